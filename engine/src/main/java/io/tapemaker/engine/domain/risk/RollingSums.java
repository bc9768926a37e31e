package io.tapemaker.engine.domain.risk;

import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;
import java.util.Arrays;

/**
 * Sums over a rolling window of event time, kept in buckets: bounded memory, no allocation. The window holds the bucket
 * that is being filled and all full ones of the window, so it covers at least its length and up to one bucket more.
 */
final class RollingSums {

    private static final long NEVER = Long.MIN_VALUE;

    private final long bucketNs;
    private final int buckets;
    private final long[] inBucket;
    private final long[] sums;
    private long newest = NEVER;

    /** A number of independent columns over a window of so many full buckets. */
    RollingSums(int columns, int fullBuckets, long bucketNs) {
        this.bucketNs = bucketNs;
        this.buckets = fullBuckets + 1;
        this.inBucket = new long[columns * buckets];
        this.sums = new long[columns];
    }

    /** Adds to a column; what comes late belongs to the newest bucket. */
    void add(int column, long amount, long nowNs) {
        advance(nowNs);
        int at = index(column, newest);
        inBucket[at] = Math.addExact(inBucket[at], amount);
        sums[column] = Math.addExact(sums[column], amount);
    }

    /** Forgets what has left the window; time that goes back changes nothing. */
    void advance(long nowNs) {
        long bucket = Math.floorDiv(nowNs, bucketNs);
        if (newest == NEVER || bucket - newest >= buckets) {
            newest = Math.max(newest, bucket);
            Arrays.fill(inBucket, 0);
            Arrays.fill(sums, 0);
            return;
        }
        while (newest < bucket) {
            newest++;
            for (int column = 0; column < sums.length; column++) {
                int at = index(column, newest);
                sums[column] -= inBucket[at];
                inBucket[at] = 0;
            }
        }
    }

    /** Sum of a column. */
    long sum(int column) {
        return sums[column];
    }

    private int index(int column, long bucket) {
        return column * buckets + (int) Math.floorMod(bucket, (long) buckets);
    }

    void write(StateWriter out) {
        out.putLong(newest);
        for (long amount : inBucket) {
            out.putLong(amount);
        }
    }

    void read(StateReader in) {
        newest = in.getLong();
        Arrays.fill(sums, 0);
        for (int i = 0; i < inBucket.length; i++) {
            inBucket[i] = in.getLong();
            sums[i / buckets] = Math.addExact(sums[i / buckets], inBucket[i]);
        }
    }
}
