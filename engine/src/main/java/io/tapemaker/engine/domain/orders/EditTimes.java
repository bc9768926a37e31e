package io.tapemaker.engine.domain.orders;

import io.tapemaker.engine.domain.quoting.DesiredQuotes;
import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;
import java.util.Arrays;

/**
 * When each market was last edited, and which of its places belong to an edit that was begun and has to wait, for a
 * cancel to be confirmed say: those may be finished without another interval.
 */
final class EditTimes {

    private static final long NEVER = Long.MIN_VALUE;
    private static final int ALL_PLACES = (1 << DesiredQuotes.PLACES) - 1;

    private long[] lastNs = new long[0];
    private byte[] begun = new byte[0];

    /** Whether an interval has passed since the last edit. */
    boolean isOver(int market, long intervalNs, long nowNs) {
        grow(market);
        return lastNs[market] == NEVER || nowNs - lastNs[market] >= intervalNs;
    }

    /** When the interval will have passed. */
    long overAtNs(int market, long intervalNs) {
        return lastNs[market] + intervalNs;
    }

    void edited(int market, long nowNs) {
        grow(market);
        lastNs[market] = nowNs;
    }

    boolean isBegun(int market, int place) {
        grow(market);
        return (begun[market] & 1 << place) != 0;
    }

    void begin(int market, int place) {
        grow(market);
        begun[market] |= (byte) (1 << place);
    }

    void end(int market, int place) {
        grow(market);
        begun[market] &= (byte) ~(1 << place);
    }

    private void grow(int market) {
        int before = lastNs.length;
        if (market >= before) {
            int after = Math.max(market + 1, 2 * before);
            lastNs = Arrays.copyOf(lastNs, after);
            Arrays.fill(lastNs, before, after, NEVER);
            begun = Arrays.copyOf(begun, after);
        }
    }

    void write(StateWriter out) {
        int used = lastNs.length;
        while (used > 0 && lastNs[used - 1] == NEVER && begun[used - 1] == 0) {
            used--;
        }
        out.putInt(used);
        for (int market = 0; market < used; market++) {
            out.putLong(lastNs[market]);
            out.putByte(begun[market]);
        }
    }

    void read(StateReader in) {
        int used = in.getInt(0, OrderTable.MAX_MARKETS, "number of markets with edits");
        lastNs = new long[0];
        begun = new byte[0];
        for (int market = 0; market < used; market++) {
            grow(market);
            lastNs[market] = in.getLong();
            begun[market] = (byte) in.getByte(ALL_PLACES, "places of an edit");
        }
    }
}
