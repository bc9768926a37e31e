package io.tapemaker.executor.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.testkit.CanaryScan;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proof(
        id = "keys.api-credentials",
        milestone = Milestone.M5,
        kind = ProofKind.SECURITY,
        title = "Encrypted API credentials open untouched, with their password and not otherwise; all causes of that"
                + " look the same, and nothing of them is said")
final class ApiCredentialFileTest {

    private static final String API_KEY = "4b8f2c1e-77aa-4c53-9d0b-1f6e2a3c5d70";
    private static final String SECRET = "c2VjcmV0LXNlY3JldC1zZWNyZXQ=";
    private static final String PASSPHRASE = "9f3b7d1c5e8a2046";
    static final String PLAIN =
            "{\"apiKey\":\"" + API_KEY + "\",\"secret\":\"" + SECRET + "\",\"passphrase\":\"" + PASSPHRASE + "\"}";

    private static final CanaryScan CANARIES = canaries();

    /** Made apart from this code, by Python's scrypt and the AES of OpenSSL. */
    private static final String VECTOR = """
            {"version":1,"type":"tapemaker-api-credentials","crypto":{"cipher":"aes-256-gcm","ciphertext":\
            "19dcd3523b5fd8024690b9b9e5be94d744e422fdc4acd532b83be539d09f39d728d216712d5dcf49ddcb7045f849c9c5b08c713f\
            bfb8b6573fc6f5dd29efb49fc515c87ed70adf1386b9253303c85f1696092e7740f4fc983083d1efd6bd5578daff4dbb2cc4d0b8\
            995909fa8994e4887eed22a214b2122a2c4c0753c80fc8a8ffd24e3963aed7bf12",
            "cipherparams":{"iv":"0f1e2d3c4b5a69788796a5b4"},"kdf":"scrypt","kdfparams":{"dklen":32,"n":16384,"p":2,
            "r":8,"salt":"9d0a4f6b3e2c8d17a5b4c3f2e1d00918273645546372819fa0b1c2d3e4f50617"}}}
            """;

    @TempDir
    Path temp;

    private Path plain;

    @BeforeEach
    void plainFile() throws IOException {
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwx------"));
        plain = closed(temp.resolve("plain.json"), PLAIN);
    }

    static CanaryScan canaries() {
        return new CanaryScan()
                .text("password", KeyFiles.PASSWORD)
                .text("API key", API_KEY)
                .text("API secret", SECRET)
                .text("passphrase", PASSPHRASE);
    }

