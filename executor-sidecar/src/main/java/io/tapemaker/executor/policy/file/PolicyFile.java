package io.tapemaker.executor.policy.file;

import io.tapemaker.executor.policy.Policy;
import io.tapemaker.journal.types.Uint256;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/** From the bytes of a policy file to the policy. Reading the bytes is left to the caller. */
public final class PolicyFile {

    /** Longest file: room for as many markets as a policy may have. */
    public static final int MAX_BYTES = 256 * 1024;

    private PolicyFile() {}

    /**
     * The policy of a file.
     *
     * @param place how errors call the file
     * @param bytes all of it
     * @param pinnedSha256 64 hex digits that its SHA-256 has to be, or null if none is pinned
     * @throws PolicyException if it is not what is pinned (exit 5) or is no valid policy (exit 2)
     */
    public static Policy parse(String place, byte[] bytes, @Nullable String pinnedSha256) {
        if (bytes.length > MAX_BYTES) {
            throw PolicyException.at(
                    place, 1, "the file has " + bytes.length + " bytes and may have " + MAX_BYTES + "; shorten it");
        }
        Uint256 sha256 = sha256(bytes);
        checkPin(place, sha256, pinnedSha256);
        return new PolicyReader(place, sha256).policy(YamlTree.parse(place, bytes));
    }

    /** SHA-256 of the bytes; its text is {@link Uint256#toHex}. */
    public static Uint256 sha256(byte[] bytes) {
        try {
            return Uint256.of(
                    new BigInteger(1, MessageDigest.getInstance("SHA-256").digest(bytes)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void checkPin(String place, Uint256 sha256, @Nullable String pinned) {
        if (pinned == null) {
            return;
        }
        if (pinned.length() != 64 || !pinned.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 0x7f)) {
            throw new PolicyException(
                    PolicyException.EXIT_INVALID,
                    "the pinned SHA-256 is not 64 hex digits; take it from sha256sum " + place);
        }
        if (!sha256.equals(Uint256.of(new BigInteger(pinned, 16)))) {
            throw new PolicyException(
                    PolicyException.EXIT_REFUSED,
                    place + ": its SHA-256 is " + sha256.toHex()
                            + " and not the pinned one; look at what changed before you pin it anew");
        }
    }
}
