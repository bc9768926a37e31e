package io.tapemaker.journal.chronicle;

import io.tapemaker.journal.record.RecordChain;
import io.tapemaker.journal.record.RecordFrame;
import org.agrona.collections.LongArrayList;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/** Goes over the excerpts of one roll file as far as they are sound, and remembers where they are. */
final class RollFileWalk {

    /** Why the walk ended. */
    enum Stop {
        /** A zero header word: the end of what was committed. */
        NOTHING_MORE,
        /** The file ends where a header word should stand. */
        FILE_ENDS,
        /** The marker by which Chronicle ends a file before it starts the next. */
        END_MARKER,
        /** Something that no sound journal has here. */
        DAMAGE
    }

    static final int READ_AHEAD = 64 << 10;

    private final FileWindow window;
    private final RecordChain chain;
    private final long epochDay;
    private final UnsafeBuffer frame = new UnsafeBuffer(0, 0);

    /** Positions of every 256th record, from the first on. */
    final LongArrayList indexed = new LongArrayList();

    /** Positions of the indexes behind the first. */
    final LongArrayList furtherIndexes = new LongArrayList();

    long position = RollFileLayout.FIRST_RECORD;
    long records;
    long lastPosition;
    long previousPosition;
    String problem = "";

    /** Follows {@code chain} from where it stands. */
    RollFileWalk(FileContent content, RecordChain chain, long epochDay) {
        this.window = new FileWindow(content);
        this.chain = chain;
        this.epochDay = epochDay;
    }

    Stop run() {
        while (true) {
            if (window.load(position, RollFileLayout.WORD, READ_AHEAD) < RollFileLayout.WORD) {
                problem = "the file ends here";
                return Stop.FILE_ENDS;
            }
            int word = window.intAt(position);
            if (word == 0) {
                return Stop.NOTHING_MORE;
            }
            if (word == RollFileLayout.END_OF_FILE) {
                return Stop.END_MARKER;
            }
            String found = (word & RollFileLayout.METADATA) != 0 ? index(word) : record(word);
            if (found != null) {
                problem = found;
                return Stop.DAMAGE;
            }
        }
    }

    private @Nullable String index(int word) {
        int length = RollFileLayout.indexLength(position);
        boolean due = records % RollFileLayout.RECORDS_PER_INDEX == 1
                && records / RollFileLayout.RECORDS_PER_INDEX == furtherIndexes.size() + 1;
        if (word != (RollFileLayout.METADATA | length) || !due) {
            return "unknown excerpt header 0x" + Integer.toHexString(word);
        }
        furtherIndexes.addLong(position);
        position += RollFileLayout.WORD + length;
        return null;
    }

    private @Nullable String record(int length) {
        if (!RollFileLayout.isRecordLength(length)) {
            return "unknown excerpt header 0x" + Integer.toHexString(length);
        }
        long start = position + RollFileLayout.WORD;
        int available = window.load(start, length, READ_AHEAD);
        int offset = window.offsetOf(start);
        String found =
                available < length ? "the file ends inside a record" : chain.problemOf(window.array(), offset, length);
        if (found == null) {
            frame.wrap(window.array(), offset, RecordFrame.HEADER_LENGTH);
            found = contextProblem(length);
        }
        if (found != null) {
            return found;
        }
        chain.follow(window.array(), offset);
        if (records % RollFileLayout.INDEX_SPACING == 0) {
            indexed.addLong(position);
        }
        previousPosition = lastPosition;
        lastPosition = position;
        position = start + length;
        records++;
        return null;
    }

    private @Nullable String contextProblem(int length) {
        if (RecordFrame.length(frame) != length) {
            return "record and excerpt have different lengths";
        }
        return RollFile.epochDayOf(RecordFrame.eventTimeNs(frame)) == epochDay
                ? null
                : "the record belongs to another date than the file";
    }

    FileWindow window() {
        return window;
    }
}
