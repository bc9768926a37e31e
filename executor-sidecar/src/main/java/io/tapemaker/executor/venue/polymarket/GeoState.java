package io.tapemaker.executor.venue.polymarket;

/** Whether this place and this account may trade. Only the first lets anything be placed. */
public enum GeoState {
    /** It may. */
    ALLOWED,
    /** It may not; cancels work. */
    BLOCKED,
    /** Positions may be closed, which nobody does here by placing. */
    CLOSE_ONLY,
    /** Nobody has said so, or not lately, or not clearly. */
    UNKNOWN;

    /** Whether orders may be placed. */
    public boolean mayPlace() {
        return this == ALLOWED;
    }

    /** The worse of the two: blocked before close-only before unknown before allowed. */
    GeoState worse(GeoState other) {
        return badness() >= other.badness() ? this : other;
    }

    private int badness() {
        return switch (this) {
            case ALLOWED -> 0;
            case UNKNOWN -> 1;
            case CLOSE_ONLY -> 2;
            case BLOCKED -> 3;
        };
    }
}
