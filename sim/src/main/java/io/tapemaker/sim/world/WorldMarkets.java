package io.tapemaker.sim.world;

import io.tapemaker.engine.config.LoadedConfig;
import io.tapemaker.engine.domain.quoting.QuotingSettings;
import io.tapemaker.engine.domain.rewards.FeeTerms;
import io.tapemaker.engine.domain.rewards.RewardTerms;
import io.tapemaker.journal.types.TickSize;
import io.tapemaker.journal.types.TokenId;
import io.tapemaker.journal.types.Uint256;
import io.tapemaker.sim.crowd.Crowd;
import io.tapemaker.sim.crowd.CrowdPlan;
import io.tapemaker.sim.crowd.MarketCharacter;
import io.tapemaker.sim.frames.Digests;
import io.tapemaker.sim.frames.MarketNames;
import io.tapemaker.sim.venue.MarketSetup;
import io.tapemaker.sim.venue.MarketState;
import io.tapemaker.sim.venue.SimVenue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The markets of a world: their names, what they pay, who trades there, and how the engine is told of them. */
final class WorldMarkets {

    static final RewardTerms REWARDS =
            new RewardTerms(100_000_000L, 300, 50_000_000L, RewardTerms.ONE_E4, 30_000, 30_000_000_000L);
    private static final String TERMS =
            "rewards: {ratePerDay: \"100\", maxSpread: \"0.03\", minSize: \"50\", minAgeMs: 30000}";

    static final FeeTerms FEES = new FeeTerms(40_000, 1, 2_500);

    private static final List<MarketCharacter> CHARACTERS = List.of(
            MarketCharacter.CALM_POLITICS,
            MarketCharacter.SPORTS_LIVE,
            MarketCharacter.CALM_POLITICS,
            MarketCharacter.NEWS,
            MarketCharacter.CRYPTO_HOURLY,
            MarketCharacter.THIN);

    /** Silence of a market after which its quotes are taken away. Shorter than by default, since worlds are short. */
    static final long STALE_MS = 30_000;

    /** Snapshots are taken in every other world only: a start from one must be as good as one from the first record. */
    private static final int SNAPSHOT_EVERY = 256;

    private static final int USUAL_LIFE_S = 600;
    private static final int LONG_LIFE_S = 7_200;

    private final WorldPlan plan;
    private final List<MarketNames> names = new ArrayList<>();

    WorldMarkets(WorldPlan plan) {
        this.plan = plan;
        for (int market = 0; market < plan.markets(); market++) {
            names.add(new MarketNames(
                    "0x" + id(market, "condition").toHex(),
                    decimal(market, "yes"),
                    decimal(market, "no"),
                    false,
                    false,
                    MarketNames.USUAL_MIN_ORDER_SIZE));
        }
    }

    private Uint256 id(int market, String what) {
        return Uint256.of(new BigInteger(1, Digests.sha256(plan.seed() + "/" + market + "/" + what)));
    }

    private String decimal(int market, String what) {
        return new TokenId(id(market, what)).toString();
    }

    /** Every third market has the finer grid. */
    private static TickSize tick(int market) {
        return market % 3 == 2 ? TickSize.MILL : TickSize.CENT;
    }

    /** Lists and opens all of them. */
    void list(VenueNode node, Tokens tokens, long nowNs) {
        SimVenue venue = node.venue();
        for (int i = 0; i < names.size(); i++) {
            MarketSetup setup = new MarketSetup(names.get(i), tick(i), FEES, REWARDS, 0, false, false);
            int market = venue.operator().listMarket(setup, nowNs);
            venue.operator().setMarketState(market, MarketState.OPEN, nowNs);
            tokens.listed(market, names.get(i));
            node.listed(market);
        }
    }

    /** Everybody else. */
    Crowd crowd(SimVenue venue, long seed, long nowNs) {
        Crowd crowd = new Crowd(venue, CrowdPlan.of(names.size()), seed, nowNs);
        for (int market = 0; market < names.size(); market++) {
            crowd.join(market, CHARACTERS.get(market % CHARACTERS.size()), nowNs);
        }
        return crowd;
    }

    /** Orders are larger and live longer than is thought to make sense where limits are small. */
    private static String stakes(WorldPlan.Stakes of) {
        long largestE6 = Math.min(of.sharesE6(), QuotingSettings.DEFAULTS.largestOrderE6());
        int lifeS = of.callsPerHour() < WorldPlan.Stakes.USUAL.callsPerHour() ? LONG_LIFE_S : USUAL_LIFE_S;
        return "risk: {staleness: {assetMs: " + STALE_MS + "}, market: {maxShares: " + dollars(of.sharesE6())
                + ", maxNotional: " + dollars(of.marketE6()) + "}, total: {maxNotional: " + dollars(of.totalE6())
                + "}, loss: {perDay: " + dollars(of.lossE6()) + "}}\n"
                + "quoting: {largestOrder: " + dollars(largestE6) + "}\n"
                + "orders: {edits: {maxCallsPerHour: " + of.callsPerHour() + "}, life: {seconds: " + lifeS + "}}\n";
    }

    private static String dollars(long amountE6) {
        return '"' + BigDecimal.valueOf(amountE6, 6).stripTrailingZeros().toPlainString() + '"';
    }

    /** The engine's configuration: as shipped, with the terms of these markets. */
    LoadedConfig config() {
        StringBuilder yaml = new StringBuilder("journal: {stateHashEvery: 2048, snapshotEvery: "
                + (plan.seed() % 2 == 0 ? SNAPSHOT_EVERY : 0) + "}\n"
                + stakes(plan.stakes()) + "markets:\n");
        for (MarketNames market : names) {
            yaml.append("  - {conditionId: \"")
                    .append(market.market())
                    .append("\", ")
                    .append(TERMS)
                    .append("}\n");
        }
        return LoadedConfig.of("simulated world", yaml.toString().getBytes(StandardCharsets.UTF_8));
    }
}
