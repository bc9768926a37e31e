package io.tapemaker.replay.why;

import io.tapemaker.engine.domain.book.Market;
import io.tapemaker.engine.domain.book.OrderBook;
import io.tapemaker.engine.logic.BusinessLogic;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Size;
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

    static MarketMoment of(Market market, BusinessLogic logic) {
        List<BookFacts> books = new ArrayList<>();
        List<OrderFacts> orders = new ArrayList<>();
        for (int slot = 0; slot < Market.MAX_ASSETS; slot++) {
            OrderBook book = market.book(slot);
            if (book != null) {
                books.add(BookFacts.of(book));
            }
        }
        logic.visitOrders(
                market,
                (token, side, state, epoch, number, priceE4, sizeE6) -> orders.add(new OrderFacts(
                        token.tokenId().toString(),
                        state,
                        epoch + "-" + number,
                        side.name(),
                        Price.format(priceE4),
                        Size.format(sizeE6))));
        return new MarketMoment(books, orders);
    }
}
