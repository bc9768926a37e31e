package io.tapemaker.engine.app;

import io.tapemaker.engine.gateway.TapeCutFacts;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.JournalTailer;
import io.tapemaker.journal.chronicle.ChronicleJournal;
import io.tapemaker.journal.chronicle.JournalOptions;
import io.tapemaker.journal.chronicle.TapeRepair;
import io.tapemaker.journal.chronicle.Verdict;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordFrame;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Cuts what a power loss tore off the end of a tape. A command whose cause was cut goes too: nobody has acted on it,
 * since its cause was beyond the durable watermark, and COMMANDS stays a pure function of INBOUND.
 */
final class TornTail {

    private TornTail() {}

    /** Mends both journals; null if no record was lost. */
    static @Nullable TapeCutFacts mend(Path directory) {
        TapeRepair.Outcome inbound = TapeRepair.repair(directory, JournalKind.INBOUND);
        TapeRepair.Outcome commands = TapeRepair.repair(directory, JournalKind.COMMANDS);
        long lastCaused = lastCommandCausedBy(directory, inbound.lastSequence());
        long orphans = commands.lastSequence() - lastCaused;
        long orphanBytes = 0;
        if (orphans > 0) {
            orphanBytes = TapeRepair.truncateAfter(directory, JournalKind.COMMANDS, lastCaused)
                    .cutBytes();
        }
        if (!torn(inbound) && !torn(commands) && orphans == 0) {
            return null;
        }
        return new TapeCutFacts(
                inbound.lastSequence(),
                inbound.durableSequence(),
                lastCaused,
                orphans,
                inbound.cutBytes(),
                commands.cutBytes() + orphanBytes);
    }

    /** An append that never committed is nothing that was lost. */
    private static boolean torn(TapeRepair.Outcome outcome) {
        return outcome.before().verdict() == Verdict.TORN;
    }

    private static long lastCommandCausedBy(Path directory, long inboundSequence) {
        ChronicleJournal journal = ChronicleJournal.open(directory, JournalKind.COMMANDS, JournalOptions.standard());
        RecordBuffer command = new RecordBuffer();
        try (JournalTailer tailer = journal.openTailer()) {
            long last = 0;
            while (tailer.poll(command) && RecordFrame.sourcePosition(command.buffer()) <= inboundSequence) {
                last = RecordFrame.sequence(command.buffer());
            }
            return last;
        }
    }
}
