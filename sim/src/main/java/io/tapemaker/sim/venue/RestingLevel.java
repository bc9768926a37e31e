package io.tapemaker.sim.venue;

import java.util.ArrayDeque;

/** The orders at one price of the YES book, of both tokens, who came first in front. */
final class RestingLevel {

    private final ArrayDeque<VenueOrder> queue = new ArrayDeque<>();
    private long totalE6;

    Iterable<VenueOrder> orders() {
        return queue;
    }

    long totalE6() {
        return totalE6;
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    void add(VenueOrder order) {
        queue.addLast(order);
        totalE6 = Math.addExact(totalE6, order.remainingE6());
    }

    void remove(VenueOrder order) {
        if (queue.remove(order)) {
            totalE6 -= order.remainingE6();
        }
    }

    /** Something of the order was matched; a filled one leaves. */
    void shrink(VenueOrder order, long sizeE6) {
        totalE6 -= sizeE6;
        if (order.remainingE6() == 0) {
            queue.remove(order);
        }
    }

    /** Shares that are matched before any of the order's. */
    long aheadE6(VenueOrder order) {
        long aheadE6 = 0;
        for (VenueOrder other : queue) {
            if (other == order) {
                return aheadE6;
            }
            aheadE6 += other.remainingE6();
        }
        return aheadE6;
    }
}
