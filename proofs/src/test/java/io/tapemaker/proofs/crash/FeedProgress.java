package io.tapemaker.proofs.crash;

import io.tapemaker.proofs.kit.ProcessRun;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How far a feed in another process is, by a look at one word of its newest file: cheap enough for a look a fraction
 * of a millisecond.
 */
final class FeedProgress {

    /** Position and number of the last record; see docs/journal-format.md. */
    private static final int LAST_POSITION_AND_NUMBER = 0x48;

    private static final long NUMBER_MASK = (1L << 38) - 1;
    private static final long LONGEST_WAIT_NS = TimeUnit.SECONDS.toNanos(60);

    private final Path folder;

    FeedProgress(Path journal) {
        this.folder = journal.resolve("inbound");
    }

    /** Number of records in the newest file of INBOUND, 0 if there is none. */
    long records() {
        try {
            Path newest = newest();
            if (newest == null) {
                return 0;
            }
            try (FileChannel channel = FileChannel.open(newest, StandardOpenOption.READ)) {
                ByteBuffer word = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
                boolean there = channel.read(word, LAST_POSITION_AND_NUMBER) == Long.BYTES;
                long value = there ? word.flip().getLong() : 0;
                return value == 0 ? 0 : (value & NUMBER_MASK) + 1;
            }
        } catch (IOException e) {
            return 0;
        }
    }

    private @Nullable Path newest() throws IOException {
        if (!Files.isDirectory(folder)) {
            return null;
        }
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "*.cq4")) {
            entries.forEach(files::add);
        } catch (NoSuchFileException e) {
            return null;
        }
        return files.stream().max(Path::compareTo).orElse(null);
    }

    /** Waits until there are so many records; false if the process ended before. */
    boolean await(long records, ProcessRun.Running feed) {
        long startNs = System.nanoTime();
        while (records() < records) {
            if (!feed.isAlive() || System.nanoTime() - startNs > LONGEST_WAIT_NS) {
                return false;
            }
            Thread.onSpinWait();
        }
        return true;
    }
}
