package io.tapemaker.executor.app;

import io.tapemaker.executor.keys.LogGuard;
import io.tapemaker.executor.policy.WorstLoss;
import io.tapemaker.executor.run.Doctor;
import io.tapemaker.executor.run.LiveSecrets;
import io.tapemaker.executor.venue.polymarket.VenueHosts;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code doctor}: whether a live run could start now, one line for each thing. Sends no order. */
@Command(
        name = "doctor",
        description = "Looks at policy, keys, clock, place, account and markets, and says what the policy can lose in a"
                + " day. Without keys it looks at the policy only. Sends no order.")
final class DoctorCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private RunOptions options;

    @Override
    public Integer call() throws InterruptedException {
        PolicyOptions.Loaded loaded = options.policy();
        say("policy", null, "SHA-256 " + loaded.policy().sha256().toHex());
        say("loss", null, WorstLoss.of(loaded.policy()).text());
        if (!options.hasKeys()) {
            say("keys", null, "not looked at: give --keystore and --credentials");
            return ExitCode.OK;
        }
        VenueHosts venue = options.venue(loaded.policy());
        boolean jvmIsFit = jvm();
        try (LiveSecrets secrets = options.secrets(loaded.policy())) {
            say("keys", null, "the key of " + secrets.address() + ", which the policy names");
            boolean well = jvmIsFit;
            for (Doctor.Finding finding : new Doctor(loaded.policy(), venue, secrets).look()) {
                say(finding.what(), finding.problem(), finding.said());
                well &= finding.isOk();
            }
            return well ? ExitCode.OK : ExitCode.REFUSED;
        }
    }

    /** No key is opened in a JVM out of which it could be read; what live mode wants beyond that is only said. */
    private boolean jvm() {
        StartGuard.require(RunMode.OFFLINE);
        try {
            StartGuard.require(RunMode.LIVE);
            say("jvm", null, "fit for live mode");
            return true;
        } catch (StartRefusedException e) {
            say("jvm", String.valueOf(e.getMessage()), "");
            return false;
        }
    }

    private void say(String what, @Nullable String problem, String said) {
        PrintWriter out = spec.commandLine().getOut();
        String line = String.format(
                Locale.ROOT,
                "%-8s %s %s",
                what,
                problem == null ? "ok    " : "failed",
                problem == null ? said : problem);
        out.println(LogGuard.line(line));
        out.flush();
    }
}
