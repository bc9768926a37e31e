package io.tapemaker.engine.config;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tapemaker.engine.domain.risk.ExposureLimits;
import io.tapemaker.engine.domain.risk.ExposureLimits.PerGroup;
import io.tapemaker.engine.domain.risk.ExposureLimits.PerMarket;
import io.tapemaker.engine.domain.risk.ExposureLimits.PerOrder;
import io.tapemaker.engine.domain.risk.ExposureLimits.Total;
import io.tapemaker.engine.domain.risk.FailedTradeSettings;
import io.tapemaker.engine.domain.risk.LossLimits;
import io.tapemaker.engine.domain.risk.Money;
import io.tapemaker.engine.domain.risk.RewardBudgetSettings;
import io.tapemaker.engine.domain.risk.RiskSettings;
import io.tapemaker.engine.domain.risk.StalenessSettings;
import java.io.IOException;

/** The section {@code risk}. */
final class RiskKeys {

    private static final long E6 = Money.MAX_E6;
    private static final long MS = 30L * 86_400_000L;
    private static final int COUNT = 1_000_000;

    private RiskKeys() {}

    private static final Keys<PerOrder> ORDER = Keys.<PerOrder>of(v -> new PerOrder(v.next(), v.next()))
            .with("maxSize", KeyKind.E6, 0, E6, PerOrder::maxSizeE6)
            .with("maxNotional", KeyKind.E6, 0, E6, PerOrder::maxNotionalE6);

    private static final Keys<PerMarket> MARKET = Keys.<PerMarket>of(v -> new PerMarket(v.next(), v.next()))
            .with("maxShares", KeyKind.E6, 0, E6, PerMarket::maxSharesE6)
            .with("maxNotional", KeyKind.E6, 0, E6, PerMarket::maxNotionalE6);

    private static final Keys<PerGroup> GROUP = Keys.<PerGroup>of(v -> new PerGroup(v.next(), v.next()))
            .with("maxLoss", KeyKind.E6, 0, E6, PerGroup::maxLossE6)
            .with("maxNotional", KeyKind.E6, 0, E6, PerGroup::maxNotionalE6);

    private static final Keys<Total> TOTAL = Keys.<Total>of(v -> new Total(v.next(), v.nextInt()))
            .with("maxNotional", KeyKind.E6, 0, E6, Total::maxNotionalE6)
            .with("maxOpenOrders", KeyKind.WHOLE, 0, 100_000, Total::maxOpenOrders);

    private static final Keys<LossLimits> LOSS = Keys.<LossLimits>of(v -> new LossLimits(v.next(), v.next()))
            .with("perDay", KeyKind.E6, 0, E6, LossLimits::dailyLossE6)
            .with("drawdown", KeyKind.E6, 0, E6, LossLimits::drawdownE6);

    private static final Keys<RewardBudgetSettings> BUDGET = Keys.<RewardBudgetSettings>of(v ->
                    new RewardBudgetSettings(v.nextInt(), v.next(), v.nextInt(), v.nextInt(), v.nextInt(), v.nextInt()))
            .with("windowHours", KeyKind.WHOLE, 1, 24 * 30, RewardBudgetSettings::windowHours)
            .with("minCost", KeyKind.E6, 0, E6, RewardBudgetSettings::minCostE6)
            .with("downsizePercent", KeyKind.WHOLE, 1, 10_000, RewardBudgetSettings::downsizePercent)
            .with("stopPercent", KeyKind.WHOLE, 1, 10_000, RewardBudgetSettings::stopPercent)
            .with("recoverPercent", KeyKind.WHOLE, 1, 100, RewardBudgetSettings::recoverPercent)
            .with("downsizedPercent", KeyKind.WHOLE, 1, 100, RewardBudgetSettings::downsizedPercent)
            .rule(
                    "stopPercent",
                    "must be at least downsizePercent",
                    of -> of.applyAsLong("stopPercent") >= of.applyAsLong("downsizePercent"));

    private static final Keys<StalenessSettings> STALENESS = Keys.<StalenessSettings>of(
                    v -> new StalenessSettings(v.next(), v.next(), v.next(), v.next(), v.next()))
            .with("connectionMs", KeyKind.WHOLE, 1, MS, StalenessSettings::connectionMs)
            .with("assetMs", KeyKind.WHOLE, 1, MS, StalenessSettings::assetMs)
            .with("userStreamMs", KeyKind.WHOLE, 1, MS, StalenessSettings::userStreamMs)
            .with("executorMs", KeyKind.WHOLE, 1, MS, StalenessSettings::executorMs)
            .with("clockGapMs", KeyKind.WHOLE, 1, MS, StalenessSettings::clockGapMs);

    private static final Keys<FailedTradeSettings> FAILED = Keys.<FailedTradeSettings>of(
                    v -> new FailedTradeSettings(v.nextInt(), v.nextInt(), v.nextInt(), v.next(), v.next()))
            .with("maxFailed", KeyKind.WHOLE, 0, COUNT, FailedTradeSettings::maxFailed)
            .with("maxFailedPercent", KeyKind.WHOLE, 0, 100, FailedTradeSettings::maxFailedPercent)
            .with("minTrades", KeyKind.WHOLE, 1, COUNT, FailedTradeSettings::minTrades)
            .with("windowMs", KeyKind.WHOLE, 1, MS, FailedTradeSettings::windowMs)
            .with("quarantineMs", KeyKind.WHOLE, 1, MS, FailedTradeSettings::quarantineMs)
            .rule("windowMs", "must be a multiple of 10", of -> of.applyAsLong("windowMs") % 10 == 0);

    static RiskSettings read(ConfigSection section) {
        RiskSettings absent = RiskSettings.DEFAULTS;
        ExposureLimits limits = absent.exposure();
        RiskSettings read = new RiskSettings(
                new ExposureLimits(
                        section.record("order", ORDER, limits.order()),
                        section.record("market", MARKET, limits.market()),
                        section.record("group", GROUP, limits.group()),
                        section.record("total", TOTAL, limits.total())),
                section.record("loss", LOSS, absent.loss()),
                section.record("rewardBudget", BUDGET, absent.rewards()),
                section.record("staleness", STALENESS, absent.staleness()),
                section.record("failedTrades", FAILED, absent.failedTrades()),
                section.whole("cancelAllEveryMs", absent.cancelAllEveryMs(), 1, MS));
        section.end();
        return read;
    }

    static void write(JsonGenerator out, RiskSettings risk) throws IOException {
        out.writeObjectFieldStart("risk");
        ORDER.writeSection(out, "order", risk.exposure().order());
        MARKET.writeSection(out, "market", risk.exposure().market());
        GROUP.writeSection(out, "group", risk.exposure().group());
        TOTAL.writeSection(out, "total", risk.exposure().total());
        LOSS.writeSection(out, "loss", risk.loss());
        BUDGET.writeSection(out, "rewardBudget", risk.rewards());
        STALENESS.writeSection(out, "staleness", risk.staleness());
        FAILED.writeSection(out, "failedTrades", risk.failedTrades());
        out.writeNumberField("cancelAllEveryMs", risk.cancelAllEveryMs());
        out.writeEndObject();
    }
}
