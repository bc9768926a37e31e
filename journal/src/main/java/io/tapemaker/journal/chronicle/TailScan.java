package io.tapemaker.journal.chronicle;

import io.tapemaker.journal.record.RecordChain;
import io.tapemaker.journal.record.RecordFrame;
import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;

/** Looks at what lies behind the last sound record: zeros, remains of an append, or records that must not be lost. */
final class TailScan {

    /** Nothing found. */
    static final long NOWHERE = -1;

    /**
     * A file goes on for less than this behind its last record; more is not read, so that a huge file does not hold
     * us up.
     */
    static final long LONGEST_TAIL = 256L << 20;

    private static final int CHUNK = 64 << 10;
    private static final byte[] ZEROS = new byte[CHUNK];

    /**
     * Checksums over so many bytes for each byte looked at; hostile bytes could otherwise claim a long record
     * everywhere.
     */
    private static final int CHECKSUM_BUDGET = 4;

    static final int LONGEST_RECORD = RecordFrame.MAX_LENGTH + RecordFrame.ALIGNMENT;

    private static final byte FIRST_OF_MAGIC = (byte) RecordFrame.MAGIC;

    private final FileContent content;
    private final RecordChain chain;
    private final byte[] chunk = new byte[CHUNK];
    private final UnsafeBuffer frame = new UnsafeBuffer(0, 0);

    /** The chain is only asked, never extended. */
    TailScan(FileContent content, RecordChain chain) {
        this.content = content;
        this.chain = chain;
    }

    private long endOf(long from) {
        return Math.min(content.writtenEnd(), from + LONGEST_TAIL);
    }

    /** Position of the first byte from {@code from} on that is not zero, {@link #NOWHERE} if all are. */
    long firstNonZero(long from) {
        long end = endOf(from);
        long position = from;
        while (position < end) {
            int read = content.read(position, chunk, 0, (int) Math.min(CHUNK, end - position));
            if (read <= 0) {
                break;
            }
            int difference = Arrays.mismatch(chunk, 0, read, ZEROS, 0, read);
            if (difference >= 0) {
                return position + difference;
            }
            position += read;
        }
        return NOWHERE;
    }

    /** Position behind the last byte that is not zero, at least {@code from}. */
    long endOfNonZero(long from) {
        long end = endOf(from);
        long last = from;
        for (long position = from; position < end; position += CHUNK) {
            int read = content.read(position, chunk, 0, (int) Math.min(CHUNK, end - position));
            if (Arrays.mismatch(chunk, 0, read, ZEROS, 0, read) >= 0) {
                int at = read;
                while (chunk[at - 1] == 0) {
                    at--;
                }
                last = position + at;
            }
        }
        return last;
    }

    /**
     * Position of the first sound record from {@code from} on, of whatever journal, {@link #NOWHERE} if there is
     * none. What cannot be told within the budget counts as found.
     */
    long firstSoundRecord(long from) {
        long end = endOf(from);
        long budget = LONGEST_RECORD + CHECKSUM_BUDGET * (end - from);
        FileWindow window = new FileWindow(content);
        long position = firstNonZero(from);
        while (position != NOWHERE && position + RecordFrame.HEADER_LENGTH <= end) {
            int available = window.load(position, RecordFrame.HEADER_LENGTH, CHUNK);
            int candidate = magicIn(window, position, available);
            if (candidate < 0) {
                // What is left is too short for the word; the next look starts with it.
                position = firstNonZero(position + Math.max(1, available - Integer.BYTES + 1));
                continue;
            }
            position += candidate;
            int length = lengthAt(window, position);
            budget -= length;
            if (length > 0 && (budget < 0 || isSound(window, position, length))) {
                return position;
            }
            position++;
        }
        return NOWHERE;
    }

    /** Distance from {@code position} to the next magic word in the window, -1 if there is none. */
    private static int magicIn(FileWindow window, long position, int available) {
        byte[] bytes = window.array();
        int start = window.offsetOf(position);
        for (int i = start; i <= start + available - Integer.BYTES; i++) {
            if (bytes[i] == FIRST_OF_MAGIC && window.intAt(position + i - start) == RecordFrame.MAGIC) {
                return i - start;
            }
        }
        return -1;
    }

    /** Length that the frame at this place names, 0 if a record cannot have it or there is no whole frame. */
    private int lengthAt(FileWindow window, long position) {
        if (window.load(position, RecordFrame.HEADER_LENGTH, CHUNK) < RecordFrame.HEADER_LENGTH) {
            return 0;
        }
        frame.wrap(window.array(), window.offsetOf(position), RecordFrame.HEADER_LENGTH);
        int length = RecordFrame.length(frame);
        return RollFileLayout.isRecordLength(length) ? length : 0;
    }

    private boolean isSound(FileWindow window, long position, int length) {
        int available = window.load(position, length, CHUNK);
        return chain.isSound(window.array(), window.offsetOf(position), available);
    }

    /** Length of the record whose frame stands here and names the next sequence, 0 if there is no such frame. */
    int lengthOfNext(long position) {
        FileWindow window = new FileWindow(content);
        if (window.load(position, RecordFrame.HEADER_LENGTH, RecordFrame.HEADER_LENGTH) < RecordFrame.HEADER_LENGTH) {
            return 0;
        }
        frame.wrap(window.array(), window.offsetOf(position), RecordFrame.HEADER_LENGTH);
        int length = RecordFrame.length(frame);
        boolean next = RecordFrame.magic(frame) == RecordFrame.MAGIC
                && RecordFrame.sequence(frame) == chain.lastSequence() + 1
                && RollFileLayout.isRecordLength(length);
        return next ? length : 0;
    }

    /** Whether the whole, sound next record of the chain stands here. */
    boolean isNext(long position, int length) {
        FileWindow window = new FileWindow(content);
        return window.load(position, length, length) >= length
                && chain.problemOf(window.array(), window.offsetOf(position), length) == null;
    }
}
