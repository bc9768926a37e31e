package io.tapemaker.sim.cli;

import io.tapemaker.engine.config.LoadedConfig;
import io.tapemaker.sim.backtest.Quoter;
import io.tapemaker.sim.cli.CommandInputs.Seeds;
import io.tapemaker.sim.compete.CompeteConfig;
import io.tapemaker.sim.compete.Contest;
import io.tapemaker.sim.compete.Contest.ContestPlan;
import io.tapemaker.sim.compete.ContestReport;
import io.tapemaker.sim.compete.ContestResult;
import io.tapemaker.sim.compete.Ground;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code compete}: the strategy against simple rivals in seeded worlds. */
@Command(
        name = "compete",
        description = "Compares our strategy with four simple rivals in seeded worlds with informed traders.",
        mixinStandardHelpOptions = true,
        versionProvider = SimVersion.class)
final class CompeteCommand implements Callable<Integer> {

    private static final long MOST_SEEDS = 10_000;

    /** Worlds begin at noon, and rewards are paid at midnight. */
    private static final int MOST_HOURS = 11;

    private static final int MOST_THREADS = 64;
    private static final double NS_PER_S = 1e9;

    @Spec
    private CommandSpec spec;

    @Option(names = "--seeds", required = true, paramLabel = "A..B", description = "Both included, such as 1..20.")
    private String seeds;

    @Option(names = "--hours", defaultValue = "4", paramLabel = "H", description = "Virtual time of each, 1 to 11 (4).")
    private int hours;

    @Option(
            names = "--characters",
            split = ",",
            paramLabel = "LIST",
            description = "Of CALM_POLITICS,SPORTS_LIVE,CRYPTO_HOURLY,THIN,NEWS (all).")
    private @Nullable List<String> characters;

    @Option(names = "--config", paramLabel = "FILE", description = "As the engine's, without markets (all defaults).")
    private @Nullable Path config;

    @Option(
            names = "--out",
            defaultValue = "artifacts/compete",
            paramLabel = "DIR",
            description = "For compete.md, compete.json and compete.svg, written over (artifacts/compete).")
    private Path out;

    @Option(
            names = "--threads",
            defaultValue = "2",
            paramLabel = "N",
            description = "1 to 64; changes the time and no byte (2).")
    private int threads;

    @Override
    public Integer call() throws IOException {
        CommandInputs inputs = new CommandInputs(spec);
        ContestPlan plan = plan(inputs);
        inputs.requireRange("--threads", threads, 1, MOST_THREADS);
        inputs.prepareFolder("--out", out);
        ProgressLine progress = new ProgressLine(
                "compete", "bouts", plan.bouts(), spec.commandLine().getErr());
        long startNs = System.nanoTime();
        ContestResult result = new Contest(plan).run(threads, () -> progress.add(1));
        double seconds = (System.nanoTime() - startNs) / NS_PER_S;
        progress.end();
        ReportOutput output = new ReportOutput(out, new ContestReport(result).files());
        output.write();
        print(plan, result, output, seconds);
        return result.problems().isEmpty() ? 0 : 1;
    }

    private ContestPlan plan(CommandInputs inputs) {
        Seeds range = inputs.seeds(seeds, MOST_SEEDS, "1..20");
        inputs.requireRange("--hours", hours, 1, MOST_HOURS);
        List<Ground> grounds = grounds(inputs);
        CompeteConfig given = inputs.refusing("--config ", () -> new CompeteConfig(LoadedConfig.of(config)));
        return new ContestPlan(range.first(), range.last(), hours, grounds, given);
    }

    private List<Ground> grounds(CommandInputs inputs) {
        if (characters == null) {
            return List.of(Ground.values());
        }
        TreeSet<Ground> named = new TreeSet<>();
        for (String name : characters) {
            named.add(Arrays.stream(Ground.values())
                    .filter(ground -> ground.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> inputs.usage("--characters knows no '" + name + "', but "
                            + Arrays.toString(Ground.values()).replaceAll("[\\[\\] ]", ""))));
        }
        return List.copyOf(named);
    }

    private void print(ContestPlan plan, ContestResult result, ReportOutput output, double seconds) {
        PrintWriter console = spec.commandLine().getOut();
        for (Ground ground : plan.grounds()) {
            StringBuilder line = new StringBuilder(ground + ": net (expected) dollars a seed:");
            for (Quoter quoter : Quoter.values()) {
                line.append(String.format(
                        Locale.ROOT,
                        " %s %.2f (%.2f),",
                        quoter.title(),
                        result.mean(ground, quoter, each -> each.net()).mean(),
                        result.mean(ground, quoter, each -> each.expected()).mean()));
            }
            console.println(line.substring(0, line.length() - 1));
        }
        ReportOutput.printProblems(result.problems(), console);
        double worldHours = (double) plan.bouts() * plan.hours();
        console.printf(
                Locale.ROOT,
                "speed: %.0f world-hours in %.1f s, %.2f virtual hours a second, %.0f world-hours a minute%n",
                worldHours,
                seconds,
                worldHours / seconds,
                worldHours / seconds * 60);
        output.printEnd("compete.md", console);
    }
}
