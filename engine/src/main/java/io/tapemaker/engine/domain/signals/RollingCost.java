package io.tapemaker.engine.domain.signals;

import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;
import java.util.Arrays;

/**
 * A sum over a window of time that rolls in steps of a 48th of it: whatever was booked within the window is in it,
 * and nothing that was booked more than a step before. Exact, so that what is taken out again leaves nothing behind.
 */
final class RollingCost {

    static final int STEPS = 48;

    private static final int BUCKETS = STEPS + 1;

    /** More than any step can hold, and little enough for the sum of all. */
    private static final long MOST_E6 = Long.MAX_VALUE / BUCKETS;

    private final long stepNs;
    private final long[] bucketsE6 = new long[BUCKETS];
    private long newestStep;
    private long totalE6;
    private long everE6;

    RollingCost(long windowNs) {
        stepNs = (windowNs + STEPS - 1) / STEPS;
    }

    /** Lets go what the window has left behind. */
    void onTime(long nowNs) {
        long step = nowNs / stepNs;
        if (step - newestStep >= BUCKETS) {
            Arrays.fill(bucketsE6, 0);
            totalE6 = 0;
        } else {
            for (long i = newestStep + 1; i <= step; i++) {
                totalE6 -= bucketsE6[placeOf(i)];
                bucketsE6[placeOf(i)] = 0;
            }
        }
        newestStep = step;
    }

    /** Books an amount at the time of the last {@link #onTime}. */
    void add(long amountE6) {
        totalE6 = Math.addExact(totalE6, amountE6);
        everE6 = Math.addExact(everE6, amountE6);
        bucketsE6[placeOf(newestStep)] += amountE6;
    }

    /** Takes an amount out again that was booked at a time; what the window has left behind is out already. */
    void remove(long amountE6, long bookedNs) {
        long step = bookedNs / stepNs;
        everE6 = Math.subtractExact(everE6, amountE6);
        if (newestStep - step < BUCKETS) {
            totalE6 = Math.subtractExact(totalE6, amountE6);
            bucketsE6[placeOf(step)] -= amountE6;
        }
    }

    long totalE6() {
        return totalE6;
    }

    /** Everything that was booked and not taken out again, in the window or not. */
    long everE6() {
        return everE6;
    }

    private static int placeOf(long step) {
        return (int) (step % BUCKETS);
    }

    void write(StateWriter out) {
        out.putLong(newestStep);
        out.putLong(everE6);
        for (long bucketE6 : bucketsE6) {
            out.putLong(bucketE6);
        }
    }

    void read(StateReader in) {
        newestStep = in.getLong(0, Long.MAX_VALUE, "step of a rolling cost");
        everE6 = in.getLong();
        totalE6 = 0;
        for (int i = 0; i < BUCKETS; i++) {
            bucketsE6[i] = in.getLong(-MOST_E6, MOST_E6, "cost of a step");
            totalE6 += bucketsE6[i];
        }
    }
}
