package io.tapemaker.executor.signing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.tapemaker.executor.domain.order.Address;
import io.tapemaker.executor.domain.order.PlaceRequest;
import io.tapemaker.executor.domain.order.SignatureType;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

@Proof(
        id = "signing.post-bytes",
        milestone = Milestone.M5,
        kind = ProofKind.UNIT,
        title = "Bodies, checksums and HMACs: the same bytes for the same order, no room for foreign text, "
                + "no secret shown")
class PostBytesTest {

    private static final String OWNER = "fc36f908-d9b7-812f-dfbf-80971b8ecc1f";

    private final OrderSigner signer = OrderSigner.of(Keys.key(), List.of(Keys.EXCHANGE));

    private OrderBody.Entry entry(boolean postOnly, long expirationS) {
        SignedOrder signed =
                signer.sign(Keys.EXCHANGE, Keys.order(Keys.WALLET, Keys.ADDRESS, SignatureType.POLY_PROXY));
        return new OrderBody.Entry(signed, new PlaceRequest.Terms(postOnly, expirationS));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    @Test
    void aBatchIsTheListOfItsOrders() {
        OrderBody body = new OrderBody(OWNER);
        OrderBody.Entry one = entry(true, 0);
        OrderBody.Entry two = entry(false, 1_795_000_300);
        assertEquals("[" + text(body.one(one)) + "]", text(body.batch(List.of(one))));
        assertEquals("[" + text(body.one(one)) + "," + text(body.one(two)) + "]", text(body.batch(List.of(one, two))));
        assertThrows(IllegalArgumentException.class, () -> body.batch(List.of()));
    }

    @Test
    void equalOrdersGiveEqualBytes() {
        assertArrayEquals(new OrderBody(OWNER).one(entry(true, 7)), new OrderBody(OWNER).one(entry(true, 7)));
    }

    @Test
    void anEndMakesItGtd() {
        OrderBody body = new OrderBody(OWNER);
        JsonNode without = Vectors.parse(text(body.one(entry(true, 0))));
        JsonNode with = Vectors.parse(text(body.one(entry(false, 1_795_000_300))));
        assertEquals("GTC", without.get("orderType").textValue());
        assertTrue(without.get("postOnly").booleanValue());
        assertEquals("0", without.get("order").get("expiration").textValue());
        assertEquals("GTD", with.get("orderType").textValue());
        assertFalse(with.get("postOnly").booleanValue());
        assertEquals("1795000300", with.get("order").get("expiration").textValue());
        assertThrows(IllegalArgumentException.class, () -> body.one(entry(true, -1)));
    }

    @Test
    void anOwnerThatNeedsEscapesIsRefusedAndNotShown() {
        List<String> bad = new ArrayList<>(List.of("", "a\"b", "a\\b", "a\nb", "a b", "é", "a".repeat(65)));
        for (char around : new char[] {'/', ':', '@', '[', '`', '{', '_', '.'}) {
            bad.add("canary" + around);
        }
        for (String owner : bad) {
            String message = String.valueOf(assertThrows(IllegalArgumentException.class, () -> new OrderBody(owner))
                    .getMessage());
            assertEquals("an API key is 1 to 64 letters, digits and dashes", message);
        }
        assertEquals(
                "0aZ-9Az".repeat(9),
                Vectors.parse(text(new OrderBody("0aZ-9Az".repeat(9)).one(entry(true, 0))))
                        .get("owner")
                        .textValue());
        assertDoesNotThrow(() -> new OrderBody("a".repeat(64)));
        assertEquals("bodies of orders of ***", new OrderBody(OWNER).toString());
    }

    @Provide
    Arbitrary<Address> addresses() {
        return RandomOrders.addresses();
    }

    @Property(tries = 2_000)
    void checksumsAreThoseOfWeb3j(@ForAll("addresses") Address address) {
        String text = org.web3j.crypto.Keys.toChecksumAddress(address.toString());
        assertEquals(text, ChecksumAddress.of(address));
        assertEquals(address, ChecksumAddress.parse(text));
    }

    @Test
    void aWrongCapitalIsFound() {
        String right = "0x57ffBc34De23124fAeb8387fcd689d314E57aCcD";
        assertEquals(Keys.WALLET, ChecksumAddress.parse(right));
        for (String wrong : List.of(
                right.toLowerCase(java.util.Locale.ROOT), right.replace("aCcD", "acCD"), right.replace("57a", "58a"))) {
            String message =
                    String.valueOf(assertThrows(IllegalArgumentException.class, () -> ChecksumAddress.parse(wrong))
                            .getMessage());
            assertTrue(message.contains("checksum"), message);
        }
    }

    private static L2Hmac.Request request(String body) {
        return new L2Hmac.Request(1, "POST", "/order", body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theSecretIsTheSameInEitherAlphabet() {
        List<String> signatures = new ArrayList<>();
        for (String secret : List.of("++/AAAAAAAA=", "--_AAAAAAAA=", "+-_AAAAAAAA")) {
            try (L2Hmac hmac = L2Hmac.ofSecret(secret.toCharArray())) {
                signatures.add(hmac.sign(request("{}")));
                assertFalse(signatures.contains(hmac.sign(request("{ }"))), "the body does not count");
            }
        }
        assertEquals(1, signatures.stream().distinct().count());
    }

    @Test
    void aSecretThatIsNoneIsRefusedAndNotShown() {
        for (String secret : List.of("", "canary!canary", "canary canary", "c\u00e9canary", "canary=canary", "c")) {
            String message = String.valueOf(
                    assertThrows(IllegalArgumentException.class, () -> L2Hmac.ofSecret(secret.toCharArray()))
                            .getMessage());
            assertEquals("the API secret is not Base64", message);
        }
    }

    @Test
    void aClosedSecretIsZero() throws ReflectiveOperationException {
        L2Hmac hmac = L2Hmac.ofSecret("AQID".toCharArray());
        Field field = L2Hmac.class.getDeclaredField("secret");
        field.setAccessible(true);
        byte[] secret = (byte[]) field.get(hmac);
        assertArrayEquals(new byte[] {1, 2, 3}, secret);
        hmac.close();
        assertArrayEquals(new byte[3], secret);
    }

    @Test
    void secretsPrintAsStars() {
        L2Hmac hmac = L2Hmac.ofSecret("AAAA".toCharArray());
        L2Hmac.Identity identity = new L2Hmac.Identity(Keys.ADDRESS, "canary-key", "canary-phrase");
        AuthHeaders headers = hmac.headers(identity, request(""));
        assertEquals("***", hmac.toString());
        assertEquals(Keys.ADDRESS + " ***", identity.toString());
        assertEquals(
                "POLY_ADDRESS: ***, POLY_SIGNATURE: ***, POLY_TIMESTAMP: ***, POLY_API_KEY: ***, POLY_PASSPHRASE: ***",
                headers.toString());
        hmac.close();
        assertThrows(IllegalStateException.class, () -> hmac.sign(request("")));
    }
}
