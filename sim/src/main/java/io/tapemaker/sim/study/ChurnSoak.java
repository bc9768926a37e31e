package io.tapemaker.sim.study;

import io.tapemaker.engine.config.LoadedConfig;
import io.tapemaker.engine.domain.book.Market;
import io.tapemaker.engine.domain.regime.Regime;
import io.tapemaker.engine.domain.regime.RegimeReason;
import io.tapemaker.engine.domain.rewards.RewardTerms;
import io.tapemaker.engine.domain.settings.DecisionSettings;
import io.tapemaker.engine.logic.DecisionListener;
import io.tapemaker.engine.logic.QuotePlanner;
import io.tapemaker.engine.logic.RewardDecision;
import io.tapemaker.journal.types.TickSize;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Noisy books for a while of virtual time, the shipped logic that quotes in them on paper, and the twins beside it.
 * Every second all three are scored alike.
 */
public final class ChurnSoak {

    private static final long START_NS = 1_790_000_000_000_000_000L;
    private static final long NS_PER_MS = 1_000_000L;
    private static final long NS_PER_S = 1_000_000_000L;
    private static final long QUIET_NS = 10 * NS_PER_MS;

    /** The venue's usual least order, which the logic assumes while no book hash has told it. */
    private static final long MIN_ORDER_E6 = 5_000_000L;

    private final List<StudyMarket> markets = new ArrayList<>();
    private final List<NoisyBook> books = new ArrayList<>();
    private final List<TwinQuotes> twins = new ArrayList<>();
    private final List<Result> results = new ArrayList<>();
    private final RewardTerms scoring;
    private final PaperWorld world;
    private final StudyFrames frames = new StudyFrames();
    private final ShareMeter meter = new ShareMeter();
    private final long[] nextNs;

    /** What came out for one market; rates are sums of one share a second. */
    public static final class Result {

        /** Places and cancels. */
        public long calls;

        /** Places and cancels of the twins. */
        public long twinCalls;

        /** Shares of the pool, summed over the seconds. */
        public double reward;

        /** The same of the twin for whom age is free. */
        public double idealReward;

        /** The same of the twin whose orders age. */
        public double naiveReward;

        /** Seconds by the code of the market's regime. */
        public final long[] regimeSeconds = new long[Regime.values().length];

        /** Books shown. */
        public long books;

        /** Seconds by the reason of the regime; a quote that is as usual has none. */
        public final Map<RegimeReason, Long> reasonSeconds = new EnumMap<>(RegimeReason.class);

        /** The market. */
        public String name = "";

        Regime regime = Regime.NORMAL;

        @Nullable
        RegimeReason reason;
    }

    /** A market of the soak. */
    public record Spec(String name, TickSize tick, NoisyBook.Noise noise) {}

    /**
     * A soak that has not begun.
     *
     * @param yaml what the engine and the twins go by
     * @param scoring what the venue scores by, which is what the engine is told unless it is misled on purpose
     * @param seed of the books
     * @param latencyNs from a command to its answer
     */
    public ChurnSoak(String yaml, RewardTerms scoring, List<Spec> specs, long seed, long latencyNs) {
        this.scoring = scoring;
        byte[] text = yaml.getBytes(StandardCharsets.UTF_8);
        LoadedConfig config = LoadedConfig.of("soak", text);
        DecisionSettings settings = config.config().decision();
        world = new PaperWorld(QuotePlanner.search(), new Regimes(), latencyNs, new Calls(), PaperTape.NONE);
        for (Spec spec : specs) {
            StudyMarket market = new StudyMarket(markets.size(), spec.name(), spec.tick());
            markets.add(market);
            books.add(new NoisyBook(market, spec.noise(), seed));
            twins.add(new TwinQuotes(settings, MIN_ORDER_E6, latencyNs));
            Result result = new Result();
            result.name = spec.name();
            results.add(result);
        }
        nextNs = new long[specs.size()];
        Arrays.setAll(nextNs, i -> START_NS + (i + 1) * 17L * NS_PER_MS);
        world.start(config, START_NS);
    }

    /** Runs for so many seconds, a book of each market every so many milliseconds. */
    public List<Result> run(int seconds, int everyMs) {
        long endNs = START_NS + seconds * NS_PER_S;
        for (long secondNs = START_NS + NS_PER_S; secondNs <= endNs; secondNs += NS_PER_S) {
            int next = next();
            while (nextNs[next] + QUIET_NS < secondNs) {
                show(next, nextNs[next]);
                nextNs[next] += everyMs * NS_PER_MS;
                next = next();
            }
            world.tick(secondNs);
            sample(secondNs);
        }
        for (int i = 0; i < results.size(); i++) {
            results.get(i).twinCalls = twins.get(i).calls();
        }
        return results;
    }

    private int next() {
        int earliest = 0;
        for (int i = 1; i < nextNs.length; i++) {
            earliest = nextNs[i] < nextNs[earliest] ? i : earliest;
        }
        return earliest;
    }

    private void show(int index, long timeNs) {
        StudyMarket market = markets.get(index);
        books.get(index).step();
        results.get(index).books++;
        world.frame(frames.books(market, timeNs / NS_PER_MS), timeNs);
        world.quiet(timeNs + QUIET_NS);
        twins.get(index).onBook(market, timeNs + QUIET_NS);
    }

    private void sample(long nowNs) {
        for (int i = 0; i < markets.size(); i++) {
            StudyMarket market = markets.get(i);
            Result result = results.get(i);
            result.regimeSeconds[result.regime.code()]++;
            if (result.reason != null) {
                result.reasonSeconds.merge(result.reason, 1L, Long::sum);
            }
            meter.clear();
            for (PaperOrder order : world.openOrders()) {
                if (order.market() == i && order.acceptedNs() <= nowNs) {
                    meter.add(order.slot(), order.side(), order.priceE4(), order.sizeE6(), nowNs - order.acceptedNs());
                }
            }
            result.reward += meter.share(market, scoring);
            meter.clear();
            twins.get(i).addFree(meter);
            result.idealReward += meter.share(market, scoring);
            meter.clear();
            twins.get(i).addAged(meter, nowNs);
            result.naiveReward += meter.share(market, scoring);
        }
    }

    private final class Calls implements PaperWatch {

        @Override
        public void onPlace(PaperOrder order, long nowNs) {
            results.get(order.market()).calls++;
        }

        @Override
        public void onCancel(PaperOrder order, long nowNs) {
            results.get(order.market()).calls++;
        }
    }

    private final class Regimes implements DecisionListener {

        @Override
        public void onDecision(Market market, RewardDecision decision) {
            results.get(market.index()).regime = decision.regime();
            results.get(market.index()).reason = decision.reason();
        }
    }
}
