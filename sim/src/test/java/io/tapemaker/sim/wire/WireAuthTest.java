package io.tapemaker.sim.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tapemaker.executor.domain.order.OrderFields;
import io.tapemaker.journal.types.Side;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

@Proof(
        id = "wire.auth",
        milestone = Milestone.M5,
        kind = ProofKind.SIM,
        title = "Only requests signed with the key's secret and orders signed by the key's wallet get into the venue")
class WireAuthTest {

    private static final String YES = WireKit.MARKETS.get(0).yes();

    private static WireRequest place(WireKit kit, WireKit.Wallet wallet) {
        return kit.own(wallet, "POST", "/order", Map.of(), WireKit.text(kit.order(wallet, YES, Side.BUY, 4_000, 10)));
    }

    /** What is done to the headers of a good request, by name. */
    private static Map<String, BiConsumer<WireKit, SortedMap<String, String>>> forgeries() {
        Map<String, BiConsumer<WireKit, SortedMap<String, String>>> forgeries = new TreeMap<>();
        forgeries.put("no headers", (kit, headers) -> headers.clear());
        forgeries.put("unknown key", (kit, headers) -> headers.put("POLY_API_KEY", "x"));
        forgeries.put(
                "another's key",
                (kit, headers) -> headers.put(
                        "POLY_API_KEY", kit.bob().account().credentials().key()));
        forgeries.put(
                "another's address",
                (kit, headers) -> headers.put(
                        "POLY_ADDRESS", kit.bob().account().address().toString()));
        forgeries.put("wrong passphrase", (kit, headers) -> headers.put("POLY_PASSPHRASE", "x"));
        forgeries.put("no signature", (kit, headers) -> headers.remove("POLY_SIGNATURE"));
        forgeries.put("another time", (kit, headers) -> headers.put("POLY_TIMESTAMP", "1790769601"));
        forgeries.put("no time", (kit, headers) -> headers.put("POLY_TIMESTAMP", "now"));
        forgeries.put("huge time", (kit, headers) -> headers.put("POLY_TIMESTAMP", "9223372036854775807"));
        return forgeries;
    }

    @Test
    void forgedHeadersAre401AndPlaceNothing() {
        WireKit kit = new WireKit();
        forgeries().forEach((name, forgery) -> {
            WireRequest good = place(kit, kit.alice());
            SortedMap<String, String> headers = new TreeMap<>(good.headers());
            forgery.accept(kit, headers);
            WireAnswer answer = kit.api.handle(WireKit.with(good, headers));
            assertEquals(401, answer.status(), name);
            assertEquals("{\"error\":\"Unauthorized/Invalid api key\"}", answer.text(), name);
        });
        assertTrue(kit.events.isEmpty(), "something was placed");
        assertEquals(200, kit.api.handle(place(kit, kit.alice())).status());
        Figures.put("forgeries", forgeries().size());
    }

    @Test
    void anotherSecretBodyPathOrMethodIs401() {
        WireKit kit = new WireKit();
        WireRequest good = place(kit, kit.alice());
        WireAccount alice = kit.alice().account();
        String otherSecret = Base64.getUrlEncoder().encodeToString("another secret".getBytes(StandardCharsets.UTF_8));
        WireAccount impostor = new WireAccount(
                alice.account(),
                alice.address(),
                new WireAccount.Credentials(
                        alice.credentials().key(),
                        otherSecret,
                        alice.credentials().passphrase()),
                alice.funder(),
                alice.type());
        byte[] spaced = (new String(good.body(), StandardCharsets.UTF_8) + " ").getBytes(StandardCharsets.UTF_8);
        WireRequest[] wrong = {
            WireKit.signed(impostor, good),
            new WireRequest("POST", "/order", good.query(), good.headers(), spaced, good.nowNs()),
            new WireRequest("POST", "/orders", good.query(), good.headers(), good.body(), good.nowNs()),
            new WireRequest("DELETE", "/order", good.query(), good.headers(), good.body(), good.nowNs()),
        };
        for (WireRequest request : wrong) {
            assertEquals(401, kit.api.handle(request).status());
        }
        // The query is not covered, as with the real venue.
        WireRequest list = kit.own(kit.alice(), "GET", "/data/orders", Map.of(), "");
        SortedMap<String, String> query = new TreeMap<>(Map.of("market", "0x1"));
        WireRequest widened = new WireRequest("GET", "/data/orders", query, list.headers(), list.body(), list.nowNs());
        assertEquals(200, kit.api.handle(widened).status());
    }

