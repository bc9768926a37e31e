package io.tapemaker.sim.venue;

import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** What the venue will do by itself, by time and then by when it was planned. */
final class Agenda {

    enum Deed {
        END_ORDER,
        END_TAKER_DELAY,
        CHECK_HEARTBEAT,
        MOVE_TRADE,
        PRINT_TRADE,
        SEND_BOOKS,
        END_RESTART,
        END_POST_ONLY,
        END_DAY
    }

    /**
     * Something planned.
     *
     * @param subject an order or a trade, or empty
     * @param number an account, a market or a status, or 0
     */
    record Entry(long atNs, long sequence, Deed deed, String subject, int number) {}

    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparingLong(Entry::atNs).thenComparingLong(Entry::sequence));
    private long sequence;

    void plan(long atNs, Deed deed, String subject, int number) {
        entries.add(new Entry(atNs, sequence++, deed, subject, number));
    }

    /** The next thing due by then, taken off; null for none. */
    @Nullable
    Entry takeDue(long nowNs) {
        Entry head = entries.peek();
        return head == null || head.atNs() > nowNs ? null : entries.poll();
    }

    /** When something is due next, {@link Long#MAX_VALUE} for never. */
    long nextNs() {
        Entry head = entries.peek();
        return head == null ? Long.MAX_VALUE : head.atNs();
    }
}
