package io.tapemaker.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.bench.lap.Lap;
import io.tapemaker.bench.lap.LapChoice;
import io.tapemaker.bench.run.OpenTime;
import io.tapemaker.bench.run.PipelineLatency;
import io.tapemaker.bench.run.Race;
import io.tapemaker.bench.run.RaceResult;
import io.tapemaker.bench.run.RaceTable;
import io.tapemaker.bench.tape.BenchTape;
import io.tapemaker.bench.tape.TapeSource;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofBudget;
import io.tapemaker.testkit.ProofKind;
import io.tapemaker.testkit.SharedMaterial;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openjdk.jmh.runner.RunnerException;

@Proof(
        id = "bench.smoke",
        milestone = Milestone.M2,
        kind = ProofKind.BENCHMARK,
        title = "Every measurement handles every frame, live and replayed steps give the same "
                + "commands; the figures are here")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BenchSmokeTest {

    private static final int SMALL_JOURNAL_MIB = 64;
    private static final int LARGE_JOURNAL_MIB = 1024;
    private static final int FRAMES_PER_SECOND = 10_000;

    private final TapeSource source = TapeSource.usual(SharedMaterial.root());
    private final BenchTape tape = source.load();

    @BeforeAll
    void describe() {
        Figures.put("tape", tape.name());
        Figures.put("frames", tape.frames());
        Figures.put("frameBytes", tape.frameBytes());
    }

    @Test
    void everyLapOfARace() {
        RaceResult result =
                new Race(tape, List.of(LapChoice.values())).run(ProofBudget.pick(2, 5), ProofBudget.pick(2, 15));

        for (LapChoice choice : LapChoice.values()) {
            assertTrue(result.framesPerSecond(choice) > 0, choice::label);
            Figures.put(key(choice) + ".framesPerSecond", Math.round(result.framesPerSecond(choice)));
            Figures.put(key(choice) + ".slowestFramesPerSecond", Math.round(result.slowest(choice)));
            Figures.put(key(choice) + ".fastestFramesPerSecond", Math.round(result.fastest(choice)));
            Figures.put(key(choice) + ".cpuNsPerFrame", Math.round(result.cpuNsPerFrame(choice)));
            Figures.put(key(choice) + ".bytesPerFrame", result.bytesPerFrame(choice));
            LapChoice baseline = choice.baseline();
            if (baseline != null) {
                Figures.put(key(choice) + ".to." + key(baseline), result.ratio(choice, baseline));
                Figures.put(key(choice) + ".to." + key(baseline) + ".onCpu", result.cpuRatio(choice, baseline));
            }
        }
        assertSameCommands(result, LapChoice.STEP_OFF, LapChoice.REPLAY_OFF);
        assertSameCommands(result, LapChoice.STEP_SAMPLED, LapChoice.REPLAY_SAMPLED);
        assertSameCommands(result, LapChoice.STEP_HASHED, LapChoice.REPLAY_HASHED);
        assertSameCommands(result, LapChoice.STEP_HASHED, LapChoice.STEP_SYNCED);
        Figures.put("replay.timesRecorded", RaceTable.timesRecorded(result, LapChoice.REPLAY_HASHED));
    }

    private static void assertSameCommands(RaceResult result, LapChoice one, LapChoice other) {
        assertTrue(result.commands(one) > 0, one::label);
        assertEquals(result.commands(one), result.commands(other), () -> one.label() + " and " + other.label());
    }

    private static String key(LapChoice choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Test
    void aLapThatLosesAFrameIsRefused() {
        Lap honest = LapChoice.DECODE.over(tape);
        Lap losing = new Lap() {
            @Override
            public void prepare() {
                honest.prepare();
            }

            @Override
            public long run() {
                return honest.run() - 1;
            }

            @Override
            public void finish() {
                honest.finish();
            }
        };

        assertThrows(IllegalStateException.class, () -> new Race(tape, Map.of(LapChoice.DECODE, losing)).run(0, 1));
    }

    @Test
    void latencyOfEveryFrame() {
        int passes = ProofBudget.pick(1, 4);
        Histogram latency = new PipelineLatency(tape, FRAMES_PER_SECOND, "").run(passes);

        assertEquals((long) tape.frames() * Math.max(1, passes - 1), latency.getTotalCount());
        Figures.put("latency.framesPerSecond", FRAMES_PER_SECOND);
        Figures.put("latency.p50Ns", latency.getValueAtPercentile(50));
        Figures.put("latency.p99Ns", latency.getValueAtPercentile(99));
        Figures.put("latency.p999Ns", latency.getValueAtPercentile(99.9));
        Figures.put("latency.maxNs", latency.getMaxValue());
    }

    @Test
    void openingALargeJournal() {
        long mib = ProofBudget.pick(SMALL_JOURNAL_MIB, LARGE_JOURNAL_MIB);
        OpenTime.Result result = OpenTime.measure(tape, mib << 20);

        assertTrue(result.bytes() >= mib << 20, () -> "only " + result.bytes() + " bytes were written");
        Figures.put("open.journalBytes", result.bytes());
        Figures.put("open.records", result.records());
        Figures.put("open.ms", result.openNs() / 1_000_000);
        Figures.put("open.msForOneGiB", result.openNsFor(1L << 30) / 1_000_000);
        Figures.put("open.auditMs", result.auditNs() / 1_000_000);
    }

    @Test
    void jmhRunsItsForks() throws RunnerException {
        List<LapChoice> choices = List.of(LapChoice.TOKENS, LapChoice.DECODE);
        JmhRun.Effort effort = new JmhRun.Effort(1, ProofBudget.pick(1, 5), ProofBudget.pick(300L, 1_000L));

        Map<LapChoice, JmhRun.Score> scores = JmhRun.run(TapeSource.DEFAULT_WORKLOAD, choices, effort);

        assertEquals(2, scores.size());
        scores.forEach((choice, score) -> {
            assertTrue(score.framesPerSecond() > 0, choice::label);
            Figures.put("jmh." + key(choice) + ".framesPerSecond", Math.round(score.framesPerSecond()));
        });
    }

    @Test
    void aTapeThatIsNoneIsRefusedInOneLine() {
        StringWriter err = new StringWriter();

        int exit = BenchMain.commandLine().setErr(new PrintWriter(err)).execute("race", "--tape", "workload:x");

        assertEquals(2, exit);
        assertEquals(1, err.toString().lines().count(), err::toString);
        assertTrue(err.toString().contains("workload:SEED,MINUTES,MARKETS,RATEPERCENT"), err::toString);
    }
}
