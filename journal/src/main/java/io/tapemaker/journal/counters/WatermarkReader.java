package io.tapemaker.journal.counters;

import io.tapemaker.journal.JournalKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Reads the watermark of a journal of this or another process: read-only, by plain reads, so that a writer who cuts
 * the file cannot take the reader down. Not thread-safe.
 */
public final class WatermarkReader implements AutoCloseable {

    /** Nothing is known to survive a power loss. */
    public static final long UNKNOWN = 0;

    /** A writer is between its two stores for nanoseconds; after so many looks it is not a change but damage. */
    private static final int LOOKS = 64;

    private final Path file;
    private final int slot;
    private final ByteBuffer bytes =
            ByteBuffer.allocateDirect(WatermarkDescriptor.FILE_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
    private @Nullable FileChannel channel;

    private WatermarkReader(Path file, int slot) {
        this.file = file;
        this.slot = slot;
    }

    /** A reader of this journal's slot; neither directory nor file need to exist yet. */
    public static WatermarkReader open(Path directory, JournalKind kind) {
        return new WatermarkReader(directory.resolve(WatermarkDescriptor.FILE_NAME), WatermarkDescriptor.slotOf(kind));
    }

    /** Highest sequence that survives a power loss, {@link #UNKNOWN} if there is no file or it is damaged. */
    public long durableSequence() {
        return read(WatermarkDescriptor.DURABLE_SEQUENCE);
    }

    /** Whether a writer is at work, or has died at it. */
    public boolean isWriting() {
        return read(WatermarkDescriptor.WRITING) == 1;
    }

    private long read(int field) {
        try {
            FileChannel open = channel();
            if (open == null) {
                return UNKNOWN;
            }
            for (int look = 0; look < LOOKS; look++) {
                if (!readAll(open)) {
                    return UNKNOWN;
                }
                long value = bytes.getLong(slot + field);
                if (bytes.getLong(slot + field + WatermarkDescriptor.COMPLEMENT) == ~value) {
                    return value;
                }
                Thread.onSpinWait();
            }
            return UNKNOWN;
        } catch (IOException e) {
            return UNKNOWN;
        }
    }

    private @Nullable FileChannel channel() throws IOException {
        if (channel == null) {
            try {
                channel = FileChannel.open(file, StandardOpenOption.READ);
            } catch (NoSuchFileException e) {
                return null;
            }
        }
        return channel;
    }

    private boolean readAll(FileChannel open) throws IOException {
        bytes.clear();
        return open.read(bytes, 0) == WatermarkDescriptor.FILE_LENGTH
                && bytes.getInt(WatermarkDescriptor.MAGIC_OFFSET) == WatermarkDescriptor.MAGIC
                && bytes.getInt(WatermarkDescriptor.VERSION_OFFSET) == WatermarkDescriptor.VERSION;
    }

    @Override
    public void close() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
