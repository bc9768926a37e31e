package io.tapemaker.engine.app;

import io.tapemaker.engine.gateway.TapeCutFacts;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.JournalTailer;
import io.tapemaker.journal.chronicle.AuditReport;
import io.tapemaker.journal.chronicle.ChronicleJournal;
import io.tapemaker.journal.chronicle.JournalOptions;
import io.tapemaker.journal.chronicle.TapeRepair;
import io.tapemaker.journal.chronicle.Verdict;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordFrame;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Cuts what a power loss tore off the end of a tape. A command whose cause was cut goes too: nobody has acted on it,
 * since its cause was beyond the durable watermark, and COMMANDS stays a pure function of INBOUND. A {@link CutNote}
 * stays beside the journals until the record of the cut is on the tape; should the process die just behind that, the
 * next start journals the cut once more.
 */
final class TornTail {

    private static final TapeCutFacts NOTHING = new TapeCutFacts(0, 0, 0, 0, 0, 0);

    private TornTail() {}

    /** Mends both journals; null if no record was lost, neither now nor in a start that did not journal it. */
    static @Nullable TapeCutFacts mend(Path directory) {
        CutNote note = new CutNote(directory);
        TapeCutFacts unfinished = note.read();
        TapeCutFacts known = unfinished == null ? NOTHING : unfinished;
        Consumer<AuditReport> before = report -> {
            if (report.verdict() == Verdict.TORN) {
                note.write(beginning(known, report));
            }
        };
        TapeRepair.Outcome inbound = TapeRepair.repair(directory, JournalKind.INBOUND, before);
        TapeRepair.Outcome commands = TapeRepair.repair(directory, JournalKind.COMMANDS, before);
        long lastCaused = lastCommandCausedBy(directory, inbound.lastSequence());
        long orphans = commands.lastSequence() - lastCaused;
        long orphanBytes = 0;
        if (orphans > 0) {
            note.write(beginning(known, inbound.before()));
            orphanBytes = TapeRepair.truncateAfter(directory, JournalKind.COMMANDS, lastCaused)
                    .cutBytes();
        }
        if (unfinished == null && !torn(inbound) && !torn(commands) && orphans == 0) {
            return null;
        }
        TapeCutFacts facts = new TapeCutFacts(
                inbound.lastSequence(),
                Math.max(known.inboundDurable(), inbound.durableSequence()),
                lastCaused,
                known.commandsCut() + orphans,
                known.inboundBytesCut() + inbound.cutBytes(),
                known.commandsBytesCut() + commands.cutBytes() + orphanBytes);
        note.write(facts);
        return facts;
    }

    /** The record of the cut is durably on the tape. */
    static void journaled(Path directory) {
        new CutNote(directory).remove();
    }

    /** What is known before a cut: how much goes is found out by cutting. */
    private static TapeCutFacts beginning(TapeCutFacts known, AuditReport found) {
        long durable = found.kind() == JournalKind.INBOUND ? found.durableSequence() : 0;
        return new TapeCutFacts(
                known.inboundLastGood(),
                Math.max(known.inboundDurable(), durable),
                known.commandsLastGood(),
                known.commandsCut(),
                known.inboundBytesCut(),
                known.commandsBytesCut());
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
