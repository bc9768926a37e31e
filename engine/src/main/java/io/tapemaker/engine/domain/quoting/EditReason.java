package io.tapemaker.engine.domain.quoting;

/** What becomes of one side of a market, and why. */
public enum EditReason {
    /** There is no order, and none is wanted. */
    NOTHING,
    /** The order is the wanted one. */
    AS_WANTED,
    /** Another order is wanted, but does not bring what its youth and the edit cost. */
    KEPT,
    /** An order is wanted where there is none, but does not bring what the edit costs within the horizon. */
    NOT_PLACED,
    /** A first order. */
    PLACED,
    /** Another order in place of this one. */
    REPLACED,
    /** The order goes, and none takes its place. */
    CANCELLED
}
