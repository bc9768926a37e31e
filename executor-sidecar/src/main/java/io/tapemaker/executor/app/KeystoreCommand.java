package io.tapemaker.executor.app;

import io.tapemaker.executor.domain.order.Address;
import io.tapemaker.executor.keys.ApiCredentialFile;
import io.tapemaker.executor.keys.KeyConfigException;
import io.tapemaker.executor.keys.Keystores;
import io.tapemaker.executor.keys.PrivateKeyHandle;
import io.tapemaker.executor.keys.Secret;
import io.tapemaker.executor.keys.SecretInput;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code keystore}: makes, fills and shows the encrypted files. Prints addresses only, and touches no network, but for
 * {@link ApiKeyCommand}.
 */
@Command(
        name = "keystore",
        description = "Makes, fills and shows the encrypted key file, and encrypts the API credentials.",
        subcommands = ApiKeyCommand.class)
final class KeystoreCommand implements Runnable {

    private static final String FILE = "--keystore";

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "name one of create, import, show-address, api-key, credentials");
    }

    @Command(name = "create", description = "Makes a new key and its encrypted file; prints the address.")
    void create(@Option(names = FILE, required = true, paramLabel = "FILE") Path file, @Mixin PasswordOptions source) {
        guard();
        Keystores.requireFree(file);
        try (Secret password = source.readNew()) {
            print(Keystores.create(file, password));
        }
    }

    @Command(
            name = "import",
            description = "Writes the encrypted file of a private key of 64 hex digits; prints the address.")
    void importKey(
            @Option(names = FILE, required = true, paramLabel = "FILE") Path file,
            @Mixin PasswordOptions source,
            @Mixin KeyOptions keySource) {
        guard();
        Keystores.requireFree(file);
        keySource.requireApartFrom(source);
        try (PrivateKeyHandle key = keySource.read();
                Secret password = source.readNew()) {
            print(Keystores.importKey(file, key, password));
        }
    }

    @Command(name = "show-address", description = "Opens the key file and prints the address of its key.")
    void showAddress(
            @Option(names = FILE, required = true, paramLabel = "FILE") Path file,
            @Mixin PasswordOptions source,
            @Option(
                            names = "--address",
                            paramLabel = "0x…",
                            description = "Refuse the key of any other address, as a policy does.")
                    @Nullable
                    String expected) {
        guard();
        Address pinned = expected == null ? null : address(expected);
        Keystores.requireSound(file);
        try (Secret password = source.read();
                PrivateKeyHandle key =
                        pinned == null ? Keystores.open(file, password) : Keystores.open(file, pinned, password)) {
            print(key.address());
        }
    }

    @Command(
            name = "credentials",
            description = {
                "Encrypts the API credentials with the password of the key file; prints the key's address.",
                "The plain file stays where it is: remove it when you have a copy that nobody else can read."
            })
    void credentials(
            @Option(names = FILE, required = true, paramLabel = "FILE") Path file,
            @Option(names = "--in", required = true, paramLabel = "FILE", description = "The credentials as JSON.")
                    Path from,
            @Option(names = "--out", required = true, paramLabel = "FILE", description = "The file to be written.")
                    Path to,
            @Mixin PasswordOptions source) {
        guard();
        ApiCredentialFile.requireSealable(from, to);
        Keystores.requireSound(file);
        // One password opens both, so it is tried on the key before anything is written with it.
        try (Secret password = source.read();
                PrivateKeyHandle key = Keystores.open(file, password)) {
            ApiCredentialFile.seal(from, to, password);
            print(key.address());
        }
    }

    private static Address address(String text) {
        try {
            return Address.parse(text);
        } catch (IllegalArgumentException e) {
            throw new KeyConfigException("--address is not 0x and 40 hex digits");
        }
    }

    private void guard() {
        StartGuard.require(RunMode.OFFLINE).forEach(warning -> Errors.say(spec.commandLine(), warning));
    }

    private void print(Address address) {
        spec.commandLine().getOut().println(address);
        spec.commandLine().getOut().flush();
    }

    /** Where the private key comes from. There is no option that holds it: arguments are seen by everybody. */
    static final class KeyOptions {

        private static final String WHAT = "private key";

        @Option(
                names = "--key-fd",
                paramLabel = "N",
                description = "Read the private key from this open file descriptor.")
        private @Nullable Integer descriptor;

        @Option(
                names = "--key-file",
                paramLabel = "FILE",
                description = "Read the private key from this file of permissions 600.")
        private @Nullable Path file;

        void requireApartFrom(PasswordOptions password) {
            Integer fd = descriptor;
            if (fd != null && file != null) {
                throw new KeyConfigException("give either --key-fd or --key-file");
            }
            if (fd != null && password.takes(fd)) {
                throw new KeyConfigException("--key-fd and --password-fd are the same; each needs one of its own");
            }
        }

        PrivateKeyHandle read() {
            try (Secret text = text()) {
                return SecretInput.privateKey(text);
            }
        }

        private Secret text() {
            Integer fd = descriptor;
            Path path = file;
            if (fd != null) {
                return SecretInput.fromDescriptor(fd, WHAT);
            }
            return path != null
                    ? SecretInput.fromFile(path, WHAT)
                    : Terminal.ask(WHAT + " (64 hex digits)", "--key-fd or --key-file");
        }
    }
}
