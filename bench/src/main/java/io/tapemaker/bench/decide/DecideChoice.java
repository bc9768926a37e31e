package io.tapemaker.bench.decide;

import org.jspecify.annotations.Nullable;

/** What happens to a book in one decide step, and what decides. Baselines come before what names them. */
public enum DecideChoice {
    DEPTH_BAND("depth changes, behaviour version 1", false, true, false, null),
    DEPTH("depth changes: nothing to search for", false, false, false, DEPTH_BAND),
    TOUCH_BAND("touch moves, behaviour version 1", true, true, false, null),
    TOUCH("touch moves: searched", true, false, false, TOUCH_BAND),
    TOUCH_IN_TURN("touch moves, all markets in turn", true, false, true, TOUCH);

    private final String label;
    private final boolean movesTouch;
    private final boolean isBand;
    private final boolean takesTurns;
    private final @Nullable DecideChoice baseline;

    DecideChoice(
            String label, boolean movesTouch, boolean isBand, boolean takesTurns, @Nullable DecideChoice baseline) {
        this.label = label;
        this.movesTouch = movesTouch;
        this.isBand = isBand;
        this.takesTurns = takesTurns;
        this.baseline = baseline;
    }

    /** The name in tables. */
    public String label() {
        return label;
    }

    /** Whether each step moves the best bid, which is always decided upon; else a level far behind it. */
    public boolean movesTouch() {
        return movesTouch;
    }

    /** Whether behaviour version 1 decides. */
    public boolean isBand() {
        return isBand;
    }

    /** Whether the markets change in turn, so that each finds the caches cold; else it is always the same one. */
    public boolean takesTurns() {
        return takesTurns;
    }

    /** What it is compared to, null for nothing. */
    public @Nullable DecideChoice baseline() {
        return baseline;
    }
}
