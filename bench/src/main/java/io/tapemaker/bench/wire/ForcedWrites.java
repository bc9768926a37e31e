package io.tapemaker.bench.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.HdrHistogram.Histogram;

/** What the disk alone takes: 64 bytes written in place, made durable by one {@code fdatasync}. */
final class ForcedWrites implements AutoCloseable {

    private static final int BYTES = 64;

    private final FileChannel channel;
    private final ByteBuffer bytes = ByteBuffer.allocateDirect(BYTES);

    ForcedWrites(Path file) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        once();
        channel.force(true);
    }

    private void once() throws IOException {
        bytes.clear();
        while (bytes.hasRemaining()) {
            channel.write(bytes, bytes.position());
        }
        channel.force(false);
    }

    void measure(int writes, Histogram ns) throws IOException {
        for (int i = 0; i < writes; i++) {
            long startNanos = System.nanoTime();
            bytes.putLong(0, startNanos);
            once();
            ns.recordValue(System.nanoTime() - startNanos);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
