package io.tapemaker.executor.domain;

import io.tapemaker.executor.domain.order.OrderKey;
import io.tapemaker.executor.domain.order.PlaceRequest;

/** What is known of one intent. */
final class TrackedOrder {

    static final long NEVER = Long.MAX_VALUE;

    /** The venue takes an order out a minute before its end; its clock and ours may be ten seconds apart. */
    private static final long ENDS_EARLY_S = 70;

    /** Where it is. */
    enum Phase {
        /** Sent, or about to be, and no answer yet. */
        SENDING,
        /** The venue has it. */
        LIVE,
        /** Nobody knows whether it arrived. */
        UNKNOWN,
        /** It will never trade again. */
        OVER
    }

    final OrderIntent intent;
    Phase phase = Phase.SENDING;
    boolean cancelWanted;

    /** Everything was to be cancelled while it was open. */
    boolean sweepAsked;

    /** The cancel command to be answered, 0 for none. */
    long cancelSequence;

    /** Since when look-ups have said that there is no such order, -1 while none has; steady time. */
    long absentSinceNs = -1;

    /** When the venue was seen to have it, event time. */
    long liveNs;

    /** When it was over, event time. */
    long endedNs;

    /** When its newest trade was matched, Unix seconds of the venue; -1 while there is none. */
    long lastMatchS = -1;

    /** It was given up because it could not be found. */
    boolean givenUp;

    /** Shares that were matched and did not fail. */
    long filledE6;

    /** What its rest may yet put at risk. */
    long reservedE6;

    /** A look-up is under way. */
    boolean looking;

    /** When the next look-up is due, event time. */
    long lookAtNs = NEVER;

    /** A cancel is under way. */
    boolean cancelling;

    /** When the next cancel is due, event time. */
    long cancelAtNs = NEVER;

    TrackedOrder(OrderIntent intent) {
        this.intent = intent;
    }

    OrderKey key() {
        return intent.key();
    }

    PlaceRequest request() {
        return intent.request();
    }

    boolean isOver() {
        return phase == Phase.OVER;
    }

    /** Whether its own end has come, and nothing else is known that may have taken it out. */
    boolean hasRunOut(long nowNs) {
        return !cancelWanted
                && !sweepAsked
                && request().terms().hasEnd()
                && nowNs / Kernel.SECOND_NS >= request().terms().expirationS() - ENDS_EARLY_S;
    }

    /** Whether it may get to the venue, or be there, without our knowing. */
    boolean mayArrive() {
        return phase == Phase.SENDING || phase == Phase.UNKNOWN;
    }

    void write(StateBytes out) {
        out.put(key().epoch());
        out.put(key().number());
        out.put(intent.orderId());
        out.put(phase.name());
        out.put(cancelWanted);
        out.put(sweepAsked);
        out.put(cancelSequence);
        out.put(absentSinceNs);
        out.put(liveNs);
        out.put(endedNs);
        out.put(lastMatchS);
        out.put(givenUp);
        out.put(filledE6);
        out.put(reservedE6);
        out.put(looking);
        out.put(lookAtNs);
        out.put(cancelling);
        out.put(cancelAtNs);
    }
}
