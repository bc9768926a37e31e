package io.tapemaker.engine.domain.risk;

import io.tapemaker.engine.domain.regime.Regime;
import io.tapemaker.journal.types.Side;

/** What the {@link OrderGate} is told of an order that is about to be placed. Reused. */
public final class OrderFacts {

    private int market;
    private Regime regime = Regime.HALTED;
    private int slot;
    private Side side = Side.BUY;
    private long priceE4;
    private long sizeE6;

    /**
     * Another order.
     *
     * @param market index in the {@link ExposureBook}
     * @param regime of the market now
     * @param slot 0 for the market's first token, 1 for the second
     * @param priceE4 the token's own price
     */
    public OrderFacts set(int market, Regime regime, int slot, Side side, long priceE4, long sizeE6) {
        this.market = market;
        this.regime = regime;
        this.slot = slot;
        this.side = side;
        this.priceE4 = priceE4;
        this.sizeE6 = sizeE6;
        return this;
    }

    int market() {
        return market;
    }

    Regime regime() {
        return regime;
    }

    int slot() {
        return slot;
    }

    long priceE4() {
        return priceE4;
    }

    long sizeE6() {
        return sizeE6;
    }

    boolean isBuy() {
        return side == Side.BUY;
    }

    /** Whether the order adds to the first token's side: it buys the first token or sells the second. */
    boolean isBid() {
        return isBuy() == (slot == 0);
    }

    /** Price times size, dollars. */
    long notionalE6() {
        return Money.costE6(priceE4, sizeE6);
    }
}
