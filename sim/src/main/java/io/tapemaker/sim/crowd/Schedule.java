package io.tapemaker.sim.crowd;

import java.util.Arrays;

/** Who acts next: a heap of agents by their time, and by their number where times are equal. */
final class Schedule {

    private static final int INITIAL_CAPACITY = 64;

    private long[] dueNs = new long[INITIAL_CAPACITY];
    private int[] heap = new int[INITIAL_CAPACITY];
    private int[] placeOf = new int[INITIAL_CAPACITY];
    private int count;

    /** A further agent, numbered in the order of coming. */
    int add(long atNs) {
        if (count == heap.length) {
            dueNs = Arrays.copyOf(dueNs, 2 * count);
            heap = Arrays.copyOf(heap, 2 * count);
            placeOf = Arrays.copyOf(placeOf, 2 * count);
        }
        int agent = count++;
        dueNs[agent] = atNs;
        place(agent, agent);
        up(agent);
        return agent;
    }

    /** The time of the next, {@link Long#MAX_VALUE} for never. */
    long nextNs() {
        return count == 0 ? Long.MAX_VALUE : dueNs[heap[0]];
    }

    /** Who is next; only if there is somebody. */
    int next() {
        return heap[0];
    }

    long dueNs(int agent) {
        return dueNs[agent];
    }

    /** The agent acts at that time and not when it meant to. */
    void move(int agent, long atNs) {
        long before = dueNs[agent];
        dueNs[agent] = atNs;
        if (atNs < before) {
            up(placeOf[agent]);
        } else {
            down(placeOf[agent]);
        }
    }

    /** The agent acts no later than that. */
    void wake(int agent, long atNs) {
        if (atNs < dueNs[agent]) {
            move(agent, atNs);
        }
    }

    private void up(int from) {
        int at = from;
        int agent = heap[at];
        while (at > 0 && isBefore(agent, heap[(at - 1) / 2])) {
            place(at, heap[(at - 1) / 2]);
            at = (at - 1) / 2;
        }
        place(at, agent);
    }

    private void down(int from) {
        int at = from;
        int agent = heap[at];
        while (2 * at + 1 < count) {
            int child = 2 * at + 1;
            if (child + 1 < count && isBefore(heap[child + 1], heap[child])) {
                child++;
            }
            if (!isBefore(heap[child], agent)) {
                break;
            }
            place(at, heap[child]);
            at = child;
        }
        place(at, agent);
    }

    private void place(int at, int agent) {
        heap[at] = agent;
        placeOf[agent] = at;
    }

    private boolean isBefore(int agent, int other) {
        return dueNs[agent] < dueNs[other] || dueNs[agent] == dueNs[other] && agent < other;
    }
}
