package io.tapemaker.engine.domain.orders;

import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;

/**
 * How many calls one signer may still make. Places and cancels draw on buckets of their own. Cancels for a replacement
 * leave the reserved part alone; cancels that take away may use it, and beyond it all that the venue itself allows.
 */
public final class CallBudget {

    private static final int PERCENT = 100;

    private final TokenBucket places;
    private final TokenBucket cancels;
    private final long reservedE6;
    private final long debtE6;

    /** A budget that has not been drawn on. */
    public CallBudget(CallSettings settings) {
        long share = settings.sharePercent();
        places = new TokenBucket(
                settings.ordersPerSecond() * share * TokenBucket.ONE_E6 / PERCENT,
                settings.ordersBurst() * share * TokenBucket.ONE_E6 / PERCENT);
        long cancelsBurstE6 = settings.cancelsBurst() * share * TokenBucket.ONE_E6 / PERCENT;
        cancels = new TokenBucket(settings.cancelsPerSecond() * share * TokenBucket.ONE_E6 / PERCENT, cancelsBurstE6);
        reservedE6 = cancelsBurstE6 * settings.reservedPercent() / PERCENT;
        // Our bucket fills no faster than the venue's, so a debt of the difference of the bursts stays within its
        // limit.
        debtE6 = settings.cancelsBurst() * TokenBucket.ONE_E6 - cancelsBurstE6;
    }

    /** Whether so many places may be sent. */
    public boolean hasPlaces(int count, long nowNs) {
        return places.has(count, nowNs);
    }

    /** Whether so many cancels may be sent for replacements; of a full budget any number, as waiting adds nothing. */
    public boolean hasReplacements(int count, long nowNs) {
        return cancels.has(count, reservedE6, nowNs) || cancels.isFull(nowNs);
    }

    /** Whether one cancel may be sent to take an order away. */
    public boolean hasTakeAway(long nowNs) {
        return cancels.has(1, -debtE6, nowNs);
    }

    /** Counts a place. */
    public void placed(long nowNs) {
        places.take(1, nowNs);
    }

    /** Counts a cancel. */
    public void cancelled(long nowNs) {
        cancels.take(1, nowNs);
    }

    /** Counts cancel-all, which is always allowed and costs one and each order that it cancelled. */
    public void allCancelled(int ordersCancelled, long nowNs) {
        cancels.take(1L + ordersCancelled, nowNs);
    }

    /** Places left in millionths. */
    public long placesLeftE6(long nowNs) {
        return places.levelE6(nowNs);
    }

    /** Cancels left in millionths, negative for a debt. */
    public long cancelsLeftE6(long nowNs) {
        return cancels.levelE6(nowNs);
    }

    /** Appends the whole state. */
    public void write(StateWriter out) {
        places.write(out);
        cancels.write(out);
    }

    /** Replaces the whole state. */
    public void read(StateReader in) {
        places.read(in);
        cancels.read(in);
    }
}
