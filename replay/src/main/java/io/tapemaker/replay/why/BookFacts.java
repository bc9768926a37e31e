package io.tapemaker.replay.why;

import io.tapemaker.engine.domain.book.OrderBook;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Size;
import org.jspecify.annotations.Nullable;

/**
 * A book in short. Prices and sizes are the venue's text, null for an empty side.
 *
 * @param assetId the token
 * @param state how far it can be trusted
 * @param reason why it is in that state
 * @param hash what the venue's hash says of its levels
 */
public record BookFacts(
        String assetId,
        String state,
        String reason,
        String hash,
        @Nullable String bid,
        @Nullable String bidSize,
        @Nullable String ask,
        @Nullable String askSize) {

    static BookFacts of(OrderBook book) {
        boolean bids = book.bids().count() > 0;
        boolean asks = book.asks().count() > 0;
        return new BookFacts(
                book.tokenId().toString(),
                book.state().name(),
                book.cause().name(),
                book.hashOutcome().name(),
                bids ? Price.format(book.bestBidE4()) : null,
                bids ? Size.format(book.bids().bestSizeE6()) : null,
                asks ? Price.format(book.bestAskE4()) : null,
                asks ? Size.format(book.asks().bestSizeE6()) : null);
    }

    String text() {
        return state + (reason.equals("NONE") ? "" : " (" + reason + ")") + ", bid " + touch(bid, bidSize) + ", ask "
                + touch(ask, askSize) + ", hash " + hash;
    }

    private static String touch(@Nullable String price, @Nullable String size) {
        return price == null ? "none" : price + " x " + size;
    }
}
