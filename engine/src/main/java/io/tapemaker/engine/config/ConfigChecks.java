package io.tapemaker.engine.config;

import io.tapemaker.engine.domain.settings.DecisionSettings;
import io.tapemaker.engine.domain.settings.MarketFacts;
import io.tapemaker.engine.domain.settings.MarketTerms;
import io.tapemaker.journal.types.Size;
import java.util.Map;
import java.util.TreeMap;

/** What the keys of different sections have to say to each other. */
final class ConfigChecks {

    private ConfigChecks() {}

    static void check(ConfigSection top, DecisionSettings decision) {
        terms(top, "quoting.largestOrder", decision.terms());
        Map<String, Boolean> groups = new TreeMap<>();
        for (MarketFacts market : decision.markets()) {
            terms(top, "quoting.largestOrder of market " + market.conditionId(), market.terms());
            group(top, groups, market);
        }
        if (decision.orders().life().lifeS() > 0
                && decision.terms().rewards().minAgeNs() / 1_000_000_000L
                        >= decision.orders().life().lifeS()) {
            throw top.wrong("orders.life.seconds", "must be above rewards.minAgeMs, or no order would ever score");
        }
    }

    private static void terms(ConfigSection top, String key, MarketTerms terms) {
        if (terms.enabled()
                && terms.quoting().largestOrderE6() < terms.rewards().minSizeE6()) {
            throw top.wrong(
                    key,
                    "must be at least rewards.minSize, "
                            + Size.format(terms.rewards().minSizeE6()) + ", or no order would ever score");
        }
    }

    /** A neg-risk group bounds its loss by which YES pays, so it has to know each market's YES. */
    private static void group(ConfigSection top, Map<String, Boolean> groups, MarketFacts market) {
        if (market.group() == null) {
            return;
        }
        boolean negRisk = Boolean.TRUE.equals(market.negRisk());
        Boolean before = groups.put(market.group(), negRisk);
        if (before != null && before != negRisk) {
            throw top.wrong("markets", "of group '" + market.group() + "' must all be negRisk, or none");
        }
        if (negRisk && market.yesToken() == null) {
            throw top.wrong("markets", "of the neg-risk group '" + market.group() + "' must each name their yesToken");
        }
    }
}
