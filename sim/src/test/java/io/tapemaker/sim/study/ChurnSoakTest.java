package io.tapemaker.sim.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.engine.config.LoadedConfig;
import io.tapemaker.engine.domain.rewards.RewardTerms;
import io.tapemaker.engine.domain.settings.DecisionSettings;
import io.tapemaker.journal.types.TickSize;
import io.tapemaker.sim.study.ChurnSoak.Result;
import io.tapemaker.sim.study.ChurnSoak.Spec;
import io.tapemaker.sim.study.NoisyBook.Noise;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

@Proof(
        id = "study.churn-soak",
        milestone = Milestone.M4,
        kind = ProofKind.SOAK,
        title = "An hour of a noisy midpoint: few calls, and nine tenths of what one who needs no age would earn")
final class ChurnSoakTest {

    private static final int HOUR_S = 3_600;
    private static final int CONTROL_S = 600;
    private static final int EVERY_MS = 200;
    private static final long LATENCY_NS = 80_000_000L;
    private static final long SEED = 7;

    /** Of what the ideal twin uses, and of what it earns. */
    private static final double MOST_CALLS = 0.10;

    private static final double LEAST_REWARD = 0.90;

    /** No single market may be the price of the others. */
    private static final double LEAST_REWARD_OF_ONE = 0.80;

    /** As shipped; the frames carry no hash. */
    private static final String SHIPPED = "books: {hashCheck: \"off\"}\n";

    /** Age is thought to be for free and nothing holds an edit back, so every better place is worth a replacement. */
    private static final String NO_DEAD_BAND = """
            books: {hashCheck: "off"}
            rewards: {minAgeMs: 0}
            orders: {edits: {minIntervalMs: 0, maxCallsPerHour: 1000000}}
            """;

    /** Five books a second each; offsets and spreads are ticks, the walk is dollars E6 a book, depth is shares. */
    private static final List<Spec> MARKETS = List.of(
            new Spec("mill-calm", TickSize.MILL, new Noise(5_000, 40, 4, 2, 50, 0, 400, 30)),
            new Spec("mill-noisy", TickSize.MILL, new Noise(3_500, 40, 5, 3, 50, 0, 600, 40)),
            new Spec("mill-wide", TickSize.MILL, new Noise(6_500, 40, 8, 2, 80, 0, 900, 40)),
            new Spec("quarter", TickSize.QUARTER_CENT, new Noise(2_500, 40, 3, 1, 30, 50, 700, 40)),
            new Spec("half", TickSize.HALF_CENT, new Noise(4_225, 40, 2, 1, 20, 90, 800, 40)),
            new Spec("cent", TickSize.CENT, new Noise(5_550, 40, 2, 1, 20, 95, 900, 40)));

    private static DecisionSettings settings(String yaml) {
        return LoadedConfig.of("test", yaml.getBytes(StandardCharsets.UTF_8))
                .config()
                .decision();
    }

    private static List<Result> soak(String yaml, int seconds) {
        RewardTerms scoring = settings(SHIPPED).terms().rewards();
        return new ChurnSoak(yaml, scoring, MARKETS, SEED, LATENCY_NS).run(seconds, EVERY_MS);
    }

    private static List<String> broken(List<Result> results, int callsPerHour) {
        List<String> broken = new ArrayList<>();
        for (Result result : results) {
            if (result.calls > callsPerHour) {
                broken.add(result.name + ": " + result.calls + " calls are above the budget");
            }
            if (result.calls >= MOST_CALLS * result.twinCalls) {
                broken.add(result.name + ": " + result.calls + " calls, the ideal's are " + result.twinCalls);
            }
            if (result.reward < LEAST_REWARD_OF_ONE * result.idealReward) {
                broken.add(result.name + ": earns " + percent(result.reward, result.idealReward));
            }
        }
        double reward = results.stream().mapToDouble(result -> result.reward).sum();
        double ideal =
                results.stream().mapToDouble(result -> result.idealReward).sum();
        if (reward < LEAST_REWARD * ideal) {
            broken.add("all: earn " + percent(reward, ideal));
        }
        return broken;
    }

    private static String percent(double part, double whole) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * part / whole);
    }

    private static void report(String prefix, List<Result> results) {
        long calls = 0;
        long twinCalls = 0;
        double reward = 0;
        double ideal = 0;
        double naive = 0;
        for (Result result : results) {
            calls += result.calls;
            twinCalls += result.twinCalls;
            reward += result.reward;
            ideal += result.idealReward;
            naive += result.naiveReward;
            Figures.put(
                    prefix + result.name,
                    result.calls + " calls, twins " + result.twinCalls + "; of the ideal reward "
                            + percent(result.reward, result.idealReward) + ", naive "
                            + percent(result.naiveReward, result.idealReward) + "; unusual seconds "
                            + result.reasonSeconds);
        }
        Figures.put(prefix + "calls", calls);
        Figures.put(prefix + "twinCalls", twinCalls);
        Figures.put(prefix + "callsPercentOfIdeal", 100.0 * calls / twinCalls);
        Figures.put(prefix + "rewardPercentOfIdeal", 100 * reward / ideal);
        Figures.put(prefix + "naiveRewardPercentOfIdeal", 100 * naive / ideal);
    }

    @Test
    void anHourOfNoiseCostsFewCallsAndLittleReward() {
        List<Result> results = soak(SHIPPED, HOUR_S);
        report("", results);
        Figures.put("books", results.stream().mapToLong(result -> result.books).sum());
        int callsPerHour = settings(SHIPPED).orders().edits().maxCallsPerHour();
        assertEquals(List.of(), broken(results, callsPerHour));
    }

    @Test
    void withoutTheDeadBandBothLimitsAreBroken() {
        List<Result> results = soak(NO_DEAD_BAND, CONTROL_S);
        report("noDeadBand.", results);
        int inControl = settings(SHIPPED).orders().edits().maxCallsPerHour() * CONTROL_S / HOUR_S;
        List<String> broken = broken(results, inControl);
        for (Spec spec : MARKETS) {
            assertTrue(
                    broken.stream().anyMatch(line -> line.startsWith(spec.name() + ":") && line.contains("calls")),
                    broken::toString);
        }
        assertTrue(broken.stream().anyMatch(line -> line.startsWith("all:")), broken::toString);
    }
}
