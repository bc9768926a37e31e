package io.tapemaker.executor.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a file that was looked at before, and whose reader has said that it is good. */
public final class SmallFile {

    private SmallFile() {}

    /**
     * The content, or null if the file is not what it was any more. Nothing of it stays in memory but what is returned.
     *
     * @param before the facts by which the file was judged
     * @param maxBytes a longer file gives one byte more than that
     * @throws IOException if it cannot be read
     */
    public static byte @Nullable [] read(Path file, FileFacts before, int maxBytes) throws IOException {
        byte[] content = content(file, maxBytes);
        // Between a look and an open lies a moment; who used it has changed one of these.
        if (FileFacts.of(file).equals(before)) {
            return content;
        }
        Arrays.fill(content, (byte) 0);
        return null;
    }

    private static byte[] content(Path file, int maxBytes) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(maxBytes + 1);
        try (FileChannel channel = FileChannel.open(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // Until it is full or the file ends.
            }
            return Arrays.copyOf(bytes.array(), bytes.position());
        } finally {
            Arrays.fill(bytes.array(), (byte) 0);
        }
    }
}
