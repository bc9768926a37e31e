package io.tapemaker.engine.config;

import io.tapemaker.engine.domain.orders.CallSettings;
import io.tapemaker.engine.domain.orders.LifeSettings;
import io.tapemaker.engine.domain.risk.ExposureLimits;
import io.tapemaker.engine.domain.settings.DecisionSettings;
import io.tapemaker.engine.domain.settings.MarketFacts;
import io.tapemaker.engine.domain.settings.MarketTerms;
import io.tapemaker.journal.types.Decimals;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What keys of different sections have to say to each other: each is as documented, and together they would do what
 * nobody means. Only who writes a configuration is told; see {@link ConfigReader#readTaped}.
 */
final class ConfigChecks {

    private static final long NS_PER_MS = 1_000_000L;
    private static final long NS_PER_S = 1_000_000_000L;
    private static final long MS_PER_S = 1_000L;
    private static final long S_PER_HOUR = 3_600L;

    /** Two orders of a market, each placed and taken away. */
    private static final long CALLS_TO_RENEW = 4;

    private static final int TWO_SIDES = 2;
    private static final long LONGEST_RENEW_LEAD_S = 119;

    private final EngineConfig config;
    private final DecisionSettings decision;
    private final List<String> problems = new ArrayList<>();

    private ConfigChecks(EngineConfig config) {
        this.config = config;
        this.decision = config.decision();
    }

    /** One line for each problem: the key and the mend. */
    static List<String> problems(EngineConfig config) {
        ConfigChecks checks = new ConfigChecks(config);
        checks.common();
        checks.terms("", checks.decision.terms());
        Map<String, Boolean> groups = new TreeMap<>();
        List<MarketFacts> markets = checks.decision.markets();
        for (int i = 0; i < markets.size(); i++) {
            checks.market("markets[" + i + "].", markets.get(i), groups);
        }
        return List.copyOf(checks.problems);
    }

    private void require(boolean holds, String line) {
        if (!holds) {
            problems.add(line);
        }
    }

    private void common() {
        long clockGapMs = decision.risk().staleness().clockGapMs();
        require(
                clockGapMs > config.process().tickMs(),
                "risk.staleness.clockGapMs must be above feed.tickMs, "
                        + config.process().tickMs() + ", or silence between two ticks would set the kill latch");
        CallSettings calls = decision.orders().calls();
        long leftForReplacements =
                (long) calls.cancelsBurst() * calls.sharePercent() * (100 - calls.reservedPercent()) / 10_000;
        require(
                leftForReplacements >= TWO_SIDES,
                "orders.calls.sharePercent must be larger: of cancelsBurst, less reservedPercent, it leaves "
                        + leftForReplacements + " cancels, and a replacement of both sides takes 2");
        LifeSettings life = decision.orders().life();
        long restsS = life.lifeS() - life.renewLeadS();
        int calledPerHour = decision.orders().edits().maxCallsPerHour();
        require(
                life.lifeS() == 0 || calledPerHour * restsS > CALLS_TO_RENEW * S_PER_HOUR,
                "orders.edits.maxCallsPerHour must be larger, or orders.life.seconds longer: to renew two orders every "
                        + restsS + " seconds takes " + CALLS_TO_RENEW * S_PER_HOUR / restsS + " calls an hour");
        require(
                decision.risk().exposure().total().maxOpenOrders() >= TWO_SIDES
                        || !decision.terms().enabled(),
                "risk.total.maxOpenOrders must be at least 2, one order for each side of a market");
    }

    /** Terms of one market, or of those that are not listed; the prefix says which. */
    private void terms(String prefix, MarketTerms terms) {
        if (!terms.enabled()) {
            return;
        }
        String largest = prefix + "quoting.largestOrder";
        long largestE6 = terms.quoting().largestOrderE6();
        long minE6 = terms.rewards().minSizeE6();
        ExposureLimits limits = decision.risk().exposure();
        require(
                largestE6 >= minE6,
                largest + " must be at least rewards.minSize, " + Size.format(minE6)
                        + ", or no order would ever score");
        notAbove(largest, largestE6, "risk.order.maxSize", limits.order().maxSizeE6());
        notAbove(largest, largestE6, "risk.market.maxShares", limits.market().maxSharesE6());
        money(prefix, terms, limits);
        ages(prefix, terms);
    }

    private void notAbove(String key, long valueE6, String limitKey, long limitE6) {
        require(
                valueE6 <= limitE6,
                key + " must not be above " + limitKey + ", " + Size.format(limitE6)
                        + ": lower it, or raise the limit");
    }

    /** The least pair of orders that scores has to be allowed. */
    private void money(String prefix, MarketTerms terms, ExposureLimits limits) {
        long minE6 = terms.rewards().minSizeE6();
        long highestE4 = Math.max(
                terms.quoting().highestMidpointE4(),
                Price.ONE_E4 - terms.quoting().lowestMidpointE4());
        // Whole cents of a dollar are enough here, and nothing overflows.
        long dearestE6 = minE6 / Price.ONE_E4 * highestE4;
        String orderMinimum = prefix + "rewards.minSize at the dearest midpoint costs, or no order would ever score";
        atLeast("risk.order.maxNotional", limits.order().maxNotionalE6(), dearestE6, orderMinimum);
        atLeast("risk.group.maxLoss", limits.group().maxLossE6(), dearestE6, orderMinimum);
        String pairMinimum = prefix + "rewards.minSize on both sides costs, or no pair of orders would ever score";
        atLeast("risk.market.maxNotional", limits.market().maxNotionalE6(), minE6, pairMinimum);
        atLeast("risk.group.maxNotional", limits.group().maxNotionalE6(), minE6, pairMinimum);
        atLeast("risk.total.maxNotional", limits.total().maxNotionalE6(), minE6, pairMinimum);
    }

    private void atLeast(String key, long limitE6, long neededE6, String what) {
        require(
                limitE6 >= neededE6,
                key + " must be at least " + Decimals.format(neededE6, Size.DECIMALS) + ", what " + what);
    }

    private void ages(String prefix, MarketTerms terms) {
        LifeSettings life = decision.orders().life();
        if (life.lifeS() == 0) {
            return;
        }
        long ageMs = terms.rewards().minAgeNs() / NS_PER_MS;
        require(
                life.lifeS() * MS_PER_S > ageMs,
                "orders.life.seconds must be longer than " + prefix + "rewards.minAgeMs, " + ageMs
                        + ", or no order would ever score");
        require(
                life.renewLeadS() * MS_PER_S > ageMs || ageMs >= LONGEST_RENEW_LEAD_S * MS_PER_S,
                "orders.life.renewLeadS must be longer than " + prefix + "rewards.minAgeMs, " + ageMs
                        + ", or a renewed order would not score yet when the old one ends");
        require(
                terms.quoting().editHorizonNs() <= life.lifeS() * NS_PER_S,
                prefix + "quoting.editHorizonMs must not be above orders.life.seconds, " + life.lifeS()
                        + ": no order stays longer");
    }

    private void market(String path, MarketFacts market, Map<String, Boolean> groups) {
        terms(path, market.terms());
        long venueMinE6 = market.minOrderSize() == null ? 0 : Size.parse(market.minOrderSize());
        require(
                !market.terms().enabled() || market.terms().quoting().largestOrderE6() >= venueMinE6,
                path + "quoting.largestOrder must be at least minOrderSize, " + market.minOrderSize()
                        + ", which the venue asks for");
        require(
                market.gameStartNs() == 0 || market.endNs() == 0 || market.gameStartNs() < market.endNs(),
                path + "gameStart must be before end");
        group(path, groups, market);
    }

    /** A neg-risk group bounds its loss by which YES pays, so it has to know each market's YES. */
    private void group(String path, Map<String, Boolean> groups, MarketFacts market) {
        if (market.group() == null) {
            return;
        }
        boolean negRisk = Boolean.TRUE.equals(market.negRisk());
        Boolean before = groups.putIfAbsent(market.group(), negRisk);
        require(
                before == null || before == negRisk,
                path + "negRisk must be " + before + " as for the other markets of group '" + market.group() + "'");
        require(
                !negRisk || market.yesToken() != null,
                path + "yesToken must name the token of YES: its group '" + market.group() + "' is neg-risk");
    }
}
