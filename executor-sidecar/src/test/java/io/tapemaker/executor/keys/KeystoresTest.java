package io.tapemaker.executor.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.executor.domain.order.Address;
import io.tapemaker.executor.files.FileFacts;
import io.tapemaker.executor.signing.SigningKey;
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
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proof(
        id = "keys.keystore",
        milestone = Milestone.M5,
        kind = ProofKind.SECURITY,
        title = "Only an untouched key file of ours opens, for the pinned address; all password causes look the same")
final class KeystoresTest {

    /** Made apart from this code, by OpenSSL's scrypt and AES and a Keccak and curve written for it. */
    private static final String VECTOR = """
            {"address":"0x410FD893B6F0D2761E2B7C87A08F424DC213ED86","crypto":{"cipher":"aes-128-ctr",
            "cipherparams":{"iv":"fc351da0fbd286f250d5b28ba0e8763b"},
            "ciphertext":"94581272104ae5d44a5d143f5b79bccad0f5a1cbb379795b58c32fefa47bcac8","kdf":"scrypt",
            "kdfparams":{"dklen":32,"n":16384,"p":2,"r":8,
            "salt":"a05e334153147e75f3f416139b5109d1179cb56fef6a4ecb4c4cbc92a7c37b70"},
            "mac":"d6f4f124182a0703dc26372a40043a4b2a37d80b7a02ae57fc9d969be5147e33"},"version":3}
            """;

    @TempDir
    Path temp;

    @BeforeEach
    void closeFolder() throws IOException {
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwx------"));
    }

    private static String refusal(Path file, Address pinned, String password) {
        try (Secret secret = KeyFiles.secret(password)) {
            KeyRefusedException e = assertThrows(KeyRefusedException.class, () -> Keystores.open(file, pinned, secret));
            assertNull(e.getCause());
            String trace = e + Arrays.toString(e.getSuppressed()) + Arrays.toString(e.getStackTrace());
            byte[] said = trace.getBytes(StandardCharsets.UTF_8);
            CanaryScan canaries = new CanaryScan()
                    .bytes("key", HexFormat.of().parseHex(KeyFiles.KEY))
                    .text("password", KeyFiles.PASSWORD);
            assertEquals(List.of(), canaries.scan("exception", said));
            return String.valueOf(e.getMessage()).replace(file.toString(), "FILE");
        }
    }

    @Test
    void whatWasWrittenOpens() throws IOException {
        Path file = KeyFiles.good(temp, "a");
        try (Secret password = KeyFiles.secret(KeyFiles.PASSWORD);
                PrivateKeyHandle key = Keystores.open(file, KeyFiles.ADDRESS, password)) {
            assertEquals(KeyFiles.KEY, key.reveal(HexFormat.of()::formatHex));
        }
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        try (Stream<Path> left = Files.list(file.resolveSibling(""))) {
            assertEquals(List.of(file), left.toList());
        }
    }

    @Test
    void aNewKeyIsOfItsAddressAndNoOther() {
        Path first = temp.resolve("first.json");
        Path second = temp.resolve("second.json");
        try (Secret password = KeyFiles.secret(KeyFiles.PASSWORD)) {
            Address address = Keystores.create(first, password);
            assertNotEquals(address, Keystores.create(second, password));
            Keystores.open(first, address, password).close();
        }
    }

    @Test
    void aFileOfAnotherMakerOpens() throws IOException {
        Path file = KeyFiles.good(temp, "a");
        Files.writeString(file, VECTOR);
        try (Secret password = KeyFiles.secret("tapemaker \u20ac vector");
                PrivateKeyHandle key = Keystores.open(file, password)) {
            assertEquals(
                    "7fbe561c5f1b0a28bb2f951cc46e4406a35c12bd70e5901ea4287da240bdb98c",
                    key.reveal(HexFormat.of()::formatHex));
            assertEquals(
                    "0x410fd893b6f0d2761e2b7c87a08f424dc213ed86", key.address().toString());
            try (SigningKey signer = key.toSigningKey()) {
                assertEquals(key.address(), signer.address());
            }
        }
    }

    @Test
    void allPasswordCausesLookTheSame() throws IOException {
        String expected = "the key file FILE" + KeyFiles.DOES_NOT_OPEN;
        assertEquals(expected, refusal(KeyFiles.good(temp, "wrong"), KeyFiles.ADDRESS, "wrong password"));
        int cases = 1;
        for (Map.Entry<String, KeyFiles.Damage> damage : KeyFiles.insides().entrySet()) {
            Path file = KeyFiles.good(temp, "case" + cases++);
            damage.getValue().to(file);
            assertEquals(expected, refusal(file, KeyFiles.ADDRESS, KeyFiles.PASSWORD), damage.getKey());
        }
        Figures.put("insideCases", cases);
    }

