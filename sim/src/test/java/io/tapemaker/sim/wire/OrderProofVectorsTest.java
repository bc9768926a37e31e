package io.tapemaker.sim.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tapemaker.executor.domain.order.Address;
import io.tapemaker.executor.domain.order.ExchangeDomain;
import io.tapemaker.executor.domain.order.OrderFields;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import io.tapemaker.testkit.SharedMaterial;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

@Proof(
        id = "wire.proof.vectors",
        milestone = Milestone.M5,
        kind = ProofKind.CONFORMANCE,
        title = "The venue recomputes the hashes of the golden orders and believes their signatures and no others")
class OrderProofVectorsTest {

    private static final Address TESTER = Address.parse("0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266");

    private static JsonNode file(String name) throws IOException {
        JsonNode root = Json.parse(Files.readAllBytes(SharedMaterial.require(name)));
        assertNotNull(root, name);
        return root.path("vectors");
    }

    /** Tries each vector of a file, of which there have to be more than so many. */
    private static void each(String name, int least, String figure, Consumer<JsonNode> check) throws IOException {
        int checked = 0;
        for (JsonNode vector : file(name)) {
            check.accept(vector);
            checked++;
        }
        assertTrue(checked > least, checked + " checked");
        Figures.put(figure, checked);
    }

    private static void assertOrder(ExchangeDomain domain, PostedOrder posted, String hash, Address key) {
        OrderFields fields = posted.fields();
        for (OrderProof proof : new OrderProof[] {OrderProof.full(), OrderProof.cheap()}) {
            assertEquals(hash, "0x" + proof.orderId(domain, fields).toHex());
            assertTrue(proof.isSignedBy(domain, fields, posted.signature(), key));
        }
        byte[] tampered = posted.signature().clone();
        tampered[40] ^= 1;
        assertFalse(OrderProof.full().isSignedBy(domain, fields, tampered, key));
        assertFalse(OrderProof.full().isSignedBy(domain, fields, posted.signature(), Address.ZERO));
    }

    @Test
    void ordersOfTheOfficialClient() throws IOException {
        int checked = 0;
        int old = 0;
        for (JsonNode vector : file("vectors/client/orders.json")) {
            JsonNode input = vector.path("input");
            JsonNode expected = vector.path("expected");
            String body = expected.path("postBody").asText();
            if (input.path("version").asInt() < 2) {
                old++;
                continue;
            }
            PostedOrder posted = PostedOrder.of(Json.parse(body.getBytes(StandardCharsets.UTF_8)));
            assertNotNull(posted, body);
            ExchangeDomain domain = new ExchangeDomain(
                    input.path("version").asText(),
                    input.path("chainId").asLong(),
                    Address.parse(expected.path("verifyingContract").asText()));
            assertTrue(new Exchanges(domain.chainId()).all().contains(domain), domain.toString());
            assertOrder(domain, posted, expected.path("orderHash").asText(), TESTER);
            checked++;
        }
        assertTrue(checked > 50, checked + " checked");
        Figures.put("orders", checked);
        Figures.put("ordersOfTheOldVersion", old);
    }

    @Test
    void ordersOfDepositWallets() throws IOException {
        each("vectors/protocol/orders-poly1271.json", 1, "ordersOfDepositWallets", vector -> {
            JsonNode domain = vector.path("domain");
            ObjectNode order = vector.path("order").deepCopy();
            order.put("salt", order.path("salt").asLong()).put("side", "BUY").put("expiration", "0");
            order.put("signature", vector.path("wrappedSignature").asText());
            ObjectNode body = Json.object().put("owner", "").put("orderType", "GTC");
            body.set("order", order);
            PostedOrder posted = PostedOrder.of(body);
            assertNotNull(posted, body.toString());
            ExchangeDomain exchange = new ExchangeDomain(
                    domain.path("version").asText(),
                    domain.path("chainId").asLong(),
                    Address.parse(domain.path("verifyingContract").asText()));
            assertOrder(exchange, posted, vector.path("plainOrderHash").asText(), TESTER);
        });
    }

    @Test
    void requestsOfApiKeys() throws IOException {
        each("vectors/client/l2-hmac.json", 10, "requestsOfApiKeys", vector -> {
            JsonNode input = vector.path("input");
            SortedMap<String, String> headers = new TreeMap<>();
            headers.put("poly_timestamp", input.path("timestamp").asText());
            WireRequest request = new WireRequest(
                    input.path("method").asText().toUpperCase(Locale.ROOT),
                    input.path("requestPath").asText(),
                    new TreeMap<>(),
                    headers,
                    input.path("body").asText("").getBytes(StandardCharsets.UTF_8),
                    0);
            String secret = input.path("creds").path("secret").asText();
            assertEquals(vector.path("expected").path("POLY_SIGNATURE").asText(), Authenticator.hmac(secret, request));
        });
    }

    @Test
    void requestsOfWallets() throws IOException {
        each("vectors/client/l1-clobauth.json", 5, "requestsOfWallets", vector -> {
            JsonNode expected = vector.path("expected");
            SortedMap<String, String> headers = new TreeMap<>();
            for (String name : new String[] {"POLY_ADDRESS", "POLY_SIGNATURE", "POLY_TIMESTAMP", "POLY_NONCE"}) {
                headers.put(name, expected.path(name).asText());
            }
            Address address = Address.parse(expected.path("POLY_ADDRESS").asText());
            WireAccounts accounts = new WireAccounts();
            accounts.add(0, address);
            long chainId = vector.path("input").path("chainId").asLong();
            Authenticator authenticator =
                    new Authenticator(accounts, new ApiSettings(chainId, WireKit.SECOND, false, false));
            long nowNs = vector.path("input").path("timestamp").asLong() * WireKit.SECOND;
            assertNotNull(authenticator.byWallet(bare(headers, nowNs)));
            headers.put("POLY_NONCE", "987654");
            assertEquals(null, authenticator.byWallet(bare(headers, nowNs)));
        });
    }

    private static WireRequest bare(SortedMap<String, String> headers, long nowNs) {
        return new WireRequest("GET", "/auth/derive-api-key", new TreeMap<>(), headers, new byte[0], nowNs);
    }
}
