package io.tapemaker.executor.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * How far EXECUTIONS has surely been, in a file of its own: a tape that ends before, or holds another record there, was
 * rolled back. Two slots, written in turn and synced, so that one of them is always whole.
 */
final class HeadFile implements AutoCloseable {

    /** Its name in a journal directory. */
    static final String NAME = "executor.head";

    private static final int MAGIC = 0x44484d54;
    private static final int SLOT = 64;
    private static final int SEALED = 16;

    private final FileChannel channel;
    private final @Nullable Head found;
    private int turn;

    /** A record of EXECUTIONS that is durable. */
    record Head(long sequence, int checksum) {}

    private HeadFile(FileChannel channel) throws IOException {
        this.channel = channel;
        Head first = read(0);
        Head second = read(1);
        found = first == null || second != null && second.sequence() > first.sequence() ? second : first;
        turn = found != null && found.equals(first) ? 1 : 0;
    }

    static HeadFile open(Path file) throws IOException {
        return new HeadFile(FileChannel.open(
                file,
                Set.of(
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        LinkOption.NOFOLLOW_LINKS),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))));
    }

    /** The head that the file said when it was opened, null for none. */
    @Nullable
    Head found() {
        return found;
    }

    private @Nullable Head read(int slot) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(SLOT);
        while (bytes.hasRemaining() && channel.read(bytes, (long) slot * SLOT + bytes.position()) > 0) {
            // As much as there is.
        }
        boolean whole = bytes.position() == SLOT
                && bytes.getInt(0) == MAGIC
                && bytes.getInt(SEALED) == crc(bytes)
                && bytes.getLong(4) > 0;
        return whole ? new Head(bytes.getLong(4), bytes.getInt(12)) : null;
    }

    private static int crc(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes.slice(0, SEALED));
        return (int) crc.getValue();
    }

    /** Anchors a record that is durable already. */
    void anchor(long sequence, int checksum) {
        ByteBuffer bytes = ByteBuffer.allocate(SLOT);
        bytes.putInt(0, MAGIC).putLong(4, sequence).putInt(12, checksum);
        bytes.putInt(SEALED, crc(bytes));
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes, (long) turn * SLOT + bytes.position());
            }
            channel.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException("the head of EXECUTIONS cannot be anchored", e);
        }
        turn = 1 - turn;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
