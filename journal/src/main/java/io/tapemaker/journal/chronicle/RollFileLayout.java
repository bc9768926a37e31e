package io.tapemaker.journal.chronicle;

import io.tapemaker.journal.record.RecordFrame;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Layout of a roll file as Chronicle Queue 2026.4 writes it: each byte is determined by the records. Found by
 * experiment; the document is docs/journal-format.md, and a test compares it with what the library writes.
 *
 * <pre>
 *        0 header word, 4 store header: 0x40 position of the last record, 0x48 the same with its number,
 *          0xb0 next number to index
 *     0xc8 index of indexes: 0xe0 capacity, 0xe8 used, 0xf0 positions of the indexes
 *  0x400f0 first index: capacity, used, position of every 256th record
 *  0x80110 records, each behind a header word; further indexes among them
 * </pre>
 */
final class RollFileLayout {

    /** A quarter of it is the largest excerpt, and that has to hold the largest record. */
    static final int BLOCK_SIZE = 32 << 20;

    static final int OVERLAP = BLOCK_SIZE / 4;

    static final int WORD = 4;
    static final int METADATA = 0x4000_0000;
    static final int LENGTH_MASK = 0x3FFF_FFFF;
    static final int END_OF_FILE = 0xC000_0000;

    /** What follows the word {@link #END_OF_FILE}: a text field. */
    static final byte[] END_OF_FILE_TEXT = {(byte) 0xC3, 'E', 'O', 'F'};

    static final int LAST_POSITION = 0x40;
    static final int LAST_POSITION_AND_NUMBER = 0x48;
    static final int NEXT_TO_INDEX = 0xb0;

    static final int INDEXES_USED = 0xe8;
    static final int INDEXES = 0xf0;
    static final int FIRST_INDEX = 0x400f0;
    static final int FIRST_RECORD = 0x80110;

    static final int INDEX_CAPACITY = 32 << 10;
    static final int INDEX_BYTES = INDEX_CAPACITY * Long.BYTES;

    /** Every so many records one is indexed. */
    static final int INDEX_SPACING = 256;

    /** Records that one index covers. */
    static final long RECORDS_PER_INDEX = (long) INDEX_CAPACITY * INDEX_SPACING;

    private static final int NUMBER_BITS = 38;

    private static final String STORE_HEADER = "c1000040b906686561646572b60853435153746f726582aa000000"
            + "cd7772697465506f736974696f6e8e01000000008d02000000000000000200000000000000"
            + "00000000000000000000000000000000c8696e646578696e67b60c53435153496e646578696e67824c000000"
            + "ca696e646578436f756e74a20080cc696e64657853706163696e67a50001cb696e64657832496e646578"
            + "8fa7c800000000000000c96c617374496e6465788e00000000a70000000000000000"
            + "ca64617461466f726d6174a101000000";
    private static final String INDEX_OF_INDEXES = "24000440b90b696e64657832696e6465788e01000000008d0080000000000000";

    private static final byte[] PROLOGUE = HexFormat.of().parseHex(STORE_HEADER + INDEX_OF_INDEXES);
    private static final byte[] INDEX_NAME = {(byte) 0xB9, 5, 'i', 'n', 'd', 'e', 'x'};
    private static final byte PADDING = (byte) 0x8F;
    private static final byte LONG_ARRAY = (byte) 0x8D;

    private RollFileLayout() {}

    /** Bytes [0, {@link #INDEXES_USED}) of every roll file; the three words that change are zero. */
    static byte[] prologue() {
        return PROLOGUE.clone();
    }

    /** The word of the store header once the file is ready to be used. */
    static int readyWord() {
        return METADATA | 0xC1;
    }

    /** Length of an index that starts with its header word at {@code position}, that word left out. */
    static int indexLength(long position) {
        return INDEX_NAME.length + padding(position) + 1 + 2 * Long.BYTES + INDEX_BYTES;
    }

    /** Where an index that starts at {@code position} has its capacity; the number used and the entries follow. */
    static long indexCapacityPosition(long position) {
        return position + WORD + INDEX_NAME.length + padding(position) + 1;
    }

    /** What stands between the header word of an index at {@code position} and its capacity. */
    static byte[] indexName(long position) {
        byte[] name = new byte[INDEX_NAME.length + padding(position) + 1];
        Arrays.fill(name, PADDING);
        System.arraycopy(INDEX_NAME, 0, name, 0, INDEX_NAME.length);
        name[name.length - 1] = LONG_ARRAY;
        return name;
    }

    /** The arrays are aligned to 8 bytes, the header words to 4. */
    private static int padding(long position) {
        return (int) -(position + WORD + INDEX_NAME.length + 1) & 7;
    }

    /**
     * What stands at {@link #LAST_POSITION_AND_NUMBER}: the number of the record in its file, and low bits of its
     * position.
     */
    static long positionAndNumber(long position, long number) {
        return (position << NUMBER_BITS) + number;
    }

    static long numberOf(long positionAndNumber) {
        return positionAndNumber & ((1L << NUMBER_BITS) - 1);
    }

    /** Length of a file whose last record starts at {@code position}: whole blocks and one overlap. */
    static long fileLength(long position) {
        return (position / BLOCK_SIZE + 1) * BLOCK_SIZE + OVERLAP;
    }

    /** Whether a record of the journal can have this length. */
    static boolean isRecordLength(int length) {
        return length >= RecordFrame.HEADER_LENGTH
                && length <= RecordFrame.MAX_LENGTH + RecordFrame.ALIGNMENT
                && length % RecordFrame.ALIGNMENT == 0;
    }
}
