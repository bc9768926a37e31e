package io.tapemaker.engine.logic;

import io.tapemaker.engine.domain.book.OrderBook;
import io.tapemaker.journal.types.Side;

/** Shown our orders one by one. */
@FunctionalInterface
public interface OrderVisitor {

    /**
     * An order of ours that may rest at the venue.
     *
     * @param token the token's book
     * @param state name of the state in which the engine believes it
     * @param epoch with the number its identity
     * @param priceE4 price of the token in E4
     * @param sizeE6 size that is still open in E6
     */
    void order(OrderBook token, Side side, String state, int epoch, long number, long priceE4, long sizeE6);
}
