package io.tapemaker.journal.chronicle;

import io.tapemaker.journal.CorruptRecordException;
import io.tapemaker.journal.Journal;
import io.tapemaker.journal.JournalAppender;
import io.tapemaker.journal.JournalFailedException;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.JournalTailer;
import io.tapemaker.journal.counters.WatermarkWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A journal in a directory, as Chronicle Queue files: {@code DIR/<kind>/<event date>X.cq4}. */
public final class ChronicleJournal implements Journal {

    private final Path directory;
    private final JournalKind kind;
    private final JournalOptions options;

    private ChronicleJournal(Path directory, JournalKind kind, JournalOptions options) {
        this.directory = directory;
        this.kind = kind;
        this.options = options;
    }

    /** Names a journal; nothing is opened or created yet, and the directory need not exist. */
    public static ChronicleJournal open(Path directory, JournalKind kind, JournalOptions options) {
        return new ChronicleJournal(directory, kind, options);
    }

    @Override
    public JournalKind kind() {
        return kind;
    }

    @Override
    public JournalAppender openAppender() {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new JournalFailedException("cannot create " + directory + ": " + e.getMessage(), e);
        }
        DiskGuard disk = new DiskGuard(directory, options.freeSpaceFloorBytes());
        WriterLock lock = WriterLock.acquire(directory, kind);
        boolean opened = false;
        try {
            JournalAppender appender = openLocked(disk, lock);
            opened = true;
            return appender;
        } finally {
            if (!opened) {
                lock.close();
            }
        }
    }

    private JournalAppender openLocked(DiskGuard disk, WriterLock lock) {
        TapeAudit.Audited audited = TapeAudit.check(directory, kind, options.openCheck());
        if (audited.report().verdict() == Verdict.OPEN_TAIL) {
            // What a killed writer leaves. Nothing committed is lost, so nobody needs to be asked.
            new TapeRepair(directory, kind).mend(audited.report());
            audited = TapeAudit.check(directory, kind, options.openCheck());
        }
        AuditReport report = audited.report();
        if (report.verdict() != Verdict.CLEAN) {
            throw new CorruptRecordException(kind, report.lastSequence(), report.explanation());
        }
        AppendQueue queue = AppendQueue.open(folder(), report.lastEventTimeNs(), report.lastDay());
        if (queue.lastDay() != report.lastDay() || queue.lastNumber() != report.lastDayRecords() - 1) {
            queue.close();
            throw new JournalFailedException(kind + ": the last record read is number " + report.lastDayRecords()
                    + " of its file, but the queue says " + (queue.lastNumber() + 1));
        }
        WatermarkWriter watermark = WatermarkWriter.open(directory, kind);
        return new ChronicleAppender(kind, audited.chain(), queue, watermark, disk, lock, options.durability());
    }

    private Path folder() {
        return directory.resolve(kind.folder());
    }

    @Override
    public JournalTailer openTailer() {
        return new TapeTailer(kind, folder());
    }

    @Override
    public void close() {
        // Appenders and tailers are closed by who opened them.
    }
}
