package io.tapemaker.engine.logic;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The state that behaviour version 2 stands on now, for everybody who works on it: other settings or a snapshot put
 * another one in its place.
 */
final class InForce {

    private @Nullable TradingState state;
    private boolean ordersRest;

    TradingState state() {
        return Objects.requireNonNull(state, "nothing is decided before there is a state");
    }

    /** Whether our orders rest at the venue, so that the public books show them; on paper they do not. */
    boolean ordersRest() {
        return ordersRest;
    }

    void become(TradingState next, boolean restAtVenue) {
        state = next;
        ordersRest = restAtVenue;
    }
}
