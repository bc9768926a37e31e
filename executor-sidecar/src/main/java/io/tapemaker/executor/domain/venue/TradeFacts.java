package io.tapemaker.executor.domain.venue;

import io.tapemaker.journal.codecs.FillStatus;
import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.TokenId;
import io.tapemaker.journal.types.Uint256;
import java.util.List;

/**
 * A trade with parts of ours in it.
 *
 * @param id the venue's name of the trade
 * @param parts each order of ours that it matched, ours being those of the maker's list or the taker's side
 * @param matchTimeS Unix seconds
 */
public record TradeFacts(String id, FillStatus status, List<Part> parts, long matchTimeS) {

    /** Takes a copy of the list. */
    public TradeFacts {
        parts = List.copyOf(parts);
    }

    /**
     * What one order gave or got.
     *
     * @param priceE4 of the order's own token
     * @param sizeE6 in millionths of a share
     * @param taker whether the order took
     */
    public record Part(Uint256 orderId, TokenId tokenId, Side side, long priceE4, long sizeE6, boolean taker) {}
}
