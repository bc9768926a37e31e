package io.tapemaker.engine.domain.regime;

/** What is known of a market when its regime is looked at. Reused: what is given stays until it is given otherwise. */
public final class RegimeInputs {

    /** In place of a moment: there is none, or it is not known. */
    public static final long NEVER = Long.MAX_VALUE;

    private int given;
    private long gameStartNs = NEVER;
    private long endNs = NEVER;
    private long volatility;

    /** Nothing is known against quoting. */
    public void clear() {
        given = 0;
        gameStartNs = NEVER;
        endNs = NEVER;
        volatility = 0;
    }

    /**
     * A reason holds now, or does not.
     *
     * @throws IllegalArgumentException for a reason that is found from times or volatility
     */
    public void set(RegimeReason reason, boolean holds) {
        if (reason.isFound()) {
            throw new IllegalArgumentException(reason + " is found from the other inputs");
        }
        given = holds ? given | reason.bit() : given & ~reason.bit();
    }

    /** Start of the game, ns since 1970, or {@link #NEVER}. */
    public void gameStartNs(long startNs) {
        gameStartNs = startNs;
    }

    /** End of the market, ns since 1970, or {@link #NEVER}. */
    public void endNs(long marketEndNs) {
        endNs = marketEndNs;
    }

    /** Volatility of the midpoint, in the unit of {@link RegimeSettings#volatilityEnter}. */
    public void volatility(long value) {
        volatility = value;
    }

    int given() {
        return given;
    }

    long gameStartNs() {
        return gameStartNs;
    }

    long endNs() {
        return endNs;
    }

    long volatility() {
        return volatility;
    }
}
