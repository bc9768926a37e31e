package io.tapemaker.sim.cli;

import io.tapemaker.engine.config.ConfigException;
import io.tapemaker.engine.config.LoadedConfig;
import io.tapemaker.sim.backtest.Backtest;
import io.tapemaker.sim.backtest.BacktestModel;
import io.tapemaker.sim.backtest.BacktestModel.Factor;
import io.tapemaker.sim.backtest.BacktestReport;
import io.tapemaker.sim.backtest.BacktestResult;
import io.tapemaker.sim.backtest.DayFigures;
import io.tapemaker.sim.backtest.Quoter;
import io.tapemaker.sim.study.BboFile;
import io.tapemaker.sim.study.BboRow;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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

    private static final long MOST_MS = 366L * 24 * 60 * 60 * 1_000;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--quotes",
            required = true,
            paramLabel = "FILE",
            description = "epoch_ms,slug,bid,ask lines below a head, in the order of time; .gz or plain.")
    private Path quotes;

    @Option(names = "--config", paramLabel = "FILE", description = "As the engine's, without markets (all defaults).")
    private @Nullable Path config;

    @Option(
            names = "--out",
            defaultValue = "artifacts/backtest",
            paramLabel = "DIR",
            description = "For report.md, its pictures and results.json, written over (artifacts/backtest).")
    private Path out;

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
        LoadedConfig given = load();
        List<BboRow> rows = read();
        Backtest backtest = backtest(rows, given, model);
        prepareOut();
        List<BacktestResult> results = new ArrayList<>();
        for (Quoter quoter : rivals ? Quoter.values() : new Quoter[] {Quoter.OURS}) {
            ProgressLine progress = new ProgressLine(
                    quoter.title(), "quotes", rows.size(), spec.commandLine().getErr());
            results.add(backtest.run(quoter, THREADS, progress::add));
            progress.end();
        }
        BacktestReport report = new BacktestReport(results);
        for (Map.Entry<String, byte[]> file : report.files().entrySet()) {
            Files.write(out.resolve(file.getKey()), file.getValue());
        }
        print(results, report);
        return results.stream().allMatch(each -> each.problems().isEmpty()) ? 0 : 1;
    }

    private Factor factor(String option, String text) {
        for (Factor factor : Factor.values()) {
            if (factor.toString().equals(text)) {
                return factor;
            }
        }
        throw usage(option + " must be 0.5, 1 or 2, not '" + text + "'");
    }

    private LoadedConfig load() {
        try {
            return LoadedConfig.of(config);
        } catch (ConfigException e) {
            throw usage(e.getMessage());
        }
    }

    private List<BboRow> read() {
        try {
            List<BboRow> rows = BboFile.rows(quotes, slug -> true);
            if (rows.isEmpty()) {
                throw usage("--quotes " + quotes + " has no quotes below its head");
            }
            if (rows.get(rows.size() - 1).timeMs() - rows.get(0).timeMs() > MOST_MS) {
                throw usage("--quotes " + quotes + " spans more than a year; cut it");
            }
            return rows;
        } catch (UncheckedIOException e) {
            throw usage("--quotes " + quotes + " cannot be read (" + reason(e.getCause()) + "); name a readable file");
        } catch (IllegalArgumentException e) {
            throw usage("--quotes " + e.getMessage());
        }
    }

    private Backtest backtest(List<BboRow> rows, LoadedConfig given, BacktestModel model) {
        try {
            return new Backtest(rows, given, model);
        } catch (IllegalArgumentException e) {
            throw usage("--config " + e.getMessage());
        }
    }

    private void prepareOut() {
        try {
            Files.createDirectories(out);
            if (!Files.isWritable(out)) {
                throw usage("--out " + out + " may not be written to; name another folder");
            }
        } catch (IOException e) {
            throw usage("--out " + out + " cannot be made a folder (" + reason(e) + "); name another one");
        }
    }

    private static String reason(@Nullable Throwable cause) {
        return cause == null ? "unknown" : cause.getClass().getSimpleName().replace("Exception", "");
    }

    private void print(List<BacktestResult> results, BacktestReport report) {
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
            each.problems().stream().limit(20).forEach(line -> console.println("problem: " + line));
        }
        console.println("report: " + out.resolve("report.md"));
        console.println("results hash: " + hash(report));
        console.flush();
    }

    /** Over all files of the report, by name. */
    private static String hash(BacktestReport report) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            report.files().values().forEach(digest::update);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private ParameterException usage(@Nullable String message) {
        return new ParameterException(spec.commandLine(), message == null ? "bad input" : message);
    }
}
