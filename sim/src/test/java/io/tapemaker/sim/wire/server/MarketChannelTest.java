package io.tapemaker.sim.wire.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.tapemaker.engine.domain.book.BookCounter;
import io.tapemaker.sim.frames.MarketNames;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

@Proof(
        id = "wire.market-channel",
        milestone = Milestone.M7,
        kind = ProofKind.SIM,
        title = "Books kept by the engine's code from a socket are the venue's whenever it stands still, hashes proven")
class MarketChannelTest {

    private static final int MARKETS = 4;
    private static final int ROUNDS = 40;
    private static final int FRAMES_A_ROUND = 25;
    private static final long SHORT_MS = 1_500;

    private static final List<BookCounter> BAD = List.of(
            BookCounter.HASH_MISMATCHED,
            BookCounter.HASH_RECIPE_UNKNOWN,
            BookCounter.CROSSED_BOOKS,
            BookCounter.TOUCHES_DISAGREED,
            BookCounter.MIRRORS_DISAGREED,
            BookCounter.REJECTED_FRAMES,
            BookCounter.REJECTED_EVENTS,
            BookCounter.UNKNOWN_TYPES);

    @Test
    void booksAreTheVenues() throws IOException, InterruptedException {
        try (VenueRig rig = new VenueRig(MARKETS, 30, "")) {
            List<MarketNames> markets = rig.server.markets();
            VenueRig.Reader reader = rig.reader(markets);
            int again = 0;
            for (int round = 0; round < ROUNDS; round++) {
                long frames = reader.frames() + FRAMES_A_ROUND;
                assertTrue(reader.readUntil(() -> reader.frames() >= frames), "the venue has gone silent");
                List<String> found = reader.differences(SHORT_MS);
                if (!found.isEmpty() && reader.books.count(BookCounter.CHANGES_REPEATED_LATE) > again) {
                    // A book that went back to a state within a millisecond is asked for anew, as the engine does.
                    again = (int) reader.books.count(BookCounter.CHANGES_REPEATED_LATE);
                    reader.subscribe(markets);
                    found = reader.differences();
                }
                assertEquals(List.of(), found, "round " + round);
            }
            for (BookCounter bad : BAD) {
                assertEquals(0, reader.books.count(bad), bad.toString());
            }
            assertTrue(reader.books.count(BookCounter.HASH_VERIFIED) > ROUNDS);
            Set<String> kinds = new TreeSet<>(reader.kinds);
            assertTrue(kinds.containsAll(List.of("book", "price_change", "best_bid_ask")), kinds.toString());
            Figures.put("frames", reader.frames());
            Figures.put("comparisons", (long) ROUNDS * MARKETS * 2);
            Figures.put("hashesVerified", reader.books.count(BookCounter.HASH_VERIFIED));
            Figures.put("askedForAnew", again);
        }
    }

    /** Negative control: one change that never arrives is found, by its hash and in the book; a new book mends it. */
    @Test
    void aFrameThatIsLeftOutIsFound() throws IOException, InterruptedException {
        String lost = "{\"kind\":\"LOSE_FRAME\",\"channel\":\"market\",\"path\":\"price_change\",\"skip\":30}";
        try (VenueRig rig = new VenueRig(1, 30, lost)) {
            VenueRig.Reader reader = rig.reader(rig.server.markets());
            boolean seen = reader.readUntil(() -> reader.books.snapshotsNeeded() > 0
                    || reader.books.count(BookCounter.HASH_MISMATCHED) > 0);
            assertTrue(seen, "nobody noticed");
            assertEquals(1, rig.happened());
            assertNotEquals(List.of(), reader.differences(100));
            reader.subscribe(rig.server.markets());
            assertEquals(List.of(), reader.differences());
            Figures.put("mismatches", reader.books.count(BookCounter.HASH_MISMATCHED));
        }
    }

    private static String next(SocketClient client, String kind) throws InterruptedException {
        String frame = client.next();
        while (!VenueRig.kind(frame).equals(kind)) {
            frame = client.next();
        }
        return frame;
    }

