package io.tapemaker.journal.chronicle;

import java.util.Arrays;
import org.agrona.collections.LongArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Compares everything in a roll file that is not a record with what the records make it: the store header, the
 * indexes, and the words in them that change with each append.
 */
final class RollFileWords {

    private static final byte[] ZEROS = new byte[RollFileWalk.READ_AHEAD];

    private final FileWindow window;
    private final RollFileWalk walk;
    private final long end;
    private long claimed;
    private boolean behind;
    private @Nullable String problem;

    RollFileWords(FileContent content, RollFileWalk walk) {
        this.window = new FileWindow(content);
        this.walk = walk;
        this.end = walk.position;
        this.claimed = walk.records;
    }

    /** What is wrong, with its offset; null if nothing is, {@link #behind} and {@link #claimedRecords} apart. */
    @Nullable
    String compare() {
        comparePrologue();
        if (problem == null) {
            compareLastWords();
        }
        if (problem == null) {
            compareIndexes();
        }
        return problem;
    }

    /** Whether some word is as it was before the last append. */
    boolean behind() {
        return behind;
    }

    /** How many records the file says it has; more than there are if the end is lost. */
    long claimedRecords() {
        return claimed;
    }

    private void wrong(long position, String what) {
        if (problem == null) {
            problem = "at " + position + ": " + what;
        }
    }

    /** The word at this position, 0 where the file is cut. */
    private long longAt(long position) {
        if (window.load(position, Long.BYTES, RollFileWalk.READ_AHEAD) < Long.BYTES) {
            wrong(position, "the file ends here");
            return 0;
        }
        return window.longAt(position);
    }

    private void comparePrologue() {
        byte[] expected = RollFileLayout.prologue();
        if (window.load(0, expected.length, RollFileWalk.READ_AHEAD) < expected.length) {
            wrong(window.available(0), "the file ends inside its header");
            return;
        }
        byte[] actual = Arrays.copyOf(window.array(), expected.length);
        for (int word : new int[] {
            RollFileLayout.LAST_POSITION, RollFileLayout.LAST_POSITION_AND_NUMBER, RollFileLayout.NEXT_TO_INDEX
        }) {
            Arrays.fill(actual, word, word + Long.BYTES, (byte) 0);
        }
        int difference = Arrays.mismatch(actual, expected);
        if (difference >= 0) {
            wrong(difference, "the file's header is not as it is written");
        }
    }

    private void compareLastWords() {
        long lastPosition = longAt(RollFileLayout.LAST_POSITION);
        long positionAndNumber = longAt(RollFileLayout.LAST_POSITION_AND_NUMBER);
        long number = RollFileLayout.numberOf(positionAndNumber);
        if (lastPosition >= end
                && number >= walk.records
                && positionAndNumber == RollFileLayout.positionAndNumber(lastPosition, number)) {
            claimed = number + 1;
        } else {
            long records = walk.records;
            expect(
                    RollFileLayout.LAST_POSITION,
                    walk.lastPosition,
                    walk.previousPosition,
                    "position of the last record");
            expect(
                    RollFileLayout.LAST_POSITION_AND_NUMBER,
                    records == 0 ? 0 : RollFileLayout.positionAndNumber(walk.lastPosition, records - 1),
                    records <= 1 ? 0 : RollFileLayout.positionAndNumber(walk.previousPosition, records - 2),
                    "number of the last record");
        }
        expect(
                RollFileLayout.NEXT_TO_INDEX,
                indexEntries(claimed) * RollFileLayout.INDEX_SPACING,
                indexEntries(claimed - 1) * RollFileLayout.INDEX_SPACING,
                "next record to index");
    }

    /** Entries in all indexes of a file with so many records. */
    private static long indexEntries(long records) {
        return records <= 0 ? 0 : (records - 1) / RollFileLayout.INDEX_SPACING + 1;
    }

    /** Indexes of a file with so many records; the first is there from the start. */
    private static long indexes(long records) {
        return records <= 0 ? 1 : (records - 1) / RollFileLayout.RECORDS_PER_INDEX + 1;
    }

    private void expect(long position, long exact, long before, String what) {
        long value = longAt(position);
        if (value == exact) {
            return;
        }
        if (value == before) {
            behind = true;
        } else {
            wrong(position, what + " is " + value + ", not " + exact);
        }
    }

