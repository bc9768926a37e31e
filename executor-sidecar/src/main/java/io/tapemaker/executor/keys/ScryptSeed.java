package io.tapemaker.executor.keys;

import static io.tapemaker.executor.keys.KeyJson.bytes;
import static io.tapemaker.executor.keys.KeyJson.fields;
import static io.tapemaker.executor.keys.KeyJson.integer;
import static io.tapemaker.executor.keys.KeyJson.require;
import static io.tapemaker.executor.keys.KeyJson.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/** Cost and salt, from which scrypt makes a key of a password: the {@code kdf} of a wallet file. */
final class ScryptSeed {

    private static final String NAME = "scrypt";
    private static final int MIN_SALT_LENGTH = 16;
    private static final int MAX_SALT_LENGTH = 64;

    private final ScryptParams cost;
    private final byte[] salt;

    private ScryptSeed(ScryptParams cost, byte[] salt) {
        this.cost = cost;
        this.salt = salt;
    }

    /** A new salt. */
    static ScryptSeed fresh(ScryptParams cost, SecureRandom random) {
        byte[] salt = new byte[ScryptParams.KEY_LENGTH];
        random.nextBytes(salt);
        return new ScryptSeed(cost, salt);
    }

    /**
     * That of a file.
     *
     * @throws IllegalArgumentException if it is none, or beyond the bounds
     */
    static ScryptSeed read(JsonNode crypto) {
        require(text(crypto, "kdf").equals(NAME));
        JsonNode params = crypto.path("kdfparams");
        fields(params, Set.of("dklen", "n", "p", "r", "salt"), Set.of());
        require(integer(params, "dklen") == ScryptParams.KEY_LENGTH);
        ScryptParams cost = new ScryptParams(integer(params, "n"), integer(params, "r"), integer(params, "p"));
        require(cost.isWithinBounds());
        byte[] salt = bytes(params, "salt");
        require(salt.length >= MIN_SALT_LENGTH && salt.length <= MAX_SALT_LENGTH);
        return new ScryptSeed(cost, salt);
    }

    void write(ObjectNode crypto) {
        crypto.put("kdf", NAME);
        ObjectNode params = crypto.putObject("kdfparams");
        params.put("dklen", ScryptParams.KEY_LENGTH);
        params.put("n", cost.n()).put("p", cost.p()).put("r", cost.r());
        params.put("salt", HexFormat.of().formatHex(salt));
    }

    /** The key of {@link ScryptParams#KEY_LENGTH} bytes, which the caller zeroes. */
    byte[] derive(Secret password) {
        return password.reveal(bytes -> cost.derive(bytes, salt));
    }
}
