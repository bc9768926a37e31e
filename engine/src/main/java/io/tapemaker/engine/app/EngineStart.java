package io.tapemaker.engine.app;

import io.tapemaker.engine.config.ConfigReader;
import io.tapemaker.engine.config.EngineConfig;
import io.tapemaker.engine.domain.quoting.QuoteDecision;
import io.tapemaker.engine.gateway.InboundEncoder;
import io.tapemaker.engine.gateway.Session;
import io.tapemaker.engine.gateway.TapeCutFacts;
import io.tapemaker.engine.gateway.executions.PaperAcknowledger;
import io.tapemaker.engine.logic.BusinessLogic;
import io.tapemaker.engine.logic.DecisionListener;
import io.tapemaker.engine.logic.SessionFacts;
import io.tapemaker.engine.pipeline.EngineLoop;
import io.tapemaker.engine.snapshot.EngineSnapshots;
import io.tapemaker.journal.JournalAppender;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.JournalTailer;
import io.tapemaker.journal.chronicle.ChronicleJournal;
import io.tapemaker.journal.chronicle.JournalOptions;
import io.tapemaker.journal.record.RecordBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Brings an engine to the end of its tape: cuts a torn tail, replays INBOUND from the newest usable snapshot, writes the commands that a
 * crash kept from being written, journals the answers still owed, and begins a session unless the last one goes on.
 */
final class EngineStart {

    private final Path directory;
    private final EngineConfig config;
    private final EngineSnapshots snapshots;
    private final BusinessLogic logic;
    private final PaperAcknowledger paper = new PaperAcknowledger();
    private final InboundEncoder encoder = new InboundEncoder();
    private final RecordBuffer record = new RecordBuffer();

    EngineStart(Path directory, EngineConfig config, QuoteDecision decision) {
        this.directory = directory;
        this.config = config;
        this.snapshots = new EngineSnapshots(directory, config.process().snapshotsKept());
        this.logic = new BusinessLogic(EngineStart::settings, decision, DecisionListener.NONE);
    }

    private static io.tapemaker.engine.domain.settings.DecisionSettings settings(byte[] configParsed) {
        return ConfigReader.read("journaled configuration", configParsed).decision();
    }
}
