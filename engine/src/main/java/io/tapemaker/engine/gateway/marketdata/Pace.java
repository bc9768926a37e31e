package io.tapemaker.engine.gateway.marketdata;

import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * How fast recorded time passes. The pace changes when something is delivered and nothing else.
 */
public final class Pace {

    private static final long LONGEST_PARK_NS = 100_000_000L;

    private final double factor;
    private long firstEventNs = Long.MIN_VALUE;
    private long firstClockNs;

    private Pace(double factor) {
        this.factor = factor;
    }

    /** As fast as possible. */
    public static Pace max() {
        return new Pace(0);
    }

    /**
     * The pace of a text: {@code max}, {@code 1x} as recorded, {@code 20x} twenty times as fast.
     *
     * @throws IllegalArgumentException with a line for the user if the text is something else
     */
    public static Pace parse(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.equals("max")) {
            return max();
        }
        if (!lower.matches("[0-9]{1,6}(\\.[0-9]{1,3})?x") || lower.matches("[0.]+x")) {
            throw new IllegalArgumentException(
                    "speed '" + text + "' is neither max nor a factor such as 1x, 0.5x or 20x");
        }
        return new Pace(Double.parseDouble(lower.substring(0, lower.length() - 1)));
    }

    /** Waits until the moment of this event has come, or until a stop is asked for or the thread is interrupted. */
    void await(long eventNs, BooleanSupplier stopRequested) {
        if (factor == 0) {
            return;
        }
        if (firstEventNs == Long.MIN_VALUE) {
            firstEventNs = eventNs;
            firstClockNs = System.nanoTime();
        }
        long dueNs = firstClockNs + (long) ((eventNs - firstEventNs) / factor);
        for (long leftNs = dueNs - System.nanoTime();
                leftNs > 0
                        && !stopRequested.getAsBoolean()
                        && !Thread.currentThread().isInterrupted();
                leftNs = dueNs - System.nanoTime()) {
            LockSupport.parkNanos(Math.min(leftNs, LONGEST_PARK_NS));
        }
    }
}
