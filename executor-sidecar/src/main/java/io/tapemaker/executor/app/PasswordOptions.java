package io.tapemaker.executor.app;

import io.tapemaker.executor.keys.KeyConfigException;
import io.tapemaker.executor.keys.Secret;
import io.tapemaker.executor.keys.SecretInput;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the password of the encrypted files comes from: terminal, file descriptor or credential file; nothing else. */
final class PasswordOptions {

    private static final String WHAT = "password";
    private static final String INSTEAD = "--password-fd or --password-file";

    @Option(
            names = "--password-fd",
            paramLabel = "N",
            description = "Read the password from this open file descriptor, one line.")
    private @Nullable Integer descriptor;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "Read the password from this file of permissions 600, one line.")
    private @Nullable Path file;

    /** Whether the password comes from this file descriptor. */
    boolean takes(int fileDescriptor) {
        return descriptor != null && descriptor == fileDescriptor;
    }

    /** The password of a file that is there. */
    Secret read() {
        Secret given = given();
        return given == null ? Terminal.ask(WHAT, INSTEAD) : given;
    }

    /** The password of a file to be written. */
    Secret readNew() {
        Secret given = given();
        return given == null ? Terminal.askTwice(WHAT, INSTEAD) : given;
    }

    private @Nullable Secret given() {
        Integer fd = descriptor;
        Path path = file;
        if (fd != null && path != null) {
            throw new KeyConfigException("give either --password-fd or --password-file");
        }
        if (fd != null) {
            return SecretInput.fromDescriptor(fd, WHAT);
        }
        return path == null ? null : SecretInput.fromFile(path, WHAT);
    }
}
