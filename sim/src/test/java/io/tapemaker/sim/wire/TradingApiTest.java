package io.tapemaker.sim.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tapemaker.executor.domain.order.OrderFields;
import io.tapemaker.journal.types.OrderAmounts;
import io.tapemaker.journal.types.Side;
import io.tapemaker.sim.venue.RateTier;
import io.tapemaker.sim.venue.TradeStatus;
import io.tapemaker.sim.venue.VenueMode;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

@Proof(
        id = "wire.api",
        milestone = Milestone.M5,
        kind = ProofKind.SIM,
        title = "Every trading endpoint answers with the venue's statuses, members and texts, and equal requests equal")
class TradingApiTest {

    private static final String YES = WireKit.MARKETS.get(0).yes();
    private static final String NO = WireKit.MARKETS.get(0).no();
    private static final String MARKET = WireKit.MARKETS.get(0).market();
    private static final String UNKNOWN = "0x" + "c".repeat(64);

    private static void assertText(String expected, WireAnswer answer) {
        assertEquals(expected, answer.text());
    }

    private static void assertRefused(int status, String error, WireAnswer answer) {
        assertEquals(status, answer.status(), answer.text());
        assertText("{\"error\":\"" + error + "\"}", answer);
    }

    @Test
    void whatEverybodyMayAsk() {
        WireKit kit = new WireKit();
        assertText("\"OK\"", kit.get("/ok", Map.of()));
        assertText("1790769600", kit.get("/time", Map.of()));
        assertText("{\"version\":2}", kit.get("/version", Map.of()));
        assertText(
                "{\"blocked\":false,\"ip\":\"192.0.2.10\",\"country\":\"AR\",\"region\":\"\"}",
                kit.get("/api/geoblock", Map.of()));
        assertText("{\"minimum_tick_size\":0.01}", kit.get("/tick-size", Map.of("token_id", YES)));
        assertText("{\"neg_risk\":false}", kit.get("/neg-risk", Map.of("token_id", YES)));
        assertText("{\"base_fee\":1000}", kit.get("/fee-rate", Map.of("token_id", YES)));
        assertRefused(404, "No orderbook exists for the requested token id", kit.get("/book", Map.of("token_id", "5")));
        assertEquals(404, kit.get("/nothing", Map.of()).status());
        assertEquals(404, kit.get("/clob-markets/" + UNKNOWN, Map.of()).status());
    }

    @Test
    void theParametersOfAMarket() {
        WireKit kit = new WireKit();
        assertText(
                "{\"r\":{\"mi\":50,\"ma\":4.5,\"moas\":30},\"t\":[{\"t\":\"" + YES + "\",\"o\":\"Yes\"},{\"t\":\"" + NO
                        + "\",\"o\":\"No\"}],\"c\":\"" + MARKET + "\",\"mos\":5,\"mts\":0.01,\"mbf\":1000,\"tbf\":1000,"
                        + "\"ao\":true,\"aot\":\"2026-09-30T12:00:00Z\",\"fd\":{\"r\":0.07,\"e\":1,\"to\":true},"
                        + "\"v\":\"v1\"}",
                kit.get("/clob-markets/" + MARKET, Map.of()));
        JsonNode second =
                WireKit.json(kit.get("/clob-markets/" + WireKit.MARKETS.get(2).market(), Map.of()));
        assertEquals("v2", second.path("v").asText());
        assertTrue(second.path("cbos").asBoolean());
        JsonNode negRisk =
                WireKit.json(kit.get("/clob-markets/" + WireKit.MARKETS.get(1).market(), Map.of()));
        assertTrue(negRisk.path("nr").asBoolean());
    }

