package io.tapemaker.engine.domain.quoting;

/** What kept a side from being quoted, or from being quoted nearer or larger; in the order in which it is asked. */
public enum Constraint {
    /** Nothing: a nearer price or a larger size would be worth less. */
    NONE,
    /** A side of the others' book has no level of the least scoring size. */
    NO_MIDPOINT,
    /** The others' best bid is not below their best ask. */
    CROSSED_BOOK,
    /** The midpoint lies outside of the configured prices. */
    PRICE_BAND,
    /** The regime does not allow this side. */
    REGIME,
    /** Only inventory may be reduced, and this side would not, or not by more. */
    REDUCE_ONLY,
    /** Too little of others on the opposite side to undo a fill against. */
    EXIT_LIQUIDITY,
    /** The largest order allowed by the settings. */
    SIZE_CAP,
    /** The shares that the limits leave. */
    ROOM_SHARES,
    /** The order is too small to score or to be taken. */
    MIN_SIZE,
    /** The price is not one of the grid's. */
    TICK,
    /** The price would cross the best of the others' opposite side, or our own order. */
    POST_ONLY,
    /** The order would improve the others' touch. */
    JOIN_TOUCH,
    /** The price does not score: it is too far from the midpoint. */
    REWARD_BAND,
    /** The regime demands a greater distance from the midpoint. */
    WIDE,
    /** Too few shares of others ahead of the order. */
    FRONT_CUSHION,
    /** The collateral that the limits leave. */
    ROOM_NOTIONAL,
    /** A sale of more than is held. */
    HELD,
    /** Allowed, and not worth it. */
    NOT_WORTH_IT
}
