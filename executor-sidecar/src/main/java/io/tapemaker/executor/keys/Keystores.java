package io.tapemaker.executor.keys;

import io.tapemaker.executor.domain.order.Address;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;

/** Makes and opens the encrypted key file. Nothing here touches a network. */
public final class Keystores {

    /** Shorter passwords are refused for new files, in bytes. */
    public static final int MIN_PASSWORD_BYTES = 12;

    private static final String WHAT = "key file";

    private Keystores() {}

    /**
     * Whether a new key file could be written here; asked before the password is.
     *
     * @throws KeyConfigException if something is in the way or there is no folder
     * @throws KeyRefusedException if others may write to the folder
     */
    public static void requireFree(Path file) {
        SecretFiles.requireFree(file, WHAT);
    }

    /**
     * Whether this key file is ours alone; asked before the password is.
     *
     * @throws KeyConfigException if there is no such file
     * @throws KeyRefusedException if somebody else could have read, written or put it there
     */
    public static void requireSound(Path file) {
        SecretFiles.read(file, WHAT, SecretFiles::keyFileProblem, WalletFile.MAX_BYTES);
    }

    /**
     * Makes a new key and its file.
     *
     * @return the address of the key
     */
    public static Address create(Path file, Secret password) {
        SecureRandom random = new SecureRandom();
        byte[] scalar = new byte[PrivateKeyHandle.LENGTH];
        do {
            random.nextBytes(scalar);
        } while (KeyAddress.of(scalar).isEmpty());
        try (PrivateKeyHandle key = PrivateKeyHandle.take(scalar)) {
            return importKey(file, key, password);
        } finally {
            Arrays.fill(scalar, (byte) 0);
        }
    }

    /**
     * Writes the file of a key that exists already.
     *
     * @return the address of the key
     * @throws KeyRefusedException if the password is too short, or others may write to the folder
     * @throws KeyConfigException if there is a file of this name, or it cannot be written
     */
    public static Address importKey(Path file, PrivateKeyHandle key, Secret password) {
        return importKey(file, key, password, ScryptParams.STANDARD);
    }

    static Address importKey(Path file, PrivateKeyHandle key, Secret password, ScryptParams cost) {
        requireStrong(password);
        requireFree(file);
        SecretFiles.writeNew(file, WHAT, WalletFile.seal(key, password, cost, new SecureRandom()));
        return key.address();
    }

    /**
     * Refuses a password that is too short for a new file.
     *
     * @throws KeyRefusedException if it is shorter than {@link #MIN_PASSWORD_BYTES}
     */
    public static void requireStrong(Secret password) {
        if (password.length() < MIN_PASSWORD_BYTES) {
            throw new KeyRefusedException("the password is shorter than " + MIN_PASSWORD_BYTES + " bytes");
        }
    }

    /**
     * Opens a key file.
     *
     * @param expected the address that the policy pins; the key of any other is refused
     * @throws KeyConfigException if there is no such file
     * @throws KeyRefusedException if the file is not ours alone, is of another address, or does not open. The message
     *     of the last is one and the same for a wrong password and for whatever may be wrong inside the file.
     */
    public static PrivateKeyHandle open(Path file, Address expected, Secret password) {
        PrivateKeyHandle key = open(file, password);
        if (!key.address().equals(expected)) {
            key.close();
            throw new KeyRefusedException("the key file " + file + " is of " + key.address() + " and not of " + expected
                    + ", the pinned one");
        }
        return key;
    }

    /** As {@link #open(Path, Address, Secret)}, whatever the address: to show it, never to sign. */
    public static PrivateKeyHandle open(Path file, Secret password) {
        byte[] json = SecretFiles.read(file, WHAT, SecretFiles::keyFileProblem, WalletFile.MAX_BYTES);
        Optional<PrivateKeyHandle> key = WalletFile.parse(json).flatMap(wallet -> wallet.open(password));
        return key.orElseThrow(() -> doesNotOpen(file));
    }

    private static KeyRefusedException doesNotOpen(Path file) {
        return new KeyRefusedException("the key file " + file
                + " does not open: the password is wrong, or the file is damaged or no scrypt wallet file");
    }
}
