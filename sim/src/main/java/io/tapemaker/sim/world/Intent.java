package io.tapemaker.sim.world;

/** What the executor knows of one order that it was told to place. */
final class Intent {

    /** Where it is. */
    enum Phase {
        /** Sent, and no answer yet. */
        SENDING,
        /** The venue has it. */
        LIVE,
        /** Sent, and nobody knows whether it arrived. */
        UNKNOWN,
        /** It will never trade again. */
        OVER
    }

    final Command.Place place;

    /** The order hash, known before it is sent. */
    final String orderId;

    final int market;
    Phase phase = Phase.SENDING;
    boolean cancelWanted;
    long cancelSequence;

    /** Since when look-ups have said that there is no such order, 0 while none has. */
    long absentSinceNs;

    Intent(Command.Place place, String orderId, int market) {
        this.place = place;
        this.orderId = orderId;
        this.market = market;
    }

    boolean isOver() {
        return phase == Phase.OVER;
    }

    /** Whether it may be at the venue or still get there. */
    boolean mayArrive() {
        return phase == Phase.SENDING || phase == Phase.UNKNOWN;
    }
}
