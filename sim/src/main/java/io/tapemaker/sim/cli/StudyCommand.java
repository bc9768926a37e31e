package io.tapemaker.sim.cli;

import io.tapemaker.engine.config.LoadedConfig;
import io.tapemaker.sim.backtest.Quoter;
import io.tapemaker.sim.grid.GridFile;
import io.tapemaker.sim.grid.Study;
import io.tapemaker.sim.grid.StudyGrid;
import io.tapemaker.sim.grid.StudyKey;
import io.tapemaker.sim.grid.StudyReport;
import io.tapemaker.sim.study.BboRow;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code study}: all quoters over a grid of assumptions. */
@Command(
        name = "study",
        description = "Runs the backtest of every quoter in every cell of a grid of assumptions, and reports who wins"
                + " where on held-out days. Cells that are done stay below --out; a study that was stopped goes on.",
        mixinStandardHelpOptions = true,
        versionProvider = SimVersion.class)
final class StudyCommand implements Callable<Integer> {

    private static final int MOST_THREADS = 256;
    private static final long MS_PER_DAY = 86_400_000;

    @Spec
    private CommandSpec spec;

    @Mixin
    private final PathOptions paths = new PathOptions();

    @Option(names = "--grid", required = true, paramLabel = "FILE", description = "As config/study-grid.yaml.")
    private Path grid;

    @Option(
            names = "--out",
            defaultValue = "artifacts/study",
            paramLabel = "DIR",
            description = "For study.md, study.svg, study.json and the cells, written over (artifacts/study).")
    private Path out;

    @Option(names = "--threads", paramLabel = "N", description = "1 to 256; changes no byte (one for each processor).")
    private @Nullable Integer threads;

    @Override
    public Integer call() throws IOException {
        PathInputs inputs = new PathInputs(spec);
        int threadCount = threads(inputs);
        StudyGrid given = inputs.refusing("--", () -> GridFile.read(grid));
        LoadedConfig loaded = inputs.config(paths.config());
        List<BboRow> rows = inputs.quotes(paths.quotes(), Set.of());
        if (rows.stream().noneMatch(row -> given.heldOutDays().contains(row.timeMs() / MS_PER_DAY))) {
            throw inputs.usage("--quotes " + paths.quotes() + " has no quotes on the heldOutDays of --grid " + grid
                    + "; name the quotes that the grid was written for");
        }
        inputs.prepareFolder("--out", out);
        String key = StudyKey.of(given, paths.quotes(), loaded);
        Study study = inputs.refusing("--config ", () -> new Study(given, rows, loaded, out.resolve("cells"), key));
        PrintWriter err = spec.commandLine().getErr();
        int cells = given.cells().size();
        int missing = study.missing().size();
        if (missing < cells) {
            err.println("study: " + (cells - missing) + " of " + cells + " cells are done already");
        }
        StudyProgress progress = new StudyProgress(
                missing * study.quotesPerCell(), missing, err, TerminalBar.isErrTerminal(), System::nanoTime);
        StudyReport report = study.run(threadCount, progress);
        progress.end();
        ReportOutput output = new ReportOutput(out, report.files());
        output.write();
        print(report, given, output);
        return report.problems().isEmpty() ? 0 : 1;
    }

    private int threads(PathInputs inputs) {
        int count = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        inputs.requireRange("--threads", count, 1, MOST_THREADS);
        return count;
    }

    private void print(StudyReport report, StudyGrid given, ReportOutput output) {
        PrintWriter console = spec.commandLine().getOut();
        for (Quoter quoter : given.quoters()) {
            console.println(quoter.title() + ": wins " + report.won(quoter) + " of " + report.cells()
                    + " cells on net on held-out days, " + report.wonPerDollar(quoter) + " on net per dollar");
        }
        ReportOutput.printProblems(report.problems(), console);
        output.printEnd("study.md", console);
    }
}
