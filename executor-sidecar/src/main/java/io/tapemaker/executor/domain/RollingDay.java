package io.tapemaker.executor.domain;

/** A sum over the last 24 hours at least, in buckets of five minutes: it rolls and has no midnight. */
final class RollingDay {

    static final long BUCKET_NS = 300_000_000_000L;

    /** A day and the bucket that has only begun. */
    static final int BUCKETS = 289;

    private final long[] sums = new long[BUCKETS];
    private long newest;

    /** Adds to the present. */
    void add(long steadyNs, long amountE6) {
        roll(steadyNs);
        int at = (int) (newest % BUCKETS);
        sums[at] = saturatedSum(sums[at], amountE6);
    }

    /** What was added within the last day. */
    long sum(long steadyNs) {
        roll(steadyNs);
        long total = 0;
        for (long sum : sums) {
            total = saturatedSum(total, sum);
        }
        return total;
    }

    private void roll(long steadyNs) {
        long bucket = steadyNs / BUCKET_NS;
        long passed = Math.min(bucket - newest, BUCKETS);
        for (long i = 1; i <= passed; i++) {
            sums[(int) ((newest + i) % BUCKETS)] = 0;
        }
        newest = Math.max(newest, bucket);
    }

    /** The sum, or the most that there is. */
    static long saturatedSum(long a, long b) {
        long sum = a + b;
        return a > 0 && b > 0 && sum < 0 ? Long.MAX_VALUE : sum;
    }

    void write(StateBytes out) {
        out.put(newest);
        for (long sum : sums) {
            out.put(sum);
        }
    }
}
