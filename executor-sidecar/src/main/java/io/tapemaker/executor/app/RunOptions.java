package io.tapemaker.executor.app;

import io.tapemaker.executor.keys.ApiCredentialFile;
import io.tapemaker.executor.keys.Credentials;
import io.tapemaker.executor.keys.KeyConfigException;
import io.tapemaker.executor.keys.Keystores;
import io.tapemaker.executor.keys.PrivateKeyHandle;
import io.tapemaker.executor.keys.Secret;
import io.tapemaker.executor.policy.Policy;
import io.tapemaker.executor.profile.Venue;
import io.tapemaker.executor.run.LiveSecrets;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Policy, venue and keys, as {@code run} and {@code doctor} are told of them. */
final class RunOptions extends PolicyOptions {

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
}
