package io.tapemaker.bench;

import io.tapemaker.bench.decide.DecideChoice;
import io.tapemaker.bench.decide.SearchGrid;
import io.tapemaker.bench.lap.LapChoice;
import io.tapemaker.bench.run.OpenTime;
import io.tapemaker.bench.run.PipelineLatency;
import io.tapemaker.bench.run.Race;
import io.tapemaker.bench.run.RaceResult;
import io.tapemaker.bench.run.RaceTable;
import io.tapemaker.bench.sign.SignChoice;
import io.tapemaker.bench.tape.BenchTape;
import io.tapemaker.bench.tape.TapeSource;
import io.tapemaker.bench.wire.WirePlan;
import io.tapemaker.engine.gateway.marketdata.FeedFailedException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures speed, memory and latency, and prints tables. */
@Command(
        name = "tapemaker-bench",
        mixinStandardHelpOptions = true,
        description = "Measures the engine against its baselines and prints tables.")
public final class BenchMain implements Callable<Integer> {

    private static final int OTHER = 1;
    private static final int USAGE = 2;
    private static final double NS_PER_S = 1e9;
    private static final double NS_PER_US = 1e3;
    private static final int MIB_SHIFT = 20;
    private static final int WIRE_WARMUP_S = 10;
    private static final int WIRE_BASELINE = 300;

    /** What can be measured. */
    enum Section {
        /** Every lap in turn in one JVM; the ratios to trust. */
        RACE,
        /** Every lap by JMH in a JVM of its own. */
        JMH,
        /** The decide step with few and many markets, in one JVM and by JMH, and the search. */
        DECIDE,
        /** Signing an order beside bare web3j, in one JVM and by JMH. */
        SIGN,
        /** From a place command to the first byte of its order at a venue. */
        WIRE,
        /** Open-loop latency through the ring. */
        LATENCY,
        /** Opening a large journal. */
        OPEN
    }

    @Spec
    private CommandSpec spec;

    @Parameters(
            description = "What to measure: ${COMPLETION-CANDIDATES}; everything if nothing is named.",
            arity = "0..*")
    private List<Section> sections = List.of();

    @Option(names = "--tape", description = "recording:FILE or workload:SEED,MINUTES,MARKETS,RATEPERCENT")
    private @Nullable String tape;

    @Option(names = "--laps", split = ",", description = "Laps of race and jmh: ${COMPLETION-CANDIDATES}")
    private List<LapChoice> laps = List.of(LapChoice.values());

    @Option(
            names = "--warmups",
            defaultValue = "5",
            description = "Passes of each lap before the race (${DEFAULT-VALUE})")
    private int warmups;

    @Option(names = "--rounds", defaultValue = "11", description = "Rounds of the race (${DEFAULT-VALUE})")
    private int rounds;

    @Option(names = "--forks", defaultValue = "2", description = "JVMs a lap by JMH (${DEFAULT-VALUE})")
    private int forks;

    @Option(names = "--iterations", defaultValue = "5", description = "JMH iterations a JVM (${DEFAULT-VALUE})")
    private int iterations;

    @Option(names = "--iteration-ms", defaultValue = "1000", description = "Length of one (${DEFAULT-VALUE})")
    private long iterationMs;

    @Option(names = "--rate", defaultValue = "20000", description = "Frames a second of latency (${DEFAULT-VALUE})")
    private int rate;

    @Option(
            names = "--passes",
            defaultValue = "3",
            description = "Passes of latency, the first to warm up (${DEFAULT-VALUE})")
    private int passes;

    @Option(
            names = "--open-mib",
            defaultValue = "1024",
            description = "Journal to be opened, in MiB (${DEFAULT-VALUE})")
    private long openMib;

    @Option(names = "--orders-rate", defaultValue = "15", description = "Orders a second of wire (${DEFAULT-VALUE})")
    private int ordersRate;

    @Option(names = "--orders", defaultValue = "1000", description = "Orders of wire (${DEFAULT-VALUE})")
    private int orders;

    private BenchMain() {}

    /** Runs and returns the exit code: 0 fine, 2 usage, 1 anything else. */
    public static int run(String... args) {
        return commandLine().execute(args);
    }

    /** The command line, for a caller that wants the exit code or other writers. */
    static CommandLine commandLine() {
        return new CommandLine(new BenchMain())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((e, args) -> report(e.getCommandLine(), e, USAGE))
                .setExecutionExceptionHandler((e, command, parsed) -> report(command, e, OTHER));
    }

