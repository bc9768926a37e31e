package io.tapemaker.sim.wire.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.tapemaker.executor.domain.order.Address;
import io.tapemaker.journal.types.Side;
import io.tapemaker.sim.frames.MarketNames;
import io.tapemaker.sim.venue.OrderRequest;
import io.tapemaker.sim.venue.OrderTerms;
import io.tapemaker.sim.venue.OrderView;
import io.tapemaker.sim.venue.Page;
import io.tapemaker.sim.venue.RowFilter;
import io.tapemaker.sim.venue.TokenRef;
import io.tapemaker.sim.venue.TradeStatus;
import io.tapemaker.sim.venue.TradeView;
import io.tapemaker.sim.wire.WireAccount;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@Proof(
        id = "wire.venue",
        milestone = Milestone.M7,
        kind = ProofKind.SIM,
        title = "A venue with a crowd on sockets: what REST says is true, orders are filled, trades settle or do not")
class VenueServerTest {

    private static final long SHARE = 1_000_000L;
    private static final Address WALLET = new Address(3, 3, 3);
    private static final int TRIES = 4_000;
    private static final long PAUSE_MS = 5;

    private static List<TradeView> trades(VenueServer server, WireAccount account) {
        return server.shared().call((venue, nowNs) -> venue.trades(account.account(), RowFilter.ALL, Page.FIRST, nowNs)
                .body()
                .data());
    }

