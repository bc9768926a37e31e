package io.tapemaker.journal.record;

import io.tapemaker.journal.JournalKind;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The chain of one journal: what the next record has to name. {@link #seal} extends it on the writing side, {@link
 * #problemOf} and {@link #follow} on the reading side. A flipped bit, or a swapped, repeated, missing or foreign
 * record, breaks it.
 */
public final class RecordChain {

    private final CRC32C crc = new CRC32C();
    private final UnsafeBuffer frame = new UnsafeBuffer(0, 0);
    private long lastSequence;
    private int lastChecksum;
    private long lastEventTimeNs;
    private int epoch;

    public RecordChain(JournalKind kind) {
        this.lastChecksum = seedOf(kind);
    }

    /** What the first record of a journal names as the checksum before it. */
    public static int seedOf(JournalKind kind) {
        CRC32C seedCrc = new CRC32C();
        seedCrc.update(kind.name().getBytes(StandardCharsets.US_ASCII));
        return (int) seedCrc.getValue();
    }

    /**
     * Completes a record's frame as the next of this chain and returns its sequence.
     *
     * @throws IllegalArgumentException if its event time or epoch lies before the last one
     */
    public long seal(RecordBuffer record, int recordEpoch) {
        if (RecordFrame.eventTimeNs(record.buffer()) < lastEventTimeNs || recordEpoch < epoch) {
            throw new IllegalArgumentException("event time and epoch never go back");
        }
        RecordFrame.writeChain(record.buffer(), recordEpoch, lastSequence + 1, lastChecksum);
        RecordFrame.writeChecksum(record.buffer(), checksumOf(record.array(), 0, record.length()));
        follow(record.array(), 0);
        return lastSequence;
    }

    /**
     * Says what is wrong with the bytes at {@code offset}, of which {@code available} may be read, as the next
     * record; null if they are it. Never throws and never reads outside, whatever the bytes are.
     */
    public @Nullable String problemOf(byte[] bytes, int offset, int available) {
        if (available < RecordFrame.HEADER_LENGTH) {
            return "shorter than a record frame";
        }
        frame.wrap(bytes, offset, RecordFrame.HEADER_LENGTH);
        String shape = shapeProblem(available);
        if (shape != null) {
            return shape;
        }
        if (RecordFrame.checksum(frame) != checksumOf(bytes, offset, RecordFrame.length(frame))) {
            return "checksum does not match the bytes";
        }
        return orderProblem();
    }

    /** Whether a whole record with a matching checksum starts at {@code offset}, whatever its place and journal. */
    public boolean isSound(byte[] bytes, int offset, int available) {
        if (available < RecordFrame.HEADER_LENGTH) {
            return false;
        }
        frame.wrap(bytes, offset, RecordFrame.HEADER_LENGTH);
        return shapeProblem(available) == null
                && RecordFrame.checksum(frame) == checksumOf(bytes, offset, RecordFrame.length(frame));
    }

    private @Nullable String shapeProblem(int available) {
        if (RecordFrame.magic(frame) != RecordFrame.MAGIC) {
            return "no record starts here";
        }
        if (RecordFrame.formatVersion(frame) != RecordFrame.FORMAT_VERSION
                || RecordFrame.headerLength(frame) != RecordFrame.HEADER_LENGTH) {
            return "record format " + RecordFrame.formatVersion(frame) + " is not known to this build";
        }
        int length = RecordFrame.length(frame);
        int bodyLength = RecordFrame.bodyLength(frame);
        if (bodyLength < 0 || bodyLength > RecordFrame.MAX_BODY_LENGTH) {
            return "body length " + Integer.toUnsignedString(bodyLength) + " is above the limit";
        }
        if (length != RecordFrame.alignedLength(bodyLength)) {
            return "length and body length disagree";
        }
        return length > available ? "cut after " + available + " of " + length + " bytes" : null;
    }

    private @Nullable String orderProblem() {
        long sequence = RecordFrame.sequence(frame);
        if (sequence != lastSequence + 1) {
            return "sequence " + sequence + " where " + (lastSequence + 1) + " must follow";
        }
        if (RecordFrame.previousChecksum(frame) != lastChecksum) {
            return "does not follow the record before it";
        }
        if (RecordFrame.eventTimeNs(frame) < lastEventTimeNs) {
            return "event time goes back";
        }
        return RecordFrame.epoch(frame) < epoch ? "epoch goes back" : null;
    }

    /** Takes the record at {@code offset}, which {@link #problemOf} found sound, as the last one. */
    public void follow(byte[] bytes, int offset) {
        frame.wrap(bytes, offset, RecordFrame.HEADER_LENGTH);
        lastSequence = RecordFrame.sequence(frame);
        lastChecksum = RecordFrame.checksum(frame);
        lastEventTimeNs = RecordFrame.eventTimeNs(frame);
        epoch = RecordFrame.epoch(frame);
    }

    private int checksumOf(byte[] bytes, int offset, int length) {
        crc.reset();
        crc.update(bytes, offset, RecordFrame.CHECKSUM_OFFSET);
        crc.update(bytes, offset + RecordFrame.HEADER_LENGTH, length - RecordFrame.HEADER_LENGTH);
        return (int) crc.getValue();
    }

    /** Sequence of the last record, 0 when there is none. */
    public long lastSequence() {
        return lastSequence;
    }

    /** Checksum of the last record, or the seed. */
    public int lastChecksum() {
        return lastChecksum;
    }

    /** Event time of the last record in ns since the epoch, 0 when there is none. */
    public long lastEventTimeNs() {
        return lastEventTimeNs;
    }

    /** Epoch of the last record, 0 when there is none. */
    public int epoch() {
        return epoch;
    }
}
