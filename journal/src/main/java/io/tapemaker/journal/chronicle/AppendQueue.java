package io.tapemaker.journal.chronicle;

import io.tapemaker.journal.JournalFailedException;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.wire.DocumentContext;
import org.jspecify.annotations.Nullable;

/**
 * A Chronicle queue with one appender, driven by event time. It knows excerpts and files; what a record is, its
 * caller knows.
 *
 * <p>Chronicle's metadata file is removed before and after use. It holds process ids, locks that a killed process
 * would leave behind, and a count that depends on how often the queue was opened; nothing in it is needed, since the
 * folder is the listing and {@link WriterLock} is the lock.
 */
final class AppendQueue implements AutoCloseable {

    private final Path folder;
    private final SingleChronicleQueue queue;
    private final ExcerptAppender appender;
    private long eventTimeMs;
    private long currentDay;
    private @Nullable Path currentFile;
    private @Nullable FileChannel currentChannel;
    private @Nullable Path endedFile;
    private boolean namesChanged;

    private AppendQueue(Path folder, long lastEventTimeNs, long lastDay) throws IOException {
        this.folder = folder;
        this.eventTimeMs = TimeUnit.NANOSECONDS.toMillis(lastEventTimeNs);
        this.currentDay = lastDay;
        Files.createDirectories(folder);
        Files.deleteIfExists(folder.resolve(ChronicleQueues.METADATA_FILE));
        this.queue = ChronicleQueues.open(folder, () -> this.eventTimeMs);
        this.appender = queue.createAppender();
        // Opened by the thread that starts the engine, then owned by the engine's.
        appender.singleThreadedCheckDisabled(true);
        if (lastDay >= 0) {
            useFile(folder.resolve(RollFile.nameOf(lastDay)));
        }
    }

    /**
     * @param lastEventTimeNs event time of the last record, which decides the file that is continued
     * @param lastDay event date of the last record in days since the epoch, -1 if there is no record
     */
    static AppendQueue open(Path folder, long lastEventTimeNs, long lastDay) {
        try {
            return new AppendQueue(folder, lastEventTimeNs, lastDay);
        } catch (IOException e) {
            throw new JournalFailedException("cannot open " + folder + ": " + e.getMessage(), e);
        }
    }

    /** Number of the last excerpt in its file, -1 if there is none, as Chronicle sees it. */
    long lastNumber() {
        long last = queue.lastIndex();
        return last == -1 ? -1 : queue.rollCycle().toSequenceNumber(last);
    }

    /** Event date of the last excerpt, -1 if there is none, as Chronicle sees it. */
    long lastDay() {
        long last = queue.lastIndex();
        return last == -1 ? -1 : queue.rollCycle().toCycle(last);
    }

    /** Whether a record of this time goes to another file than the one before. */
    boolean rollsAt(long eventTimeNs) {
        return currentDay >= 0 && RollFile.epochDayOf(eventTimeNs) != currentDay;
    }

    /** Appends {@code length} bytes as one excerpt. Event time must not go back. */
    void append(byte[] bytes, int length, long eventTimeNs) {
        eventTimeMs = TimeUnit.NANOSECONDS.toMillis(eventTimeNs);
        DocumentContext excerpt = appender.writingDocument();
        try {
            excerpt.wire().bytes().write(bytes, 0, length);
        } catch (RuntimeException | Error e) {
            // Closing without this would commit what was written so far.
            excerpt.rollbackOnClose();
            throw e;
        } finally {
            excerpt.close();
        }
        long day = RollFile.epochDayOf(eventTimeNs);
        if (day != currentDay) {
            currentDay = day;
            startFile();
        }
    }

    private void startFile() {
        File file = appender.currentFile();
        if (file == null) {
            throw new JournalFailedException(folder + ": an append went to no file");
        }
        try {
            endedFile = currentFile;
            closeChannel();
            if (endedFile != null) {
                trim(endedFile);
            }
            useFile(file.toPath());
            namesChanged = true;
        } catch (IOException e) {
            throw new JournalFailedException("cannot open " + file + " for syncing", e);
        }
    }

    private void useFile(Path file) throws IOException {
        currentFile = file;
        currentChannel = FileChannel.open(file, StandardOpenOption.WRITE);
    }

    private void closeChannel() throws IOException {
        if (currentChannel != null) {
            currentChannel.close();
            currentChannel = null;
        }
    }

    /**
     * Takes off the block that Chronicle may have added for a record that has not come, which it does or not
     * depending on how often the queue was opened.
     */
    private static void trim(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer word = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            if (channel.read(word, RollFileLayout.LAST_POSITION) == Long.BYTES) {
                channel.truncate(RollFileLayout.fileLength(word.getLong(0)));
            }
        }
    }

    /** Makes everything appended durable, and the names of new files. A failure must not be retried. */
    void force() throws IOException {
        if (endedFile != null) {
            Disk.forceFile(endedFile);
            endedFile = null;
        }
        if (currentChannel != null) {
            currentChannel.force(false);
        }
        if (namesChanged) {
            Disk.forceDirectory(folder);
            Disk.forceDirectory(folder.resolve(".."));
            namesChanged = false;
        }
    }

    @Override
    public void close() {
        if (queue.isClosed()) {
            return;
        }
        appender.close();
        queue.close();
        try {
            closeChannel();
            if (currentFile != null) {
                trim(currentFile);
            }
            Files.deleteIfExists(folder.resolve(ChronicleQueues.METADATA_FILE));
        } catch (IOException e) {
            throw new JournalFailedException("cannot close " + folder, e);
        }
    }
}