    @Test
    void aBookRunsFromItsFarEndsAndIsMirrored() {
        WireKit kit = new WireKit();
        kit.put(kit.alice(), YES, Side.BUY, 4_000, 10);
        kit.put(kit.alice(), YES, Side.BUY, 4_500, 20);
        kit.put(kit.alice(), YES, Side.SELL, 5_500, 30);
        JsonNode yes = WireKit.json(kit.get("/book", Map.of("token_id", YES)));
        assertEquals(
                "[{\"price\":\"0.4\",\"size\":\"10\"},{\"price\":\"0.45\",\"size\":\"20\"}]",
                WireKit.text(yes.path("bids")));
        assertEquals("[{\"price\":\"0.55\",\"size\":\"30\"}]", WireKit.text(yes.path("asks")));
        WireAnswer both = kit.api.handle(kit.anybody(
                "POST",
                "/books",
                Map.of(),
                "[{\"token_id\":\"" + NO + "\"},{\"token_id\":\"6\"},{\"token_id\":\"" + YES + "\"}]"));
        JsonNode books = WireKit.json(both);
        assertEquals(2, books.size());
        assertEquals(yes, books.get(1));
        assertEquals(
                "[{\"price\":\"0.45\",\"size\":\"30\"}]",
                WireKit.text(books.get(0).path("bids")));
        assertEquals(
                "[{\"price\":\"0.6\",\"size\":\"10\"},{\"price\":\"0.55\",\"size\":\"20\"}]",
                WireKit.text(books.get(0).path("asks")));
        assertText("{\"mid\":\"0.5\"}", kit.get("/midpoint", Map.of("token_id", YES)));
        assertText("{\"spread\":\"0.1\"}", kit.get("/spread", Map.of("token_id", NO)));
        assertText("{\"price\":\"0.45\"}", kit.get("/price", Map.of("token_id", YES, "side", "BUY")));
    }

    @Test
    void anOrderThatRestsOneThatMatchesAndTheirLists() {
        WireKit kit = new WireKit();
        WireAnswer live = kit.post(kit.alice(), kit.order(kit.alice(), YES, Side.BUY, 4_000, 100));
        String maker = WireKit.json(live).path("orderID").asText();
        assertText(
                "{\"errorMsg\":\"\",\"orderID\":\"" + maker + "\",\"takingAmount\":\"\",\"makingAmount\":\"\","
                        + "\"status\":\"live\",\"success\":true}",
                live);
        WireAnswer matched = kit.post(kit.bob(), kit.order(kit.bob(), YES, Side.SELL, 4_000, 40, "FAK"));
        String taker = WireKit.json(matched).path("orderID").asText();
        assertText(
                "{\"errorMsg\":\"\",\"orderID\":\"" + taker + "\",\"takingAmount\":\"16000000\",\"makingAmount\":"
                        + "\"40000000\",\"status\":\"matched\",\"tradeIDs\":[\"00000001-0000-4000-9000-000000000000\"],"
                        + "\"success\":true}",
                matched);
        String owner = kit.alice().account().credentials().key();
        String row = "{\"id\":\"" + maker + "\",\"status\":\"LIVE\",\"owner\":\"" + owner + "\",\"maker_address\":\""
                + kit.alice().account().makerAddress() + "\",\"market\":\"" + MARKET + "\",\"asset_id\":\"" + YES
                + "\",\"side\":\"BUY\",\"original_size\":\"100\",\"size_matched\":\"40\",\"price\":\"0.4\","
                + "\"outcome\":\"Yes\",\"expiration\":\"0\",\"order_type\":\"GTC\",\"associate_trades\":"
                + "[\"00000001-0000-4000-9000-000000000000\"],\"created_at\":1790769600}";
        assertText(row, kit.get(kit.alice(), "/data/order/" + maker, Map.of()));
        assertText(
                "{\"limit\":100,\"count\":1,\"next_cursor\":\"LTE=\",\"data\":[" + row + "]}",
                kit.get(kit.alice(), "/data/orders", Map.of("market", MARKET, "next_cursor", "MA==")));
        assertRefused(404, "order not found", kit.get(kit.bob(), "/data/order/" + maker, Map.of()));
        assertEquals(
                "MATCHED",
                WireKit.json(kit.get(kit.bob(), "/data/order/" + taker, Map.of()))
                        .path("status")
                        .asText());
        assertTrades(kit, maker, taker);
    }