    @Test
    void filesThatOthersCouldTouchAreRefused() throws IOException {
        int cases = 0;
        for (Map.Entry<String, KeyFiles.Damage> damage :
                KeyFiles.outsides(WalletFile.MAX_BYTES).entrySet()) {
            Path file = KeyFiles.good(temp, "case" + cases++);
            damage.getValue().to(file);
            String said = refusal(file, KeyFiles.ADDRESS, KeyFiles.PASSWORD);
            assertTrue(said.contains(damage.getKey()), said);
        }
        Figures.put("outsideCases", cases);
    }

    @Test
    void theOwnerIsJudged() {
        FileFacts ours = new FileFacts(0100600, 1000, 1, "id", "then", 100);
        FileFacts roots = new FileFacts(0100440, 0, 1, "id", "then", 100);
        FileFacts rootsWritable = new FileFacts(0100460, 0, 1, "id", "then", 100);
        FileFacts rootsOpen = new FileFacts(0100444, 0, 1, "id", "then", 100);
        assertNull(SecretFiles.keyFileProblem(ours, 1000));
        assertTrue(String.valueOf(SecretFiles.keyFileProblem(ours, 1001)).contains("belongs to another user"));
        assertTrue(String.valueOf(SecretFiles.keyFileProblem(roots, 1000)).contains("belongs to another user"));
        assertNull(SecretFiles.credentialFileProblem(roots, 1000));
        assertTrue(String.valueOf(SecretFiles.credentialFileProblem(roots, 0)).contains("permissions 440"));
        assertTrue(String.valueOf(SecretFiles.credentialFileProblem(rootsWritable, 1000))
                .contains("another user"));
        assertTrue(String.valueOf(SecretFiles.credentialFileProblem(rootsOpen, 1000))
                .contains("another user"));
    }

    @Test
    void anotherAddressIsRefused() {
        String said = refusal(KeyFiles.good(temp, "a"), KeyFiles.OTHER, KeyFiles.PASSWORD);
        assertTrue(said.contains("is of " + KeyFiles.ADDRESS + " and not of " + KeyFiles.OTHER), said);
    }

    @Test
    void nothingIsOverwritten() throws IOException {
        Path file = KeyFiles.good(temp, "a");
        byte[] before = Files.readAllBytes(file);
        Path dangling = Files.createSymbolicLink(temp.resolve("dangling"), temp.resolve("nowhere"));
        try (Secret password = KeyFiles.secret(KeyFiles.PASSWORD)) {
            for (Path taken : List.of(file, dangling)) {
                assertThrows(KeyConfigException.class, () -> Keystores.create(taken, password));
            }
            assertThrows(KeyConfigException.class, () -> Keystores.create(temp.resolve("no/key"), password));
        }
        assertEquals(HexFormat.of().formatHex(before), HexFormat.of().formatHex(Files.readAllBytes(file)));
        assertFalse(Files.exists(temp.resolve("nowhere")));
        assertThrows(
                KeyConfigException.class, () -> SecretFiles.writeNew(file, "key file", new byte[] {1}), "the second");
    }

    @Test
    void noKeyIsWrittenWhereOthersMayWriteNorWithAShortPassword() throws IOException {
        Path file = temp.resolve("key.json");
        try (Secret weak = KeyFiles.secret("elevenbytes")) {
            assertThrows(KeyRefusedException.class, () -> Keystores.create(file, weak));
        }
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxrwxrwx"));
        try (Secret password = KeyFiles.secret(KeyFiles.PASSWORD)) {
            assertThrows(KeyRefusedException.class, () -> Keystores.create(file, password));
        }
        assertFalse(Files.exists(file));
    }

    @Test
    void onlyScalarsOfTheCurveAreKeys() {
        String order = "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141";
        for (String bad : List.of("00".repeat(32), order, "ff".repeat(32), "01".repeat(31), "01".repeat(33))) {
            assertThrows(
                    KeyRefusedException.class,
                    () -> PrivateKeyHandle.take(HexFormat.of().parseHex(bad)));
        }
        String last = order.replace("4141", "4140");
        PrivateKeyHandle.take(HexFormat.of().parseHex(last)).close();
    }
}
