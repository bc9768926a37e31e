package io.tapemaker.sim.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.tapemaker.executor.domain.order.Address;
import io.tapemaker.journal.types.Side;
import io.tapemaker.sim.venue.RateTier;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.web3j.crypto.ECKeyPair;
import org.web3j.crypto.Keys;

@Proof(
        id = "wire.venue-calls",
        milestone = Milestone.M7,
        kind = ProofKind.SIM,
        title = "Prices in batches, notifications, rewards of a user, newcomers of either chain, strange heartbeats")
class VenueCallsTest {

    private static final String YES = WireKit.MARKETS.get(0).yes();
    private static final String NO = WireKit.MARKETS.get(0).no();

    private static WireAnswer post(WireKit kit, String path, String body) {
        return kit.api.handle(kit.anybody("POST", path, Map.of(), body));
    }

    @Test
    void severalPricesAtOnce() {
        WireKit kit = new WireKit();
        kit.put(kit.alice(), YES, Side.BUY, 4_000, 10);
        kit.put(kit.alice(), YES, Side.SELL, 5_000, 10);
        String asked = "[{\"token_id\":\"" + YES + "\",\"side\":\"BUY\"},{\"token_id\":\"" + NO
                + "\",\"side\":\"SELL\"},{\"token_id\":\"5\"}]";
        assertEquals(
                "{\"" + YES + "\":\"0.45\",\"" + NO + "\":\"0.55\"}",
                post(kit, "/midpoints", asked).text());
        assertEquals(
                "{\"" + YES + "\":\"0.1\",\"" + NO + "\":\"0.1\"}",
                post(kit, "/spreads", asked).text());
        assertEquals(
                "{\"" + YES + "\":{\"BUY\":\"0.4\"},\"" + NO + "\":{\"SELL\":\"0.6\"}}",
                post(kit, "/prices", asked).text());
        assertEquals(
                "[{\"price\":\"0.5\",\"side\":\"\",\"token_id\":\"" + YES + "\"},{\"price\":\"0.5\",\"side\":\"\","
                        + "\"token_id\":\"" + NO + "\"}]",
                post(kit, "/last-trades-prices", asked).text());
        for (String path : List.of("/midpoints", "/spreads", "/prices", "/last-trades-prices")) {
            assertEquals(400, post(kit, path, "{}").status());
        }
        Figures.put("batchCalls", 4);
    }

    @Test
    void lettersComeAndGo() {
        WireKit kit = new WireKit();
        kit.put(kit.alice(), YES, Side.BUY, 4_000, 10);
        kit.ask(kit.alice(), "DELETE", "/cancel-all", Map.of(), "");
        kit.put(kit.alice(), YES, Side.BUY, 4_000, 10);
        kit.put(kit.bob(), YES, Side.SELL, 4_000, 10);
        kit.events.forEach(kit.api::heard);
        JsonNode letters = WireKit.json(kit.get(kit.alice(), "/notifications", Map.of()));
        assertEquals(
                List.of(1, 2),
                letters.findValues("type").stream().map(JsonNode::asInt).toList());
        assertEquals(
                1, WireKit.json(kit.get(kit.bob(), "/notifications", Map.of())).size());
        String first = letters.get(0).path("id").asText();
        kit.ask(kit.alice(), "DELETE", "/notifications", Map.of("ids", first + ",99"), "");
        assertEquals(
                1,
                WireKit.json(kit.get(kit.alice(), "/notifications", Map.of())).size());
        kit.ask(kit.alice(), "DELETE", "/notifications", Map.of(), "");
        assertEquals("[]", kit.get(kit.alice(), "/notifications", Map.of()).text());
    }

    @Test
    void howAnAccountStandsAmongOthers() {
        WireKit kit = new WireKit();
        kit.put(kit.alice(), YES, Side.BUY, 4_900, 100);
        kit.put(kit.alice(), NO, Side.BUY, 4_900, 100);
        kit.now += 60 * WireKit.SECOND;
        JsonNode mine = WireKit.json(kit.get(kit.alice(), "/rewards/user/markets", Map.of("date", "2026-09-30")))
                .path("data");
        assertEquals(3, mine.size());
        assertEquals(100, mine.get(0).path("earning_percentage").asInt());
        assertEquals(0, mine.get(1).path("earning_percentage").asInt());
        assertEquals(
                400, kit.get(kit.alice(), "/rewards/user/markets", Map.of()).status());
        assertEquals(
                "[]", kit.get("/rebates/current", Map.of("date", "2026-09-30")).text());
    }

    private static WireAnswer login(WireKit kit, ECKeyPair pair, long chainId) {
        Address address = Address.parse("0x" + Keys.getAddress(pair));
        SortedMap<String, String> headers = new TreeMap<>();
        headers.put("POLY_ADDRESS", address.toString());
        headers.put("POLY_TIMESTAMP", Long.toString(kit.now / WireKit.SECOND));
        headers.put("POLY_NONCE", "0");
        WireRequest bare = kit.request("POST", "/auth/api-key", Map.of(), "", headers);
        byte[] digest = Authenticator.clobAuth(bare, address, chainId).digest();
        headers.put("POLY_SIGNATURE", "0x" + java.util.HexFormat.of().formatHex(WireKit.key(digest, pair)));
        return kit.api.handle(WireKit.with(bare, headers));
    }

    /** A wallet is let in with its first login, and stays with the chain that it signed for. */
    @Test
    void newcomersOfEitherChain() {
        WireKit kit = new WireKit();
        ECKeyPair first = ECKeyPair.create(BigInteger.valueOf(77_001));
        assertEquals(401, login(kit, first, 137).status());
        kit.accounts.welcome(
                address -> kit.venue.operator().openAccount(address.toString(), RateTier.STANDARD, kit.now));
        int before = kit.venue.operator().accounts();
        assertEquals(401, login(kit, first, 1).status());
        assertEquals(200, login(kit, first, 137).status());
        assertEquals(401, login(kit, first, 80_002).status());
        ECKeyPair second = ECKeyPair.create(BigInteger.valueOf(77_002));
        assertEquals(200, login(kit, second, 80_002).status());
        assertEquals(400, login(kit, second, 80_002).status());
        assertEquals(before + 2, kit.venue.operator().accounts());
    }

    /** What is no id goes on with the chain if the venue is told so; an older id is refused all the same. */
    @Test
    void strangeHeartbeats() {
        ApiSettings usual = ApiSettings.USUAL;
        WireKit kit =
                new WireKit(OrderProof.cheap(), new ApiSettings(usual.chainId(), usual.skewNs(), false, false, true));
        String first = beat(kit, "").path("heartbeat_id").asText();
        assertTrue(beat(kit, "hb-prev").has("heartbeat_id"));
        JsonNode older = beat(kit, first);
        assertEquals("Invalid Heartbeat ID", older.path("error_msg").asText());
        assertFalse(beat(kit, older.path("heartbeat_id").asText()).has("error_msg"));
        assertTrue(beat(kit, "").has("error_msg"));
    }

    private static JsonNode beat(WireKit kit, String id) {
        return WireKit.json(
                kit.ask(kit.alice(), "POST", "/v1/heartbeats", Map.of(), "{\"heartbeat_id\":\"" + id + "\"}"));
    }
}