    private void compareIndexes() {
        LongArrayList positions = new LongArrayList();
        positions.addLong(RollFileLayout.FIRST_INDEX);
        positions.addAll(walk.furtherIndexes);
        if (indexes(walk.records) > positions.size()) {
            behind = true;
        }
        expect(RollFileLayout.INDEXES_USED, indexes(claimed), indexes(claimed - 1), "number of indexes");
        boolean indexDue = walk.records % RollFileLayout.RECORDS_PER_INDEX == 1;
        compareEntries(RollFileLayout.INDEXES, positions, 0, indexes(claimed), indexDue);
        for (int i = 0; i < positions.size() && problem == null; i++) {
            compareIndex(positions.getLong(i), (long) i * RollFileLayout.INDEX_CAPACITY);
        }
    }

    private void compareIndex(long position, long firstEntry) {
        byte[] name = RollFileLayout.indexName(position);
        int word = RollFileLayout.METADATA | RollFileLayout.indexLength(position);
        if (window.load(position, RollFileLayout.WORD + name.length, RollFileWalk.READ_AHEAD)
                < RollFileLayout.WORD + name.length) {
            wrong(position, "the file ends inside an index");
            return;
        }
        int offset = window.offsetOf(position);
        int nameStart = offset + RollFileLayout.WORD;
        if (window.intAt(position) != word
                || !Arrays.equals(window.array(), nameStart, nameStart + name.length, name, 0, name.length)) {
            wrong(position, "the header of an index is not as it is written");
            return;
        }
        long capacity = RollFileLayout.indexCapacityPosition(position);
        if (longAt(capacity) != RollFileLayout.INDEX_CAPACITY) {
            wrong(capacity, "capacity of an index");
            return;
        }
        expect(capacity + Long.BYTES, used(claimed, firstEntry), used(claimed - 1, firstEntry), "entries of an index");
        boolean entryDue = walk.records % RollFileLayout.INDEX_SPACING == 1;
        compareEntries(capacity + 2 * Long.BYTES, walk.indexed, firstEntry, used(claimed, firstEntry), entryDue);
    }

    private static long used(long records, long firstEntry) {
        return Math.max(0, Math.min(RollFileLayout.INDEX_CAPACITY, indexEntries(records) - firstEntry));
    }

    /**
     * Known entries are exact, the newest may be missing; those of lost records lie behind the end; the rest is zero.
     */
    private void compareEntries(long position, LongArrayList known, long firstEntry, long used, boolean newestMayMiss) {
        int knownHere = (int) Math.max(0, Math.min(RollFileLayout.INDEX_CAPACITY, known.size() - firstEntry));
        for (int i = 0; i < knownHere && problem == null; i++) {
            long at = position + (long) i * Long.BYTES;
            long value = longAt(at);
            long entry = known.getLong((int) firstEntry + i);
            if (value == 0 && newestMayMiss && firstEntry + i == known.size() - 1) {
                behind = true;
            } else if (value != entry) {
                wrong(at, "an index entry is " + value + ", not " + entry);
            }
        }
        int claimedHere = (int) Math.max(knownHere, used);
        for (int i = knownHere; i < claimedHere && problem == null; i++) {
            long at = position + (long) i * Long.BYTES;
            long value = longAt(at);
            if (value != 0 && value < end) {
                wrong(at, "an index entry points into records that it does not belong to");
            }
        }
        if (problem == null) {
            compareZeros(
                    position + (long) claimedHere * Long.BYTES,
                    (RollFileLayout.INDEX_CAPACITY - claimedHere) * Long.BYTES);
        }
    }

    private void compareZeros(long position, int length) {
        for (int done = 0; done < length && problem == null; done += ZEROS.length) {
            int wanted = Math.min(ZEROS.length, length - done);
            int available = Math.min(wanted, window.load(position + done, wanted, wanted));
            int offset = window.offsetOf(position + done);
            int difference = Arrays.mismatch(window.array(), offset, offset + available, ZEROS, 0, available);
            if (difference >= 0) {
                wrong(position + done + difference, "an index entry where none belongs");
            } else if (available < wanted) {
                wrong(position + done + available, "the file ends inside an index");
            }
        }
    }
}
