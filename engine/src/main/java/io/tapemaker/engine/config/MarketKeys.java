package io.tapemaker.engine.config;

import io.tapemaker.engine.domain.quoting.QuotingSettings;
import io.tapemaker.engine.domain.rewards.FeeTerms;
import io.tapemaker.engine.domain.rewards.RewardTerms;
import io.tapemaker.journal.types.Price;

/** The keys of the terms on which a market is quoted. */
final class MarketKeys {

    static final long LARGEST_E6 = 1_000_000_000_000_000L;

    /** Further than that behind an order nobody shields it. */
    private static final long MOST_STEP_BACK_E4 = 500;

    private static final long YEAR_NS = 366L * 86_400L * 1_000_000_000L;

    private MarketKeys() {}

    static final Keys<RewardTerms> REWARDS = Keys.<RewardTerms>of(
                    v -> new RewardTerms(v.next(), v.next(), v.next(), v.next(), v.next(), v.next()))
            .with("ratePerDay", KeyKind.E6, 0, RewardTerms.MAX_RATE_PER_DAY_E6, RewardTerms::ratePerDayE6)
            .with("maxSpread", KeyKind.E4, 1, Price.ONE_E4 - 1, RewardTerms::maxSpreadE4)
            .with("minSize", KeyKind.E6, 0, LARGEST_E6, RewardTerms::minSizeE6)
            .with("inGameMultiplier", KeyKind.E4, 0, 1_000_000, RewardTerms::multiplierE4)
            .with("oneSidedDivisor", KeyKind.E4, RewardTerms.ONE_E4, 1_000_000, RewardTerms::oneSidedDivisorE4)
            .with("minAgeMs", KeyKind.MILLISECONDS, 0, YEAR_NS, RewardTerms::minAgeNs);

    static final Keys<FeeTerms> FEES = Keys.<FeeTerms>of(v -> new FeeTerms(v.next(), v.nextInt(), v.next()))
            .with("takerRate", KeyKind.E6, 0, FeeTerms.ONE_E6, FeeTerms::rateE6)
            .with("exponent", KeyKind.WHOLE, 0, FeeTerms.MAX_EXPONENT, FeeTerms::exponent)
            .with("rebateShare", KeyKind.E4, 0, FeeTerms.ONE_E4, FeeTerms::rebateShareE4);

    static final Keys<QuotingSettings> QUOTING = Keys.<QuotingSettings>of(v -> new QuotingSettings(
                    v.next(),
                    new QuotingSettings.PriceBand(v.next(), v.next()),
                    new QuotingSettings.Gates(v.next(), v.next(), v.next()),
                    new QuotingSettings.Costs(v.next(), v.next(), v.next()),
                    new QuotingSettings.Edits(v.next(), v.next()),
                    v.nextFlag(),
                    v.nextFlag()))
            .with("largestOrder", KeyKind.E6, 0, LARGEST_E6, QuotingSettings::largestOrderE6)
            .with("lowestMidpoint", KeyKind.E4, 0, Price.ONE_E4, QuotingSettings::lowestMidpointE4)
            .with("highestMidpoint", KeyKind.E4, 0, Price.ONE_E4, QuotingSettings::highestMidpointE4)
            .with("frontCushion", KeyKind.E6, 0, LARGEST_E6, QuotingSettings::frontCushionE6)
            .with("cushionStepBack", KeyKind.E4, 0, MOST_STEP_BACK_E4, QuotingSettings::cushionStepBackE4)
            .with("exitLiquidity", KeyKind.E6, 0, LARGEST_E6, QuotingSettings::exitLiquidityE6)
            .with("capitalCostBps", KeyKind.WHOLE, 0, 1_000_000, QuotingSettings::capitalCostBps)
            .with("inventoryAversion", KeyKind.E6, 0, LARGEST_E6, QuotingSettings::inventoryAversionE6)
            .with("leastNetPerDay", KeyKind.E6, 0, LARGEST_E6, QuotingSettings::leastNetRateE6)
            .with("editHorizonMs", KeyKind.MILLISECONDS, 1_000_000, YEAR_NS, QuotingSettings::editHorizonNs)
            .with("editCost", KeyKind.E6, 0, LARGEST_E6, QuotingSettings::editCostE6)
            .flag("sellHeld", QuotingSettings::sellHeld)
            .flag("joinSmallLevels", QuotingSettings::joinSmallLevels)
            .rule(
                    "lowestMidpoint",
                    "must not be above highestMidpoint",
                    of -> of.applyAsLong("lowestMidpoint") <= of.applyAsLong("highestMidpoint"));
}
