package io.tapemaker.engine.logic;

import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;

/**
 * What the operator wants of a market.
 *
 * @param left it is not to be quoted
 * @param flatten its position is to go
 */
record MarketWish(boolean left, boolean flatten) {

    static final MarketWish NONE = new MarketWish(false, false);

    MarketWish withLeft() {
        return new MarketWish(true, flatten);
    }

    MarketWish withFlatten() {
        return new MarketWish(left, true);
    }

    void write(StateWriter out) {
        out.putBoolean(left);
        out.putBoolean(flatten);
    }

    static MarketWish read(StateReader in) {
        boolean left = in.getBoolean();
        return new MarketWish(left, in.getBoolean());
    }
}
