package io.tapemaker.sim.cli;

import io.tapemaker.engine.recovery.LogicFactory;
import io.tapemaker.sim.world.InvariantBrokenException;
import io.tapemaker.sim.world.World;
import io.tapemaker.sim.world.WorldJournals;
import io.tapemaker.sim.world.WorldPlan;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code explain}: what happened in a world of a sweep, in words. */
@Command(
        name = "explain",
        description = "Runs the world of a seed as sweep does, and says what happened: faults, commands, trades.",
        mixinStandardHelpOptions = true,
        versionProvider = SimVersion.class)
final class ExplainCommand implements Callable<Integer> {

    private static final double NS_PER_S = 1e9;

    @Spec
    private CommandSpec spec;

    @Option(names = "--seed", required = true, paramLabel = "N", description = "The seed.")
    private long seed;

    @Option(names = "--minutes", defaultValue = "1", paramLabel = "M", description = "As for sweep (1).")
    private int minutes;

    @Option(names = "--markets", defaultValue = "2", paramLabel = "K", description = "As for sweep (2).")
    private int markets;

    private WorldPlan plan() {
        if (minutes < 1 || minutes > 60 || markets < 1 || markets > 20) {
            throw new ParameterException(spec.commandLine(), "--minutes must be 1 to 60, --markets 1 to 20");
        }
        return WorldPlan.swarm(seed, minutes * 60, markets);
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        WorldPlan plan = plan();
        out.println("faults: " + plan.faults());
        out.println("stakes: " + plan.stakes());
        try {
            World world = new World(
                    plan,
                    WorldJournals.inMemory(),
                    LogicFactory.choices(),
                    (timeNs, what) ->
                            out.printf(Locale.ROOT, "%10.3f s  %s%n", (timeNs - plan.startNs()) / NS_PER_S, what));
            out.println("trace hash: " + world.run().traceHash());
            return 0;
        } catch (InvariantBrokenException e) {
            out.println("broken: " + e.getMessage());
            return 1;
        } finally {
            out.flush();
        }
    }
}
