package io.tapemaker.sim.cli;

import io.tapemaker.sim.world.FaultKind;
import io.tapemaker.sim.world.Invariant;
import io.tapemaker.sim.world.InvariantBrokenException;
import io.tapemaker.sim.world.World;
import io.tapemaker.sim.world.WorldFigures;
import io.tapemaker.sim.world.WorldJournals;
import io.tapemaker.sim.world.WorldPlan;
import io.tapemaker.sim.world.WorldReport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code run}: one simulated world from its seed. */
@Command(
        name = "run",
        description = "Runs the engine against a simulated venue and its crowd on a virtual clock, from one seed.",
        mixinStandardHelpOptions = true,
        versionProvider = SimVersion.class)
final class RunCommand implements Callable<Integer> {

    private static final int MOST_MINUTES = 24 * 60;
    private static final int MOST_MARKETS = 100;
    private static final int SECONDS = 60;

    @Spec
    private CommandSpec spec;

    @Option(names = "--seed", required = true, paramLabel = "N", description = "Equal seeds give equal worlds.")
    private long seed;

    @Option(names = "--minutes", defaultValue = "10", paramLabel = "M", description = "Virtual time, 1 to 1440 (10).")
    private int minutes;

    @Option(names = "--markets", defaultValue = "20", paramLabel = "K", description = "Markets, 1 to 100 (20).")
    private int markets;

    @Option(
            names = "--faults",
            description = "Let the network, the venue, the chain and the engine's process fail, as the seed has it.")
    private boolean faults;

    @Option(
            names = "--journal",
            paramLabel = "DIR",
            description = "Write the engine's journals there, for replay verify and the rest; a new or empty folder.")
    private @Nullable Path journal;

    @Override
    public Integer call() {
        CommandInputs inputs = new CommandInputs(spec);
        inputs.requireRange("--minutes", minutes, 1, MOST_MINUTES);
        inputs.requireRange("--markets", markets, 1, MOST_MARKETS);
        WorldPlan plan = faults
                ? WorldPlan.swarm(seed, minutes * SECONDS, markets)
                : WorldPlan.calm(seed, minutes * SECONDS, markets);
        PrintWriter out = spec.commandLine().getOut();
        if (journal != null) {
            inputs.requireEmpty("--journal", journal);
        }
        WorldJournals journals = WorldJournals.inMemory();
        long startNs = System.nanoTime();
        try {
            WorldReport report = new World(plan, journals).run();
            print(report, System.nanoTime() - startNs, out);
            return 0;
        } catch (InvariantBrokenException e) {
            out.println("broken: " + e.getMessage());
            out.println("again: run --seed " + seed + " --minutes " + minutes + " --markets " + markets
                    + (faults ? " --faults" : ""));
            return 1;
        } finally {
            if (journal != null) {
                journals.save(journal);
            }
            out.flush();
        }
    }

    private static void print(WorldReport report, long elapsedNs, PrintWriter out) {
        WorldFigures figures = report.figures();
        out.println("world: seed " + report.plan().seed() + ", " + report.plan().seconds() + " s, "
                + report.plan().markets() + " markets, " + report.events() + " events in " + elapsedNs / 1_000_000
                + " ms");
        out.println("engine: " + figures.places() + " places, " + figures.cancels() + " cancels, "
                + figures.fillsTold() + " times told of a trade, latch set " + figures.latched() + " times, "
                + figures.worstSharesE6() / 1_000_000 + " shares at most in a market, " + figures.openAtTheEnd()
                + " orders open at the end");
        out.println("tape: " + report.commandsReplayed() + " commands decided again, identical");
        for (Invariant invariant : Invariant.values()) {
            out.println("held: " + invariant.id() + " " + invariant + ", looked at "
                    + report.checks().of(invariant) + " times");
        }
        for (FaultKind kind : FaultKind.values()) {
            if (report.faults().of(kind) > 0) {
                out.println("fault: " + kind + " " + report.faults().of(kind));
            }
        }
        out.println("trace hash: " + report.traceHash());
    }
}
