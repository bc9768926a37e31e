package io.tapemaker.executor.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tapemaker.executor.domain.venue.VenueAnswer;
import io.tapemaker.executor.domain.venue.VenueRequest;
import io.tapemaker.journal.types.ConditionId;
import io.tapemaker.journal.types.TickSize;
import io.tapemaker.journal.types.TokenId;
import io.tapemaker.journal.types.Uint256;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import io.tapemaker.testkit.SharedMaterial;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@Proof(
        id = "executor.answers.recorded",
        milestone = Milestone.M5,
        kind = ProofKind.CONFORMANCE,
        title = "The documented and recorded messages of the venue are read as what they are")
class RecordedAnswersTest {

    private static final String ROOT = "polymarket/fixtures/";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** A taker of the documented trades. */
    private static final Ours TAKER = new Ours() {
        @Override
        public boolean order(Uint256 orderId) {
            return orderId.equals(Wire.hash(Wire.id(0xfeed0004L)));
        }

        @Override
        public boolean party(String makerAddress, String owner) {
            return makerAddress.equals("0xa3D82Ed56F4c68d2328Fb8c29e568Ba2cAF7d7c8");
        }
    };

    private static byte[] file(String name) throws IOException {
        return Files.readAllBytes(SharedMaterial.require(ROOT + name));
    }

    private static VenueAnswer read(VenueRequest request, int status, byte[] body) {
        return Wire.READER.read(request, new HttpAnswer(status, HttpAnswer.Headers.NONE, body));
    }

    private static String kind(VenueRequest request, String file) throws IOException {
        return read(request, 200, file("nautilus/rust_test_data/" + file))
                .getClass()
                .getSimpleName();
    }

    private static byte[] bytes(JsonNode node) throws IOException {
        return MAPPER.writeValueAsBytes(node);
    }

    @Test
    void documentedPosts() throws IOException {
        List<String> outcomes = new ArrayList<>();
        for (JsonNode entry : MAPPER.readTree(file("doc-examples/order-responses.json"))) {
            VenueAnswer answer = read(Wire.POST, 200, bytes(entry));
            outcomes.add(assertInstanceOf(VenueAnswer.Posted.class, answer)
                    .posts()
                    .get(0)
                    .toString()
                    .replaceAll("orderId=Uint256\\[.*?], ", ""));
        }
        assertEquals(
                List.of(
                        "Accepted[matched=false, delayed=false]",
                        "Accepted[matched=true, delayed=false]",
                        "Accepted[matched=false, delayed=true]",
                        "Accepted[matched=false, delayed=false]",
                        "Rejected[cause=BALANCE, text=not enough balance / allowance]"),
                outcomes);
        VenueAnswer batch = read(Wire.post(5), 200, file("doc-examples/order-responses.json"));
        assertEquals(
                5, assertInstanceOf(VenueAnswer.Posted.class, batch).posts().size());
    }

    @Test
    void documentedModesAndBeats() throws IOException {
        List<String> outcomes = new ArrayList<>();
        for (JsonNode mode : MAPPER.readTree(file("doc-examples/restricted-modes.json"))) {
            byte[] body = mode.get("body").isTextual() ? new byte[0] : bytes(mode.get("body"));
            VenueAnswer answer = read(Wire.POST, mode.get("status").asInt(), body);
            VenueAnswer.Refusal refusal = assertInstanceOf(VenueAnswer.Refusal.class, answer);
            outcomes.add(refusal.cause() + " " + refusal.waitMs());
        }
        assertEquals(List.of("RESTARTING 0", "POST_ONLY_MODE 79000", "CANCEL_ONLY 0", "DISABLED 0"), outcomes);
        for (JsonNode beat : MAPPER.readTree(file("doc-examples/heartbeat.json"))) {
            int status = beat.get("status").asInt();
            String id = beat.get("response").get("heartbeat_id").asText();
            assertEquals(
                    status == 200 ? new VenueAnswer.Beat(id) : new VenueAnswer.WrongBeat(id),
                    read(Wire.BEAT, status, bytes(beat.get("response"))));
        }
        for (JsonNode geo : MAPPER.readTree(file("doc-examples/geoblock.json"))) {
            VenueRequest ask = new VenueRequest.Ask(VenueRequest.Question.GEOBLOCK);
            VenueAnswer.Geo read = assertInstanceOf(VenueAnswer.Geo.class, read(ask, 200, bytes(geo)));
            assertEquals(geo.get("blocked").asBoolean(), read.blocked());
        }
    }

