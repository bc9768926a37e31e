package io.tapemaker.engine.domain.signals;

import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Side;

/**
 * What our own fills have cost once the fair value has moved on: money, so whole E6 dollars, each fill rounded
 * against us. A fill stays remembered after its markouts, so that one that fails on chain minutes later can be taken
 * out again; it is forgotten when the ring needs its place, and what it has cost until then stays in the sum.
 */
final class OwnFillMarkouts {

    private static final int HORIZONS = 2;

    /** From E6 shares times twice E4 dollars to E6 dollars. */
    private static final long COST_SCALE = 2 * Price.ONE_E4;

    private final SignalCounters counters;
    private final long[] horizonsNs;
    private final RollingCost[] costs = new RollingCost[HORIZONS];

    /** Of the fills in the ring, how many, from the oldest, are over a horizon. */
    private final int[] done = new int[HORIZONS];

    private final long[] ids;
    private final long[] timesNs;
    private final long[] sizesE6;
    private final long[] pricesE4;
    private final boolean[] sells;
    private final boolean[] reversed;
    private final long[][] bookedE6;
    private final long[][] bookedNs;
    private int head;
    private int count;

    OwnFillMarkouts(SignalSettings.OwnFills settings, SignalSettings.Markout markout, SignalCounters counters) {
        this.counters = counters;
        horizonsNs = new long[] {markout.shortHorizonNs(), markout.longHorizonNs()};
        for (int h = 0; h < HORIZONS; h++) {
            costs[h] = new RollingCost(settings.windowNs());
        }
        int capacity = settings.remembered();
        ids = new long[capacity];
        timesNs = new long[capacity];
        sizesE6 = new long[capacity];
        pricesE4 = new long[capacity];
        sells = new boolean[capacity];
        reversed = new boolean[capacity];
        bookedE6 = new long[HORIZONS][capacity];
        bookedNs = new long[HORIZONS][capacity];
    }

    /** Takes a fill; one that is remembered already changes nothing. */
    boolean add(long id, Side ourSide, long priceE4, long sizeE6, long markX2E4, long nowNs) {
        if (find(id) >= 0) {
            counters.add(SignalCounter.FILLS_REPEATED);
            return false;
        }
        if (count == ids.length) {
            dropOldest(markX2E4, nowNs);
        }
        int place = at(count++);
        ids[place] = id;
        timesNs[place] = nowNs;
        sizesE6[place] = sizeE6;
        pricesE4[place] = priceE4;
        sells[place] = ourSide == Side.SELL;
        reversed[place] = false;
        return true;
    }

    /** Takes a fill out again, resolved or not; returns false if it is not remembered or was taken out before. */
    boolean reverse(long id) {
        int fromOldest = find(id);
        if (fromOldest < 0 || reversed[at(fromOldest)]) {
            counters.add(SignalCounter.REVERSALS_REFUSED);
            return false;
        }
        int place = at(fromOldest);
        reversed[place] = true;
        for (int h = 0; h < HORIZONS; h++) {
            if (fromOldest < done[h]) {
                costs[h].remove(bookedE6[h][place], bookedNs[h][place]);
            }
        }
        counters.add(SignalCounter.FILLS_REVERSED);
        return true;
    }

    /** Resolves what is due, against the mark in force until now. */
    void onTime(long markX2E4, long nowNs) {
        for (int h = 0; h < HORIZONS; h++) {
            costs[h].onTime(nowNs);
            while (done[h] < count && nowNs - timesNs[at(done[h])] >= horizonsNs[h]) {
                resolve(done[h]++, h, markX2E4, nowNs);
            }
        }
    }

    /** Cost of the window in E6 dollars at a horizon, 0 for the short one and 1 for the long one; below 0 a gain. */
    long costE6(int horizon) {
        return costs[horizon].totalE6();
    }

    /** As {@link #costE6}, of all fills there ever were. */
    long everE6(int horizon) {
        return costs[horizon].everE6();
    }

    int remembered() {
        return count;
    }

    private void dropOldest(long markX2E4, long nowNs) {
        if (done[1] == 0 && !reversed[head]) {
            counters.add(SignalCounter.FILLS_RESOLVED_EARLY);
        }
        for (int h = 0; h < HORIZONS; h++) {
            if (done[h] == 0) {
                resolve(done[h]++, h, markX2E4, nowNs);
            }
            done[h]--;
        }
        head = at(1);
        count--;
    }

    private void resolve(int fromOldest, int horizon, long markX2E4, long nowNs) {
        int place = at(fromOldest);
        long costE6 = 0;
        if (!reversed[place]) {
            if (markX2E4 == 0) {
                counters.add(SignalCounter.FILLS_WITHOUT_FAIR);
            } else {
                long lostX2E4 = 2 * pricesE4[place] - markX2E4;
                costE6 = costE6(sells[place] ? -lostX2E4 : lostX2E4, sizesE6[place]);
            }
        }
        costs[horizon].add(costE6);
        bookedE6[horizon][place] = costE6;
        bookedNs[horizon][place] = nowNs;
    }

    /** Rounded up: a fraction of a millionth more lost, or less gained. */
    static long costE6(long lostX2E4, long sizeE6) {
        return -Math.floorDiv(Math.multiplyExact(-lostX2E4, sizeE6), COST_SCALE);
    }

    private int find(long id) {
        for (int i = count - 1; i >= 0; i--) {
            if (ids[at(i)] == id) {
                return i;
            }
        }
        return -1;
    }

    private int at(int fromOldest) {
        return (head + fromOldest) % ids.length;
    }

    void write(StateWriter out) {
        out.putInt(count);
        for (int h = 0; h < HORIZONS; h++) {
            costs[h].write(out);
            out.putInt(done[h]);
        }
        for (int i = 0; i < count; i++) {
            int place = at(i);
            out.putLong(ids[place]);
            out.putLong(timesNs[place]);
            out.putLong(sizesE6[place]);
            out.putLong(pricesE4[place]);
            out.putBoolean(sells[place]);
            out.putBoolean(reversed[place]);
            for (int h = 0; h < HORIZONS; h++) {
                out.putLong(i < done[h] ? bookedE6[h][place] : 0);
                out.putLong(i < done[h] ? bookedNs[h][place] : 0);
            }
        }
    }

    void read(StateReader in) {
        head = 0;
        count = in.getInt(0, ids.length, "number of remembered fills");
        for (int h = 0; h < HORIZONS; h++) {
            costs[h].read(in);
            done[h] = in.getInt(0, count, "number of fills over a horizon");
        }
        for (int i = 0; i < count; i++) {
            ids[i] = in.getLong();
            timesNs[i] = in.getLong(i == 0 ? 0 : timesNs[i - 1], Long.MAX_VALUE, "time of a fill");
            sizesE6[i] = in.getLong(1, SignalSettings.MAX_SIZE_E6, "size of a fill");
            pricesE4[i] = in.getLong(1, Price.ONE_E4 - 1, "price of a fill");
            sells[i] = in.getBoolean();
            reversed[i] = in.getBoolean();
            for (int h = 0; h < HORIZONS; h++) {
                bookedE6[h][i] = in.getLong();
                bookedNs[h][i] = in.getLong(0, Long.MAX_VALUE, "time of a markout");
            }
        }
    }
}
