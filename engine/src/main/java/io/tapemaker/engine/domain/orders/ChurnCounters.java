package io.tapemaker.engine.domain.orders;

import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;
import java.util.Arrays;

/**
 * Places and cancels of each market in the last hour, by minutes: the present minute and the 59 before it. Fixed
 * memory a market, constant time a call.
 */
public final class ChurnCounters {

    private static final int MINUTES = 60;
    private static final long MINUTE_NS = 60_000_000_000L;
    private static final long NEVER = Long.MIN_VALUE;

    private final int limit;
    private int[] calls = new int[0];
    private int[] sums = new int[0];
    private long[] minutes = new long[0];

    /**
     * Counters of markets that have had no calls.
     *
     * @param limit calls an hour after which a market is edited no more of our own accord
     */
    public ChurnCounters(int limit) {
        this.limit = limit;
    }

    /** Counts a place or a cancel. */
    public void add(int market, long nowNs) {
        advance(market, nowNs);
        calls[market * MINUTES + minuteSlot(minutes[market])]++;
        sums[market]++;
    }

    /** Places and cancels in the last hour. */
    public int callsInHour(int market, long nowNs) {
        advance(market, nowNs);
        return sums[market];
    }

    /** Whether so many more calls stay within the limit. */
    public boolean allows(int market, int more, long nowNs) {
        return callsInHour(market, nowNs) + more <= limit;
    }

    private static int minuteSlot(long minute) {
        return (int) Math.floorMod(minute, (long) MINUTES);
    }

    private void advance(int market, long nowNs) {
        if (market >= sums.length) {
            grow(Math.max(market + 1, 2 * sums.length));
        }
        long minute = Math.floorDiv(nowNs, MINUTE_NS);
        long last = minutes[market];
        if (last == NEVER || minute - last >= MINUTES) {
            clear(market);
            minutes[market] = minute;
        }
        // Time that goes back counts into the minute that was reached.
        while (minutes[market] < minute) {
            minutes[market]++;
            int slot = market * MINUTES + minuteSlot(minutes[market]);
            sums[market] -= calls[slot];
            calls[slot] = 0;
        }
    }

    private void clear(int market) {
        Arrays.fill(calls, market * MINUTES, (market + 1) * MINUTES, 0);
        sums[market] = 0;
    }

    private void grow(int markets) {
        int before = sums.length;
        calls = Arrays.copyOf(calls, Math.multiplyExact(markets, MINUTES));
        sums = Arrays.copyOf(sums, markets);
        minutes = Arrays.copyOf(minutes, markets);
        Arrays.fill(minutes, before, markets, NEVER);
    }

    /** Appends the whole state: only markets with calls that were in the hour when last looked at. */
    public void write(StateWriter out) {
        int used = 0;
        for (int sum : sums) {
            used += sum == 0 ? 0 : 1;
        }
        out.putInt(used);
        for (int market = 0; market < sums.length; market++) {
            if (sums[market] != 0) {
                out.putInt(market);
                out.putLong(minutes[market]);
                for (int i = 0; i < MINUTES; i++) {
                    out.putInt(calls[market * MINUTES + i]);
                }
            }
        }
    }

    /** Replaces the whole state. */
    public void read(StateReader in) {
        Arrays.fill(calls, 0);
        Arrays.fill(sums, 0);
        Arrays.fill(minutes, NEVER);
        int used = in.getInt(0, OrderTable.MAX_MARKETS, "number of markets with calls");
        for (int i = 0; i < used; i++) {
            int market = in.getInt(0, OrderTable.MAX_MARKETS - 1, "market with calls");
            if (market >= sums.length) {
                grow(Math.max(market + 1, 2 * sums.length));
            }
            minutes[market] = in.getLong();
            for (int j = 0; j < MINUTES; j++) {
                int inMinute = in.getInt(0, Integer.MAX_VALUE / MINUTES, "calls in a minute");
                calls[market * MINUTES + j] = inMinute;
                sums[market] += inMinute;
            }
        }
    }
}
