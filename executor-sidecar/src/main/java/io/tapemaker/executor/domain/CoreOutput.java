package io.tapemaker.executor.domain;

import io.tapemaker.executor.domain.order.OrderKey;
import io.tapemaker.executor.domain.venue.VenueRequest;
import io.tapemaker.journal.codecs.ExecutionKind;
import io.tapemaker.journal.codecs.FillStatus;
import io.tapemaker.journal.codecs.KillPhase;
import io.tapemaker.journal.codecs.LatchCause;
import io.tapemaker.journal.codecs.LinkState;

/**
 * What the core makes of an input, in its order. Called on the thread that gives the input, before that call
 * returns; it may not call the core.
 */
public interface CoreOutput {

    /** This order is going to be sent. It has to be durable before it is signed. */
    void intent(OrderIntent intent);

    /** What became of an order, or why there is none; for people. */
    void outcome(ExecutionKind kind, OrderKey key, String why);

    /** Ask this of the venue; the answer carries the tag. */
    void ask(long tag, VenueRequest request);

    /** For the engine: an answer to its command. */
    void report(ExecutionKind kind, OrderKey key, long commandSequence);

    /** For the engine: a fill, or what became of one. */
    void fill(Fill fill);

    /** For the engine: a sign of life. */
    void status(boolean armed, LinkState userStream);

    /** The latch was set, or taken back. */
    void latch(LatchCause cause, KillPhase phase, String detail);

    /**
     * The state after this input.
     *
     * @param sha256 of its bytes, 32 long
     */
    void stateHash(int behaviourVersion, int stateLength, byte[] sha256);

    /**
     * A fill of one order.
     *
     * @param tradeHigh the first 8 bytes of the SHA-256 of the venue's name of the trade
     * @param tradeLow the next 8
     * @param priceE4 of the order's own token
     * @param sizeE6 millionths of a share
     */
    record Fill(OrderKey key, FillStatus status, long tradeHigh, long tradeLow, long priceE4, long sizeE6) {}
}
