package io.tapemaker.engine.logic;

import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;

/**
 * What was asked of the venue about a market whose channel is quiet or whose book hash differs, and how the answer
 * stood to our books. An answer may be ahead of what is still on its way, so one that differs says nothing; the second
 * in a row does, if nothing was heard in between or the hash says the same.
 */
final class MarketWitness {

    /** A market of which nothing was heard for so long is asked about. */
    static final long QUIET_NS = 4_000_000_000L;

    private static final long NEVER = Long.MIN_VALUE;
    private static final int TOO_MANY = 2;

    private long askedNs = NEVER;
    private int differences;

    /**
     * Whether to ask now; notes that it was asked.
     *
     * @param heardNs when the market was heard of last
     * @param doubted whether the venue's hash says that our book is another
     */
    boolean ask(long heardNs, boolean doubted, long nowNs) {
        boolean asks = (doubted || nowNs - heardNs >= QUIET_NS) && (askedNs == NEVER || nowNs - askedNs >= QUIET_NS);
        if (asks) {
            if (heardNs > askedNs && !doubted) {
                differences = 0;
            }
            askedNs = nowNs;
        }
        return asks;
    }

    /** The answer is our book. */
    void agrees() {
        differences = 0;
    }

    /** The answer is another book than ours; whether that is once too often. */
    boolean differs(long heardNs, boolean doubted) {
        if (heardNs > askedNs && !doubted) {
            differences = 0;
            return false;
        }
        differences++;
        return differences >= TOO_MANY;
    }

    void write(StateWriter out) {
        out.putLong(askedNs);
        out.putInt(differences);
    }

    void read(StateReader in) {
        askedNs = in.getLong();
        differences = in.getInt(0, Integer.MAX_VALUE, "answers in a row that differ");
    }
}
