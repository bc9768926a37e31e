package io.tapemaker.journal.record;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * Layout of the frame around each record's message, 64 bytes, little-endian. The document beside it is
 * docs/journal-format.md.
 *
 * <pre>
 *   0 magic u32 "TAPE"      4 formatVersion u16      6 headerLength u16
 *   8 length u32 (frame + body + padding)           12 bodyLength u32
 *  16 schemaId u16         18 schemaVersion u16     20 templateId u16   22 blockLength u16
 *  24 source u16           26 flags u16 (zero)      28 epoch u32
 *  32 sequence i64         40 eventTimeNs i64       48 sourcePosition i64
 *  56 previousChecksum u32 60 checksum u32 (CRC32C of [0, 60) and [64, length))
 * </pre>
 */
public final class RecordFrame {

    public static final int MAGIC = 0x45504154;
    public static final int FORMAT_VERSION = 1;
    public static final int HEADER_LENGTH = 64;
    public static final int ALIGNMENT = 8;

    /** A body holds at most a frame of 4 MiB and its fixed fields. */
    public static final int MAX_BODY_LENGTH = (4 << 20) + 1024;

    public static final int MAX_LENGTH = HEADER_LENGTH + MAX_BODY_LENGTH;

    static final int MAGIC_OFFSET = 0;
    static final int FORMAT_VERSION_OFFSET = 4;
    static final int HEADER_LENGTH_OFFSET = 6;
    static final int LENGTH_OFFSET = 8;
    static final int BODY_LENGTH_OFFSET = 12;
    static final int SCHEMA_ID_OFFSET = 16;
    static final int SCHEMA_VERSION_OFFSET = 18;
    static final int TEMPLATE_ID_OFFSET = 20;
    static final int BLOCK_LENGTH_OFFSET = 22;
    static final int SOURCE_OFFSET = 24;
    static final int FLAGS_OFFSET = 26;
    static final int EPOCH_OFFSET = 28;
    static final int SEQUENCE_OFFSET = 32;
    static final int EVENT_TIME_OFFSET = 40;
    static final int SOURCE_POSITION_OFFSET = 48;
    static final int PREVIOUS_CHECKSUM_OFFSET = 56;
    static final int CHECKSUM_OFFSET = 60;

    private RecordFrame() {}

    /** Length of a whole record whose body has this length: padded to a multiple of {@link #ALIGNMENT}. */
    public static int alignedLength(int bodyLength) {
        return (HEADER_LENGTH + bodyLength + ALIGNMENT - 1) & -ALIGNMENT;
    }

    public static int magic(DirectBuffer record) {
        return record.getInt(MAGIC_OFFSET, LITTLE_ENDIAN);
    }

    public static int formatVersion(DirectBuffer record) {
        return unsigned(record, FORMAT_VERSION_OFFSET);
    }

    public static int headerLength(DirectBuffer record) {
        return unsigned(record, HEADER_LENGTH_OFFSET);
    }

    /** Length of the whole record in bytes, as written; negative when hostile. */
    public static int length(DirectBuffer record) {
        return record.getInt(LENGTH_OFFSET, LITTLE_ENDIAN);
    }

    /** Length of the body in bytes, without padding. */
    public static int bodyLength(DirectBuffer record) {
        return record.getInt(BODY_LENGTH_OFFSET, LITTLE_ENDIAN);
    }

    public static int schemaId(DirectBuffer record) {
        return unsigned(record, SCHEMA_ID_OFFSET);
    }

    public static int schemaVersion(DirectBuffer record) {
        return unsigned(record, SCHEMA_VERSION_OFFSET);
    }

    public static int templateId(DirectBuffer record) {
        return unsigned(record, TEMPLATE_ID_OFFSET);
    }

    public static int blockLength(DirectBuffer record) {
        return unsigned(record, BLOCK_LENGTH_OFFSET);
    }

    /** Code of the {@link RecordSource}. */
    public static int source(DirectBuffer record) {
        return unsigned(record, SOURCE_OFFSET);
    }

    public static int epoch(DirectBuffer record) {
        return record.getInt(EPOCH_OFFSET, LITTLE_ENDIAN);
    }

    public static long sequence(DirectBuffer record) {
        return record.getLong(SEQUENCE_OFFSET, LITTLE_ENDIAN);
    }

    /** Event time in ns since the epoch. */
    public static long eventTimeNs(DirectBuffer record) {
        return record.getLong(EVENT_TIME_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Position at the source: line of a recording, INBOUND sequence of a command's cause; 0 when the source has none.
     */
    public static long sourcePosition(DirectBuffer record) {
        return record.getLong(SOURCE_POSITION_OFFSET, LITTLE_ENDIAN);
    }

    public static int previousChecksum(DirectBuffer record) {
        return record.getInt(PREVIOUS_CHECKSUM_OFFSET, LITTLE_ENDIAN);
    }

    public static int checksum(DirectBuffer record) {
        return record.getInt(CHECKSUM_OFFSET, LITTLE_ENDIAN);
    }

    static void writeFixed(MutableDirectBuffer record, int length, int bodyLength) {
        record.putInt(MAGIC_OFFSET, MAGIC, LITTLE_ENDIAN);
        putUnsigned(record, FORMAT_VERSION_OFFSET, FORMAT_VERSION);
        putUnsigned(record, HEADER_LENGTH_OFFSET, HEADER_LENGTH);
        record.putInt(LENGTH_OFFSET, length, LITTLE_ENDIAN);
        record.putInt(BODY_LENGTH_OFFSET, bodyLength, LITTLE_ENDIAN);
        putUnsigned(record, FLAGS_OFFSET, 0);
    }

    static void writeMessageType(
            MutableDirectBuffer record, int schemaId, int schemaVersion, int templateId, int blockLength) {
        putUnsigned(record, SCHEMA_ID_OFFSET, schemaId);
        putUnsigned(record, SCHEMA_VERSION_OFFSET, schemaVersion);
        putUnsigned(record, TEMPLATE_ID_OFFSET, templateId);
        putUnsigned(record, BLOCK_LENGTH_OFFSET, blockLength);
    }

    static void writeOrigin(MutableDirectBuffer record, RecordSource source, long sourcePosition, long eventTimeNs) {
        putUnsigned(record, SOURCE_OFFSET, source.code());
        record.putLong(SOURCE_POSITION_OFFSET, sourcePosition, LITTLE_ENDIAN);
        writeEventTime(record, eventTimeNs);
    }

    static void writeEventTime(MutableDirectBuffer record, long eventTimeNs) {
        record.putLong(EVENT_TIME_OFFSET, eventTimeNs, LITTLE_ENDIAN);
    }

    static void writeChain(MutableDirectBuffer record, int epoch, long sequence, int previousChecksum) {
        record.putInt(EPOCH_OFFSET, epoch, LITTLE_ENDIAN);
        record.putLong(SEQUENCE_OFFSET, sequence, LITTLE_ENDIAN);
        record.putInt(PREVIOUS_CHECKSUM_OFFSET, previousChecksum, LITTLE_ENDIAN);
    }

    static void writeChecksum(MutableDirectBuffer record, int checksum) {
        record.putInt(CHECKSUM_OFFSET, checksum, LITTLE_ENDIAN);
    }

    private static int unsigned(DirectBuffer record, int offset) {
        return record.getShort(offset, LITTLE_ENDIAN) & 0xFFFF;
    }

    private static void putUnsigned(MutableDirectBuffer record, int offset, int value) {
        record.putShort(offset, (short) value, LITTLE_ENDIAN);
    }
}
