package io.tapemaker.journal.chronicle;

import io.tapemaker.journal.JournalFailedException;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.JournalLockedException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The right to write a journal: an OS lock on a descriptor that stays open, so that the death of the process gives it
 * back and nothing stale can remain. Two appenders on one Chronicle queue would not notice each other.
 *
 * <p>POSIX gives the lock back as soon as the process closes any descriptor of the lock file. So within a process the
 * second attempt is refused before the file is opened, and nothing else may open it.
 */
final class WriterLock implements AutoCloseable {

    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private WriterLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * @param directory an existing directory
     * @throws JournalLockedException if this or another process holds the lock
     */
    static WriterLock acquire(Path directory, JournalKind kind) {
        String name = kind.folder() + ".lock";
        try {
            Path file = directory.toRealPath().resolve(name);
            if (!HELD_HERE.add(file)) {
                throw new JournalLockedException(file + ": this process already writes this journal");
            }
            WriterLock lock = null;
            try {
                lock = lock(file);
            } finally {
                if (lock == null) {
                    HELD_HERE.remove(file);
                }
            }
            return lock;
        } catch (IOException e) {
            throw new JournalFailedException("cannot lock " + directory.resolve(name) + ": " + e.getMessage(), e);
        }
    }

    private static WriterLock lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = tryLock(channel);
            if (lock == null) {
                throw new JournalLockedException(file + ": another process writes this journal; stop it first");
            }
            return new WriterLock(file, channel);
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new JournalFailedException("cannot give back " + file, e);
        } finally {
            HELD_HERE.remove(file);
        }
    }
}
