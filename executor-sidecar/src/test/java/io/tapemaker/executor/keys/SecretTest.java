package io.tapemaker.executor.keys;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tapemaker.testkit.CanaryScan;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proof(
        id = "keys.secret",
        milestone = Milestone.M5,
        kind = ProofKind.SECURITY,
        title = "A secret prints as ***, goes through no serialiser, and is zero after close")
final class SecretTest {

    private static final String TEXT = "a-secret-of-some-length";
    private static final CanaryScan CANARIES = new CanaryScan().text("secret", TEXT);

    /** The negative control of the mappers: the same with a field that they can see. */
    @SuppressWarnings("UnusedVariable") // The mapper reads it.
    private static final class Careless {
        private final byte[] bytes = TEXT.getBytes(StandardCharsets.UTF_8);
    }

    private static JsonMapper nosy() {
        return JsonMapper.builder()
                .visibility(PropertyAccessor.ALL, Visibility.ANY)
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .build();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void takesOverAndZeroes() {
        byte[] given = utf8(TEXT);
        Secret secret = Secret.take(given);
        assertArrayEquals(new byte[TEXT.length()], given);
        byte[][] seen = new byte[1][];
        assertEquals(TEXT, secret.reveal(bytes -> {
            seen[0] = bytes;
            return new String(bytes, StandardCharsets.UTF_8);
        }));
        assertArrayEquals(new byte[TEXT.length()], seen[0]);
        assertTrue(secret.matches(utf8(TEXT)));
        assertFalse(secret.matches(utf8("a-secret-of-some-lengtH")));
        secret.close();
        assertThrows(IllegalStateException.class, () -> secret.reveal(bytes -> 0));
    }

    @Test
    void printsAsStars() {
        try (Secret secret = Secret.take(utf8(TEXT));
                Secret same = Secret.take(utf8(TEXT))) {
            assertEquals("***", secret.toString());
            assertEquals("***", "" + secret);
            assertNotEquals(secret, same);
            Credentials credentials = new Credentials(secret, same, secret);
            assertEquals("Credentials[apiKey=***, secret=***, passphrase=***]", credentials.toString());
        }
    }

    @Test
    void goesThroughNoSerialiser() throws JsonProcessingException {
        try (Secret secret = Secret.take(utf8(TEXT))) {
            assertThrows(NotSerializableException.class, () -> new ObjectOutputStream(new ByteArrayOutputStream())
                    .writeObject(secret));
            for (Object holder : List.of(secret, Map.of("s", secret), new Credentials(secret, secret, secret))) {
                assertEquals(List.of(), CANARIES.scan("json", nosy().writeValueAsBytes(holder)));
            }
            assertThrows(JsonProcessingException.class, () -> new JsonMapper().writeValueAsString(secret));
        }
        assertFalse(
                CANARIES.scan("json", nosy().writeValueAsBytes(new Careless())).isEmpty());
    }

    @Test
    void linesAreReadStrictly(@TempDir Path temp) throws IOException {
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwx------"));
        Path file = Files.createFile(
                temp.resolve("password"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r--------")));
        for (String good : List.of(TEXT, TEXT + "\n", TEXT + "\r\n")) {
            Files.writeString(write(file), good);
            try (Secret secret = SecretInput.fromFile(file, "password")) {
                assertTrue(secret.matches(utf8(TEXT)));
            }
        }
        for (String bad : List.of("", "\n", "a\nb", "a\0b", TEXT + "\n\n", "x".repeat(1025))) {
            Files.writeString(write(file), bad);
            assertThrows(KeyRefusedException.class, () -> SecretInput.fromFile(file, "password"));
        }
        assertThrows(KeyConfigException.class, () -> SecretInput.fromFile(temp.resolve("absent"), "password"));
        assertThrows(KeyConfigException.class, () -> SecretInput.fromDescriptor(1, "password"));
        assertThrows(KeyConfigException.class, () -> SecretInput.fromDescriptor(1_000_000, "password"));
    }

    private static Path write(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }

    @Test
    void privateKeysAreSixtyFourHexDigits() {
        for (String good : List.of(KeyFiles.KEY, "0x" + KeyFiles.KEY)) {
            try (Secret text = KeyFiles.secret(good);
                    PrivateKeyHandle key = SecretInput.privateKey(text)) {
                assertEquals(KeyFiles.ADDRESS, key.address());
                assertFalse(key.toString().contains(KeyFiles.KEY.substring(0, 8)));
            }
        }
        for (String bad :
                List.of("0x", "00", KeyFiles.KEY + "0", KeyFiles.KEY.replace('c', 'g'), "0x" + KeyFiles.KEY + "00")) {
            try (Secret text = KeyFiles.secret(bad)) {
                assertThrows(KeyRefusedException.class, () -> SecretInput.privateKey(text));
            }
        }
    }
}