    private static void assertTrades(WireKit kit, String maker, String taker) {
        JsonNode own = WireKit.json(kit.get(kit.alice(), "/data/trades", Map.of()))
                .path("data")
                .get(0);
        JsonNode others = WireKit.json(kit.get(kit.bob(), "/data/trades", Map.of()))
                .path("data")
                .get(0);
        assertEquals("MAKER", own.path("trader_side").asText());
        assertEquals("TAKER", others.path("trader_side").asText());
        assertEquals("TRADE_STATUS_MATCHED", own.path("status").asText());
        assertEquals(taker, own.path("taker_order_id").asText());
        assertEquals(kit.bob().account().credentials().key(), own.path("owner").asText());
        JsonNode part = own.path("maker_orders").get(0);
        assertEquals(maker, part.path("order_id").asText());
        assertEquals(
                kit.alice().account().credentials().key(), part.path("owner").asText());
        assertEquals("40", part.path("matched_amount").asText());
        assertFalse(own.has("transaction_hash"));
        kit.venue.operator().moveTrade(own.path("id").asText(), TradeStatus.MINED, kit.now);
        JsonNode mined = WireKit.json(kit.get(
                        kit.alice(),
                        "/data/trades",
                        Map.of("maker_address", kit.alice().account().makerAddress())))
                .path("data")
                .get(0);
        assertTrue(mined.path("transaction_hash").asText().startsWith("0x"));
        for (Map<String, String> none : List.of(
                Map.of("after", "1790769600"),
                Map.of("before", "1790769600"),
                Map.of("market", UNKNOWN),
                Map.of("asset_id", NO),
                Map.of("id", "x"),
                Map.of("maker_address", UNKNOWN))) {
            assertText(
                    "{\"limit\":100,\"count\":0,\"next_cursor\":\"LTE=\",\"data\":[]}",
                    kit.get(kit.alice(), "/data/trades", none));
        }
        assertRefused(400, "Invalid trade params payload", kit.get(kit.alice(), "/data/trades", Map.of("after", "x")));
    }

    @Test
    void listsComeInPages() {
        WireKit kit = new WireKit(OrderProof.cheap(), ApiSettings.USUAL);
        Set<String> placed = new HashSet<>();
        for (int i = 0; i < 230; i++) {
            placed.add(kit.put(kit.alice(), YES, Side.BUY, 100, 5));
            kit.now += WireKit.SECOND / 10;
        }
        List<String> seen = new ArrayList<>();
        List<Integer> counts = new ArrayList<>();
        String cursor = "MA==";
        while (!cursor.equals("LTE=")) {
            JsonNode page = WireKit.json(kit.get(kit.alice(), "/data/orders", Map.of("next_cursor", cursor)));
            page.path("data").forEach(row -> seen.add(row.path("id").asText()));
            counts.add(page.path("count").asInt());
            cursor = page.path("next_cursor").asText();
        }
        assertEquals(List.of(100, 100, 30), counts);
        assertEquals(placed, new HashSet<>(seen));
        assertRefused(400, "invalid next_cursor", kit.get(kit.alice(), "/data/orders", Map.of("next_cursor", "!")));
    }

    @Test
    void refusalsOfOneOrder() {
        WireKit kit = new WireKit();
        ObjectNode good = kit.order(kit.alice(), YES, Side.BUY, 4_000, 10);
        String id = WireKit.json(kit.post(kit.alice(), good)).path("orderID").asText();
        assertRefused(400, "order " + id + " is invalid. Duplicated.", kit.post(kit.alice(), good));
        kit.put(kit.bob(), YES, Side.SELL, 5_000, 10);
        ObjectNode crossing = kit.order(kit.alice(), YES, Side.BUY, 5_000, 10).put("postOnly", true);
        assertRefused(400, "invalid post-only order: order crosses book", kit.post(kit.alice(), crossing));
        assertRefused(
                400,
                "not enough balance / allowance",
                kit.post(kit.alice(), kit.order(kit.alice(), YES, Side.BUY, 9_000, 90_000)));
        WireAnswer killed = kit.post(kit.alice(), kit.order(kit.alice(), YES, Side.BUY, 5_000, 500, "FOK"));
        assertEquals(400, killed.status());
        assertEquals(
                "order couldn't be fully filled. FOK orders are fully filled or killed.",
                WireKit.json(killed).path("error").asText());
        assertTrue(WireKit.json(killed).path("orderID").asText().startsWith("0x"));
        for (String bad : List.of("", "{}", "[]", "null", "{\"order\":1}", WireKit.text(good) + "x", "\u0000")) {
            assertRefused(400, "Invalid order payload", kit.ask(kit.alice(), "POST", "/order", Map.of(), bad));
        }
        for (String member : List.of("salt", "maker", "tokenId", "side", "makerAmount", "signature", "expiration")) {
            ObjectNode lacking = good.deepCopy();
            lacking.withObject("/order").remove(member);
            assertRefused(400, "Invalid order payload", kit.post(kit.alice(), lacking));
            ObjectNode strange = good.deepCopy();
            strange.withObject("/order").putObject(member);
            assertRefused(400, "Invalid order payload", kit.post(kit.alice(), strange));
        }
    }

