package io.tapemaker.journal.counters;

import io.tapemaker.journal.JournalFailedException;
import io.tapemaker.journal.JournalKind;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Publishes how far a journal survives a power loss, to other processes as well. One writer for each journal; a call
 * is two stores into mapped memory.
 */
public final class WatermarkWriter implements AutoCloseable {

    private static final VarHandle LONG = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final MappedByteBuffer buffer;
    private final int slot;

    private WatermarkWriter(MappedByteBuffer buffer, int slot) {
        this.buffer = buffer;
        this.slot = slot;
    }

    /**
     * Opens the slot of this journal, creating the file if it is not there, and says durably that a writer is at
     * work; what was published stays until the first call of {@link #publish}.
     */
    public static WatermarkWriter open(Path directory, JournalKind kind) {
        Path file = directory.resolve(WatermarkDescriptor.FILE_NAME);
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            MappedByteBuffer buffer = channel.map(FileChannel.MapMode.READ_WRITE, 0, WatermarkDescriptor.FILE_LENGTH);
            buffer.order(ByteOrder.LITTLE_ENDIAN);
            // Two writers may both do this; they write the same bytes.
            buffer.putInt(WatermarkDescriptor.MAGIC_OFFSET, WatermarkDescriptor.MAGIC);
            buffer.putInt(WatermarkDescriptor.VERSION_OFFSET, WatermarkDescriptor.VERSION);
            WatermarkWriter writer = new WatermarkWriter(buffer, WatermarkDescriptor.slotOf(kind));
            writer.put(WatermarkDescriptor.WRITING, 1);
            buffer.force();
            return writer;
        } catch (IOException e) {
            throw new JournalFailedException("cannot open " + file + ": " + e.getMessage(), e);
        }
    }

    /** Says that the records up to this one survive a power loss. Allocates nothing. */
    public void publish(long durableSequence) {
        put(WatermarkDescriptor.DURABLE_SEQUENCE, durableSequence);
    }

    private void put(int field, long value) {
        LONG.setRelease(buffer, slot + field + WatermarkDescriptor.COMPLEMENT, ~value);
        LONG.setRelease(buffer, slot + field, value);
    }

    /** Says that the journal was closed in order: its files are now what they must be. */
    public void closeInOrder() {
        put(WatermarkDescriptor.WRITING, 0);
        close();
    }

    /** Makes what was published survive a power loss itself. */
    @Override
    public void close() {
        buffer.force();
    }
}
