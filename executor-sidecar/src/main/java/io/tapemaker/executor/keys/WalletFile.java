package io.tapemaker.executor.keys;

import static io.tapemaker.executor.keys.KeyJson.bytes;
import static io.tapemaker.executor.keys.KeyJson.fields;
import static io.tapemaker.executor.keys.KeyJson.integer;
import static io.tapemaker.executor.keys.KeyJson.iv;
import static io.tapemaker.executor.keys.KeyJson.require;
import static io.tapemaker.executor.keys.KeyJson.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tapemaker.executor.domain.order.Address;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.digests.KeccakDigest;
import org.jspecify.annotations.Nullable;

/**
 * The wallet file of version 3 that web3j, geth and others write: scrypt, AES-128 in counter mode, Keccak-256 over the
 * second half of the derived key and the ciphertext. Read strictly: known fields only, and every length as it must be.
 * Parsing and opening say whether they worked, never why not.
 */
final class WalletFile {

    static final int MAX_BYTES = 4096;

    private static final int VERSION = 3;
    private static final String CIPHER = "aes-128-ctr";
    private static final int IV_LENGTH = 16;
    private static final int HALF = 16;
    private static final int MAC_LENGTH = 32;

    private final @Nullable Address address;
    private final ScryptSeed seed;
    private final byte[] iv;
    private final byte[] ciphertext;
    private final byte[] mac;

    private WalletFile(JsonNode root) {
        fields(root, Set.of("version", "crypto"), Set.of("address", "id"));
        require(integer(root, "version") == VERSION);
        address = root.has("address") ? address(text(root, "address")) : null;
        JsonNode crypto = root.path("crypto");
        fields(crypto, Set.of("cipher", "cipherparams", "ciphertext", "kdf", "kdfparams", "mac"), Set.of());
        require(text(crypto, "cipher").equals(CIPHER));
        seed = ScryptSeed.read(crypto);
        iv = iv(crypto);
        ciphertext = bytes(crypto, "ciphertext");
        mac = bytes(crypto, "mac");
        require(iv.length == IV_LENGTH && ciphertext.length == PrivateKeyHandle.LENGTH && mac.length == MAC_LENGTH);
    }

    /** The file of these bytes, or nothing if it is anything else than a wallet file within bounds. */
    static Optional<WalletFile> parse(byte[] json) {
        try {
            return json.length > MAX_BYTES
                    ? Optional.empty()
                    : Optional.of(new WalletFile(KeyJson.JSON.readTree(json)));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The private key, or nothing: the password is wrong or the file is damaged, which nobody can tell apart. */
    Optional<PrivateKeyHandle> open(Secret password) {
        byte[] derived = seed.derive(password);
        byte[] scalar = {};
        try {
            byte[] expected = mac(derived, ciphertext);
            if (!MessageDigest.isEqual(expected, mac)) {
                return Optional.empty();
            }
            scalar = aes(derived, iv, ciphertext);
            if (KeyAddress.of(scalar).isEmpty()) {
                return Optional.empty();
            }
            PrivateKeyHandle key = PrivateKeyHandle.take(scalar);
            if (address != null && !address.equals(key.address())) {
                key.close();
                return Optional.empty();
            }
            return Optional.of(key);
        } finally {
            Arrays.fill(derived, (byte) 0);
            Arrays.fill(scalar, (byte) 0);
        }
    }

    /** A new file of this key. */
    static byte[] seal(PrivateKeyHandle key, Secret password, ScryptParams cost, SecureRandom random) {
        ScryptSeed seed = ScryptSeed.fresh(cost, random);
        byte[] iv = new byte[IV_LENGTH];
        random.nextBytes(iv);
        byte[] derived = seed.derive(password);
        try {
            byte[] ciphertext = key.reveal(scalar -> aes(derived, iv, scalar));
            byte[] mac = mac(derived, ciphertext);
            ObjectNode root = KeyJson.JSON.createObjectNode();
            root.put("address", key.address().toString().substring(2));
            root.put("id", UUID.randomUUID().toString());
            root.put("version", VERSION);
            ObjectNode crypto = root.putObject("crypto");
            crypto.put("cipher", CIPHER);
            crypto.put("ciphertext", HexFormat.of().formatHex(ciphertext));
            crypto.putObject("cipherparams").put("iv", HexFormat.of().formatHex(iv));
            seed.write(crypto);
            crypto.put("mac", HexFormat.of().formatHex(mac));
            return KeyJson.JSON.writeValueAsBytes(root);
        } catch (IOException e) {
            throw new KeyRefusedException("the wallet file cannot be put together");
        } finally {
            Arrays.fill(derived, (byte) 0);
        }
    }

    private static byte[] mac(byte[] derived, byte[] ciphertext) {
        KeccakDigest keccak = new KeccakDigest(8 * MAC_LENGTH);
        keccak.update(derived, HALF, HALF);
        keccak.update(ciphertext, 0, ciphertext.length);
        byte[] mac = new byte[MAC_LENGTH];
        keccak.doFinal(mac, 0);
        return mac;
    }

    private static byte[] aes(byte[] derived, byte[] iv, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(derived, 0, HALF, "AES"), new IvParameterSpec(iv));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new KeyRefusedException("this Java has no AES in counter mode");
        }
    }

    private static Address address(String text) {
        String digits = text.toLowerCase(Locale.ROOT);
        return Address.parse(digits.startsWith("0x") ? digits : "0x" + digits);
    }
}