    /** Ten dollars at 51 cents are no whole number of millionths of a share: the rest is no reason to kill. */
    @Test
    void dollarsThatDoNotDivideFillAllTheSame() {
        WireKit kit = new WireKit();
        kit.put(kit.alice(), YES, Side.SELL, 5_100, 100);
        for (long dollarsE6 : new long[] {10_000_000, 60_000_000}) {
            OrderFields fields = kit.fields(kit.bob(), YES, Side.BUY, 5_200, 1);
            OrderFields market = new OrderFields(
                    fields.stamp(),
                    fields.parties(),
                    fields.tokenId(),
                    new OrderAmounts(dollarsE6, dollarsE6 / 5_200 * 10_000 / 100 * 100),
                    fields.side(),
                    fields.marks());
            byte[] signature =
                    WireKit.sign(WireKit.domain(YES), market, kit.bob().pair());
            WireAnswer answer = kit.post(kit.bob(), WireKit.body(kit.bob().account(), market, signature, "FOK", false));
            assertEquals(dollarsE6 == 10_000_000 ? 200 : 400, answer.status(), answer.text());
        }
    }

    @Test
    void aBatchHasAnAnswerForEach() {
        WireKit kit = new WireKit();
        ArrayNode batch = Json.array();
        batch.add(kit.order(kit.alice(), YES, Side.BUY, 4_000, 10));
        batch.add(kit.order(kit.alice(), YES, Side.BUY, 4_000, 10).put("owner", "x"));
        batch.add(batch.get(0));
        batch.add(kit.order(kit.alice(), YES, Side.BUY, 9_000, 90_000));
        batch.add(kit.order(kit.alice(), YES, Side.BUY, 4_100, 10));
        WireAnswer answer = kit.ask(kit.alice(), "POST", "/orders", Map.of(), WireKit.text(batch));
        assertEquals(200, answer.status());
        JsonNode items = WireKit.json(answer);
        String first = items.get(0).path("orderID").asText();
        List<String> errors = new ArrayList<>();
        items.forEach(item -> errors.add(
                item.path("success").asBoolean() + " " + item.path("errorMsg").asText()));
        assertEquals(
                List.of(
                        "true ",
                        "false the order owner has to be the owner of the API KEY",
                        "false order " + first + " is invalid. Duplicated.",
                        "false not enough balance / allowance",
                        "true "),
                errors);
        ArrayNode sixteen = Json.array();
        for (int i = 0; i < 16; i++) {
            sixteen.add(batch.get(0));
        }
        assertRefused(
                400,
                "Too many orders in payload: 16, max allowed: 15",
                kit.ask(kit.alice(), "POST", "/orders", Map.of(), WireKit.text(sixteen)));
        assertRefused(400, "Invalid order payload", kit.ask(kit.alice(), "POST", "/orders", Map.of(), "[]"));
    }

    @Test
    void cancels() {
        WireKit kit = new WireKit();
        String first = kit.put(kit.alice(), YES, Side.BUY, 4_000, 10);
        String second = kit.put(kit.alice(), NO, Side.BUY, 4_000, 10);
        String third = kit.put(kit.alice(), WireKit.MARKETS.get(1).yes(), Side.BUY, 4_000, 10);
        assertText(
                "{\"canceled\":[\"" + first + "\"],\"not_canceled\":{}}",
                kit.ask(kit.alice(), "DELETE", "/order", Map.of(), "{\"orderID\":\"" + first + "\"}"));
        assertText(
                "{\"canceled\":[],\"not_canceled\":{\"" + first + "\":\"Order not found or already canceled\",\""
                        + UNKNOWN + "\":\"Order not found or already canceled\"}}",
                kit.ask(kit.alice(), "DELETE", "/orders", Map.of(), "[\"" + first + "\",\"" + UNKNOWN + "\"]"));
        assertText(
                "{\"canceled\":[],\"not_canceled\":{}}",
                kit.ask(kit.alice(), "DELETE", "/cancel-market-orders", Map.of(), "{\"market\":\"" + UNKNOWN + "\"}"));
        assertText(
                "{\"canceled\":[\"" + second + "\"],\"not_canceled\":{}}",
                kit.ask(
                        kit.alice(),
                        "DELETE",
                        "/cancel-market-orders",
                        Map.of(),
                        "{\"market\":\"" + MARKET + "\",\"asset_id\":\"" + NO + "\"}"));
        assertRefused(
                400, "Invalid order payload", kit.ask(kit.alice(), "DELETE", "/cancel-market-orders", Map.of(), "{}"));
        assertText("{\"canceled\":[],\"not_canceled\":{}}", kit.ask(kit.bob(), "DELETE", "/cancel-all", Map.of(), ""));
        assertText(
                "{\"canceled\":[\"" + third + "\"],\"not_canceled\":{}}",
                kit.ask(kit.alice(), "DELETE", "/cancel-all", Map.of(), ""));
        assertRefused(400, "Invalid order payload", kit.ask(kit.alice(), "DELETE", "/order", Map.of(), "{}"));
        assertRefused(400, "Invalid order payload", kit.ask(kit.alice(), "DELETE", "/orders", Map.of(), "[1]"));
    }

