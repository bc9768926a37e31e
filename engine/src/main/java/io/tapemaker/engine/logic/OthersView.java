package io.tapemaker.engine.logic;

import io.tapemaker.engine.domain.book.LevelArray;
import io.tapemaker.engine.domain.book.OrderBook;
import io.tapemaker.engine.domain.orders.MarketOrders;
import io.tapemaker.engine.domain.orders.OwnOrder;
import io.tapemaker.engine.domain.position.Direction;
import io.tapemaker.engine.domain.quoting.QuoteInputs;

/**
 * The public book of a market less our own orders. Only where orders really go to the venue does the book show them:
 * on paper there is nothing of ours to take out.
 */
final class OthersView {

    final LevelArray bids = new LevelArray();
    final LevelArray asks = new LevelArray();
    private final InForce inForce;

    OthersView(InForce inForce) {
        this.inForce = inForce;
    }

    void copyTo(QuoteInputs inputs, OrderBook first, int market) {
        copy(inputs.bids, inputs.asks, first, market);
    }

    /** Fills {@link #bids} and {@link #asks}. */
    void look(OrderBook first, int market) {
        copy(bids, asks, first, market);
    }

    private void copy(LevelArray outBids, LevelArray outAsks, OrderBook first, int market) {
        outBids.copy(first.bids());
        outAsks.copy(first.asks());
        if (!inForce.ordersRest()) {
            return;
        }
        MarketOrders orders = inForce.state().orders.of(market);
        for (int i = 0; i < orders.count(); i++) {
            OwnOrder order = orders.get(i);
            if (order.acceptedAtNs() != 0 && order.remainingE6() > 0) {
                LevelArray side = order.direction() == Direction.UP ? outBids : outAsks;
                side.subtract(Direction.firstTokenPriceE4(order.place(), order.priceE4()), order.remainingE6());
            }
        }
    }

    /** Shares of others at prices at least as good as one of the first token's, in E6. */
    long aheadE6(Direction direction, long firstPriceE4) {
        LevelArray side = direction == Direction.UP ? bids : asks;
        long sumE6 = 0;
        for (int i = 0; i < side.count(); i++) {
            boolean ahead =
                    direction == Direction.UP ? side.priceE4(i) >= firstPriceE4 : side.priceE4(i) <= firstPriceE4;
            if (!ahead) {
                return sumE6;
            }
            sumE6 += side.sizeE6(i);
        }
        return sumE6;
    }
}
