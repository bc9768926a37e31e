package io.tapemaker.sim.cli;

import io.tapemaker.executor.policy.file.PolicyException;
import io.tapemaker.journal.types.Decimals;
import io.tapemaker.sim.hostile.Hunt;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hostile}: what an engine could lose that wants to lose as much as the executor's policy allows. */
@Command(
        name = "hostile",
        description = "Attacks an executor with this policy, and says what was lost of what 'doctor' says may be lost.",
        mixinStandardHelpOptions = true,
        versionProvider = SimVersion.class)
final class HostileCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--policy", required = true, paramLabel = "FILE", description = "Policy of the executor.")
    private Path file;

    @Option(
            names = "--seeds",
            defaultValue = "20",
            paramLabel = "N",
            description = "Attacks by chance, 0 to 100000 (20).")
    private int seeds;

    @Override
    public Integer call() {
        CommandInputs inputs = new CommandInputs(spec);
        inputs.requireRange("--seeds", seeds, 0, 100_000);
        Hunt hunt = hunt(inputs);
        PrintWriter out = spec.commandLine().getOut();
        out.println(hunt.bound().text());
        List<Hunt.Found> all = new ArrayList<>(hunt.quick(seeds));
        all.add(hunt.overMidnight());
        all.sort(Comparator.comparingLong(Hunt.Found::lossE6).reversed());
        for (Hunt.Found found : all) {
            out.printf(
                    Locale.ROOT,
                    "%s dollars in %d fills and %d starts: %s%n",
                    Decimals.format(found.lossE6(), 6),
                    found.fills(),
                    found.starts(),
                    found.how());
        }
        long broken = all.stream().filter(found -> !found.problem().isEmpty()).count();
        all.stream()
                .filter(found -> !found.problem().isEmpty())
                .forEach(found -> out.println("BEYOND THE BOUND, " + found.how() + ": " + found.problem()));
        out.printf(
                Locale.ROOT,
                "worst: %s dollars, and the bound is %s%n",
                Decimals.format(all.get(0).lossE6(), 6),
                Decimals.format(hunt.bound().perDayE6(), 6));
        out.flush();
        return broken == 0 ? 0 : 1;
    }

    private Hunt hunt(CommandInputs inputs) {
        try {
            return new Hunt(file.toString(), Files.readAllBytes(file));
        } catch (IOException e) {
            throw inputs.usage("--policy " + file + " cannot be read (" + CommandInputs.reason(e) + ")");
        } catch (PolicyException e) {
            throw inputs.usage(e.getMessage());
        }
    }
}
