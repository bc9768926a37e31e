package io.tapemaker.executor.venue.polymarket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tapemaker.executor.domain.order.OrderKey;
import io.tapemaker.executor.domain.order.SignatureType;
import io.tapemaker.executor.domain.venue.VenueRequest;
import io.tapemaker.journal.types.ConditionId;
import io.tapemaker.journal.types.TokenId;
import io.tapemaker.journal.types.Uint256;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@Proof(
        id = "executor.requests",
        milestone = Milestone.M5,
        kind = ProofKind.UNIT,
        title = "Each question of the core is one method, path, query and body")
class RequestsTest {

    private static final String ONE = "0x" + "0".repeat(63) + "1";
    private static final String TWO = "0x" + "0".repeat(63) + "2";
    private static final Uint256 ID_1 = new Uint256(0, 0, 0, 1);
    private static final Uint256 ID_2 = new Uint256(0, 0, 0, 2);
    private static final Requests REQUESTS = new Requests(
            intents -> intents.toString().getBytes(StandardCharsets.US_ASCII), SignatureType.POLY_GNOSIS_SAFE);

    private static String line(VenueRequest request) {
        HttpCall call = REQUESTS.of(request);
        String query = call.query().stream()
                .map(param -> param.name() + "=" + param.value())
                .collect(Collectors.joining("&"));
        return call.service() + " " + call + (query.isEmpty() ? "" : "?" + query) + " "
                + new String(call.body(), StandardCharsets.US_ASCII);
    }

    private static VenueRequest ask(VenueRequest.Question question) {
        return new VenueRequest.Ask(question);
    }

    @Test
    void posts() {
        OrderKey first = new OrderKey(3, 1);
        OrderKey second = new OrderKey(3, 2);
        assertEquals("CLOB_SIGNED POST /order [3-1]", line(new VenueRequest.Post(List.of(first))));
        assertEquals("CLOB_SIGNED POST /orders [3-1, 3-2]", line(new VenueRequest.Post(List.of(first, second))));
        List<OrderKey> many = Collections.nCopies(Requests.MAX_POST + 1, first);
        assertThrows(IllegalArgumentException.class, () -> line(new VenueRequest.Post(many)));
        assertThrows(IllegalArgumentException.class, () -> line(new VenueRequest.Post(List.of())));
    }

    @Test
    void cancels() {
        assertEquals(
                "CLOB_SIGNED DELETE /order {\"orderID\":\"" + ONE + "\"}",
                line(new VenueRequest.Cancel(List.of(ID_1))));
        assertEquals(
                "CLOB_SIGNED DELETE /orders [\"" + ONE + "\",\"" + TWO + "\"]",
                line(new VenueRequest.Cancel(List.of(ID_1, ID_2))));
        assertEquals("CLOB_SIGNED DELETE /cancel-all ", line(new VenueRequest.CancelAll()));
        assertEquals(
                "CLOB_SIGNED DELETE /cancel-market-orders {\"market\":\"" + ONE + "\"}",
                line(new VenueRequest.CancelMarket(new ConditionId(ID_1))));
        List<Uint256> many = Collections.nCopies(Requests.MAX_CANCEL + 1, ID_1);
        assertThrows(IllegalArgumentException.class, () -> line(new VenueRequest.Cancel(many)));
    }

    @Test
    void beats() {
        assertEquals("CLOB_SIGNED POST /v1/heartbeats {\"heartbeat_id\":\"\"}", line(new VenueRequest.Beat("")));
        assertEquals(
                "CLOB_SIGNED POST /v1/heartbeats {\"heartbeat_id\":\"a\\u0022,\\u005c\\u000a\\u20ac z\"}",
                line(new VenueRequest.Beat("a\",\\\n\u20ac z")),
                "what a stranger named stays a name");
    }

    @Test
    void looks() {
        assertEquals("CLOB_SIGNED GET /data/order/" + ONE + " ", line(new VenueRequest.LookUp(ID_1)));
        assertEquals("CLOB_SIGNED GET /data/orders?next_cursor=MA== ", line(new VenueRequest.OpenOrders("MA==")));
        assertEquals(
                "CLOB_SIGNED GET /data/trades?after=17&next_cursor=MA== ", line(new VenueRequest.Trades(17, "MA==")));
        assertEquals(
                "CLOB_SIGNED GET /order-scoring?order_id=" + ONE + " ", line(new VenueRequest.Scoring(List.of(ID_1))));
        assertEquals(
                "CLOB_SIGNED POST /orders-scoring [\"" + ONE + "\",\"" + TWO + "\"]",
                line(new VenueRequest.Scoring(List.of(ID_1, ID_2))));
        assertEquals("CLOB GET /book?token_id=7 ", line(new VenueRequest.Book(TokenId.parse("7"))));
        assertEquals("CLOB GET /clob-markets/" + ONE + " ", line(new VenueRequest.MarketTerms(new ConditionId(ID_1))));
    }

    @Test
    void account() {
        assertEquals(
                "CLOB_SIGNED GET /balance-allowance?asset_type=COLLATERAL&signature_type=2 ",
                line(new VenueRequest.Balance(null)));
        String v1 = "107505882767731489358349912513945399560393482969656700824895970500493757150417";
        assertEquals(
                "CLOB_SIGNED GET /balance-allowance?asset_type=CONDITIONAL&token_id=" + v1 + "&signature_type=2 ",
                line(new VenueRequest.Balance(TokenId.parse(v1))));
        String v2 = "663574927012476832975694178961957910328055987427402067619466963999000625152";
        assertEquals(
                "CLOB_SIGNED GET /balance-allowance?asset_type=CONDITIONAL-V2&token_id=" + v2 + "&signature_type=2 ",
                line(new VenueRequest.Balance(TokenId.parse(v2))));
        assertEquals(
                "CLOB_SIGNED GET /rewards/user?date=2026-11-22&signature_type=2&next_cursor=MA== ",
                line(new VenueRequest.Rewards("2026-11-22", "MA==")));
        assertThrows(IllegalArgumentException.class, () -> line(new VenueRequest.Rewards("2026-11-22&x=1", "MA==")));
        assertEquals(
                "CLOB_SIGNED GET /rewards/user/percentages?signature_type=2 ", line(new VenueRequest.RewardShares()));
    }

    @Test
    void questions() {
        assertEquals("CLOB GET /time ", line(ask(VenueRequest.Question.TIME)));
        assertEquals("CLOB GET /version ", line(ask(VenueRequest.Question.VERSION)));
        assertEquals("CLOB_SIGNED GET /auth/ban-status/closed-only ", line(ask(VenueRequest.Question.CLOSED_ONLY)));
        assertEquals("GEOBLOCK GET /api/geoblock ", line(ask(VenueRequest.Question.GEOBLOCK)));
    }
}
