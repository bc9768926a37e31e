package io.tapemaker.engine.domain.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Invariants;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import io.tapemaker.testkit.SharedMaterial;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Proof(
        id = "book.recordings",
        milestone = Milestone.M2,
        kind = ProofKind.REPLAY,
        title = "On every recording the books equal a reference book after each frame and the "
                + "carried touch after each burst",
        invariants = {"book.equals-reference", "book.touch-as-carried"})
class RecordedBooksTest {

    private static final String RECORDINGS = "polymarket/fixtures/ws-recordings/";

    /** The hashes that must be verified, mismatched, and not checkable in each recording. */
    @ParameterizedTest
    @CsvSource({
        "market-2024-12-consecutive.jsonl, 0, 0, 22",
        "market-2025-12-23.jsonl, 5, 0, 0",
        "market-2026-09-11-duplicates.jsonl, 0, 0, 2",
        "market-2026-09-30-part1.jsonl, 28, 0, 0",
        "market-2026-09-30-part2.jsonl, 3, 0, 0",
        "market-v2-session-2026-10-05.jsonl, 1, 0, 0",
    })
    void recordingsOfTheVenue(String file, long verified, long mismatched, long notCheckable) throws IOException {
        List<byte[]> frames = RecordedFrames.read(SharedMaterial.require(RECORDINGS + file));
        BookWorld world = replay(frames);
        report(file.replace(".jsonl", ""), world);
        assertEquals(
                List.of(verified, mismatched, notCheckable),
                List.of(
                        world.count(BookCounter.HASH_VERIFIED),
                        world.count(BookCounter.HASH_MISMATCHED),
                        notCheckable(world)));
    }

    @Test
    void theSyntheticTape() throws IOException {
        List<byte[]> frames = RecordedFrames.read(SharedMaterial.require("recordings/synthetic-tape-seed7.jsonl.gz"));
        BookWorld world = replay(frames);
        report("synthetic", world);
        assertEquals(0, world.count(BookCounter.HASH_MISMATCHED));
        assertEquals(0, notCheckable(world));
        assertTrue(world.count(BookCounter.HASH_VERIFIED) > frames.size());
    }

    /** The twin that needs no file: a market of our own. */
    @Test
    void aMadeTape() {
        Random random = new Random(11);
        Venue venue = Venue.withBook(1);
        venue.minOrderSize = "15";
        venue.negRisk = true;
        List<byte[]> frames = new ArrayList<>(List.of(venue.snapshot().getBytes(StandardCharsets.UTF_8)));
        for (int i = 0; i < 2_000; i++) {
            venue.step(random).forEach(f -> frames.add(f.getBytes(StandardCharsets.UTF_8)));
        }
        BookWorld world = replay(frames);
        report("made", world);
        assertEquals(0, world.count(BookCounter.HASH_MISMATCHED));
        assertEquals(0, notCheckable(world));
        assertEquals(2_001, world.count(BookCounter.BURSTS));
    }

    private static long notCheckable(BookWorld world) {
        return world.count(BookCounter.HASH_ABSENT)
                + world.count(BookCounter.HASH_WITHOUT_TICK_SIZE)
                + world.count(BookCounter.HASH_WITHOUT_LAST_TRADE_PRICE)
                + world.count(BookCounter.HASH_WITHOUT_PARAMETERS)
                + world.count(BookCounter.HASH_RECIPE_UNKNOWN)
                + world.count(BookCounter.HASH_OF_UNSYNCED_BOOK);
    }

    /**
     * Feeds frames; compares every touched book after each frame, and its touch with the carried one whenever bursts
     * are over.
     */
    private static BookWorld replay(List<byte[]> frames) {
        BookWorld world = new BookWorld(HashPolicy.EVERY);
        ReferenceBooks reference = new ReferenceBooks();
        long compared = 0;
        long touches = 0;
        for (int i = 0; i < frames.size(); i++) {
            world.feed(frames.get(i), BookWorld.CONNECTION);
            for (String asset : reference.apply(frames.get(i))) {
                compared += compare(world, reference, asset, i);
            }
            if (i + 1 == frames.size()) {
                world.enter().endAllBursts();
                touches += compareTouches(world, reference);
            }
        }
        assertEquals(0, world.count(BookCounter.TOUCHES_DISAGREED));
        assertEquals(0, world.count(BookCounter.MIRRORS_DISAGREED));
        assertEquals(0, world.count(BookCounter.CROSSED_BOOKS));
        Invariants.checked("book.equals-reference", compared);
        Invariants.checked("book.touch-as-carried", touches + world.count(BookCounter.TOUCHES_COMPARED));
        return world;
    }

    private static int compare(BookWorld world, ReferenceBooks reference, String asset, int frame) {
        ReferenceBooks.Reference expected = reference.books.get(asset);
        byte[] id = asset.getBytes(StandardCharsets.US_ASCII);
        OrderBook book = world.keeper.books().find(id, 0, id.length);
        if (book == null || expected == null) {
            assertTrue(book == null || book.state() == SyncState.AWAITING_SNAPSHOT, "frame " + frame);
            return 0;
        }
        assertEquals("", ReferenceBooks.difference(expected.bids, book.bids()), () -> "frame " + frame);
        assertEquals("", ReferenceBooks.difference(expected.asks, book.asks()), () -> "frame " + frame);
        return 1;
    }

    /** Compares the touch at the end with the one that the last change of each asset carried. */
    private static int compareTouches(BookWorld world, ReferenceBooks reference) {
        int compared = 0;
        for (Map.Entry<String, ReferenceBooks.Reference> entry : new TreeMap<>(reference.books).entrySet()) {
            ReferenceBooks.Reference expected = entry.getValue();
            BigDecimal bid = expected.carriedBid;
            BigDecimal ask = expected.carriedAsk;
            byte[] id = entry.getKey().getBytes(StandardCharsets.US_ASCII);
            OrderBook book = world.keeper.books().find(id, 0, id.length);
            if (book != null && bid != null && ask != null && bid.signum() + ask.signum() > 0) {
                assertEquals(bid.movePointRight(4).longValueExact(), book.bestBidE4());
                assertEquals(ask.movePointRight(4).longValueExact(), book.bestAskE4());
                compared++;
            }
        }
        return compared;
    }

    private static void report(String name, BookWorld world) {
        for (BookCounter counter : BookCounter.values()) {
            boolean told = counter == BookCounter.BURSTS
                    || counter.label().startsWith("hash")
                    || counter.label().startsWith("touches");
            if (told && world.count(counter) != 0) {
                Figures.put(name + "." + counter.label(), world.count(counter));
            }
        }
    }
}
