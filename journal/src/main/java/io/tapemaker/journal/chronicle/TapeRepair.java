package io.tapemaker.journal.chronicle;

import io.tapemaker.journal.CorruptRecordException;
import io.tapemaker.journal.JournalFailedException;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.counters.WatermarkWriter;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Cuts the end of a journal that is not as it must be. The file in which the sound records end is written anew by
 * Chronicle from those records, beside the journal, checked, and renamed over the old one; files behind it are
 * deleted before, the newest first. A crash at any step leaves a journal that the next repair finishes, and no sound
 * record is ever only in the new file.
 */
public final class TapeRepair {

    private static final String WORK_SUFFIX = ".repair";

    private final Path directory;
    private final JournalKind kind;
    private final Path folder;
    private final Path work;

    /** Its callers hold the writer lock. */
    TapeRepair(Path directory, JournalKind kind) {
        this.directory = directory;
        this.kind = kind;
        this.folder = directory.resolve(kind.folder());
        this.work = directory.resolve(kind.folder() + WORK_SUFFIX);
    }

    /**
     * What a repair did.
     *
     * @param before what the audit had found
     * @param lastSequence the journal's last record now
     * @param cutBytes bytes behind that record, up to the last that was not zero
     * @param durableSequence what the watermark had said survives a power loss, 0 if nothing
     */
    public record Outcome(AuditReport before, long lastSequence, long cutBytes, long durableSequence) {

        /** Whether the journal's files were changed. */
        public boolean changed() {
            return before.verdict() != Verdict.CLEAN || cutBytes > 0;
        }

        /** Records that were said to survive a power loss, and do not. */
        public long lostAcknowledged() {
            return Math.max(0, durableSequence - lastSequence);
        }
    }

    /**
     * Mends an open or torn tail, and nothing else: a clean journal is left alone.
     *
     * @throws CorruptRecordException if the damage is not at the end
     * @throws io.tapemaker.journal.JournalLockedException if a writer is at work
     */
    public static Outcome repair(Path directory, JournalKind kind) {
        return repair(directory, kind, report -> {});
    }

    /**
     * The same.
     *
     * @param before told what was found, before anything is changed and only if something will be
     */
    public static Outcome repair(Path directory, JournalKind kind, Consumer<AuditReport> before) {
        return truncateAfter(directory, kind, Long.MAX_VALUE, before);
    }

    /**
     * Mends the tail, and cuts sound records behind a sequence: commands whose cause was cut.
     *
     * @param lastSequence the last record to stay; 0 leaves none
     * @throws CorruptRecordException if the damage is not at the end
     * @throws io.tapemaker.journal.JournalLockedException if a writer is at work
     */
    public static Outcome truncateAfter(Path directory, JournalKind kind, long lastSequence) {
        return truncateAfter(directory, kind, lastSequence, report -> {});
    }

    private static Outcome truncateAfter(
            Path directory, JournalKind kind, long lastSequence, Consumer<AuditReport> before) {
        if (!Files.isDirectory(directory)) {
            AuditReport nothing = TapeAudit.audit(directory, kind);
            return new Outcome(nothing, 0, 0, 0);
        }
        WriterLock lock = WriterLock.acquire(directory, kind);
        try {
            AuditReport report = TapeAudit.audit(directory, kind);
            TapeRepair repair = new TapeRepair(directory, kind);
            if (report.verdict() == Verdict.CLEAN && report.lastSequence() <= lastSequence) {
                return new Outcome(report, report.lastSequence(), 0, report.durableSequence());
            }
            if (report.verdict() != Verdict.CORRUPT) {
                before.accept(report);
            }
            return repair.cut(report, Math.min(lastSequence, report.lastSequence()));
        } finally {
            lock.close();
        }
    }

    /** Mends what this report says, under the caller's lock. */
    Outcome mend(AuditReport report) {
        return cut(report, report.lastSequence());
    }

    private Outcome cut(AuditReport report, long lastSequence) {
        if (report.verdict() == Verdict.CORRUPT) {
            throw new CorruptRecordException(kind, report.lastSequence(), report.explanation());
        }
        try {
            deleteWork();
            List<RollFile> files = new ArrayList<>(RollFile.list(folder));
            long cutBytes = deleteBehind(files, lastSequence);
            if (!files.isEmpty()) {
                cutBytes += rewriteLast(files, lastSequence);
            }
            long durable = report.durableSequence();
            try (WatermarkWriter watermark = WatermarkWriter.open(directory, kind)) {
                watermark.publish(Math.min(durable, lastSequence));
                watermark.closeInOrder();
            }
            return new Outcome(report, lastSequence, cutBytes, durable);
        } catch (IOException e) {
            throw new JournalFailedException(kind + ": the tail could not be cut: " + e, e);
        }
    }

    /** Deletes, newest first, the files in which no record up to {@code lastSequence} lies; returns their bytes. */
    private long deleteBehind(List<RollFile> files, long lastSequence) throws IOException {
        long cutBytes = 0;
        while (!files.isEmpty()) {
            RollFile newest = files.get(files.size() - 1);
            try (RollFileRecords records = new RollFileRecords(newest.path(), kind)) {
                if (records.next() && records.sequence() <= lastSequence) {
                    return cutBytes;
                }
                cutBytes += records.bytesBehind(RollFileLayout.FIRST_RECORD);
            }
            Files.delete(newest.path());
            Disk.forceDirectory(folder);
            files.remove(files.size() - 1);
        }
        return cutBytes;
    }

    private long rewriteLast(List<RollFile> files, long lastSequence) throws IOException {
        RollFile old = files.get(files.size() - 1);
        long cutBytes = copyUpTo(old, lastSequence);
        Path written = work.resolve(old.name());
        Disk.forceFile(written);
        requireClean(files, new RollFile(written, old.epochDay()), lastSequence);
        Files.move(written, old.path(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Disk.forceDirectory(folder);
        deleteWork();
        return cutBytes;
    }

    private long copyUpTo(RollFile old, long lastSequence) {
        try (RollFileRecords records = new RollFileRecords(old.path(), kind)) {
            long end = RollFileLayout.FIRST_RECORD;
            AppendQueue queue = null;
            try {
                while (records.next() && records.sequence() <= lastSequence) {
                    if (queue == null) {
                        queue = AppendQueue.open(work, records.eventTimeNs(), -1);
                    }
                    queue.append(records.array(), records.length(), records.eventTimeNs());
                    end = records.end();
                }
            } finally {
                if (queue != null) {
                    queue.close();
                }
            }
            return records.bytesBehind(end);
        }
    }

    /** The new file takes the old one's place only if the journal is then what it must be. */
    private void requireClean(List<RollFile> files, RollFile written, long lastSequence) {
        List<RollFile> after = new ArrayList<>(files.subList(0, files.size() - 1));
        after.add(written);
        AuditReport report = TapeAudit.check(
                        kind,
                        after,
                        file -> ChannelContent.open(file.path()),
                        JournalOptions.OpenCheck.LAST_FILE,
                        TapeAudit.Watermark.UNKNOWN)
                .report();
        if (report.verdict() != Verdict.CLEAN || report.lastSequence() != lastSequence) {
            throw new JournalFailedException(
                    kind + ": the rewritten file is not right, nothing was replaced: " + report);
        }
    }

    private void deleteWork() throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(work)) {
            for (Path entry : entries) {
                Files.delete(entry);
            }
        } catch (NoSuchFileException e) {
            return;
        }
        Files.delete(work);
    }
}
