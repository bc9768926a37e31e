package io.tapemaker.engine.domain.risk;

import java.util.Arrays;

/** The largest of many numbers while single ones change: a tournament, so a change costs a walk to the root. */
final class MaxTree {

    /** The value of a place that takes no part. */
    static final long NONE = Long.MIN_VALUE;

    private long[] nodes = {NONE, NONE};
    private int leaves = 1;

    /** Makes room for a number of places; those that are new take no part. */
    void grow(int places) {
        if (places <= leaves) {
            return;
        }
        int wider = leaves;
        while (wider < places) {
            wider *= 2;
        }
        long[] old = nodes;
        int from = leaves;
        nodes = new long[2 * wider];
        Arrays.fill(nodes, NONE);
        leaves = wider;
        for (int place = 0; place < from; place++) {
            set(place, old[from + place]);
        }
    }

    void set(int place, long value) {
        int node = leaves + place;
        nodes[node] = value;
        for (node /= 2; node >= 1; node /= 2) {
            nodes[node] = Math.max(nodes[2 * node], nodes[2 * node + 1]);
        }
    }

    long max() {
        return nodes[1];
    }

    /** The largest of all but one. */
    long maxExcept(int place) {
        long max = NONE;
        for (int node = leaves + place; node > 1; node /= 2) {
            max = Math.max(max, nodes[node ^ 1]);
        }
        return max;
    }
}
