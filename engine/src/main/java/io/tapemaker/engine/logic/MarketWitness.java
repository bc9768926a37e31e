package io.tapemaker.engine.logic;

import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;

/**
 * What was asked of the venue about a market whose channel is quiet, and how it stood to our books. An answer may be
 * ahead of what is still on its way, so one that differs says nothing; the second in a row, with nothing heard in
 * between, says that the channel does not tell of this market any more.
 */
final class MarketWitness {

    /** A market of which nothing was heard for so long is asked about. */
    static final long QUIET_NS = 4_000_000_000L;

    private static final long NEVER = Long.MIN_VALUE;
    private static final int TOO_MANY = 2;

    private long askedNs = NEVER;
    private int differences;

    /** Whether to ask now, of a market of which was heard at {@code heardNs}; notes that it was asked. */
    boolean ask(long heardNs, long nowNs) {
        boolean asks = nowNs - heardNs >= QUIET_NS && (askedNs == NEVER || nowNs - askedNs >= QUIET_NS);
        if (asks) {
            if (heardNs > askedNs) {
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
    boolean differs(long heardNs) {
        if (heardNs > askedNs) {
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