    /** Ids of the hand-made files have too many digits or none at all, and an order without a status is unclear. */
    @Test
    void handMadeAnswers() throws IOException {
        Uint256 deadbeef = Wire.hash("0x" + "deadbeef".repeat(8));
        assertEquals("Found", kind(new VenueRequest.LookUp(deadbeef), "http_open_order_sell_fok.json"));
        assertEquals("Unknown", kind(Wire.LOOK_UP, "http_open_order.json"));
        assertEquals("OpenOrders", kind(Wire.OPEN, "http_open_orders_page.json"));
        assertEquals("Trades", kind(Wire.TRADES, "http_trades_page.json"));
        assertEquals("Cancelled", kind(new VenueRequest.CancelAll(), "http_batch_cancel_response.json"));
        assertEquals("Unknown", kind(Wire.POST, "http_order_response_ok.json"));
        assertEquals("Posted", kind(Wire.POST, "http_order_response_failed.json"));
        assertEquals("Unknown", kind(Wire.POST, "http_order_response_error_500.json"));
        assertEquals("Balance", kind(new VenueRequest.Balance(null), "http_balance_allowance_collateral.json"));
        assertEquals("Unknown", kind(new VenueRequest.Balance(null), "http_balance_allowance_no_allowance.json"));
    }

    @Test
    void recordedMarket() throws IOException {
        for (String version : List.of("v1", "v2")) {
            byte[] body = file("rest-recorded/clob_markets_" + version + ".json");
            ConditionId market =
                    ConditionId.parse(MAPPER.readTree(body).get("c").asText());
            VenueAnswer answer = read(new VenueRequest.MarketTerms(market), 200, body);
            VenueAnswer.MarketTerms terms = assertInstanceOf(VenueAnswer.MarketTerms.class, answer);
            assertEquals(version, terms.version());
            assertEquals(TickSize.CENT, terms.tick());
            assertEquals(version.equals("v2"), terms.tokens().get(0).isProtocolV2());
        }
        byte[] book = file("rest-recorded/clob_book_v1_2026-10-05.json");
        TokenId token = TokenId.parse(MAPPER.readTree(book).get("asset_id").asText());
        assertEquals(
                new VenueAnswer.Book(token, 9_500, 9_600, TickSize.CENT, false),
                read(new VenueRequest.Book(token), 200, book));
    }

    @Test
    void documentedAndRecordedUserFrames() throws IOException {
        UserFrameReader reader = new UserFrameReader(TAKER);
        List<String> stages = new ArrayList<>();
        for (String name :
                List.of("doc-examples/user-order-lifecycle.jsonl", "doc-examples/user-trade-settlement.jsonl")) {
            for (String line :
                    new String(file(name), StandardCharsets.UTF_8).lines().toList()) {
                stages.add(stage(reader.read(line.getBytes(StandardCharsets.UTF_8))));
            }
        }
        assertEquals(
                List.of(
                        "PLACEMENT LIVE",
                        "UPDATE LIVE",
                        "CANCELLATION CANCELLED",
                        "MATCHED 1",
                        "MINED 1",
                        "CONFIRMED 1",
                        "RETRYING 1",
                        "FAILED 1"),
                stages);
        for (int i = 1; i <= 4; i++) {
            stages.add(stage(reader.read(file("nautilus/python_ws_messages/user_trade" + i + ".json"))));
        }
        assertEquals(
                List.of("side is missing", "MATCHED 1", "CONFIRMED 1", "CONFIRMED 2"),
                stages.subList(stages.size() - 4, stages.size()),
                "in 2024 makers had no side; the last has two orders of ours");
        Figures.put("userFrames", stages.size());
    }

    private static String stage(List<UserEvent> events) {
        UserEvent event = events.get(0);
        if (event instanceof UserEvent.Order order) {
            return order.kind() + " " + order.facts().status();
        }
        if (event instanceof UserEvent.Garbage garbage) {
            return garbage.why();
        }
        UserEvent.Trade trade = assertInstanceOf(UserEvent.Trade.class, event);
        return trade.facts().status() + " " + trade.facts().parts().size();
    }
}
