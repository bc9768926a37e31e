package io.tapemaker.sim.cli;

import io.tapemaker.engine.config.LoadedConfig;
import io.tapemaker.sim.backtest.Backtest;
import io.tapemaker.sim.backtest.BacktestModel;
import io.tapemaker.sim.backtest.BacktestModel.Factor;
import io.tapemaker.sim.backtest.BacktestReport;
import io.tapemaker.sim.backtest.BacktestResult;
import io.tapemaker.sim.backtest.DayFigures;
import io.tapemaker.sim.backtest.Quoter;
import io.tapemaker.sim.study.BboRow;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code backtest}: the engine along historical best bids and asks. */
@Command(
        name = "backtest",
        description = "Runs the engine along historical best bids and asks, with fills by a stated model, and reports"
                + " what it would have earned.",
        mixinStandardHelpOptions = true,
        versionProvider = SimVersion.class)
final class BacktestCommand implements Callable<Integer> {

    /** Markets do not touch, so this changes the time and no byte. */
    private static final int THREADS = 2;

    @Spec
    private CommandSpec spec;

    @Mixin
    private final PathOptions paths = new PathOptions();

    @Option(
            names = "--out",
            defaultValue = "artifacts/backtest",
            paramLabel = "DIR",
            description = "For report.md, its pictures and results.json, written over (artifacts/backtest).")
    private Path out;

    @Option(
            names = "--markets",
            split = ",",
            paramLabel = "NAME",
            description = "Only these of the quotes; may be repeated (all).")
    private Set<String> markets = new TreeSet<>();

    @Option(
            names = "--days",
            split = ",",
            paramLabel = "DAY",
            description = "UTC days such as 2026-07-14 that the report sums; everything is run all the same (all).")
    private Set<String> days = new TreeSet<>();

    @Option(
            names = "--journal",
            paramLabel = "DIR",
            description = "Write the journals of each market's engine into a folder of its own there, for replay verify"
                    + " and the rest; a new or empty folder. All of the recording of July 2026 needs some GB.")
    private @Nullable Path journal;

    @Option(names = "--rivals", description = "Run four simple rules as well, for comparison.")
    private boolean rivals;

    @Option(
            names = "--depth",
            defaultValue = "1",
            paramLabel = "F",
            description = "Others' depth times 0.5, 1 or 2 (1).")
    private String depth;

    @Option(names = "--queue", defaultValue = "1", paramLabel = "F", description = "Others before us at our price (1).")
    private String queue;

    @Option(names = "--fill-rate", defaultValue = "1", paramLabel = "F", description = "Takers (1).")
    private String fillRate;

    @Option(names = "--latency", defaultValue = "1", paramLabel = "F", description = "Of commands and answers (1).")
    private String latency;

    @Override
    public Integer call() throws IOException {
        BacktestModel model = new BacktestModel(
                factor("--depth", depth),
                factor("--queue", queue),
                factor("--fill-rate", fillRate),
                factor("--latency", latency));
        PathInputs inputs = new PathInputs(spec);
        LoadedConfig given = inputs.config(paths.config());
        List<BboRow> rows = inputs.quotes(paths.quotes(), markets);
        Backtest backtest = inputs.refusing("--config ", () -> new Backtest(rows, given, model));
        SortedSet<Long> summed = inputs.days(days, rows);
        if (journal != null) {
            backtest = keeping(journal, backtest, inputs);
        }
        inputs.prepareFolder("--out", out);
        List<BacktestResult> results = new ArrayList<>();
        for (Quoter quoter : rivals ? Quoter.values() : new Quoter[] {Quoter.OURS}) {
            ProgressLine progress = new ProgressLine(
                    quoter.title(), "quotes", rows.size(), spec.commandLine().getErr());
            results.add(backtest.run(quoter, THREADS, progress::add));
            progress.end();
        }
        BacktestReport report = new BacktestReport(results, summed);
        ReportOutput output = new ReportOutput(out, report.files());
        output.write();
        print(results, output);
        return results.stream().allMatch(each -> each.problems().isEmpty()) ? 0 : 1;
    }

    private static Backtest keeping(Path folder, Backtest backtest, PathInputs inputs) {
        inputs.requireEmpty("--journal", folder);
        Backtest keeping = inputs.refusing("--journal: ", () -> backtest.keeping(folder));
        inputs.prepareFolder("--journal", folder);
        return keeping;
    }

    private Factor factor(String option, String text) {
        for (Factor factor : Factor.values()) {
            if (factor.toString().equals(text)) {
                return factor;
            }
        }
        throw new CommandInputs(spec).usage(option + " must be 0.5, 1 or 2, not '" + text + "'");
    }

    private void print(List<BacktestResult> results, ReportOutput output) {
        PrintWriter console = spec.commandLine().getOut();
        for (BacktestResult each : results) {
            DayFigures total = each.total();
            console.printf(
                    Locale.ROOT,
                    "%s: net %.2f dollars: reward %.2f, rebates %.2f, spread %.2f, markout %.2f, drift %.2f%n",
                    each.quoter().title(),
                    total.net(),
                    total.reward(),
                    total.rebate(),
                    total.spread(),
                    total.markout(),
                    total.drift());
            ReportOutput.printProblems(each.problems(), console);
        }
        output.printEnd("report.md", console);
    }
}