    @Test
    void scoringRewardsBalancesAndBeats() {
        WireKit kit = new WireKit();
        String bid = kit.put(kit.alice(), YES, Side.BUY, 4_800, 100);
        kit.put(kit.alice(), YES, Side.SELL, 5_200, 100);
        assertText("{\"scoring\":false}", kit.get(kit.alice(), "/order-scoring", Map.of("order_id", bid)));
        kit.now += 31 * WireKit.SECOND;
        assertText("{\"scoring\":true}", kit.get(kit.alice(), "/order-scoring", Map.of("order_id", bid)));
        String several = "{\"" + bid + "\":true,\"" + UNKNOWN + "\":false}";
        assertText(
                several,
                kit.ask(kit.alice(), "POST", "/orders-scoring", Map.of(), "[\"" + bid + "\",\"" + UNKNOWN + "\"]"));
        assertText(several, kit.get(kit.alice(), "/orders-scoring", Map.of("order_ids", bid + "," + UNKNOWN)));
        assertText("{\"" + MARKET + "\":100}", kit.get(kit.alice(), "/rewards/user/percentages", Map.of()));
        kit.venue.operator().sampleRewards(kit.now);
        kit.now += 86_400 * WireKit.SECOND;
        String day = "2026-09-30";
        JsonNode earned = WireKit.json(kit.get(kit.alice(), "/rewards/user", Map.of("date", day)))
                .path("data")
                .get(0);
        assertEquals("100", earned.path("earnings").asText());
        assertEquals(MARKET, earned.path("condition_id").asText());
        assertTrue(earned.path("earnings").isNumber());
        assertEquals(
                "100",
                WireKit.json(kit.get(kit.alice(), "/rewards/user/total", Map.of("date", day)))
                        .get(0)
                        .path("earnings")
                        .asText());
        assertText("[]", kit.get(kit.bob(), "/rewards/user/total", Map.of("date", day)));
        assertRefused(400, "Invalid date", kit.get(kit.bob(), "/rewards/user", Map.of("date", "x")));
        assertText("{\"closed_only\":false}", kit.get(kit.alice(), "/auth/ban-status/closed-only", Map.of()));
        JsonNode dollars = WireKit.json(kit.get(kit.bob(), "/balance-allowance", Map.of("asset_type", "COLLATERAL")));
        assertEquals("7000000000", dollars.path("balance").asText());
        assertEquals(3, dollars.path("allowances").size());
        String second = WireKit.MARKETS.get(2).yes();
        Map<String, String> v2 = Map.of("asset_type", "CONDITIONAL-V2", "token_id", second);
        assertEquals(
                "1000000000",
                WireKit.json(kit.get(kit.bob(), "/balance-allowance", v2))
                        .path("balance")
                        .asText());
        Map<String, String> otherLedger = Map.of("asset_type", "CONDITIONAL", "token_id", second);
        assertEquals(
                "0",
                WireKit.json(kit.get(kit.bob(), "/balance-allowance", otherLedger))
                        .path("balance")
                        .asText());
        assertEquals(
                400,
                kit.get(kit.bob(), "/balance-allowance", Map.of("asset_type", "X"))
                        .status());
    }

    @Test
    void heartbeatsAreAChain() {
        for (boolean bare : new boolean[] {false, true}) {
            long chainId = ApiSettings.USUAL.chainId();
            WireKit kit = new WireKit(OrderProof.full(), new ApiSettings(chainId, 30 * WireKit.SECOND, true, bare));
            WireAnswer first = kit.ask(kit.alice(), "POST", "/v1/heartbeats", Map.of(), "{\"heartbeat_id\":\"\"}");
            String id = WireKit.json(first).path("heartbeat_id").asText();
            WireAnswer wrong = kit.ask(kit.alice(), "POST", "/v1/heartbeats", Map.of(), "{\"heartbeat_id\":\"x\"}");
            assertEquals(400, wrong.status());
            assertText(
                    "{\"" + (bare ? "error" : "error_msg") + "\":\"Invalid Heartbeat ID\",\"heartbeat_id\":\"" + id
                            + "\"}",
                    wrong);
            assertEquals(
                    200,
                    kit.ask(kit.alice(), "POST", "/v1/heartbeats", Map.of(), "{\"heartbeat_id\":\"" + id + "\"}")
                            .status());
            assertText("null", kit.get(kit.alice(), "/data/order/" + UNKNOWN, Map.of()));
        }
    }

