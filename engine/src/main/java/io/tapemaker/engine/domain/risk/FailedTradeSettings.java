package io.tapemaker.engine.domain.risk;

/**
 * When a market whose trades fail to settle is left alone: more than so many, or more than a share, in a window.
 *
 * @param maxFailed failed trades that are still borne
 * @param maxFailedPercent share of the trades that is still borne, percent
 * @param minTrades trades in the window from which on the share counts, so that one failure alone trips nothing
 * @param windowMs the window, kept in ten buckets and therefore up to a tenth longer
 * @param quarantineMs how long the market is left alone after the last failure that breaks a limit
 */
public record FailedTradeSettings(
        int maxFailed, int maxFailedPercent, int minTrades, long windowMs, long quarantineMs) {

    public static final FailedTradeSettings DEFAULTS = new FailedTradeSettings(3, 10, 5, 600_000, 3_600_000);

    public FailedTradeSettings {
        Ranges.check("maxFailed", maxFailed, 0, 1_000_000);
        Ranges.check("maxFailedPercent", maxFailedPercent, 0, 100);
        Ranges.check("minTrades", minTrades, 1, 1_000_000);
        Ranges.checkMs("windowMs", windowMs);
        Ranges.checkMs("quarantineMs", quarantineMs);
        if (windowMs % FailedTrades.BUCKETS != 0) {
            throw new IllegalArgumentException(
                    "windowMs is " + windowMs + ": use a multiple of " + FailedTrades.BUCKETS);
        }
    }
}