    /** Waits for a state, not for a time. */
    private static List<TradeView> await(VenueServer server, WireAccount account, TradeStatus status)
            throws InterruptedException {
        for (int i = 0; i < TRIES; i++) {
            List<TradeView> trades = trades(server, account);
            if (trades.stream().anyMatch(trade -> trade.status() == status)) {
                return trades;
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
        }
        throw new AssertionError("no trade is " + status + ": " + trades(server, account));
    }

    private static String place(VenueServer server, WireAccount account, String id, Side side, long priceE4) {
        return server.shared().call((venue, nowNs) -> {
            OrderRequest order = OrderRequest.limit(
                    id, account.account(), new TokenRef(0, 0), side, priceE4, 20 * SHARE, OrderTerms.GTC);
            return venue.placeOrder(account.account(), order, nowNs).body().status();
        });
    }

    /** Whoever quotes at the touch is hit by the crowd, and the trade goes its way on the chain. */
    @Test
    void ordersOfOursAreFilledAndSettle() throws IOException, InterruptedException {
        try (VenueRig rig = new VenueRig(1, 300, "")) {
            WireAccount account = rig.server.open(WALLET);
            rig.server.shared().call((venue, nowNs) -> {
                long bidE4 = venue.board(0).book().bestBidE4();
                OrderRequest order = OrderRequest.limit(
                        "ours", account.account(), new TokenRef(0, 0), Side.BUY, bidE4, 20 * SHARE, OrderTerms.GTC);
                assertEquals(
                        "live",
                        venue.placeOrder(account.account(), order, nowNs).body().status());
                return bidE4;
            });
            List<TradeView> trades = await(rig.server, account, TradeStatus.CONFIRMED);
            long matchedE6 = rig.server.shared().call((venue, nowNs) -> {
                OrderView ours = venue.order(account.account(), "ours", nowNs);
                return ours == null ? 0L : ours.matchedE6();
            });
            assertTrue(matchedE6 > 0, trades.toString());
            JsonNode last = rig.get(
                    "/last-trade-price?token_id=" + rig.server.markets().get(0).yes());
            assertTrue(List.of("BUY", "SELL").contains(last.path("side").asText()), last.toString());
            assertTrue(rig.get("/prices-history?interval=max&market="
                                    + rig.server.markets().get(0).yes())
                            .path("history")
                            .size()
                    > 1);
            Figures.put("tradesOfOurs", trades.size());
        }
    }

    /** MATCHED, and then nothing; or RETRYING and FAILED. */
    @Test
    void ghostFills() throws IOException, InterruptedException {
        String ghosts =
                "[{\"kind\":\"GHOST_FILL\",\"times\":1},{\"kind\":\"GHOST_FILL\",\"millis\":40000,\"times\":0}]";
        try (VenueRig rig = new VenueRig(1, 100, "")) {
            WireAccount account = rig.server.open(WALLET);
            rig.admin("POST", "/faults", ghosts);
            assertEquals("matched", place(rig.server, account, "first", Side.BUY, 9_000));
            assertEquals("matched", place(rig.server, account, "second", Side.SELL, 1_000));
            List<TradeView> trades = await(rig.server, account, TradeStatus.FAILED);
            assertTrue(trades.stream().noneMatch(trade -> trade.status() == TradeStatus.CONFIRMED), trades.toString());
            assertTrue(rig.happened() >= 2);
        }
    }

    @Test
    void whatRestSaysOfMarkets() throws IOException, InterruptedException {
        try (VenueRig rig = new VenueRig(6, 1, "")) {
            List<MarketNames> markets = rig.server.markets();
            JsonNode sampling = rig.get("/sampling-markets?next_cursor=MA==");
            assertEquals(6, sampling.path("count").asInt());
            assertEquals("LTE=", sampling.path("next_cursor").asText());
            List<String> versions = new ArrayList<>();
            for (MarketNames names : markets) {
                String id = names.market();
                JsonNode book = rig.get("/book?token_id=" + names.yes());
                JsonNode market = rig.get("/markets/" + id);
                assertEquals(
                        names.yes(),
                        market.path("tokens").get(0).path("token_id").asText());
                assertEquals(
                        book.path("tick_size").asText(),
                        market.path("minimum_tick_size").asText());
                JsonNode gamma =
                        rig.get("/gamma/markets?clob_token_ids=" + names.no()).get(0);
                versions.add(
                        gamma.path("version").asText() + (gamma.path("negRisk").asBoolean() ? " neg-risk" : ""));
                assertEquals(
                        "[\"" + names.yes() + "\", \"" + names.no() + "\"]",
                        gamma.path("clobTokenIds").asText());
                assertTrue(id.startsWith(gamma.path("conditionId").asText()));
                assertEquals(
                        id,
                        rig.get("/markets-by-token/" + names.no())
                                .path("condition_id")
                                .asText());
                JsonNode rewards =
                        rig.get("/rewards/markets/" + id).path("data").get(0);
                assertEquals(
                        100,
                        rewards.path("rewards_config")
                                .get(0)
                                .path("rate_per_day")
                                .asInt());
                assertTrue(book.path("bids").size() > 0 && book.path("asks").size() > 0, "no book of " + id);
            }
            assertEquals(List.of("v1", "v2", "v1 neg-risk", "v1", "v1", "v2"), versions);
            assertEquals(2, rig.get("/gamma/events?limit=2&offset=3").size());
            JsonNode keyset = rig.get("/gamma/markets/keyset?limit=4");
            assertEquals(4, keyset.path("markets").size());
            String after = keyset.path("next_cursor").asText();
            assertEquals(
                    2,
                    rig.get("/gamma/markets/keyset?limit=4&after_cursor=" + after)
                            .path("markets")
                            .size());
            assertEquals(6, rig.get("/rewards/markets/current").path("count").asInt());
            assertTrue(rig.get("/markets?next_cursor=none").has("error"));
            assertTrue(rig.get("/gamma/markets/simulated-market-99").has("error"));
        }
    }

    /** Whoever runs the venue enters wallets whose credentials are a file. */
    @Test
    void walletsAreEnteredOnTheAdminPort() throws IOException, InterruptedException {
        try (VenueRig rig = new VenueRig(1, 1, "")) {
            String body = "{\"address\":\"0x" + "5".repeat(40) + "\",\"funder\":\"0x" + "6".repeat(40)
                    + "\",\"type\":\"POLY_1271\"}";
            JsonNode first = rig.admin("POST", "/accounts", body);
            assertEquals(3, first.size(), first.toString());
            assertEquals(first, rig.admin("POST", "/accounts", body));
            assertEquals(1, rig.admin("GET", "/state", "").path("openOrders").size());
            assertTrue(rig.admin("POST", "/accounts", "{}").has("error"));
        }
    }

    /** Equal seeds are equal markets, and other seeds are others. */
    @Test
    void seedsNameTheMarkets() {
        List<List<MarketNames>> names = new ArrayList<>();
        for (long seed : new long[] {5, 5, 6}) {
            try (VenueServer server = VenueServer.start(VenueServer.Plan.of(2, seed))) {
                names.add(server.markets());
            }
        }
        assertEquals(names.get(0), names.get(1));
        assertTrue(!names.get(0).equals(names.get(2)));
    }
}
