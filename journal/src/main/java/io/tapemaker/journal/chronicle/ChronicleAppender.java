package io.tapemaker.journal.chronicle;

import io.tapemaker.journal.JournalFailedException;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.counters.WatermarkWriter;
import io.tapemaker.journal.record.ChainedAppender;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordChain;
import io.tapemaker.journal.record.RecordFrame;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Appends records as excerpts, and decides when they are synced. After a failure it refuses everything. */
final class ChronicleAppender extends ChainedAppender {

    private final JournalKind kind;
    private final AppendQueue queue;
    private final WatermarkWriter watermark;
    private final DiskGuard disk;
    private final WriterLock lock;
    private final int maxUnsynced;
    private long durableSequence;
    private @Nullable Throwable failure;
    private boolean closed;

    /** Takes over everything it is given, the lock last. */
    ChronicleAppender(
            JournalKind kind,
            RecordChain chain,
            AppendQueue queue,
            WatermarkWriter watermark,
            DiskGuard disk,
            WriterLock lock,
            Durability durability) {
        super(chain);
        this.kind = kind;
        this.queue = queue;
        this.watermark = watermark;
        this.disk = disk;
        this.lock = lock;
        this.maxUnsynced = durability.maxUnsyncedRecords();
        // What a crashed writer left may sit in the page cache only.
        sync();
    }

    @Override
    public long append(RecordBuffer record) {
        requireUsable();
        requireRoom(record.length());
        long eventTimeNs = RecordFrame.eventTimeNs(record.buffer());
        if (queue.rollsAt(eventTimeNs)) {
            // The file that ends is synced once by the group; its end marker and the new name come with the next sync.
            sync();
        }
        long sequence = chain.seal(record, epoch());
        try {
            queue.append(record.array(), record.length(), eventTimeNs);
        } catch (RuntimeException | Error e) {
            throw failed("record " + sequence + " could not be appended", e);
        }
        if (sequence - durableSequence >= maxUnsynced) {
            sync();
        }
        return sequence;
    }

    private void requireRoom(int length) {
        try {
            disk.appended(length);
        } catch (JournalFailedException e) {
            failure = e;
            throw e;
        }
    }

    @Override
    public void sync() {
        requireUsable();
        try {
            queue.force();
        } catch (IOException e) {
            throw failed("sync after record " + chain.lastSequence() + " failed", e);
        }
        durableSequence = chain.lastSequence();
        watermark.publish(durableSequence);
    }

    private JournalFailedException failed(String what, Throwable cause) {
        failure = cause;
        return new JournalFailedException(kind + ": " + what + ": " + cause, cause);
    }

    private void requireUsable() {
        if (failure != null) {
            throw new JournalFailedException(kind + ": this journal failed before and takes nothing more", failure);
        }
        if (closed) {
            throw new JournalFailedException(kind + ": this appender is closed");
        }
    }

    @Override
    public long durableSequence() {
        return durableSequence;
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        try (lock;
                watermark;
                queue) {
            if (failure == null) {
                sync();
                queue.close();
                watermark.closeInOrder();
            }
        } finally {
            closed = true;
        }
    }
}
