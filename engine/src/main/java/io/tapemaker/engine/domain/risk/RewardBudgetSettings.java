package io.tapemaker.engine.domain.risk;

/**
 * How much of the reward that a market earned may be given back as markout cost, over a rolling window.
 *
 * @param windowHours length of the window, whole hours, kept in hourly buckets and therefore up to an hour longer
 * @param minCostE6 markout cost in the window from which on it is judged, dollars, so that one fill trips nothing
 * @param downsizePercent share of the reward from which on the market is quoted smaller
 * @param stopPercent share of the reward from which on the market adds no position
 * @param recoverPercent a state is left when the share is below this part of the percentage that it was entered at
 * @param downsizedPercent size of a downsized market, percent of the full one
 */
public record RewardBudgetSettings(
        int windowHours,
        long minCostE6,
        int downsizePercent,
        int stopPercent,
        int recoverPercent,
        int downsizedPercent) {

    public static final RewardBudgetSettings DEFAULTS = new RewardBudgetSettings(24, 5_000_000L, 50, 100, 80, 50);

    public RewardBudgetSettings {
        Ranges.check("windowHours", windowHours, 1, 24 * 30);
        Ranges.checkMoney("minCostE6", minCostE6);
        Ranges.check("downsizePercent", downsizePercent, 1, 10_000);
        Ranges.check("stopPercent", stopPercent, downsizePercent, 10_000);
        Ranges.check("recoverPercent", recoverPercent, 1, 100);
        Ranges.check("downsizedPercent", downsizedPercent, 1, 100);
    }
}
