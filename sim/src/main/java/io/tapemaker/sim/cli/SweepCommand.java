package io.tapemaker.sim.cli;

import io.tapemaker.sim.cli.CommandInputs.Seeds;
import io.tapemaker.sim.world.FaultKind;
import io.tapemaker.sim.world.Invariant;
import io.tapemaker.sim.world.Sweep;
import io.tapemaker.sim.world.SweepReport;
import io.tapemaker.sim.world.WorldPlan;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sweep}: many worlds with faults. */
@Command(
        name = "sweep",
        description = "Runs a world with faults for each seed of a range, and names those that break an invariant.",
        mixinStandardHelpOptions = true,
        versionProvider = SimVersion.class)
final class SweepCommand implements Callable<Integer> {

    private static final long MOST_SEEDS = 10_000_000L;
    private static final double NS_PER_S = 1e9;

    @Spec
    private CommandSpec spec;

    @Option(names = "--seeds", required = true, paramLabel = "A..B", description = "Both included, such as 1..1000.")
    private String seeds;

    @Option(names = "--minutes", defaultValue = "1", paramLabel = "M", description = "Of trouble in each, 1 to 60 (1).")
    private int minutes;

    @Option(names = "--markets", defaultValue = "2", paramLabel = "K", description = "Markets of each, 1 to 20 (2).")
    private int markets;

    @Override
    public Integer call() {
        CommandInputs inputs = new CommandInputs(spec);
        Seeds range = inputs.seeds(seeds, MOST_SEEDS, "1..1000");
        inputs.requireRange("--minutes", minutes, 1, 60);
        inputs.requireRange("--markets", markets, 1, 20);
        long startNs = System.nanoTime();
        Sweep sweep = new Sweep(
                seed -> WorldPlan.swarm(seed, minutes * 60, markets),
                Runtime.getRuntime().availableProcessors());
        SweepReport report = sweep.run(range.first(), range.last());
        PrintWriter out = spec.commandLine().getOut();
        print(report, (System.nanoTime() - startNs) / NS_PER_S, out);
        out.flush();
        return report.failures().isEmpty() ? 0 : 1;
    }

    private void print(SweepReport report, double seconds, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "sweep: %d worlds, %d events (%d at least), %d places, %d times told of a trade, %.1f seeds a second%n",
                report.worlds(),
                report.events(),
                report.fewestEvents(),
                report.places(),
                report.fills(),
                report.worlds() / seconds);
        for (Invariant invariant : Invariant.values()) {
            out.println("looked at " + report.checked(invariant) + " times: " + invariant.id() + " " + invariant);
        }
        for (FaultKind one : FaultKind.values()) {
            StringBuilder row = new StringBuilder(one + " " + report.happened(one) + "; worlds with each other kind:");
            for (FaultKind other : FaultKind.values()) {
                row.append(' ').append(report.together(one, other));
            }
            out.println(row);
        }
        for (Sweep.Failure failure : report.failures()) {
            out.println("seed " + failure.seed() + " broke " + failure.how() + "; still with " + failure.shrunk());
            out.println(
                    "again: run --faults --seed " + failure.seed() + " --minutes " + minutes + " --markets " + markets);
        }
        out.println(
                report.failures().isEmpty()
                        ? "nothing was broken"
                        : report.failures().size() + " seeds failed");
    }
}
