package io.tapemaker.sim.study;

import io.tapemaker.engine.config.LoadedConfig;
import io.tapemaker.engine.domain.book.Market;
import io.tapemaker.engine.domain.rewards.RewardTerms;
import io.tapemaker.engine.domain.settings.DecisionSettings;
import io.tapemaker.engine.domain.settings.MarketFacts;
import io.tapemaker.engine.logic.DecisionListener;
import io.tapemaker.engine.logic.QuotePlanner;
import io.tapemaker.engine.logic.RewardDecision;
import io.tapemaker.journal.types.TickSize;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The shipped logic on paper along paths of best bids and asks, with books made by {@link PathRule}. Every order is
 * checked when it is placed, and every sixty seconds each market is looked at.
 */
public final class PathStudy {

    private static final long NS_PER_MS = 1_000_000L;
    private static final long TICK_MS = 10_000;
    private static final long SAMPLE_MS = 60_000;
    private static final long LATENCY_NS = 80 * NS_PER_MS;

    /**
     * Polls are two minutes apart, so a market is stale only when one has been missed twice; and no hash is in the
     * frames. All else is as shipped.
     */
    private static final String COMMON = """
            books: {hashCheck: "off"}
            risk: {staleness: {assetMs: 300000}}
            """;

    private final List<BboRow> rows;
    private final Map<String, StudyMarket> markets = new TreeMap<>();
    private final List<PathFigures> figures = new ArrayList<>();
    private final List<RewardTerms> terms = new ArrayList<>();
    private final ShareMeter meter = new ShareMeter();
    private final OrderChecker checker;
    private final PaperWorld world;
    private final PathFeed feed;
    private long nextTickMs;

    /** A study of rows in the order of time, with what chooses the quotes. */
    public PathStudy(List<BboRow> rows, QuotePlanner planner) {
        this.rows = rows;
        StringBuilder yaml = new StringBuilder(COMMON).append("markets:\n");
        for (BboRow row : rows) {
            if (!markets.containsKey(row.slug())) {
                know(row, yaml);
            }
        }
        LoadedConfig config = LoadedConfig.of("study", yaml.toString().getBytes(StandardCharsets.UTF_8));
        DecisionSettings settings = config.config().decision();
        for (MarketFacts facts : settings.markets()) {
            terms.add(facts.terms().rewards());
        }
        checker = new OrderChecker(limits(settings));
        world = new PaperWorld(planner, new Decisions(), LATENCY_NS, new Commands(), PaperTape.NONE);
        feed = new PathFeed(world, PathFeed.USUAL_DEPTH_PERCENT);
        nextTickMs = rows.get(0).timeMs();
        world.start(config, nextTickMs * NS_PER_MS);
    }

    private void know(BboRow row, StringBuilder yaml) {
        StudyMarket market = new StudyMarket(markets.size(), row.slug(), PathRule.tickAfter(TickSize.CENT, row));
        markets.put(row.slug(), market);
        figures.add(new PathFigures(row.slug()));
        yaml.append("  - conditionId: \"").append(market.conditionId()).append("\"\n");
        yaml.append("    rewards: ").append(PathRule.termsOf(row.slug()).yaml()).append('\n');
    }

    private static OrderChecker.Limits limits(DecisionSettings settings) {
        var exposure = settings.risk().exposure();
        var quoting = settings.terms().quoting();
        return new OrderChecker.Limits(
                Math.min(quoting.largestOrderE6(), exposure.order().maxSizeE6()),
                exposure.order().maxNotionalE6(),
                exposure.market().maxSharesE6(),
                Math.min(exposure.market().maxNotionalE6(), exposure.group().maxNotionalE6()),
                exposure.total().maxNotionalE6(),
                exposure.total().maxOpenOrders(),
                quoting.lowestMidpointE4(),
                quoting.highestMidpointE4());
    }

    /** Goes along the paths to their end. */
    public void run() {
        for (BboRow row : rows) {
            tickUntil(row.timeMs());
            show(row);
        }
        tickUntil(rows.get(rows.size() - 1).timeMs() + SAMPLE_MS);
    }

    private void tickUntil(long timeMs) {
        while (nextTickMs <= timeMs) {
            world.tick(Math.max(nextTickMs * NS_PER_MS, world.nowNs()));
            if (nextTickMs / TICK_MS % (SAMPLE_MS / TICK_MS) == 0) {
                sample();
            }
            nextTickMs += TICK_MS;
        }
    }

    private void show(BboRow row) {
        StudyMarket market = market(row.slug());
        feed.show(market, row);
        figures.get(market.index()).seen(row.timeMs());
    }

    private StudyMarket market(String slug) {
        StudyMarket market = markets.get(slug);
        if (market == null) {
            throw new IllegalArgumentException("nothing is known of " + slug);
        }
        return market;
    }

    private void sample() {
        long nowNs = world.nowNs();
        for (StudyMarket market : markets.values()) {
            PathFigures figure = figures.get(market.index());
            if (!figure.isOn(nowNs / NS_PER_MS)) {
                continue;
            }
            meter.clear();
            int bids = 0;
            int asks = 0;
            long distanceX2E4 = 0;
            for (PaperOrder order : world.openOrders()) {
                if (order.market() == market.index() && order.acceptedNs() <= nowNs) {
                    long ageNs = nowNs - order.acceptedNs();
                    meter.add(order.slot(), order.side(), order.priceE4(), order.sizeE6(), ageNs);
                    bids += order.isBid() ? 1 : 0;
                    asks += order.isBid() ? 0 : 1;
                    distanceX2E4 += Math.abs(2 * order.firstPriceE4() - midpointX2E4(market));
                }
            }
            RewardTerms of = terms.get(market.index());
            double rate = meter.share(market, of) * of.ratePerDayE6() / 1e6;
            double ticks = distanceX2E4 / 2.0 / market.tick().stepE4();
            figure.sample(bids, asks, rate, ticks);
        }
    }

    private static long midpointX2E4(StudyMarket market) {
        boolean both = market.bids.count() > 0 && market.asks.count() > 0;
        return both ? market.bids.priceE4(0) + market.asks.priceE4(0) : 0;
    }

    /** What was found of each market. */
    public List<PathFigures> figures() {
        return figures;
    }

    /** What looked at each order. */
    public OrderChecker checker() {
        return checker;
    }

    private final class Commands implements PaperWatch {

        @Override
        public void onPlace(PaperOrder order, long nowNs) {
            String slug = figures.get(order.market()).slug();
            figures.get(order.market()).edited();
            checker.onPlace(market(slug), PathRule.termsOf(slug), order, world.openOrders());
        }

        @Override
        public void onCancel(PaperOrder order, long nowNs) {
            figures.get(order.market()).edited();
        }
    }

    private final class Decisions implements DecisionListener {

        @Override
        public void onDecision(Market market, RewardDecision decision) {
            // Both count markets in the order of first sight, which is that of the rows.
            figures.get(market.index()).decided(decision);
        }
    }
}
