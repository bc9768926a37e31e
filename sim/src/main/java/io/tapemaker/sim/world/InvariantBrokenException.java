package io.tapemaker.sim.world;

/** Something that must be true was not; the world stops there. */
public final class InvariantBrokenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Invariant invariant;

    InvariantBrokenException(Invariant invariant, String how) {
        super(invariant + " (" + invariant.id() + "): " + how);
        this.invariant = invariant;
    }

    /** What was broken. */
    public Invariant invariant() {
        return invariant;
    }
}
