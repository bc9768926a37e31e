package io.tapemaker.sim.wire.server;

/** What may go wrong on the wire. */
public enum FaultKind {
    /** The connection breaks before the venue has seen the request. */
    LOSE_REQUEST(Place.REQUEST),
    /** The connection breaks at once, and the venue gets the request some time later all the same. */
    LATE_REQUEST(Place.REQUEST),
    /** The venue does it, and the connection breaks before the answer. */
    LOSE_ANSWER(Place.REQUEST),
    /** The request takes its time. */
    DELAY_REQUEST(Place.REQUEST),
    /** The answer takes its time. */
    DELAY_ANSWER(Place.REQUEST),
    /** The body comes in small pieces over that time. */
    SLOW_BODY(Place.REQUEST),
    /** The venue does it, and the body is not what it said. */
    GARBAGE(Place.REQUEST),
    /** A page of the network in front of the venue, which has done it only if told so. */
    PAGE(Place.REQUEST),
    /** A status that the venue gives without doing anything. */
    STATUS(Place.REQUEST),
    /** The frame and its connection to the user channel are lost. */
    DROP_USER(Place.USER),
    /** The connection goes silent before the frame for that time, and answers PING meanwhile. */
    STALL_USER(Place.USER),
    /** The same without answering PING. */
    FREEZE_USER(Place.USER),
    /** The frame and its connection to the market channel are lost. */
    DROP_MARKET(Place.MARKET),
    /** The connection goes silent before the frame for that time, and answers PING meanwhile. */
    STALL_MARKET(Place.MARKET),
    /** The same without answering PING. */
    FREEZE_MARKET(Place.MARKET),
    /** Nothing more is said of the frame's market on that connection for that time; what was to be said is lost. */
    STALL_ASSET(Place.MARKET),
    /** The frame is lost. */
    LOSE_FRAME(Place.FRAME),
    /** The frame comes twice; on the market channel with its entries the other way round. */
    DUPLICATE_FRAME(Place.FRAME),
    /** The frame comes after the one that follows, or after that time if none does. */
    SWAP_FRAMES(Place.FRAME),
    /** The frame, and so all behind it, comes that much later. */
    DELAY_FRAME(Place.FRAME),
    /** What comes is not the frame but the text, or the frame with a price that is none. */
    GARBAGE_FRAME(Place.FRAME),
    /** A trade is sent again after ten seconds and fails after that time, or is never heard of again if it is 0. */
    GHOST_FILL(Place.TRADE);

    /** What it happens to. */
    enum Place {
        REQUEST,
        USER,
        MARKET,
        /** A frame of the channel that the fault names. */
        FRAME,
        TRADE
    }

    private final Place place;

    FaultKind(Place place) {
        this.place = place;
    }

    /** Whether it may happen there; a frame is at the place of its channel. */
    boolean isAt(Place at, String channel) {
        return place == at || place == Place.FRAME && at.name().equalsIgnoreCase(channel);
    }
}
