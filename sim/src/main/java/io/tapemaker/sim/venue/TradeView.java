package io.tapemaker.sim.venue;

import io.tapemaker.journal.types.Side;
import java.util.List;

/**
 * A trade as it stood at one moment: one taker against the makers of one price.
 *
 * @param changedNs when its status changed last
 */
public record TradeView(
        String id, Taker taker, List<Maker> makers, TradeStatus status, long matchedNs, long changedNs, String hash) {

    /**
     * The side that came later.
     *
     * @param priceE4 in its own token
     * @param feeE6 dollars
     */
    public record Taker(
            String orderId, int account, TokenRef token, Side side, long priceE4, long sizeE6, long feeE6) {}

    /**
     * One that was there first.
     *
     * @param priceE4 in its own token
     */
    public record Maker(
            String orderId, int account, TokenRef token, Side side, long priceE4, long sizeE6, MatchKind kind) {}
}
