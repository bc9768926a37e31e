package io.tapemaker.executor.app;

import io.tapemaker.executor.keys.ApiCredentialFile;
import io.tapemaker.executor.keys.Keystores;
import io.tapemaker.executor.keys.PrivateKeyHandle;
import io.tapemaker.executor.keys.Secret;
import io.tapemaker.executor.policy.Policy;
import io.tapemaker.executor.run.ApiKeys;
import io.tapemaker.executor.venue.polymarket.VenueHosts;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code keystore api-key}: the venue's API credentials, got with the key's signature and encrypted at once. */
@Command(
        name = "api-key",
        description = {
            "Asks the venue for the API credentials of the policy's signer: makes them, or derives those there are.",
            "They are encrypted with the password of the key file and never shown; prints the key's address.",
            "The venue takes note that the key's owner asked; no order is sent and nothing is armed."
        })
final class ApiKeyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private PolicyOptions place;

    @Option(names = "--keystore", required = true, paramLabel = "FILE", description = "The encrypted key file.")
    private Path keystore;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The file to be written.")
    private Path to;

    @Mixin
    private PasswordOptions source;

    @Override
    public Integer call() throws InterruptedException {
        StartGuard.require(RunMode.OFFLINE).forEach(warning -> Errors.say(spec.commandLine(), warning));
        Policy policy = place.policy().policy();
        VenueHosts venue = place.venue(policy);
        ApiCredentialFile.requireFree(to);
        Keystores.requireSound(keystore);
        try (Secret password = source.read();
                PrivateKeyHandle key = Keystores.open(keystore, policy.wallet().signer(), password)) {
            byte[] given = new ApiKeys(venue, policy.exchanges().standard().chainId(), Clock.systemUTC()).of(key);
            try {
                ApiCredentialFile.sealGiven(given, to, password);
            } finally {
                Arrays.fill(given, (byte) 0);
            }
            PrintWriter out = spec.commandLine().getOut();
            out.println(key.address());
            out.flush();
            return ExitCode.OK;
        }
    }
}
