package io.tapemaker.engine.domain.book;

import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;

/**
 * What the frames of one batch say about one book as it is after the batch: the hash and the touch. A batch is what
 * shares a timestamp and a hash; frames of one timestamp may belong to several.
 */
final class Witness {

    /** A touch that was not carried. */
    static final long NOT_CARRIED = -1;

    /** No timestamp. */
    static final long NEVER = Long.MIN_VALUE;

    /** A batch is open: its frames are applied and not checked yet. */
    boolean open;

    /** The batch has a full book. */
    boolean fullBook;

    /** Levels changed, or could have, since the market last settled. */
    boolean touched;

    final BookHashValue hash = new BookHashValue();
    long bestBidE4 = NOT_CARRIED;
    long bestAskE4 = NOT_CARRIED;

    /** The best bid and the best ask that shrank last in the batch, 0 for none: a trade may have done it. */
    long shrunkBidE4;

    long shrunkAskE4;

    /** The last hash that was verified: what carries it again says nothing new. */
    final BookHashValue proven = new BookHashValue();

    /**
     * The millisecond in which the book may have gone back to a state that it had been in: no hash of that moment
     * proves the present levels. Written by the keeper, as not every behaviour version knows it.
     */
    long doubtedMs = NEVER;

    /** Batches so far that could have been checked, for the sample. */
    long batches;

    /** Mismatched hashes in a row. */
    int mismatchRun;

    /** Disagreeing touches in a row. */
    int touchRun;

    void begin() {
        open = true;
        fullBook = false;
        touched = true;
        hash.clear();
        bestBidE4 = NOT_CARRIED;
        bestAskE4 = NOT_CARRIED;
        shrunkBidE4 = 0;
        shrunkAskE4 = 0;
    }

    /** Forgets the batch and all runs: the levels were dropped. */
    void reset() {
        begin();
        open = false;
        touched = false;
        proven.clear();
        doubtedMs = NEVER;
        forgetRuns();
    }

    void forgetRuns() {
        mismatchRun = 0;
        touchRun = 0;
    }

    void write(StateWriter out) {
        out.putBoolean(open);
        out.putBoolean(fullBook);
        out.putBoolean(touched);
        hash.write(out);
        proven.write(out);
        out.putLong(bestBidE4);
        out.putLong(bestAskE4);
        out.putLong(shrunkBidE4);
        out.putLong(shrunkAskE4);
        out.putLong(batches);
        out.putInt(mismatchRun);
        out.putInt(touchRun);
    }

    void read(StateReader in) {
        open = in.getBoolean();
        fullBook = in.getBoolean();
        touched = in.getBoolean();
        hash.read(in);
        proven.read(in);
        bestBidE4 = in.getLong(NOT_CARRIED, 10_000, "witnessed best bid");
        bestAskE4 = in.getLong(NOT_CARRIED, 10_000, "witnessed best ask");
        shrunkBidE4 = in.getLong(0, 9_999, "shrunk best bid");
        shrunkAskE4 = in.getLong(0, 9_999, "shrunk best ask");
        batches = in.getLong(0, Long.MAX_VALUE, "number of batches");
        mismatchRun = in.getInt(0, Integer.MAX_VALUE, "run of mismatches");
        touchRun = in.getInt(0, Integer.MAX_VALUE, "run of touch disagreements");
    }
}
