package io.tapemaker.journal.chronicle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file, opened for reading only. */
final class ChannelContent implements FileContent {

    /** Larger reads are split, since the direct buffer between file and array is as large as a read. */
    private static final int MAX_READ = 256 << 10;

    private final FileChannel channel;
    private final ByteBuffer between = ByteBuffer.allocateDirect(MAX_READ);

    private ChannelContent(FileChannel channel) {
        this.channel = channel;
    }

    static ChannelContent open(Path file) {
        try {
            return new ChannelContent(FileChannel.open(file, StandardOpenOption.READ));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    @Override
    public long size() {
        try {
            return channel.size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public int read(long position, byte[] into, int offset, int length) {
        int done = 0;
        try {
            while (done < length) {
                between.clear().limit(Math.min(MAX_READ, length - done));
                int count = channel.read(between, position + done);
                if (count <= 0) {
                    break;
                }
                between.flip().get(into, offset + done, count);
                done += count;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return done;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
