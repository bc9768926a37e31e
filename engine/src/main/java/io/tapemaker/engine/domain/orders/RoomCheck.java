package io.tapemaker.engine.domain.orders;

/** Asks whoever keeps the limits. Called on the engine thread, may not change anything. */
public interface RoomCheck {

    /**
     * Whether collateral and limits have room for one more order while every open order, those being cancelled and
     * those in doubt included, stays exposure.
     *
     * @param place slot and side in the market that is being looked at
     * @param priceE4 price of the place's own token
     */
    boolean roomFor(int place, long priceE4, long sizeE6);
}
