package io.tapemaker.bench.wire;

import io.tapemaker.executor.keys.Credentials;
import io.tapemaker.executor.keys.PrivateKeyHandle;
import io.tapemaker.executor.keys.Secret;
import io.tapemaker.executor.policy.Policy;
import io.tapemaker.executor.policy.file.PolicyFile;
import io.tapemaker.executor.run.ExecutorProcess;
import io.tapemaker.executor.run.LiveSecrets;
import io.tapemaker.executor.run.RunSettings;
import io.tapemaker.executor.run.StopRequest;
import io.tapemaker.executor.venue.polymarket.VenueHosts;
import io.tapemaker.sim.wire.WireAccount;
import io.tapemaker.sim.wire.WireAccounts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;

/**
 * The executor in a process of its own, live on the loopback profile, with a stamp at each step of a place. Only what
 * a start asks of its JVM and its key file is left out.
 */
final class ExecutorChild {

    private ExecutorChild() {}

    /** Journal directory, the venue's port, the file for the stamps. */
    public static void main(String[] args) throws IOException, InterruptedException {
        byte[] policyBytes = Stage.policy();
        Policy policy = PolicyFile.parse("policy", policyBytes, null);
        int port = Integer.parseInt(args[1]);
        Path journal = Path.of(args[0]);
        PlaceStamps stamps = new PlaceStamps();
        StopRequest stop = new StopRequest(Child::ready);
        Thread input = new Thread(() -> stopAtEnd(stop), "input");
        input.setDaemon(true);
        input.start();
        try (LiveSecrets secrets = LiveSecrets.take(
                        PrivateKeyHandle.take(Stage.secret()),
                        credentials(),
                        policy.exchanges().standard().chainId(),
                        Clock.systemUTC());
                ExecutorProcess process = ExecutorProcess.open(
                        new RunSettings(
                                policy,
                                policyBytes,
                                VenueHosts.loopback(new VenueHosts.Ports(port, port, port)),
                                secrets,
                                journal,
                                journal.resolve("executor.head"),
                                "bench"),
                        stamps)) {
            process.run(stop);
        }
        stamps.write(Path.of(args[2]));
    }

    private static void stopAtEnd(StopRequest stop) {
        try {
            Child.awaitEnd();
        } catch (IOException e) {
            // An input that breaks has ended.
        }
        stop.stop();
    }

    private static Credentials credentials() {
        WireAccount.Credentials known = WireAccounts.credentialsOf(Stage.wallet(), 0);
        return new Credentials(secret(known.key()), secret(known.secret()), secret(known.passphrase()));
    }

    private static Secret secret(String text) {
        return Secret.take(text.getBytes(StandardCharsets.US_ASCII));
    }
}