    @Test
    void aClockMayBeOffByTheWindowAndNoMore() {
        for (long offS : new long[] {-31, -30, 0, 30, 31}) {
            WireKit kit = new WireKit();
            WireRequest good = place(kit, kit.alice());
            WireRequest late = new WireRequest(
                    good.method(),
                    good.path(),
                    good.query(),
                    good.headers(),
                    good.body(),
                    good.nowNs() + (offS + 60) * WireKit.SECOND);
            SortedMap<String, String> headers = new TreeMap<>(good.headers());
            headers.put("POLY_TIMESTAMP", Long.toString(WireKit.START / WireKit.SECOND + 60));
            WireRequest timed = WireKit.with(late, headers);
            headers.put(
                    "POLY_SIGNATURE",
                    Authenticator.hmac(kit.alice().account().credentials().secret(), timed));
            int expected = Math.abs(offS) > 30 ? 401 : 200;
            assertEquals(expected, kit.api.handle(WireKit.with(late, headers)).status(), offS + " s");
        }
    }

    private static WireAnswer altered(WireKit kit, WireKit.Wallet wallet, Consumer<ObjectNode> change) {
        ObjectNode body = kit.order(wallet, YES, Side.BUY, 4_000, 10);
        change.accept(body);
        return kit.post(wallet, body);
    }

    private static void assertError(String error, WireAnswer answer) {
        assertEquals(400, answer.status(), answer.text());
        assertEquals("{\"error\":\"" + error + "\"}", answer.text());
    }

    @Test
    void ordersOfAllSignatureTypesAreTakenInAllMarkets() {
        WireKit kit = new WireKit();
        int taken = 0;
        for (WireKit.Wallet wallet : kit.wallets) {
            for (int market = 0; market < WireKit.MARKETS.size(); market++) {
                String token = WireKit.MARKETS.get(market).yes();
                OrderFields fields = kit.fields(wallet, token, Side.BUY, 4_000, 10);
                byte[] signature = WireKit.sign(WireKit.domain(token), fields, wallet.pair());
                WireAnswer answer = kit.post(wallet, WireKit.body(wallet.account(), fields, signature, "GTC", true));
                assertEquals(200, answer.status(), answer.text());
                assertEquals(
                        WireKit.orderId(fields),
                        WireKit.json(answer).path("orderID").asText());
                taken++;
            }
        }
        Figures.put("ordersTaken", taken);
    }

    @Test
    void ordersOfOthersAreRefused() {
        WireKit kit = new WireKit();
        for (WireKit.Wallet wallet : kit.wallets) {
            WireKit.Wallet other = wallet.equals(kit.alice()) ? kit.bob() : kit.alice();
            assertError(
                    "the order owner has to be the owner of the API KEY",
                    altered(
                            kit,
                            wallet,
                            body -> body.put(
                                    "owner", other.account().credentials().key())));
            assertError(
                    "the order signer address has to be the address of the API KEY",
                    altered(kit, wallet, body -> body.withObject("/order")
                            .put("signer", other.account().address().toString())));
            assertError(
                    "maker address not allowed, please use the deposit wallet flow",
                    altered(kit, wallet, body -> body.withObject("/order")
                            .put("maker", other.account().funder().toString())));
            OrderFields fields = kit.fields(wallet, YES, Side.BUY, 4_000, 10);
            byte[] foreign = WireKit.sign(WireKit.domain(YES), fields, other.pair());
            assertError(
                    "invalid signature",
                    kit.post(wallet, WireKit.body(wallet.account(), fields, foreign, "GTC", false)));
        }
        assertTrue(kit.events.isEmpty(), "something was placed");
    }