    static Path closed(Path file, String text) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, text);
    }

    /** An encrypted file of the light cost, in a folder of its own. */
    private Path sealed(String folder) throws IOException {
        Path file = Files.createDirectory(
                        temp.resolve(folder),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")))
                .resolve("api.enc");
        try (Secret password = KeyFiles.secret(KeyFiles.PASSWORD)) {
            ApiCredentialFile.seal(plain, file, password, ScryptParams.LIGHT);
        }
        return file;
    }

    static void assertOpens(Path file, String password) {
        try (ApiCredentialFile read = ApiCredentialFile.read(file);
                Secret secret = KeyFiles.secret(password);
                Credentials credentials = read.open(secret)) {
            assertTrue(credentials.apiKey().matches(API_KEY.getBytes(StandardCharsets.US_ASCII)));
            assertTrue(credentials.secret().matches(SECRET.getBytes(StandardCharsets.US_ASCII)));
            assertTrue(credentials.passphrase().matches(PASSPHRASE.getBytes(StandardCharsets.US_ASCII)));
        }
    }

    private static String refusal(Path file, String password) {
        try (Secret secret = KeyFiles.secret(password)) {
            KeyRefusedException e = assertThrows(KeyRefusedException.class, () -> {
                try (ApiCredentialFile read = ApiCredentialFile.read(file)) {
                    read.open(secret).close();
                }
            });
            assertNull(e.getCause());
            String trace = e + Arrays.toString(e.getSuppressed()) + Arrays.toString(e.getStackTrace());
            assertEquals(List.of(), CANARIES.scan("exception", trace.getBytes(StandardCharsets.UTF_8)));
            return String.valueOf(e.getMessage()).replace(file.toString(), "FILE");
        }
    }

    @Test
    void whatWasEncryptedOpens() throws IOException {
        Path file = sealed("a");
        assertOpens(file, KeyFiles.PASSWORD);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(List.of(), CANARIES.scan(file));
        assertFalse(CANARIES.scan(plain).isEmpty(), "the negative control");
        assertNotEquals(Files.readString(file), Files.readString(sealed("b")), "salt and start value are new");
        try (ApiCredentialFile read = ApiCredentialFile.read(file)) {
            read.requireSealed();
        }
    }

    @Test
    void whatTheVenueGaveIsEncryptedAtOnce() {
        Path file = temp.resolve("given.enc");
        try (Secret password = KeyFiles.secret(KeyFiles.PASSWORD)) {
            byte[] page = "<html>c2VjcmV0LXNlY3JldC1zZWNyZXQ=</html>".getBytes(StandardCharsets.UTF_8);
            KeyRefusedException none = assertThrows(
                    KeyRefusedException.class,
                    () -> ApiCredentialFile.sealGiven(page, file, password, ScryptParams.LIGHT));
            assertTrue(String.valueOf(none.getMessage()).startsWith("what the venue gave is not "), none::toString);
            assertFalse(Files.exists(file));
            byte[] given = PLAIN.getBytes(StandardCharsets.UTF_8);
            ApiCredentialFile.sealGiven(given, file, password, ScryptParams.LIGHT);
        }
        assertOpens(file, KeyFiles.PASSWORD);
        assertEquals(List.of(), CANARIES.scan(file));
    }

    @Test
    void aFileOfAnotherMakerOpens() throws IOException {
        assertOpens(closed(temp.resolve("vector"), VECTOR), "tapemaker \u20ac vector");
    }

    @Test
    void allPasswordCausesLookTheSame() throws IOException {
        String expected = refusal(sealed("wrong"), "wrong password");
        assertTrue(expected.startsWith("the API credential file FILE does not open: "), expected);
        int cases = 1;
        Map<String, KeyFiles.Damage> damages = KeyFiles.sealedInsides();
        damages.put("another type", KeyFiles.text("tapemaker-api-credentials", "tapemaker-api-credential5"));
        damages.put("another cipher", KeyFiles.text("aes-256-gcm", "aes-256-ctr"));
        damages.put("another version", KeyFiles.text("\"version\":1", "\"version\":2"));
        damages.put("doubled field", KeyFiles.text("\"version\":1", "\"version\":1,\"version\":1"));
        damages.put("one bit", file -> Files.writeString(file, oneBit(Files.readString(file))));
        damages.put("no tag", KeyFiles.text("[0-9a-f]{32}(\",\"cipherparams\")", "$1"));
        damages.put("encrypted nonsense", ApiCredentialFileTest::encryptNonsense);
        damages.put("credentials that are too short", file -> Files.writeString(file, PLAIN.replace(PASSPHRASE, "x")));
        for (Map.Entry<String, KeyFiles.Damage> damage : damages.entrySet()) {
            Path file = sealed("case" + cases++);
            damage.getValue().to(file);
            assertEquals(expected, refusal(file, KeyFiles.PASSWORD), damage.getKey());
        }
        Figures.put("insideCases", cases);
    }

    private static String oneBit(String json) {
        int at = json.indexOf("\"ciphertext\":\"") + 20;
        char digit = json.charAt(at);
        return json.substring(0, at) + Integer.toHexString(Character.digit(digit, 16) ^ 1) + json.substring(at + 1);
    }

    private static void encryptNonsense(Path file) throws IOException {
        byte[] nonsense = PLAIN.replace("apiKey", "apikey").getBytes(StandardCharsets.US_ASCII);
        try (Secret password = KeyFiles.secret(KeyFiles.PASSWORD)) {
            Files.write(file, SealedCredentials.seal(nonsense, password, ScryptParams.LIGHT, new SecureRandom()));
        }
    }

    @Test
    void filesThatOthersCouldTouchAreRefused() throws IOException {
        int cases = 0;
        for (Map.Entry<String, KeyFiles.Damage> damage :
                KeyFiles.outsides(SealedCredentials.MAX_BYTES).entrySet()) {
            Path file = sealed("case" + cases++);
            damage.getValue().to(file);
            String said = refusal(file, KeyFiles.PASSWORD);
            assertTrue(said.contains(damage.getKey()), said);
        }
        Figures.put("outsideCases", cases);
    }

    @Test
    void plainTextIsReadStrictlyAndNotEverywhere() throws IOException {
        String good = PLAIN.replace(":", ": ").replace(",", ",\n ") + "\n";
        Files.writeString(plain, good);
        assertOpens(plain, "whatever");
        for (String bad : List.of(
                "{}",
                good + "x",
                good.replace("apiKey", "key"),
                good.replace(PASSPHRASE, "short"),
                good.replace(PASSPHRASE, "9f3b\\u002d1111"),
                good.replace("passphrase", "secret"),
                good.replace("\"" + PASSPHRASE + "\"", "11111111"),
                good.replace("}", ",\"x\":\"yyyyyyyyyy\"}"),
                good.substring(0, good.length() - 4),
                good + " ".repeat(CredentialText.MAX_BYTES))) {
            Files.writeString(plain, bad);
            assertTrue(refusal(plain, "whatever").contains("does not open"), bad);
        }
        Files.writeString(plain, good);
        try (ApiCredentialFile read = ApiCredentialFile.read(plain)) {
            KeyRefusedException e = assertThrows(KeyRefusedException.class, read::requireSealed);
            assertTrue(String.valueOf(e.getMessage()).contains("keystore credentials --in " + plain), e.toString());
        }
    }

    @Test
    void onlyGoodCredentialsAreEncryptedAndNothingIsOverwritten() throws IOException {
        Path file = sealed("a");
        byte[] before = Files.readAllBytes(file);
        Path other = file.resolveSibling("other.enc");
        try (Secret password = KeyFiles.secret(KeyFiles.PASSWORD);
                Secret weak = KeyFiles.secret("elevenbytes")) {
            assertThrows(KeyConfigException.class, () -> ApiCredentialFile.requireSealable(plain, file));
            assertThrows(KeyConfigException.class, () -> ApiCredentialFile.seal(plain, file, password));
            assertThrows(KeyRefusedException.class, () -> ApiCredentialFile.seal(plain, other, weak));
            assertThrows(KeyRefusedException.class, () -> ApiCredentialFile.requireSealable(file, other), "twice");
            Files.setPosixFilePermissions(plain, PosixFilePermissions.fromString("rw-r--r--"));
            assertThrows(KeyRefusedException.class, () -> ApiCredentialFile.seal(plain, other, password));
        }
        assertEquals(-1, Arrays.mismatch(before, Files.readAllBytes(file)));
        assertFalse(Files.exists(other));
    }
}
