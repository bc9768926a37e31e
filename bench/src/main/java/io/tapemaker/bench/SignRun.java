package io.tapemaker.bench;

import io.tapemaker.bench.sign.SignChoice;
import io.tapemaker.bench.sign.SignRace;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;

/** Signing measured in one JVM in turn, and by JMH in JVMs of their own; both as ratios to bare web3j. */
final class SignRun {

    private static final double MEDIAN = 50;
    private static final String NAME = "%-44s";

    private SignRun() {}

    /** Median ns of an order by JMH. */
    static TreeMap<SignChoice, Double> run(List<SignChoice> choices, JmhRun.Effort effort) throws RunnerException {
        ChainedOptionsBuilder options = JmhRun.options(SignBenchmark.class.getName() + "\\.", effort)
                .param("choice", choices.stream().map(Enum::name).toArray(String[]::new))
                .jvmArgsAppend(JmhRun.FORK_FLAGS);
        TreeMap<SignChoice, Double> medians = new TreeMap<>();
        for (RunResult result : new Runner(options.build()).run()) {
            medians.put(
                    SignChoice.valueOf(result.getParams().getParam("choice")),
                    result.getPrimaryResult().getStatistics().getPercentile(MEDIAN));
        }
        return medians;
    }

    /** How many times as fast as the bare library. */
    static double timesAsFast(TreeMap<SignChoice, Double> medians, SignChoice choice) {
        return Objects.requireNonNull(medians.get(SignChoice.BARE_WEB3J))
                / Objects.requireNonNull(medians.get(choice), choice.name());
    }

    /** All in turn in one JVM, as text; the ratios to trust. */
    static String raceTable(int warmups, int rounds) {
        List<SignChoice> choices = List.of(SignChoice.values());
        SignRace.Result result = new SignRace(choices).run(warmups, rounds);
        StringBuilder out = new StringBuilder(head("signing in one JVM, ns on CPU an order"));
        for (int i = 0; i < choices.size(); i++) {
            out.append(line(choices.get(i), result.medianNs()[i], result.timesAsFast()[i]));
        }
        return out.append(System.lineSeparator()).toString();
    }

    /** The medians as text. */
    static String table(TreeMap<SignChoice, Double> medians) {
        StringBuilder out = new StringBuilder(head("signing by JMH, median ns an order"));
        medians.forEach((choice, ns) -> out.append(line(choice, ns, timesAsFast(medians, choice))));
        return out.toString();
    }

    private static String head(String title) {
        return String.format(Locale.ROOT, NAME + " %9s %14s%n", title, "", "times as fast");
    }

    private static String line(SignChoice choice, double ns, double timesAsFast) {
        return String.format(Locale.ROOT, NAME + " %,9.0f %14.2f%n", choice.label(), ns, timesAsFast);
    }
}
