package io.tapemaker.journal.chronicle;

import io.tapemaker.journal.Journal;
import io.tapemaker.journal.JournalAppender;
import io.tapemaker.journal.JournalFailedException;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.JournalTailer;
import io.tapemaker.journal.counters.WatermarkWriter;
import io.tapemaker.journal.record.RecordBuffer;
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
        WriterLock lock = WriterLock.acquire(directory, kind.folder() + ".lock");
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
        TapeTailer tailer = readAll();
        RollFile last = tailer.file();
        long lastDay = last == null ? -1 : last.epochDay();
        AppendQueue queue = AppendQueue.open(folder(), tailer.chain().lastEventTimeNs(), lastDay);
        if (queue.lastDay() != lastDay || queue.lastNumber() != tailer.recordsInFile() - 1) {
            queue.close();
            throw new JournalFailedException(kind + ": the last record read is number " + tailer.recordsInFile()
                    + " of its file, but the queue says " + (queue.lastNumber() + 1));
        }
        WatermarkWriter watermark = WatermarkWriter.open(directory, kind);
        return new ChronicleAppender(kind, tailer.chain(), queue, watermark, disk, lock, options.durability());
    }

    private TapeTailer readAll() {
        try (TapeTailer tailer = new TapeTailer(kind, folder())) {
            RecordBuffer record = new RecordBuffer();
            while (tailer.poll(record)) {
                // Each one is checked as it is read.
            }
            return tailer;
        }
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
