package io.tapemaker.engine.logic;

import io.tapemaker.engine.domain.book.Market;
import io.tapemaker.engine.domain.book.OrderBook;
import io.tapemaker.engine.domain.orders.OrderCommands;
import io.tapemaker.engine.domain.orders.OwnOrder;
import io.tapemaker.engine.domain.quoting.DesiredQuotes;
import io.tapemaker.journal.codecs.CancelReason;
import io.tapemaker.journal.codecs.OrderSide;
import io.tapemaker.journal.types.Side;

/** Publishes orders and cancels; a placed order is at risk from the moment of its command. */
final class TradingCommands implements OrderCommands {

    private final LogicContext context;
    private final Exposures exposures;

    TradingCommands(LogicContext context, Exposures exposures) {
        this.context = context;
        this.exposures = exposures;
    }

    @Override
    public void place(OwnOrder order) {
        exposures.placed(order);
        select(order)
                .place(
                        DesiredQuotes.side(order.place()) == Side.BUY ? OrderSide.BUY : OrderSide.SELL,
                        order.priceE4(),
                        order.sizeE6(),
                        order.life(),
                        order.expirationS());
    }

    @Override
    public void cancel(OwnOrder order, CancelReason reason) {
        select(order).cancel(reason);
    }

    private CommandPublisher select(OwnOrder order) {
        Market market = context.books().market(order.market());
        OrderBook book = market.book(DesiredQuotes.slot(order.place()));
        if (book == null) {
            throw new IllegalStateException("order " + order.number() + " is of a token that is not known");
        }
        return context.commands.order(book.index(), order.epoch(), order.number());
    }
}
