package io.tapemaker.engine.domain.risk;

import io.tapemaker.journal.types.Side;

/** In a test: something of a market that may fill or be filled, an order or a fill that is not confirmed. */
final class Pending {
    final int market;
    final int slot;
    final Side side;
    final long priceE4;
    final boolean order;
    long leftE6;

    Pending(int market, int slot, Side side, long priceE4, long leftE6, boolean order) {
        this.market = market;
        this.slot = slot;
        this.side = side;
        this.priceE4 = priceE4;
        this.leftE6 = leftE6;
        this.order = order;
    }

    long notionalE6() {
        return priceE4 * leftE6 / 10_000;
    }
}
