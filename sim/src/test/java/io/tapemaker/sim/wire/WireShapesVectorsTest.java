package io.tapemaker.sim.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tapemaker.journal.types.Side;
import io.tapemaker.sim.venue.VenueMode;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import io.tapemaker.testkit.SharedMaterial;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

@Proof(
        id = "wire.shapes.vectors",
        milestone = Milestone.M5,
        kind = ProofKind.CONFORMANCE,
        title = "Answers have the members, kinds of values and texts of recorded and documented ones")
class WireShapesVectorsTest {

    private static final String FIXTURES = "polymarket/fixtures/";
    private static final String YES = WireKit.MARKETS.get(0).yes();

    static JsonNode fixture(String file) throws IOException {
        JsonNode node = Json.parse(Files.readAllBytes(SharedMaterial.require(FIXTURES + file)));
        return Objects.requireNonNull(node, file);
    }

    private static List<String> members(JsonNode object) {
        List<String> members = new ArrayList<>();
        object.fieldNames().forEachRemaining(members::add);
        return members;
    }

    /** What is different between two values but for their content: one line for each. */
    static List<String> differences(String path, JsonNode real, JsonNode ours) {
        List<String> lines = new ArrayList<>();
        if (real.isNull() || ours.isNull()) {
            return lines;
        }
        if (real.getNodeType() != ours.getNodeType()) {
            lines.add(path + " is " + ours.getNodeType() + " and not " + real.getNodeType());
        } else if (real.isObject()) {
            Set<String> names = new TreeSet<>(members(real));
            names.addAll(members(ours));
            for (String name : names) {
                if (!real.has(name) || !ours.has(name)) {
                    lines.add(path + "." + name + (ours.has(name) ? " is too much" : " is missing"));
                } else {
                    lines.addAll(differences(path + "." + name, real.path(name), ours.path(name)));
                }
            }
        } else if (real.isArray() && !real.isEmpty() && !ours.isEmpty()) {
            lines.addAll(differences(path + "[]", real.get(0), ours.get(0)));
        }
        return lines;
    }

    @Test
    void booksAndParametersOfMarkets() throws IOException {
        WireKit kit = new WireKit();
        kit.put(kit.alice(), YES, Side.BUY, 4_000, 10);
        kit.put(kit.alice(), YES, Side.SELL, 5_000, 10);
        JsonNode book = WireKit.json(kit.get("/book", Map.of("token_id", YES)));
        JsonNode real = fixture("rest-recorded/clob_book_v1_2026-10-05.json");
        assertEquals(members(real), members(book));
        assertEquals(List.of(), differences("book", real, book));
        JsonNode market =
                WireKit.json(kit.get("/clob-markets/" + WireKit.MARKETS.get(0).market(), Map.of()));
        ObjectNode first = (ObjectNode) fixture("rest-recorded/clob_markets_v1.json");
        assertEquals(List.of("market.itode is missing"), differences("market", first, market));
        first.remove("itode");
        assertEquals(members(first), members(market));
        JsonNode second =
                WireKit.json(kit.get("/clob-markets/" + WireKit.MARKETS.get(2).market(), Map.of()));
        assertEquals(
                List.of("market.itode is missing"),
                differences("market", fixture("rest-recorded/clob_markets_v2.json"), second));
        Figures.put("shapes", 3);
    }

    /** Hand-edited fixtures of another project: an order list of older form lacks some of what the envelope has now. */
    @Test
    void orderAndTradeRows() throws IOException {
        WireKit kit = new WireKit();
        kit.put(kit.alice(), YES, Side.BUY, 4_000, 100);
        kit.put(kit.bob(), YES, Side.SELL, 4_000, 40);
        JsonNode orders = WireKit.json(kit.get(kit.alice(), "/data/orders", Map.of()));
        assertEquals(
                List.of("page.count is too much", "page.limit is too much"),
                differences("page", fixture("nautilus/rust_test_data/http_open_orders_page.json"), orders));
        JsonNode trades = WireKit.json(kit.get(kit.alice(), "/data/trades", Map.of()));
        assertEquals(
                List.of("trade.transaction_hash is missing"),
                differences(
                        "trade",
                        fixture("nautilus/rust_test_data/http_trade_report.json"),
                        trades.path("data").get(0)));
        JsonNode cancelled = WireKit.json(kit.ask(kit.alice(), "DELETE", "/orders", Map.of(), "[\"" + "0x1" + "\"]"));
        assertEquals(List.of("canceled", "not_canceled"), members(cancelled));
    }

