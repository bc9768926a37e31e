package io.tapemaker.sim.wire.server;

/** What may go wrong on the wire. */
public enum FaultKind {
    /** The connection breaks before the venue has seen the request. */
    LOSE_REQUEST(true),
    /** The connection breaks at once, and the venue gets the request some time later all the same. */
    LATE_REQUEST(true),
    /** The venue does it, and the connection breaks before the answer. */
    LOSE_ANSWER(true),
    /** It arrives twice, and the answer is that to the second. */
    TWICE(true),
    /** The request takes its time. */
    DELAY_REQUEST(true),
    /** The answer takes its time. */
    DELAY_ANSWER(true),
    /** The body comes in small pieces over that time. */
    SLOW_BODY(true),
    /** The venue does it, and the body is not what it said. */
    GARBAGE(true),
    /** A page of the network in front of the venue, which has done it only if told so. */
    PAGE(true),
    /** A status that the venue gives without doing anything. */
    STATUS(true),
    /** The frame and its connection are lost. */
    DROP_USER(false),
    /** The connection goes silent before the frame for that time, and answers PING meanwhile. */
    STALL_USER(false),
    /** The same without answering PING. */
    FREEZE_USER(false),
    /** The frame is lost. */
    LOSE_FRAME(false),
    /** The frame comes twice. */
    DUPLICATE_FRAME(false),
    /** The frame comes after the one that follows, or after that time if none does. */
    SWAP_FRAMES(false);

    private final boolean ofRequests;

    FaultKind(boolean ofRequests) {
        this.ofRequests = ofRequests;
    }

    /** Whether it happens to a request, and not to a frame of the user channel. */
    boolean isOfRequests() {
        return ofRequests;
    }
}
