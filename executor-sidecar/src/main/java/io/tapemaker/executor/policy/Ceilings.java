package io.tapemaker.executor.policy;

/**
 * What no policy file can go beyond. To trade more than this takes another build, and so a second pair of eyes. Money
 * and sizes in millionths (E6), prices in ten-thousandths (E4).
 */
public final class Ceilings {

    /** Markets of a policy. */
    public static final int MARKETS = 256;

    /** Event groups of a policy. */
    public static final int GROUPS = 256;

    /** Least size of an order that may be asked for: the venue's own step. */
    public static final long LEAST_SIZE_E6 = 10_000L;

    /** Size of an order: 20,000 shares. */
    public static final long ORDER_SIZE_E6 = 20_000_000_000L;

    /** What one order puts at risk: 2,000 dollars. */
    public static final long ORDER_NOTIONAL_E6 = 2_000_000_000L;

    /** What one market puts at risk at once: 10,000 dollars. */
    public static final long MARKET_NOTIONAL_E6 = 10_000_000_000L;

    /** What one event group puts at risk at once: 15,000 dollars. */
    public static final long GROUP_NOTIONAL_E6 = 15_000_000_000L;

    /** What everything puts at risk at once: 25,000 dollars. */
    public static final long TOTAL_NOTIONAL_E6 = 25_000_000_000L;

    /** What fills put at risk in 24 hours: 100,000 dollars. */
    public static final long DAY_NOTIONAL_E6 = 100_000_000_000L;

    /** Loss of 24 hours after which nothing is placed: 5,000 dollars. */
    public static final long DAY_LOSS_E6 = 5_000_000_000L;

    /** Orders posted in a second. */
    public static final long MESSAGES_PER_SECOND = 20;

    /** Fills that a throttle may wait for. */
    public static final long REPEATED_FILLS = 100;

    /** The window of that throttle: an hour. */
    public static final long REPEATED_SECONDS = 3_600;

    /** Least life that the venue takes: three minutes. */
    public static final long LEAST_LIFE_S = 180;

    /** Longest life of an order with an end: two hours, so that even a lost machine leaves nothing overnight. */
    public static final long MOST_LIFE_S = 7_200;

    /** Ticks from the own touch. */
    public static final long BOOK_TICKS = 100;

    /** Distance from the own touch: 20 cents. */
    public static final long BOOK_DISTANCE_E4 = 2_000;

    /** Age of the own book: 5 s. */
    public static final long BOOK_AGE_MS = 5_000;

    /** Age of a command: 10 s. */
    public static final long COMMAND_AGE_MS = 10_000;

    /** Age of the last good answer on where we are: 5 minutes. */
    public static final long GEOBLOCK_AGE_MS = 300_000;

    /** Silence of the engine: 10 s. */
    public static final long ENGINE_SILENCE_MS = 10_000;

    /** The venue is asked five times within that age, and not more often than each two seconds. */
    public static final long LEAST_GEOBLOCK_AGE_MS = 10_000;

    /** An engine that lives says so once a second. */
    public static final long LEAST_SILENCE_MS = 2_000;

    private Ceilings() {}
}
