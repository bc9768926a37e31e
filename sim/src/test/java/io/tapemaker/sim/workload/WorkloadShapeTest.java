package io.tapemaker.sim.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.journal.types.TickSize;
import io.tapemaker.journal.types.TokenId;
import io.tapemaker.sim.workload.Frames.Frame;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Proof(
        id = "sim.workload-shape",
        milestone = Milestone.M2,
        kind = ProofKind.SIM,
        title = "A workload shows all event types, ticks, lives and habits of the market channel, "
                + "for exactly its minutes")
class WorkloadShapeTest {

    private static final Workload WORKLOAD = new Workload(5, 10, 20);
    private static final List<Frame> FRAMES = Frames.of(WORKLOAD);

    @Test
    void everyEventTypeOccurs() throws IOException {
        Set<String> types = new TreeSet<>();
        for (Frame frame : FRAMES) {
            if (!frame.isPong()) {
                Json.objects(frame.bytes()).forEach(event -> types.add(Json.text(event, "event_type")));
            }
        }
        assertEquals(
                Set.of(
                        "best_bid_ask",
                        "book",
                        "last_trade_price",
                        "market_resolved",
                        "new_market",
                        "price_change",
                        "tick_size_change"),
                types);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void aMinuteOfTenMarketsShowsEveryKindOfMarketAlready(long seed) {
        List<Frame> frames = Frames.of(new Workload(seed, 1, 10));
        for (String type :
                List.of("new_market", "market_resolved", "tick_size_change", "last_trade_price", "best_bid_ask")) {
            assertTrue(frames.stream().anyMatch(frame -> frame.is(type)), type);
        }
        for (TickSize tick : TickSize.values()) {
            String text = "\"tick_size\":\"" + tick.text() + "\"";
            assertTrue(frames.stream().anyMatch(frame -> frame.text().contains(text)), text);
        }
        assertTrue(frames.stream().anyMatch(frame -> frame.text().contains("\"bids\":[],\"asks\":[]")));
    }

    @Test
    void itLastsExactlyItsMinutesAndNeverGoesBack() {
        assertEquals(Workload.START_MS, FRAMES.get(0).receivedAtMs());
        assertEquals(WORKLOAD.endMs(), FRAMES.get(FRAMES.size() - 1).receivedAtMs());
        for (int i = 1; i < FRAMES.size(); i++) {
            assertTrue(FRAMES.get(i - 1).receivedAtMs() <= FRAMES.get(i).receivedAtMs(), "frame " + i);
        }
        assertEquals(
                WORKLOAD.minutes() * 6L, FRAMES.stream().filter(Frame::isPong).count());
    }

    @Test
    void aFrameArrivesSoonAfterTheVenueSentIt() throws IOException {
        for (Frame frame : FRAMES) {
            if (frame.text().startsWith("{")) {
                long sentMs =
                        Long.parseLong(Json.text(Json.objects(frame.bytes()).get(0), "timestamp"));
                long latencyMs = frame.receivedAtMs() - sentMs;
                assertTrue(latencyMs >= 90 && latencyMs <= 200, "latency " + latencyMs);
            }
        }
    }

    @Test
    void theRateIsAboutHalfAFrameASecondAndMarketWithSpellsAndBursts() {
        Map<Long, Integer> perTenSeconds = new HashMap<>();
        FRAMES.forEach(frame -> perTenSeconds.merge(frame.receivedAtMs() / 10_000, 1, Integer::sum));
        assertTrue(FRAMES.size() > 3_500 && FRAMES.size() < 9_000, FRAMES.size() + " frames");
        assertTrue(perTenSeconds.values().stream().anyMatch(count -> count < 40), "no quiet spell");
        assertTrue(perTenSeconds.values().stream().anyMatch(count -> count > 200), "no burst");
    }

    @Test
    void someBatchesHaveSeveralFramesAndSomeMillisecondsSeveralBatches() throws IOException {
        int inBatch = 0;
        int inMillisecond = 0;
        String previousMoment = "";
        Set<String> previousHashes = Set.of();
        for (Frame frame : FRAMES) {
            if (frame.is("price_change")) {
                Map<String, Object> event = Json.objects(frame.bytes()).get(0);
                List<Map<String, Object>> entries = Json.list(event, "price_changes");
                Set<String> hashes = Set.of(Json.text(entries.get(0), "hash"), Json.text(entries.get(1), "hash"));
                String moment = Json.text(event, "market") + Json.text(event, "timestamp");
                inBatch += hashes.equals(previousHashes) ? 1 : 0;
                inMillisecond += moment.equals(previousMoment) && !hashes.equals(previousHashes) ? 1 : 0;
                previousMoment = moment;
                previousHashes = hashes;
            }
        }
        assertTrue(inBatch > FRAMES.size() / 10, inBatch + " frames in a batch");
        assertTrue(inMillisecond >= 10 && inMillisecond < FRAMES.size() / 40, inMillisecond + " batches");
    }

    @Test
    void someFramesComeTwiceWithEntriesSwapped() throws IOException {
        int swapped = 0;
        Object previous = List.of();
        for (Frame frame : FRAMES) {
            if (frame.is("price_change")) {
                List<Map<String, Object>> entries =
                        Json.list(Json.objects(frame.bytes()).get(0), "price_changes");
                swapped += previous.equals(List.of(entries.get(1), entries.get(0))) ? 1 : 0;
                previous = entries;
            }
        }
        assertTrue(swapped >= 10 && swapped < FRAMES.size() / 40, swapped + " duplicates");
    }

    @Test
    void aTradeIsReported30To40MillisecondsAfterItsBooks() throws IOException {
        Map<String, Long> refreshedMs = new HashMap<>();
        int trades = 0;
        for (Frame frame : FRAMES) {
            if (frame.text().startsWith("{") && (frame.is("book") || frame.is("last_trade_price"))) {
                Map<String, Object> event = Json.objects(frame.bytes()).get(0);
                long atMs = Long.parseLong(Json.text(event, "timestamp"));
                if (frame.is("book")) {
                    refreshedMs.put(Json.text(event, "market"), atMs);
                } else {
                    long delayMs = atMs - refreshedMs.getOrDefault(Json.text(event, "market"), 0L);
                    assertTrue(delayMs >= 30 && delayMs <= 40, "delay " + delayMs);
                    trades++;
                }
            }
        }
        assertTrue(trades > 20, trades + " trades");
    }

    @Test
    void aBestBidAskSometimesComesBeforeItsChangesAndSometimesAfter() throws IOException {
        Set<Boolean> changeCameFirst = new HashSet<>();
        String change = "";
        for (Frame frame : FRAMES) {
            if (frame.is("price_change") || frame.is("best_bid_ask")) {
                Map<String, Object> event = Json.objects(frame.bytes()).get(0);
                String moment = Json.text(event, "market") + Json.text(event, "timestamp");
                if (frame.is("price_change")) {
                    change = moment;
                } else {
                    changeCameFirst.add(change.equals(moment));
                }
            }
        }
        assertEquals(Set.of(true, false), changeCameFirst);
    }

    @Test
    void idsHaveTheirShapes() {
        for (int i = 0; i < WORKLOAD.markets(); i++) {
            MarketSpec spec = MarketSpec.of(WORKLOAD.seed(), i);
            assertEquals(66, spec.market().length());
            assertEquals(spec.protocolV2(), TokenId.parse(spec.yes()).isProtocolV2());
            assertEquals(spec.protocolV2(), TokenId.parse(spec.no()).isProtocolV2());
            assertFalse(spec.yes().equals(spec.no()));
        }
        long v2Books = Arrays.stream(FRAMES.get(0).text().split("\\{\"market\"", -1))
                .filter(part -> part.contains("\"version\":\"v2\""))
                .count();
        assertEquals(0, v2Books, "the first five markets are of the old protocol");
        assertTrue(FRAMES.get(1).text().contains("\"version\":\"v2\""));
    }

    @Test
    void absurdParametersAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Workload(1, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new Workload(1, 1_441, 1));
        assertThrows(IllegalArgumentException.class, () -> new Workload(1, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> new Workload(1, 1, 501));
        assertThrows(IllegalArgumentException.class, () -> new Workload(1, 1, 1, 9));
    }
}