    @Test
    void modesOfTheVenue() {
        WireKit kit = new WireKit();
        ObjectNode order = kit.order(kit.alice(), YES, Side.BUY, 4_000, 10);
        kit.venue.operator().setMode(VenueMode.CANCEL_ONLY, kit.now);
        assertRefused(
                503,
                "Trading is currently cancel-only. New orders are not accepted, but cancels are allowed.",
                kit.post(kit.alice(), order));
        assertEquals(
                200, kit.ask(kit.alice(), "DELETE", "/cancel-all", Map.of(), "").status());
        kit.venue.operator().setMode(VenueMode.DISABLED, kit.now);
        assertRefused(
                503,
                "Trading is currently disabled. Check polymarket.com for updates",
                kit.ask(kit.alice(), "DELETE", "/cancel-all", Map.of(), ""));
        kit.venue.operator().restart(10 * WireKit.SECOND, true, kit.now);
        WireAnswer restarting = kit.post(kit.alice(), order);
        assertEquals(425, restarting.status());
        assertEquals(0, restarting.body().length);
        kit.now += 51 * WireKit.SECOND;
        WireAnswer postOnly = kit.post(kit.alice(), kit.order(kit.alice(), YES, Side.BUY, 4_000, 10));
        assertEquals(503, postOnly.status());
        assertEquals("79", postOnly.headers().get("Retry-After"));
        assertText(
                "{\"error\":\"post-only mode: only post-only orders and cancels are allowed\",\"code\":"
                        + "\"post_only_mode\",\"retry_after_seconds\":79}",
                postOnly);
        kit.api.geoblock(new Geoblock(true, "198.51.100.20", "US", "NY"));
        assertTrue(
                WireKit.json(kit.get("/api/geoblock", Map.of())).path("blocked").asBoolean());
        assertEquals(403, kit.post(kit.alice(), order).status());
        assertEquals(
                200, kit.ask(kit.alice(), "DELETE", "/cancel-all", Map.of(), "").status());
    }

    @Test
    void theTokenBucketIsShownAndEmptied() {
        WireKit kit = new WireKit(OrderProof.cheap(), ApiSettings.USUAL);
        WireAnswer last = kit.post(kit.alice(), kit.order(kit.alice(), YES, Side.BUY, 100, 5));
        int accepted = 0;
        while (last.status() == 200) {
            accepted++;
            assertEquals(
                    Integer.toString(RateTier.STANDARD.orderBurst() - accepted),
                    last.headers().get("Poly-RateLimit-Remaining"));
            last = kit.post(kit.alice(), kit.order(kit.alice(), YES, Side.BUY, 100, 5));
        }
        assertEquals(RateTier.STANDARD.orderBurst(), accepted);
        assertEquals(429, last.status());
        assertEquals("1", last.headers().get("Retry-After"));
        assertEquals("Standard", last.headers().get("Poly-RateLimit-Tier"));
        assertEquals("2", last.headers().get("Poly-RateLimit-Reset"));
        assertEquals(
                200, kit.ask(kit.alice(), "DELETE", "/cancel-all", Map.of(), "").status());
        Figures.put("acceptedBefore429", accepted);
    }

    private static String life() {
        WireKit kit = new WireKit();
        StringBuilder said = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            WireKit.Wallet wallet = kit.wallets.get(i % 4);
            Side side = i % 3 == 0 ? Side.SELL : Side.BUY;
            WireAnswer answer = kit.post(wallet, kit.order(wallet, YES, side, 4_000 + 100 * (i % 7), 10 + i));
            said.append(answer.status()).append(answer.headers()).append(answer.text());
            said.append(kit.get(wallet, "/data/orders", Map.of()).text());
            kit.now += WireKit.SECOND;
        }
        UserFrames frames = new UserFrames(kit.venue, kit.accounts);
        kit.events.forEach(event -> said.append(frames.text(event)));
        return said.toString();
    }

    @Test
    void equalRequestsGetEqualBytes() {
        assertEquals(life(), life());
    }
}
