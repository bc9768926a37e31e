package io.tapemaker.bench;

import io.tapemaker.bench.lap.LapChoice;
import io.tapemaker.bench.tape.TapeSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Laps measured by JMH, each in a JVM of its own. */
final class JmhRun {

    static final String[] FORK_FLAGS = {
        "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
        "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
        "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
        "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED",
        "--enable-native-access=ALL-UNNAMED",
    };

    private JmhRun() {}

    /**
     * How long to measure.
     *
     * @param forks JVMs a lap
     * @param iterations measured iterations a fork, and as many to warm up
     * @param iterationMs length of an iteration
     */
    record Effort(int forks, int iterations, long iterationMs) {}

    /** Frames a second with JMH's error of 99.9 %; the error is NaN where there were too few iterations. */
    record Score(double framesPerSecond, double error) {}

    /** Measures these laps. */
    static Map<LapChoice, Score> run(TapeSource tape, List<LapChoice> choices, Effort effort) throws RunnerException {
        ChainedOptionsBuilder options = options(LapBenchmark.class.getName() + "\\.", effort)
                .param("choice", choices.stream().map(Enum::name).toArray(String[]::new))
                .jvmArgsAppend(flagsWith("-D" + LapBenchmark.TAPE_PROPERTY + "=" + tape.text()));
        return scores(new Runner(options.build()).run());
    }

    /** So much effort on the benchmarks that a pattern names. */
    static ChainedOptionsBuilder options(String include, Effort effort) {
        return new OptionsBuilder()
                .include(include)
                .forks(effort.forks())
                .warmupIterations(effort.iterations())
                .measurementIterations(effort.iterations())
                .warmupTime(TimeValue.milliseconds(effort.iterationMs()))
                .measurementTime(TimeValue.milliseconds(effort.iterationMs()))
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true);
    }

    private static String[] flagsWith(String last) {
        String[] flags = Arrays.copyOf(FORK_FLAGS, FORK_FLAGS.length + 1);
        flags[FORK_FLAGS.length] = last;
        return flags;
    }

    private static Map<LapChoice, Score> scores(Collection<RunResult> results) {
        Map<LapChoice, Score> scores = new EnumMap<>(LapChoice.class);
        for (RunResult result : results) {
            Result<?> frames =
                    Objects.requireNonNull(result.getSecondaryResults().get("frames"), "no frames counted");
            LapChoice choice = LapChoice.valueOf(result.getParams().getParam("choice"));
            scores.put(choice, new Score(frames.getScore(), frames.getScoreError()));
        }
        return scores;
    }

    /** The scores as text. */
    static String table(Map<LapChoice, Score> scores) {
        StringBuilder out = new StringBuilder();
        out.append(String.format(Locale.ROOT, "%-42s %12s %12s %7s  %s%n", "JMH", "frames/s", "±", "ratio", "to"));
        scores.forEach((choice, score) -> {
            LapChoice baseline = choice.baseline();
            Score other = baseline == null ? null : scores.get(baseline);
            out.append(String.format(
                    Locale.ROOT,
                    "%-42s %,12.0f %,12.0f %7s  %s%n",
                    choice.label(),
                    score.framesPerSecond(),
                    score.error(),
                    other == null
                            ? ""
                            : String.format(Locale.ROOT, "%.3f", score.framesPerSecond() / other.framesPerSecond()),
                    other == null || baseline == null ? "" : baseline.label()));
        });
        return out.toString();
    }
}
