package io.tapemaker.executor.signing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

@Proof(
        id = "signing.key",
        milestone = Milestone.M5,
        kind = ProofKind.SECURITY,
        title = "The key is taken over, shown to nobody, and zeroed when it is closed")
class SigningKeyTest {

    private static final String ORDER = "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141";
    private static final String LAST = "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364140";

    private static SigningKey of(String hex) {
        return SigningKey.take(HexFormat.of().parseHex(hex));
    }

    @Test
    void theAddressIsThatOfTheKey() {
        assertEquals(Keys.ADDRESS, of(Keys.SECRET).address());
        assertEquals(
                "0x7E5F4552091A69125d5DfCb7b8C2659029395Bdf",
                ChecksumAddress.of(of("0".repeat(63) + "1").address()));
        assertEquals("0x80C0dbf239224071c59dD8970ab9d542E3414aB2", ChecksumAddress.of(of(LAST).address()));
    }

    @Test
    void whatWasHandedInIsZeroAfterwards() {
        byte[] good = HexFormat.of().parseHex(Keys.SECRET);
        SigningKey.take(good);
        assertArrayEquals(new byte[SigningKey.LENGTH], good);
        byte[] bad = HexFormat.of().parseHex(ORDER);
        assertThrows(IllegalArgumentException.class, () -> SigningKey.take(bad));
        assertArrayEquals(new byte[SigningKey.LENGTH], bad);
    }

    @Test
    void whatIsNoKeyIsRefusedWithoutShowingIt() {
        for (String hex : List.of("", "01", Keys.SECRET + "00", "0".repeat(64), ORDER, "f".repeat(64))) {
            String message = String.valueOf(
                    assertThrows(IllegalArgumentException.class, () -> of(hex)).getMessage());
            assertEquals("a private key is 32 bytes, neither zero nor beyond the curve's order", message);
        }
    }

    @Test
    void aClosedKeyIsZeroAndSignsNothing() {
        SigningKey key = Keys.key();
        byte[] secret = key.secret();
        assertEquals(Keys.SECRET, HexFormat.of().formatHex(secret));
        key.close();
        assertArrayEquals(new byte[SigningKey.LENGTH], secret);
        OrderSigner signer = OrderSigner.of(key, List.of(Keys.EXCHANGE));
        assertThrows(IllegalStateException.class, () -> signer.sign(new ClobAuth(Keys.ADDRESS, 137, 1, 0)));
        assertThrows(IllegalStateException.class, () -> OrderSigner.onReferenceCurve(key, List.of())
                .sign(new ClobAuth(Keys.ADDRESS, 137, 1, 0)));
    }

    @Test
    void itPrintsAsStarsAndIsNotSerializable() throws IOException {
        SigningKey key = Keys.key();
        assertEquals("***", key.toString());
        assertFalse((key + " " + List.of(key)).contains("ac0974"));
        try (ObjectOutputStream out = new ObjectOutputStream(new ByteArrayOutputStream())) {
            assertThrows(NotSerializableException.class, () -> out.writeObject(key));
        }
    }

    @Test
    void keysEqualOnlyThemselves() {
        SigningKey key = Keys.key();
        assertFalse(key.equals(Keys.key()));
    }
}
