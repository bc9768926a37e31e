package io.tapemaker.executor.app;

import io.tapemaker.executor.files.OwnedFile;
import io.tapemaker.executor.keys.ApiCredentialFile;
import io.tapemaker.executor.keys.Credentials;
import io.tapemaker.executor.keys.KeyConfigException;
import io.tapemaker.executor.keys.Keystores;
import io.tapemaker.executor.keys.PrivateKeyHandle;
import io.tapemaker.executor.keys.Secret;
import io.tapemaker.executor.policy.Policy;
import io.tapemaker.executor.policy.file.PolicyFile;
import io.tapemaker.executor.profile.Venue;
import io.tapemaker.executor.run.LiveSecrets;
import io.tapemaker.executor.venue.polymarket.VenueHosts;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Policy, venue and keys, as {@code run} and {@code doctor} are told of them. */
final class RunOptions {

    @Option(names = "--policy", required = true, paramLabel = "FILE", description = "What may be signed.")
    private Path policy;

    @Option(
            names = "--policy-sha256",
            paramLabel = "HEX",
            description = "Refuse a policy file whose SHA-256 is another.")
    private @Nullable String pin;

    @Option(
            names = "--loopback-port",
            paramLabel = "PORT",
            description = "Port of the venue on 127.0.0.1, with a policy of profile loopback and only there.")
    private @Nullable Integer port;

    @Option(names = "--keystore", paramLabel = "FILE", description = "The encrypted key file; live only.")
    private @Nullable Path keystore;

    @Option(
            names = "--credentials",
            paramLabel = "FILE",
            description = "The API key, its secret and passphrase, as 'keystore credentials' encrypts them, under the"
                    + " password of the key file; or as JSON, with a policy of profile loopback. Live only.")
    private @Nullable Path credentials;

    @Mixin
    private PasswordOptions password;

    /** A policy and its bytes. */
    record Loaded(Policy policy, byte[] bytes) {}

    /** The policy, from a file that nobody else can change. */
    Loaded policy() {
        byte[] bytes = OwnedFile.read(policy, OwnedFile.Access.READABLE, PolicyFile.MAX_BYTES);
        return new Loaded(PolicyFile.parse(policy.toString(), bytes, pin), bytes);
    }

    /** Where the venue is. */
    VenueHosts venue(Policy of) {
        Integer at = port;
        if (of.profile() == Venue.POLYMARKET) {
            if (at != null) {
                throw new KeyConfigException("--loopback-port goes with a policy of profile loopback only");
            }
            return VenueHosts.polymarket();
        }
        if (at == null || at < 1 || at > 65_535) {
            throw new KeyConfigException("a policy of profile loopback needs --loopback-port, 1 to 65535");
        }
        return VenueHosts.loopback(new VenueHosts.Ports(at, at, at));
    }

    /** Whether anything secret was named. */
    boolean hasKeys() {
        return keystore != null || credentials != null;
    }

    /** Opens the key file and the credentials. */
    LiveSecrets secrets(Policy of) {
        Path keyFile = keystore;
        Path credentialFile = credentials;
        if (keyFile == null || credentialFile == null) {
            throw new KeyConfigException("keys are needed: give --keystore and --credentials");
        }
        Keystores.requireSound(keyFile);
        PrivateKeyHandle key;
        Credentials known;
        try (ApiCredentialFile api = ApiCredentialFile.read(credentialFile)) {
            if (of.profile() == Venue.POLYMARKET) {
                api.requireSealed();
            }
            try (Secret text = password.read()) {
                key = Keystores.open(keyFile, of.wallet().signer(), text);
                known = api.open(text);
            }
        }
        try {
            return LiveSecrets.take(key, known, of.exchanges().standard().chainId(), Clock.systemUTC());
        } catch (IllegalArgumentException e) {
            throw new KeyConfigException("the credentials in " + credentialFile
                    + " are not an API key, its secret in Base64 and passphrase");
        }
    }

    /** For messages. */
    @Override
    public String toString() {
        return Arrays.toString(new Object[] {policy, keystore, credentials});
    }
}
