package io.tapemaker.sim.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tapemaker.journal.types.TickSize;
import io.tapemaker.sim.frames.EventFrames;
import io.tapemaker.sim.frames.FrameText;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@Proof(
        id = "wire.catalogue-shapes.vectors",
        milestone = Milestone.M7,
        kind = ProofKind.CONFORMANCE,
        title = "Lists of markets, Gamma, price history and new_market have the members of recorded ones")
class CatalogueShapesVectorsTest {

    private static final String MARKET = WireKit.MARKETS.get(0).market();

    /** Differences but for members that are not the venue's own, or that only some real markets have. */
    private static List<String> differences(String what, JsonNode real, JsonNode ours, List<String> absent) {
        return WireShapesVectorsTest.differences(what, real, ours).stream()
                .filter(line -> absent.stream().noneMatch(name -> line.equals(what + "." + name + " is missing")))
                .toList();
    }

    @Test
    void marketsOfTheOrderBook() throws IOException {
        WireKit kit = new WireKit();
        JsonNode real =
                WireShapesVectorsTest.fixture("nautilus/rust_test_data/clob_market_closed_binary_accepting_true.json");
        JsonNode ours = WireKit.json(kit.get("/markets/" + MARKET, Map.of()));
        assertEquals(List.of(), differences("market", real, ours, List.of()));
        JsonNode sampled = WireKit.json(kit.get("/sampling-markets", Map.of()));
        assertEquals(ours, sampled.path("data").get(0));
        JsonNode simple = WireKit.json(kit.get("/simplified-markets", Map.of()));
        assertEquals(List.of(), simple.path("data").findValues("question"));
        Figures.put("marketsListed", sampled.path("count").asInt());
    }

    /** What Gamma says beyond the order book: volumes, pictures, who made it; none of it is read by us. */
    @Test
    void marketsOfGamma() throws IOException {
        WireKit kit = new WireKit();
        JsonNode real = WireShapesVectorsTest.fixture("rest-recorded/gamma_market_btc15m_2026-10-05.json");
        JsonNode ours = WireKit.json(kit.get("/gamma/markets", Map.of())).get(0);
        List<String> more = WireShapesVectorsTest.differences("gamma", real, ours).stream()
                .filter(line -> !line.endsWith(" is missing") && !line.endsWith(" is too much"))
                .toList();
        assertEquals(List.of(), more);
        for (String read : List.of(
                "conditionId",
                "questionID",
                "version",
                "clobTokenIds",
                "outcomes",
                "outcomePrices",
                "orderPriceMinTickSize",
                "orderMinSize",
                "rewardsMinSize",
                "rewardsMaxSpread",
                "holdingRewardsEnabled",
                "feesEnabled",
                "feeSchedule",
                "makerRebatesFeeShareBps",
                "negRisk",
                "clearBookOnStart",
                "acceptingOrders",
                "enableOrderBook",
                "active",
                "closed",
                "bestBid",
                "bestAsk")) {
            assertTrue(real.has(read) && ours.has(read), read);
        }
        JsonNode second =
                WireKit.json(kit.get("/gamma/markets", Map.of("offset", "2"))).get(0);
        assertEquals(64, second.path("conditionId").asText().length());
        assertEquals(2, second.path("positionIds").size());
    }

    @Test
    void pricesOfThePast() throws IOException {
        WireKit kit = new WireKit();
        kit.api.sample(kit.now);
        kit.now += 300 * WireKit.SECOND;
        JsonNode real = WireShapesVectorsTest.fixture("rest-recorded/hugompt_clob_prices_history.json");
        JsonNode ours = WireKit.json(kit.get(
                "/prices-history", Map.of("market", WireKit.MARKETS.get(0).yes(), "interval", "1h", "fidelity", "1")));
        assertEquals(List.of(), WireShapesVectorsTest.differences("history", real, ours));
        assertEquals(2, ours.path("history").size());
        assertEquals(
                400,
                kit.get(
                                "/prices-history",
                                Map.of("market", WireKit.MARKETS.get(0).yes()))
                        .status());
    }

    /** The recording is older than the members about fees, which are documented. */
    @Test
    void aMarketIsBorn() throws IOException {
        WireKit kit = new WireKit();
        byte[] born = new EventFrames(new FrameText(), WireKit.MARKETS.get(0))
                .newMarket(Stories.of(0, kit.venue.marketFacts(0)), TickSize.CENT, 1_766_790_415_550L);
        ObjectNode frame = (ObjectNode) Json.strictly(born);
        frame.remove(List.of("taker_base_fee", "fees_enabled", "fee_schedule"));
        JsonNode real = WireShapesVectorsTest.fixture("nautilus/rust_test_data/ws_market_new_market_msg.json");
        assertEquals(List.of(), differences("new_market", real, frame, List.of()));
    }
}
