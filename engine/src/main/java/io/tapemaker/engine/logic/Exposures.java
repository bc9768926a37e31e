package io.tapemaker.engine.logic;

import io.tapemaker.engine.domain.orders.MarketOrders;
import io.tapemaker.engine.domain.orders.OrderState;
import io.tapemaker.engine.domain.orders.OwnOrder;
import io.tapemaker.engine.domain.position.Position;
import io.tapemaker.engine.domain.quoting.DesiredQuotes;
import io.tapemaker.engine.domain.risk.MarketExposure;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Side;

/** Keeps what is at risk in step with orders and positions. */
final class Exposures {

    private final MarketExposure scratch = new MarketExposure();
    private final InForce inForce;

    Exposures(InForce inForce) {
        this.inForce = inForce;
    }

    /** Books a market as it stands now. */
    void refresh(int market) {
        fill(scratch, market, false);
        inForce.state().exposure.set(market, scratch);
    }

    /** An order that is being placed counts from now on. */
    void placed(OwnOrder order) {
        inForce.state()
                .exposure
                .add(
                        order.market(),
                        DesiredQuotes.slot(order.place()),
                        DesiredQuotes.side(order.place()),
                        order.priceE4(),
                        order.sizeE6());
    }

    /**
     * What a market has at risk without the orders that quotes may replace; those being cancelled or in doubt stay.
     */
    void fillWithoutQuotes(MarketExposure out, int market) {
        fill(out, market, true);
    }

    private void fill(MarketExposure out, int market, boolean withoutQuotes) {
        Position position = inForce.state().positions.of(market);
        out.clear();
        for (int slot = 0; slot < 2; slot++) {
            out.held(slot, Math.max(0, position.settledE6(slot)), position.costE6(slot));
        }
        for (int place = 0; place < DesiredQuotes.PLACES; place++) {
            long sizeE6 = position.provisionalE6(place);
            if (sizeE6 > 0) {
                out.provisional(
                        DesiredQuotes.slot(place),
                        DesiredQuotes.side(place),
                        averagePriceE4(position, place, sizeE6),
                        sizeE6);
            }
        }
        MarketOrders orders = inForce.state().orders.of(market);
        for (int i = 0; i < orders.count(); i++) {
            OwnOrder order = orders.get(i);
            if (order.remainingE6() > 0 && !(withoutQuotes && isReplaceable(order))) {
                out.order(
                        DesiredQuotes.slot(order.place()),
                        DesiredQuotes.side(order.place()),
                        order.priceE4(),
                        order.remainingE6());
            }
        }
    }

    private static boolean isReplaceable(OwnOrder order) {
        return order.state() != OrderState.IN_DOUBT && order.state() != OrderState.PENDING_CANCEL;
    }

    /** Rounded against us: up for what was paid, down for what was received. */
    private static long averagePriceE4(Position position, int place, long sizeE6) {
        long moneyE6 = position.provisionalMoneyE6(place);
        long upE4 = DesiredQuotes.side(place) == Side.BUY ? sizeE6 - 1 : 0;
        return Math.min(Price.ONE_E4, (Math.multiplyExact(moneyE6, Price.ONE_E4) + upE4) / sizeE6);
    }
}