    private static int report(CommandLine command, Exception e, int exitCode) {
        command.getErr().println("tapemaker-bench: " + e.getMessage());
        command.getErr().flush();
        return exitCode;
    }

    @Override
    public Integer call() throws RunnerException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        TapeSource source = tape == null ? TapeSource.usual(Path.of("../shared")) : new TapeSource(tape);
        BenchTape loaded = load(source);
        for (Section section : sections.isEmpty() ? List.of(Section.values()) : sections) {
            out.println(measure(section, source, loaded));
            out.flush();
        }
        return 0;
    }

    private BenchTape load(TapeSource source) {
        try {
            return source.load();
        } catch (IllegalArgumentException | FeedFailedException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private String measure(Section section, TapeSource source, BenchTape loaded)
            throws RunnerException, InterruptedException {
        return switch (section) {
            case RACE -> race(loaded);
            case JMH -> JmhRun.table(JmhRun.run(source, laps, new JmhRun.Effort(forks, iterations, iterationMs)));
            case DECIDE -> decide();
            case SIGN -> sign();
            case WIRE -> wire();
            case LATENCY -> latency(loaded);
            case OPEN -> open(loaded);
        };
    }

    private String decide() throws RunnerException {
        JmhRun.Effort effort = new JmhRun.Effort(forks, iterations, iterationMs);
        return DecideRun.table(
                DecideRun.run(List.of(DecideChoice.values()), DecideRun.MARKETS, List.of(SearchGrid.values()), effort));
    }

    private String sign() throws RunnerException {
        JmhRun.Effort effort = new JmhRun.Effort(forks, iterations, iterationMs);
        return SignRun.raceTable(warmups, rounds) + SignRun.table(SignRun.run(List.of(SignChoice.values()), effort));
    }

    private String wire() throws InterruptedException {
        WirePlan plan = wirePlan();
        return WireRun.table(plan, WireRun.run(plan));
    }

    private WirePlan wirePlan() {
        try {
            return new WirePlan(ordersRate, WIRE_WARMUP_S * ordersRate, orders, 0, 0, WIRE_BASELINE);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private String race(BenchTape loaded) {
        RaceResult result = new Race(loaded, laps).run(warmups, rounds);
        StringBuilder out = new StringBuilder(RaceTable.of(result));
        for (LapChoice choice : result.choices()) {
            if (choice.name().startsWith("REPLAY")) {
                out.append(String.format(
                        Locale.ROOT,
                        "%s: %,.0f times as fast as recorded%n",
                        choice.label(),
                        RaceTable.timesRecorded(result, choice)));
            }
        }
        if (result.choices().containsAll(List.of(LapChoice.BOOKS, LapChoice.BOOKS_HASHED, LapChoice.SHA1))) {
            out.append(String.format(
                    Locale.ROOT,
                    "verifying every hash adds %,.0f ns a frame on a core, of which SHA-1 itself is %,.0f%n",
                    result.cpuNsPerFrame(LapChoice.BOOKS_HASHED) - result.cpuNsPerFrame(LapChoice.BOOKS),
                    result.cpuNsPerFrame(LapChoice.SHA1)));
        }
        return out.toString();
    }

    private String latency(BenchTape loaded) {
        Histogram histogram = new PipelineLatency(loaded, rate, "").run(passes);
        return String.format(
                Locale.ROOT,
                "open-loop latency at %,d frames/s, %,d frames, from due to commands appended:"
                        + " p50 %,.1f us, p90 %,.1f us, p99 %,.1f us, p99.9 %,.1f us, max %,.1f us%n",
                rate,
                histogram.getTotalCount(),
                histogram.getValueAtPercentile(50) / NS_PER_US,
                histogram.getValueAtPercentile(90) / NS_PER_US,
                histogram.getValueAtPercentile(99) / NS_PER_US,
                histogram.getValueAtPercentile(99.9) / NS_PER_US,
                histogram.getMaxValue() / NS_PER_US);
    }

    private String open(BenchTape loaded) {
        OpenTime.Result result = OpenTime.measure(loaded, openMib << MIB_SHIFT);
        return String.format(
                Locale.ROOT,
                "a journal of %,d records, %,d MiB: opened and verified in %.2f s, audited in %.2f s;"
                        + " at this speed 1 GiB opens in %.2f s%n",
                result.records(),
                result.bytes() >> MIB_SHIFT,
                result.openNs() / NS_PER_S,
                result.auditNs() / NS_PER_S,
                result.openNsFor(1L << 30) / NS_PER_S);
    }
}
