package io.tapemaker.engine.domain.risk;

/**
 * Everything that bounds risk.
 *
 * @param exposure worst-case limits
 * @param loss limits on what has been lost
 * @param rewards how much markout cost a market may have for its rewards
 * @param staleness how long which source may be silent
 * @param failedTrades when a market with failing settlements is left alone
 * @param cancelAllEveryMs while the kill latch is set and orders are reported open, cancel-all is sent this often
 */
public record RiskSettings(
        ExposureLimits exposure,
        LossLimits loss,
        RewardBudgetSettings rewards,
        StalenessSettings staleness,
        FailedTradeSettings failedTrades,
        long cancelAllEveryMs) {

    public static final RiskSettings DEFAULTS = new RiskSettings(
            ExposureLimits.DEFAULTS,
            LossLimits.DEFAULTS,
            RewardBudgetSettings.DEFAULTS,
            StalenessSettings.DEFAULTS,
            FailedTradeSettings.DEFAULTS,
            1_000);

    public RiskSettings {
        Ranges.checkMs("cancelAllEveryMs", cancelAllEveryMs);
    }
}
