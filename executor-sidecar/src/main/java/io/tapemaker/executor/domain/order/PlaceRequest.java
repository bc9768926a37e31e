package io.tapemaker.executor.domain.order;

import io.tapemaker.journal.types.ConditionId;
import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.TickSize;
import io.tapemaker.journal.types.TokenId;

/** A place command as it was decoded, before anybody has judged it: any value may stand in it. Immutable. */
public record PlaceRequest(OrderKey key, Asset asset, Side side, Quote quote, Terms terms) {

    /** The market and which of its two tokens. */
    public record Asset(ConditionId conditionId, TokenId tokenId) {}

    /**
     * Price, size and the grid that the engine believes in.
     *
     * @param priceE4 of this token, in ten-thousandths of a dollar
     * @param sizeE6 in millionths of a share
     */
    public record Quote(long priceE4, long sizeE6, TickSize tick) {}

    /**
     * What is not signed but travels along.
     *
     * @param expirationS Unix seconds, 0 for an order without end (GTC)
     */
    public record Terms(boolean postOnly, long expirationS) {

        /** Whether it has an end: GTD. */
        public boolean hasEnd() {
            return expirationS != 0;
        }
    }
}
