package io.tapemaker.engine.gateway.marketdata;

/**
 * How far a source has been journaled, so that a feed can go on exactly there.
 *
 * @param frames position of the last journaled frame, 0 for none
 * @param burstEnds position of the frame behind which the last burst end was journaled, 0 for none
 * @param tickDueNs due time of the last journaled timer tick in ns, 0 for none
 * @param frameHash {@link io.tapemaker.engine.logic.FrameChain} of the journaled frames; the source must still begin
 *     with the same frames
 */
public record FeedPosition(long frames, long burstEnds, long tickDueNs, int frameHash) {

    /** Nothing was journaled yet. */
    public static final FeedPosition START = new FeedPosition(0, 0, 0, 0);
}
