package io.tapemaker.engine.domain.risk;

/**
 * Limits on losses that have happened; reaching one sets the kill latch. 0 switches a limit off.
 *
 * @param dailyLossE6 loss since the start of the UTC day, dollars
 * @param drawdownE6 loss since the highest profit so far, dollars
 */
public record LossLimits(long dailyLossE6, long drawdownE6) {

    public static final LossLimits DEFAULTS = new LossLimits(100_000_000L, 200_000_000L);

    public LossLimits {
        Ranges.checkMoney("dailyLossE6", dailyLossE6);
        Ranges.checkMoney("drawdownE6", drawdownE6);
    }
}
