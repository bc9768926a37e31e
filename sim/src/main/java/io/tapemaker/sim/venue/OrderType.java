package io.tapemaker.sim.venue;

/** How long an order stays. */
public enum OrderType {
    /** Until it is cancelled. */
    GTC,
    /** Until a minute before its expiration. */
    GTD,
    /** All at once or not at all. */
    FOK,
    /** What can be had at once. */
    FAK;

    /** Whether what is not matched rests in the book. */
    boolean rests() {
        return this == GTC || this == GTD;
    }
}
