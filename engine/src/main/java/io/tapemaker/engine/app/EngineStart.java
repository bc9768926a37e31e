package io.tapemaker.engine.app;

import io.tapemaker.engine.config.EngineConfig;
import io.tapemaker.engine.gateway.Session;
import io.tapemaker.engine.gateway.TapeCutFacts;
import io.tapemaker.engine.gateway.executions.Acknowledger;
import io.tapemaker.engine.logic.QuoteChoices;
import io.tapemaker.engine.snapshot.EngineSnapshots;
import io.tapemaker.engine.start.EngineOpening;
import io.tapemaker.engine.start.RunningEngine;
import io.tapemaker.journal.Journal;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.chronicle.ChronicleJournal;
import io.tapemaker.journal.chronicle.JournalOptions;
import java.nio.file.Path;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Starts an engine on a journal directory: cuts a torn tail, and goes to the end of the tape. */
final class EngineStart {

    private final Path directory;
    private final EngineConfig config;
    private final QuoteChoices choices;
    private final Acknowledger answers;

    /** @param answers who answers commands on the engine's thread */
    EngineStart(Path directory, EngineConfig config, QuoteChoices choices, Acknowledger answers) {
        this.directory = directory;
        this.config = config;
        this.choices = choices;
        this.answers = answers;
    }

    /**
     * Opens the tape and goes to its end.
     *
     * @param startNs event time of a session that begins here
     */
    RunningEngine open(Session session, LongSupplier startNs) {
        @Nullable TapeCutFacts cut = TornTail.mend(directory);
        EngineSnapshots snapshots =
                new EngineSnapshots(directory, config.process().snapshotsKept());
        RunningEngine engine = new EngineOpening(
                        journal(JournalKind.INBOUND), journal(JournalKind.COMMANDS), choices, snapshots, answers)
                .open(session, startNs, cut);
        if (cut != null) {
            forget(engine);
        }
        return engine;
    }

    /** Before the record of the cut is durable, nothing else may be all that knows of it. */
    private void forget(RunningEngine engine) {
        try {
            engine.loop().sync();
            TornTail.journaled(directory);
        } catch (RuntimeException | Error e) {
            engine.close();
            throw e;
        }
    }

    private Journal journal(JournalKind kind) {
        JournalOptions options =
                JournalOptions.standard().withDurability(config.process().durability());
        return ChronicleJournal.open(directory, kind, options);
    }
}
