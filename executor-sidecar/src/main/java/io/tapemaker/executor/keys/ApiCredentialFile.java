package io.tapemaker.executor.keys;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The credentials of the venue's API in a file of permissions 0600: encrypted, or as plain JSON. */
public final class ApiCredentialFile implements AutoCloseable {

    private static final String WHAT = "API credential file";

    private final Path file;
    private final @Nullable SealedCredentials locked;
    private @Nullable Credentials plain;

    private ApiCredentialFile(Path file, @Nullable SealedCredentials locked, @Nullable Credentials plain) {
        this.file = file;
        this.locked = locked;
        this.plain = plain;
    }

    /**
     * Reads the file, before anybody is asked for a password.
     *
     * @throws KeyConfigException if there is no such file
     * @throws KeyRefusedException if others could read or change it, or it is neither form; the message of the latter
     *     is that of a wrong password
     */
    public static ApiCredentialFile read(Path file) {
        byte[] json = SecretFiles.read(file, WHAT, SecretFiles::credentialFileProblem, SealedCredentials.MAX_BYTES);
        try {
            Optional<Credentials> plain = CredentialText.parse(json);
            SealedCredentials locked =
                    plain.isPresent() ? null : SealedCredentials.parse(json).orElseThrow(() -> doesNotOpen(file));
            return new ApiCredentialFile(file, locked, plain.orElse(null));
        } finally {
            Arrays.fill(json, (byte) 0);
        }
    }

    private static KeyRefusedException doesNotOpen(Path file) {
        return new KeyRefusedException("the " + WHAT + " " + file + " does not open: the password is wrong, or the file"
                + " is damaged or neither of 'keystore credentials' nor " + CredentialText.SHAPE);
    }

    /**
     * Refuses plain text.
     *
     * @throws KeyRefusedException if whoever gets hold of the file can read it without a password
     */
    public void requireSealed() {
        if (locked == null) {
            throw new KeyRefusedException("the " + WHAT + " " + file + " is plain text, which a policy of profile"
                    + " polymarket does not allow (keystore credentials --in " + file
                    + " --out FILE --keystore KEYFILE encrypts it)");
        }
    }

    /**
     * The credentials, once; a plain file needs no password and looks at none.
     *
     * @throws KeyRefusedException if the password is wrong or the inside is damaged
     */
    public Credentials open(Secret password) {
        Credentials known = plain;
        plain = null;
        if (known != null) {
            return known;
        }
        return Optional.ofNullable(locked).flatMap(lock -> lock.open(password)).orElseThrow(() -> doesNotOpen(file));
    }

    /**
     * Whether a plain file could be encrypted to this place; asked before the password is.
     *
     * @throws KeyConfigException if there is no such file, or something is in the way of the new one
     * @throws KeyRefusedException if others could read or change either, or the plain one is no credentials
     */
    public static void requireSealable(Path from, Path to) {
        Arrays.fill(plainText(from), (byte) 0);
        requireFree(to);
    }

    /**
     * Writes the encrypted form of a plain file, which stays where it is.
     *
     * @throws KeyConfigException as {@link #requireSealable} says, or if the new file cannot be written
     * @throws KeyRefusedException as it says, or if the password is too short
     */
    public static void seal(Path from, Path to, Secret password) {
        seal(from, to, password, ScryptParams.STANDARD);
    }

    static void seal(Path from, Path to, Secret password, ScryptParams cost) {
        byte[] text = plainText(from);
        try {
            seal(text, to, password, cost);
        } finally {
            Arrays.fill(text, (byte) 0);
        }
    }

    /**
     * Whether a new file could be written here; asked before the password is.
     *
     * @throws KeyConfigException if something is in the way or there is no folder
     * @throws KeyRefusedException if others may write to the folder
     */
    public static void requireFree(Path to) {
        SecretFiles.requireFree(to, WHAT);
    }

    /**
     * Writes the encrypted form of what the venue gave.
     *
     * @param given plain JSON; the caller wipes it
     * @throws KeyConfigException if there is such a file, or it cannot be written
     * @throws KeyRefusedException if this is no credentials, the password is too short, or others may write there
     */
    public static void sealGiven(byte[] given, Path to, Secret password) {
        sealGiven(given, to, password, ScryptParams.STANDARD);
    }

    static void sealGiven(byte[] given, Path to, Secret password, ScryptParams cost) {
        requireCredentials(given, "what the venue gave");
        seal(given, to, password, cost);
    }

    private static void seal(byte[] text, Path to, Secret password, ScryptParams cost) {
        Keystores.requireStrong(password);
        SecretFiles.writeNew(to, WHAT, SealedCredentials.seal(text, password, cost, new SecureRandom()));
    }

    private static byte[] plainText(Path file) {
        byte[] text = SecretFiles.read(file, WHAT, SecretFiles::credentialFileProblem, CredentialText.MAX_BYTES);
        requireCredentials(text, "the " + WHAT + " " + file);
        return text;
    }

    private static void requireCredentials(byte[] text, String what) {
        Optional<Credentials> known = CredentialText.parse(text);
        known.ifPresent(Credentials::close);
        if (known.isEmpty()) {
            Arrays.fill(text, (byte) 0);
            throw new KeyRefusedException(what + " is not " + CredentialText.SHAPE);
        }
    }

    /** Closes what was not handed out. */
    @Override
    public void close() {
        Credentials known = plain;
        if (known != null) {
            known.close();
        }
    }
}
