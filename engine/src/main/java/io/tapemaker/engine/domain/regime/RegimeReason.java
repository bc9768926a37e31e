package io.tapemaker.engine.domain.regime;

import org.jspecify.annotations.Nullable;

/** Why a market is not quoted as usual: each reason demands one regime, at least, for as long as it is given. */
public enum RegimeReason {
    /** The kill latch is set. */
    KILL_LATCHED(0, Regime.HALTED, 0),
    /** The market has an outcome. */
    RESOLVED(1, Regime.HALTED, 0),
    /** The market is not in the programme, or switched off by configuration or choice of markets. */
    DISABLED(2, Regime.HALTED, 0),
    /** An operator left the market: orders away, what is held is kept. */
    OPERATOR_LEFT(3, Regime.HALTED, 0),
    /** A book is not known to be right. */
    BOOK_NOT_IN_SYNC(4, Regime.PULLED, 2_000),
    /** No book event of the market for too long. */
    STALE_ASSET(5, Regime.PULLED, 5_000),
    /** Fills may be missed. */
    USER_STREAM(6, Regime.PULLED, 5_000),
    /** The price grid is changing. */
    TICK_CHANGING(7, Regime.PULLED, 1_000),
    /** The midpoint jumped. */
    JUMP(8, Regime.PULLED, 30_000),
    /** The near depth was swept away. */
    SWEEP(9, Regime.PULLED, 30_000),
    /** Nobody stands in front of us any more. */
    CUSHION_GONE(10, Regime.PULLED, 5_000),
    /** A game starts within the shorter lead time, or has started. Found from the inputs' times. */
    GAME_STARTING(11, Regime.PULLED, 0),
    /** The market ends within the shorter lead time, or has ended. Found from the inputs' times. */
    ENDING(12, Regime.PULLED, 0),
    /** An operator paused the market. */
    OPERATOR_PAUSED(13, Regime.PULLED, 0),
    /** The venue does not score our orders and nobody knows why. */
    SCORING_LOST(14, Regime.PULLED, 60_000),
    /** Trades of the market fail to settle. */
    QUARANTINED(15, Regime.PULLED, 0),
    /** A game starts within the longer lead time. Found from the inputs' times. */
    GAME_NEAR(16, Regime.REDUCE_ONLY, 0),
    /** The market ends within the longer lead time. Found from the inputs' times. */
    END_NEAR(17, Regime.REDUCE_ONLY, 0),
    /** More was lost than the rewards were worth. */
    REWARD_STOP(18, Regime.REDUCE_ONLY, 0),
    /** A limit of the market's position is reached. */
    INVENTORY_LIMIT(19, Regime.REDUCE_ONLY, 5_000),
    /** An operator wants the position gone. */
    OPERATOR_FLATTEN(20, Regime.REDUCE_ONLY, 0),
    /** Too large a share of the rewards was lost. */
    REWARD_DOWNSIZE(21, Regime.WIDE, 0),
    /** The midpoint moves a lot. Found from the inputs' volatility. */
    VOLATILITY_HIGH(22, Regime.WIDE, 60_000);

    private static final RegimeReason[] VALUES = values();

    private final int code;
    private final Regime demands;
    private final long defaultHoldMs;

    RegimeReason(int code, Regime demands, long defaultHoldMs) {
        this.code = code;
        this.demands = demands;
        this.defaultHoldMs = defaultHoldMs;
    }

    /** The number in records: from 0 without gaps, stricter regimes first. */
    public int code() {
        return code;
    }

    /** The reason as one bit of a set. */
    public int bit() {
        return 1 << code;
    }

    /** The loosest regime that this reason leaves. */
    public Regime demands() {
        return demands;
    }

    long defaultHoldMs() {
        return defaultHoldMs;
    }

    /** Whether the machine finds the reason itself, so that no caller may give it. */
    boolean isFound() {
        return (FOUND & bit()) != 0;
    }

    private static final int FOUND =
            GAME_STARTING.bit() | ENDING.bit() | GAME_NEAR.bit() | END_NEAR.bit() | VOLATILITY_HIGH.bit();

    /** Number of reasons. */
    public static int count() {
        return VALUES.length;
    }

    /** The reason of a code, or null for an unknown one. */
    public static @Nullable RegimeReason ofCode(int code) {
        return code >= 0 && code < VALUES.length ? VALUES[code] : null;
    }
}
