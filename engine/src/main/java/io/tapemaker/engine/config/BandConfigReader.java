package io.tapemaker.engine.config;

import io.tapemaker.engine.domain.book.HashPolicy;
import io.tapemaker.engine.domain.v1.settings.BandSettings;
import io.tapemaker.engine.domain.v1.settings.BandTerms;
import io.tapemaker.engine.domain.v1.settings.QuotingRules;
import io.tapemaker.journal.types.ConditionId;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Size;
import io.tapemaker.journal.types.TickSize;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Reads what decides out of a configuration as sessions of behaviour version 1 journaled it. Kept as it was; how the
 * process ran is not asked.
 */
public final class BandConfigReader {

    private static final long NS_PER_MS = 1_000_000L;
    private static final long LARGEST_SIZE_E6 = 1_000_000_000L * Size.ONE_E6;
    private static final QuotingRules DEFAULT_RULES =
            new QuotingRules(true, 300, 50 * Size.ONE_E6, 50 * Size.ONE_E6, 40, 1, 1_000 * NS_PER_MS, 500, 9_500);

    private BandConfigReader() {}

    /**
     * Reads YAML, or its subset JSON.
     *
     * @param place what the text is, for messages
     * @throws ConfigException if anything in it is not as documented
     */
    public static BandSettings read(String place, byte[] text) {
        ConfigSection top = ConfigText.section(place, text);
        ConfigSection journal = top.section("journal");
        HashPolicy policy = top.section("books").parsed("hashCheck", HashPolicy::parse, "every, sample-N or off");
        QuotingRules rules = rules(top.section("quoting"), DEFAULT_RULES);
        return new BandSettings(
                policy == null ? HashPolicy.EVERY : policy,
                journal.integer("stateHashEvery", 4_096, 1, 1_000_000_000),
                journal.integer("snapshotEvery", 50_000, 0, 1_000_000_000),
                rules,
                markets(top, rules));
    }

    private static QuotingRules rules(ConfigSection section, QuotingRules absent) {
        QuotingRules rules = new QuotingRules(
                section.flag("enabled", absent.enabled()),
                section.decimal("maxSpread", absent.maxSpreadE4(), Price.DECIMALS, 1, Price.ONE_E4 - 1),
                section.decimal("minSize", absent.minSizeE6(), Size.DECIMALS, 0, LARGEST_SIZE_E6),
                section.decimal("orderSize", absent.orderSizeE6(), Size.DECIMALS, Size.ORDER_STEP_E6, LARGEST_SIZE_E6),
                section.integer("distancePercent", absent.distancePercent(), 0, 99),
                section.integer("deadBandTicks", absent.deadBandTicks(), 0, 1_000),
                NS_PER_MS
                        * section.integer(
                                "minEditIntervalMs", (int) (absent.minEditIntervalNs() / NS_PER_MS), 0, 3_600_000),
                section.decimal("lowestPrice", absent.lowestPriceE4(), Price.DECIMALS, 1, Price.ONE_E4 - 1),
                section.decimal("highestPrice", absent.highestPriceE4(), Price.DECIMALS, 1, Price.ONE_E4 - 1));
        if (rules.lowestPriceE4() > rules.highestPriceE4()) {
            throw section.wrong("lowestPrice", "must not be above highestPrice");
        }
        if (rules.orderSizeE6() < rules.minSizeE6()) {
            throw section.wrong("orderSize", "must be at least minSize, or the order would never score");
        }
        if (rules.orderSizeE6() != Size.floorToOrderStep(rules.orderSizeE6())) {
            throw section.wrong("orderSize", "must have at most two decimals, as orders do");
        }
        section.end();
        return rules;
    }

    private static List<BandTerms> markets(ConfigSection top, QuotingRules rules) {
        List<BandTerms> markets = new ArrayList<>();
        TreeSet<String> seen = new TreeSet<>();
        for (ConfigSection market : top.list("markets")) {
            market.text("conditionId");
            ConditionId id =
                    market.parsed("conditionId", ConditionId::parse, "a market id, 0x and 1 to 64 hexadecimal digits");
            if (id == null || !seen.add(id.toString())) {
                throw market.wrong("conditionId", "names a market that has terms already");
            }
            markets.add(new BandTerms(
                    id,
                    market.parsed("minOrderSize", MarketFactsKeys::sizeText, "a size such as \"5\""),
                    market.optionalFlag("negRisk"),
                    market.parsed("tickSize", TickSize::parse, "one of the venue's tick sizes, such as \"0.01\""),
                    rules(market.section("quoting"), rules)));
            market.end();
        }
        return markets;
    }
}