    @Test
    void everySignedFieldIsCovered() {
        WireKit kit = new WireKit();
        Map<String, String> others = new TreeMap<>(Map.of(
                "tokenId", WireKit.MARKETS.get(0).no(),
                "makerAmount", "4010000",
                "takerAmount", "10010000",
                "side", "SELL",
                "timestamp", "1",
                "metadata", "0x" + "1".repeat(64),
                "builder", "0x" + "2".repeat(64)));
        for (WireKit.Wallet wallet : kit.wallets) {
            others.forEach((field, value) ->
                    assertError("invalid signature", altered(kit, wallet, body -> body.withObject("/order")
                            .put(field, value))));
            assertError("invalid signature", altered(kit, wallet, body -> body.withObject("/order")
                    .put("salt", 77_777)));
            int otherType = (wallet.account().type().code() + 1) % 3;
            assertError("invalid signature", altered(kit, wallet, body -> body.withObject("/order")
                    .put("signatureType", otherType)));
        }
        // What is not signed may be changed; it is for the venue to judge.
        assertError("invalid expiration", altered(kit, kit.alice(), body -> body.withObject("/order")
                .put("expiration", "1")));
        Figures.put("fields", others.size() + 2);
    }

    @Test
    void anOrderForTheOtherVersionIsNamedSo() {
        WireKit kit = new WireKit();
        for (int market = 0; market < WireKit.MARKETS.size(); market++) {
            String token = WireKit.MARKETS.get(market).yes();
            String foreign = WireKit.MARKETS.get(market == 2 ? 0 : 2).yes();
            OrderFields fields = kit.fields(kit.alice(), token, Side.BUY, 4_000, 10);
            byte[] signature =
                    WireKit.sign(WireKit.domain(foreign), fields, kit.alice().pair());
            assertError(
                    "order_version_mismatch",
                    kit.post(kit.alice(), WireKit.body(kit.alice().account(), fields, signature, "GTC", false)));
        }
    }

    @Test
    void keysAreCreatedOnceDerivedAndTakenAway() {
        WireKit kit = new WireKit();
        WireKit.Wallet alice = kit.alice();
        WireAccount.Credentials credentials = alice.account().credentials();
        assertEquals(
                400, kit.api.handle(wallet(kit, alice, "POST", "/auth/api-key")).status());
        WireAnswer derived = kit.api.handle(wallet(kit, alice, "GET", "/auth/derive-api-key"));
        assertEquals(credentials.key(), WireKit.json(derived).path("apiKey").asText());
        assertEquals(credentials.secret(), WireKit.json(derived).path("secret").asText());
        assertEquals(
                "{\"apiKeys\":[\"" + credentials.key() + "\"]}",
                kit.get(alice, "/auth/api-keys", Map.of()).text());
        assertEquals(
                200, kit.ask(alice, "DELETE", "/auth/api-key", Map.of(), "").status());
        assertEquals(401, kit.get(alice, "/auth/api-keys", Map.of()).status());
        assertNull(kit.api.account(credentials));
        assertEquals(
                400,
                kit.api
                        .handle(wallet(kit, alice, "GET", "/auth/derive-api-key"))
                        .status());
        assertEquals(
                200, kit.api.handle(wallet(kit, alice, "POST", "/auth/api-key")).status());
        assertNotNull(kit.api.account(credentials));
        WireRequest foreign = wallet(kit, kit.bob(), "GET", "/auth/derive-api-key");
        SortedMap<String, String> headers = new TreeMap<>(foreign.headers());
        headers.put("POLY_ADDRESS", alice.account().address().toString());
        assertEquals(401, kit.api.handle(WireKit.with(foreign, headers)).status());
    }

    private static WireRequest wallet(WireKit kit, WireKit.Wallet wallet, String method, String path) {
        SortedMap<String, String> headers = new TreeMap<>();
        headers.put("POLY_ADDRESS", wallet.account().address().toString());
        headers.put("POLY_TIMESTAMP", Long.toString(kit.now / WireKit.SECOND));
        headers.put("POLY_NONCE", "0");
        WireRequest bare = kit.request(method, path, Map.of(), "", headers);
        byte[] digest = Authenticator.clobAuth(bare, wallet.account().address(), ApiSettings.USUAL.chainId())
                .digest();
        headers.put("POLY_SIGNATURE", "0x" + java.util.HexFormat.of().formatHex(WireKit.key(digest, wallet.pair())));
        return WireKit.with(bare, headers);
    }
}
