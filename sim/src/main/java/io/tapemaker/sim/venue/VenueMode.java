package io.tapemaker.sim.venue;

/** What the venue as a whole takes at present. */
public enum VenueMode {
    /** Everything. */
    NORMAL,
    /** The engine restarts: neither orders nor cancels nor heartbeats. */
    RESTARTING,
    /** Post-only orders and cancels. */
    POST_ONLY,
    /** Cancels. */
    CANCEL_ONLY,
    /** Neither orders nor cancels. */
    DISABLED
}
