package io.tapemaker.sim.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.tapemaker.journal.types.Side;
import io.tapemaker.sim.venue.TradeStatus;
import io.tapemaker.sim.venue.UserEvent;
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
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

@Proof(
        id = "wire.user-frames",
        milestone = Milestone.M5,
        kind = ProofKind.SIM,
        title = "Frames of the user channel have the members and values of recorded ones, with the API key as owner")
class UserFramesTest {

    private static final String YES = WireKit.MARKETS.get(0).yes();
    private static final String RECORDED = "polymarket/fixtures/nautilus/";

    private static List<JsonNode> told(WireKit kit, WireKit.Wallet wallet) {
        UserFrames frames = new UserFrames(kit.venue, kit.accounts);
        List<JsonNode> told = new ArrayList<>();
        for (UserEvent event : kit.events) {
            if (event.account() == wallet.account().account()) {
                JsonNode frame = Json.parse(frames.write(event));
                assertTrue(frame != null
                        && frames.marketOf(event).equals(frame.path("market").asText()));
                told.add(frame);
            }
        }
        return told;
    }

    private static WireKit life() {
        WireKit kit = new WireKit();
        String maker = kit.put(kit.alice(), YES, Side.BUY, 4_000, 100);
        kit.put(kit.bob(), YES, Side.SELL, 4_000, 40);
        kit.post(kit.bob(), kit.order(kit.bob(), YES, Side.SELL, 4_000, 500, "FOK"));
        String trade = "00000001-0000-4000-9000-000000000000";
        kit.now += WireKit.SECOND;
        kit.venue.operator().moveTrade(trade, TradeStatus.RETRYING, kit.now);
        kit.venue.operator().moveTrade(trade, TradeStatus.MINED, kit.now);
        kit.venue.operator().moveTrade(trade, TradeStatus.CONFIRMED, kit.now);
        kit.ask(kit.alice(), "DELETE", "/order", Map.of(), "{\"orderID\":\"" + maker + "\"}");
        return kit;
    }

    @Test
    void theLifeOfAMaker() {
        WireKit kit = life();
        List<JsonNode> told = told(kit, kit.alice());
        List<String> words = told.stream()
                .map(frame -> frame.path("event_type").asText() + " "
                        + frame.path("type").asText() + " "
                        + frame.path("status").asText() + " "
                        + frame.path("size_matched").asText())
                .toList();
        assertEquals(
                List.of(
                        "order PLACEMENT LIVE 0",
                        "order UPDATE LIVE 40",
                        "trade TRADE MATCHED ",
                        "trade TRADE RETRYING ",
                        "trade TRADE MINED ",
                        "trade TRADE CONFIRMED ",
                        "order CANCELLATION CANCELED 40"),
                words);
        String key = kit.alice().account().credentials().key();
        assertEquals(key, told.get(0).path("owner").asText());
        assertEquals(key, told.get(0).path("order_owner").asText());
        JsonNode trade = told.get(2);
        assertEquals("MAKER", trade.path("trader_side").asText());
        assertEquals(key, trade.path("maker_orders").get(0).path("owner").asText());
        assertEquals(
                kit.bob().account().credentials().key(), trade.path("owner").asText());
        assertEquals("TAKER", told(kit, kit.bob()).get(1).path("trader_side").asText());
        assertTrue(told.get(4).has("transaction_hash") && !trade.has("transaction_hash"));
    }

    /** The venue's fill-or-kill frame says why, and leaves size, outcome and time empty. */
    @Test
    void aKilledOrder() throws IOException {
        WireKit kit = life();
        JsonNode killed = told(kit, kit.bob()).stream()
                .filter(frame -> frame.path("order_type").asText().equals("FOK"))
                .findFirst()
                .orElseThrow();
        JsonNode real = recorded("rust_test_data/ws_user_order_fok_killed.json");
        for (String member : List.of("size_matched", "outcome", "created_at", "status", "type", "event_type")) {
            assertEquals(real.path(member), killed.path(member), member);
        }
        assertEquals(names(real), names(killed));
        List<String> order = new ArrayList<>();
        killed.fieldNames().forEachRemaining(order::add);
        List<String> realOrder = new ArrayList<>();
        real.fieldNames().forEachRemaining(realOrder::add);
        assertEquals(realOrder, order);
    }

    @Test
    void membersAndKindsOfValuesAreThoseOfRecordedFrames() throws IOException {
        WireKit kit = life();
        List<JsonNode> alice = told(kit, kit.alice());
        assertShape(recorded("python_ws_messages/order_placement.json"), alice.get(0));
        assertShape(recorded("python_ws_messages/order_cancel.json"), alice.get(6));
        assertShape(recorded("python_ws_messages/user_trade3.json"), alice.get(5));
        Figures.put("shapes", 3);
    }

    private static void assertShape(JsonNode real, JsonNode ours) {
        assertEquals(names(real), names(ours));
        for (String name : names(real)) {
            if (!real.path(name).isNull() && !ours.path(name).isNull()) {
                assertEquals(real.path(name).getNodeType(), ours.path(name).getNodeType(), name);
            }
        }
        JsonNode makers = real.path("maker_orders");
        if (makers.isArray()) {
            assertShape(makers.get(0), ours.path("maker_orders").get(0));
        }
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static JsonNode recorded(String file) throws IOException {
        JsonNode node = Json.parse(Files.readAllBytes(SharedMaterial.require(RECORDED + file)));
        return Objects.requireNonNull(node, file);
    }
}