    @Test
    void documentedOrderResponses() throws IOException {
        WireKit kit = new WireKit();
        JsonNode documented = fixture("doc-examples/order-responses.json");
        JsonNode live = WireKit.json(kit.post(kit.alice(), kit.order(kit.alice(), YES, Side.BUY, 4_000, 40)));
        assertEquals(List.of(), differences("live", documented.get(0), live));
        assertEquals(documented.get(0).path("makingAmount"), live.path("makingAmount"));
        JsonNode matched = WireKit.json(kit.post(kit.bob(), kit.order(kit.bob(), YES, Side.SELL, 4_000, 40)));
        assertEquals(List.of(), differences("matched", documented.get(1), matched));
        assertEquals("16000000", matched.path("takingAmount").asText());
        ObjectNode poor = kit.order(kit.alice(), YES, Side.BUY, 9_000, 90_000);
        JsonNode refused = WireKit.json(kit.ask(
                        kit.alice(),
                        "POST",
                        "/orders",
                        Map.of(),
                        WireKit.text(Json.array().add(poor))))
                .get(0);
        assertEquals(values(documented.get(4)), values(refused));
    }

    private static Map<String, JsonNode> values(JsonNode object) {
        Map<String, JsonNode> values = new TreeMap<>();
        members(object).forEach(member -> values.put(member, object.path(member)));
        return values;
    }

    @Test
    void documentedModesHeartbeatsAndGeoblocks() throws IOException {
        WireKit kit = new WireKit();
        JsonNode modes = fixture("doc-examples/restricted-modes.json");
        ObjectNode order = kit.order(kit.alice(), YES, Side.BUY, 4_000, 10);
        kit.venue.operator().restart(WireKit.SECOND, true, kit.now);
        assertEquals(
                modes.get(0).path("status").asInt(),
                kit.post(kit.alice(), order).status());
        kit.now += 42 * WireKit.SECOND;
        WireAnswer postOnly = kit.post(kit.alice(), kit.order(kit.alice(), YES, Side.BUY, 4_000, 10));
        assertEquals(modes.get(1).path("body"), WireKit.json(postOnly));
        assertEquals(
                modes.get(1).path("headers").path("Retry-After").asText(),
                postOnly.headers().get("Retry-After"));
        kit.venue.operator().setMode(VenueMode.CANCEL_ONLY, kit.now);
        assertEquals(
                modes.get(2).path("body"),
                WireKit.json(kit.post(kit.alice(), kit.order(kit.alice(), YES, Side.BUY, 4_000, 10))));
        kit.venue.operator().setMode(VenueMode.DISABLED, kit.now);
        assertEquals(
                modes.get(3).path("body"),
                WireKit.json(kit.post(kit.alice(), kit.order(kit.alice(), YES, Side.BUY, 4_000, 10))));
        JsonNode beats = fixture("doc-examples/heartbeat.json");
        for (JsonNode beat : List.of(beats.get(0), beats.get(2))) {
            WireAnswer answer =
                    kit.ask(kit.alice(), "POST", "/v1/heartbeats", Map.of(), WireKit.text(beat.path("request")));
            assertEquals(beat.path("status").asInt(), answer.status());
            assertEquals(List.of(), differences("beat", beat.path("response"), WireKit.json(answer)));
        }
        for (JsonNode place : fixture("doc-examples/geoblock.json")) {
            kit.api.geoblock(new Geoblock(
                    place.path("blocked").asBoolean(),
                    place.path("ip").asText(),
                    place.path("country").asText(),
                    place.path("region").asText()));
            assertEquals(place, WireKit.json(kit.get("/api/geoblock", Map.of())));
        }
    }

    /** Negative control: a member less, one more, and a number for a text are found. */
    @Test
    void differencesAreFound() throws IOException {
        ObjectNode real = (ObjectNode) fixture("rest-recorded/clob_book_v1_2026-10-05.json");
        ObjectNode other = real.deepCopy();
        assertTrue(differences("book", real, other).isEmpty());
        other.remove("hash");
        other.put("more", 1).put("timestamp", 1);
        ((ObjectNode) other.path("bids").get(0)).put("size", 3);
        assertEquals(4, differences("book", real, other).size());
        assertFalse(differences("book", other, real).isEmpty());
    }
}
