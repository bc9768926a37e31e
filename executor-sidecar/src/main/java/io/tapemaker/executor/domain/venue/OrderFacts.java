package io.tapemaker.executor.domain.venue;

import io.tapemaker.journal.types.ConditionId;
import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.TokenId;
import io.tapemaker.journal.types.Uint256;

/** An order as the venue lists it. */
public record OrderFacts(
        Uint256 orderId, ConditionId conditionId, TokenId tokenId, Side side, Sizes sizes, Status status) {

    /**
     * Price and sizes of an order.
     *
     * @param priceE4 in ten-thousandths of a dollar
     * @param originalE6 in millionths of a share
     * @param matchedE6 in millionths of a share
     */
    public record Sizes(long priceE4, long originalE6, long matchedE6) {}

    /** Where it is. */
    public enum Status {
        /** In the book. */
        LIVE,
        /** It waits out a delay and cannot be cancelled meanwhile. */
        DELAYED,
        /** Matched in full. */
        MATCHED,
        /** Taken out, whatever the reason. */
        CANCELLED,
        /** No longer covered by the balance, or otherwise void. */
        INVALID;

        /** Whether it may still be matched. */
        public boolean isOpen() {
            return this == LIVE || this == DELAYED;
        }
    }
}
