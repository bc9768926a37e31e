package io.tapemaker.executor.keys;

import static io.tapemaker.executor.keys.KeyJson.bytes;
import static io.tapemaker.executor.keys.KeyJson.fields;
import static io.tapemaker.executor.keys.KeyJson.integer;
import static io.tapemaker.executor.keys.KeyJson.iv;
import static io.tapemaker.executor.keys.KeyJson.require;
import static io.tapemaker.executor.keys.KeyJson.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The credentials of the venue's API under a password. The form is that of a wallet file, with the same scrypt; the
 * cipher is AES-256 in Galois/counter mode, which authenticates the text, its start value and the file's kind. (What
 * a wallet file proves, it proves of the ciphertext alone.) Parsing and opening say whether they worked, never why not.
 */
final class SealedCredentials {

    /** A text of {@link CredentialText#MAX_BYTES} in hex, and what stands around it. */
    static final int MAX_BYTES = 2 * CredentialText.MAX_BYTES + 1024;

    private static final int VERSION = 1;
    private static final String TYPE = "tapemaker-api-credentials";
    private static final String CIPHER = "aes-256-gcm";
    private static final byte[] KIND = (TYPE + " " + VERSION).getBytes(StandardCharsets.US_ASCII);
    private static final int IV_LENGTH = 12;
    private static final int TAG_LENGTH = 16;

    private final ScryptSeed seed;
    private final byte[] iv;
    private final byte[] ciphertext;

    private SealedCredentials(JsonNode root) {
        fields(root, Set.of("version", "type", "crypto"), Set.of());
        require(integer(root, "version") == VERSION && text(root, "type").equals(TYPE));
        JsonNode crypto = root.path("crypto");
        fields(crypto, Set.of("cipher", "cipherparams", "ciphertext", "kdf", "kdfparams"), Set.of());
        require(text(crypto, "cipher").equals(CIPHER));
        seed = ScryptSeed.read(crypto);
        iv = iv(crypto);
        ciphertext = bytes(crypto, "ciphertext");
        require(iv.length == IV_LENGTH
                && ciphertext.length > TAG_LENGTH
                && ciphertext.length <= CredentialText.MAX_BYTES + TAG_LENGTH);
    }

    /** The file of these bytes, or nothing if it is anything else within bounds. */
    static Optional<SealedCredentials> parse(byte[] json) {
        try {
            return json.length > MAX_BYTES
                    ? Optional.empty()
                    : Optional.of(new SealedCredentials(KeyJson.JSON.readTree(json)));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The credentials, or nothing: the password is wrong or the file is damaged, which nobody can tell apart. */
    Optional<Credentials> open(Secret password) {
        byte[] derived = seed.derive(password);
        byte[] plain = {};
        try {
            plain = aes(Cipher.DECRYPT_MODE, derived, iv, ciphertext);
            return CredentialText.parse(plain);
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } finally {
            Arrays.fill(derived, (byte) 0);
            Arrays.fill(plain, (byte) 0);
        }
    }

    /** A new file of this text, which stays as it is. */
    static byte[] seal(byte[] plain, Secret password, ScryptParams cost, SecureRandom random) {
        ScryptSeed seed = ScryptSeed.fresh(cost, random);
        byte[] iv = new byte[IV_LENGTH];
        random.nextBytes(iv);
        byte[] derived = seed.derive(password);
        try {
            byte[] ciphertext = aes(Cipher.ENCRYPT_MODE, derived, iv, plain);
            ObjectNode root = KeyJson.JSON.createObjectNode();
            root.put("version", VERSION);
            root.put("type", TYPE);
            ObjectNode crypto = root.putObject("crypto");
            crypto.put("cipher", CIPHER);
            crypto.put("ciphertext", HexFormat.of().formatHex(ciphertext));
            crypto.putObject("cipherparams").put("iv", HexFormat.of().formatHex(iv));
            seed.write(crypto);
            return KeyJson.JSON.writeValueAsBytes(root);
        } catch (IOException | AEADBadTagException e) {
            throw new KeyRefusedException("the encrypted credentials cannot be put together");
        } finally {
            Arrays.fill(derived, (byte) 0);
        }
    }

    private static byte[] aes(int mode, byte[] derived, byte[] iv, byte[] input) throws AEADBadTagException {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(derived, "AES"), new GCMParameterSpec(Byte.SIZE * TAG_LENGTH, iv));
            cipher.updateAAD(KIND);
            return cipher.doFinal(input);
        } catch (AEADBadTagException e) {
            throw e;
        } catch (GeneralSecurityException e) {
            throw new KeyRefusedException("this Java has no AES in Galois/counter mode");
        }
    }
}
