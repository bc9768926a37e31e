package io.tapemaker.replay.why;

import io.tapemaker.engine.domain.book.Market;
import io.tapemaker.engine.domain.book.OrderBook;
import io.tapemaker.engine.domain.v1.orders.OrderTable;
import java.util.ArrayList;
import java.util.List;

/**
 * A market at one moment: its books and our orders in it, first token first.
 */
public record MarketMoment(List<BookFacts> books, List<OrderFacts> orders) {

    /** A market that was not known yet. */
    static final MarketMoment UNKNOWN = new MarketMoment(List.of(), List.of());

    public MarketMoment {
        books = List.copyOf(books);
        orders = List.copyOf(orders);
    }

    static MarketMoment of(Market market, OrderTable table) {
        List<BookFacts> books = new ArrayList<>();
        List<OrderFacts> orders = new ArrayList<>();
        for (int slot = 0; slot < Market.MAX_ASSETS; slot++) {
            OrderBook book = market.book(slot);
            if (book != null) {
                books.add(BookFacts.of(book));
                orders.add(OrderFacts.of(book.tokenId().toString(), table, book.index()));
            }
        }
        return new MarketMoment(books, orders);
    }
}
