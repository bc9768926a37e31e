package io.tapemaker.sim.world;

import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * The one clock and everything that is to happen, in the order of virtual time; what is due at the same instant happens
 * in the order in which it was asked for.
 */
final class Scheduler {

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparingLong(Task::timeNs).thenComparingLong(Task::number));
    private long nowNs;
    private long asked;

    private record Task(long timeNs, long number, Runnable what) {}

    Scheduler(long startNs) {
        nowNs = startNs;
    }

    /** The virtual time in ns since 1970. */
    long nowNs() {
        return nowNs;
    }

    /** Lets something happen then, or now if that has passed. */
    void at(long timeNs, Runnable what) {
        tasks.add(new Task(Math.max(timeNs, nowNs), asked++, what));
    }

    /** Lets something happen later. */
    void in(long delayNs, Runnable what) {
        at(nowNs + delayNs, what);
    }

    /** Lets something happen again and again, for the first time after one period. */
    void every(long periodNs, Runnable what) {
        in(periodNs, () -> {
            what.run();
            every(periodNs, what);
        });
    }

    /** Does the next thing that is due before {@code untilNs}; false if there is none, and time is {@code untilNs}. */
    boolean step(long untilNs) {
        Task next = tasks.peek();
        if (next == null || next.timeNs() >= untilNs) {
            nowNs = Math.max(nowNs, untilNs);
            return false;
        }
        tasks.remove();
        nowNs = next.timeNs();
        next.what().run();
        return true;
    }
}