    private static String subscription(String more, String... tokens) {
        return "{\"assets_ids\":[\"" + String.join("\",\"", tokens) + "\"],\"type\":\"market\"" + more + "}";
    }

    @Test
    void whoAsksForWhatGetsThat() throws IOException, InterruptedException {
        try (ServerKit kit = new ServerKit(1)) {
            MarketNames names = io.tapemaker.sim.wire.WireKit.MARKETS.get(0);
            SocketClient plain = new SocketClient(kit.http, kit.server.port(), "/ws/market");
            plain.say("nonsense");
            plain.say(subscription("", names.no(), "12345"));
            String dump = plain.next();
            assertTrue(dump.startsWith("[{\"market\":\"" + names.market() + "\",\"asset_id\":\"" + names.no()), dump);
            assertTrue(dump.endsWith("}]\n") && ServerKit.json(dump).size() == 1, dump);
            SocketClient custom = new SocketClient(kit.http, kit.server.port(), "/ws/market");
            custom.say(subscription(",\"custom_feature_enabled\":true,\"initial_dump\":false", names.yes(), names.no()));
            custom.ping();
            kit.place(kit.kit.alice(), 4_000);
            String change = plain.next();
            assertEquals(change, custom.next());
            assertEquals("price_change", VenueRig.kind(change));
            assertEquals(2, ServerKit.json(change).path("price_changes").size());
            assertEquals("best_bid_ask", VenueRig.kind(custom.next()));
            assertEquals("best_bid_ask", VenueRig.kind(custom.next()));
            plain.ping();
            plain.say("{\"operation\":\"unsubscribe\",\"assets_ids\":[\"" + names.no() + "\"]}");
            plain.ping();
            kit.place(kit.kit.alice(), 4_100);
            next(custom, "price_change");
            plain.ping();
            plain.say("{\"operation\":\"subscribe\",\"assets_ids\":[\"" + names.yes() + "\"]}");
            JsonNode later = ServerKit.json(plain.next()).get(0);
            assertEquals("0.41", later.path("bids").get(1).path("price").asText());
            assertEquals(
                    kit.get("/book?token_id=" + names.yes()).body().substring(0, 200), compact(later).substring(0, 200));
        }
    }

    private static String compact(JsonNode node) {
        return io.tapemaker.sim.wire.WireKit.text(node);
    }

    /** A trade: both books first, then the touch, and the print later; then the life of a market. */
    @Test
    void booksComeBeforeTrades() throws IOException, InterruptedException {
        try (VenueRig rig = new VenueRig(1, 1, "")) {
            MarketNames names = rig.server.markets().get(0);
            SocketClient client = new SocketClient(rig.http, rig.server.port(), "/ws/market");
            client.say(subscription(",\"custom_feature_enabled\":true", names.yes(), names.no()));
            assertEquals("book", VenueRig.kind(client.next()));
            rig.admin("POST", "/tick", "{\"market\":\"" + names.market() + "\",\"tick\":\"0.001\"}");
            String tick = next(client, "tick_size_change");
            assertEquals("0.001", ServerKit.json(tick).path("new_tick_size").asText());
            String books = next(client, "book");
            assertTrue(books.startsWith("[") && books.contains("\"tick_size\":\"0.001\""), books);
            String listed = rig.admin("POST", "/list", "").path("market").asText();
            String born = next(client, "new_market");
            assertTrue(born.contains("\"condition_id\":\"" + listed + "\""), born);
            rig.admin("POST", "/resolve", "{\"market\":\"" + names.market() + "\",\"yesWins\":true}");
            String end = next(client, "market_resolved");
            assertEquals(names.yes(), ServerKit.json(end).path("winning_asset_id").asText());
            JsonNode market = rig.get("/markets/" + names.market());
            assertTrue(market.path("closed").asBoolean());
            assertTrue(market.path("tokens").get(0).path("winner").asBoolean());
            assertTrue(rig.admin("POST", "/tick", "{\"market\":\"0x1\",\"tick\":\"0.001\"}").has("error"));
            assertFalse(rig.admin("GET", "/state", "").path("marketConnections").isMissingNode());
            assertNull(new SocketClient(rig.http, rig.server.port(), "/ws/market").next(1));
        }
    }
}
