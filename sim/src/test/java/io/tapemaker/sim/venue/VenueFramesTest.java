package io.tapemaker.sim.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.engine.domain.book.BookCounter;
import io.tapemaker.engine.domain.book.OrderBook;
import io.tapemaker.engine.domain.book.SyncCause;
import io.tapemaker.journal.types.Side;
import io.tapemaker.sim.workload.WireStyle;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Invariants;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

@Proof(
        id = "venue.frames",
        milestone = Milestone.M1,
        kind = ProofKind.CONFORMANCE,
        title = "The engine decodes the venue's frames into the venue's own books after every burst, all hashes proven",
        invariants = {"venue.frames-make-its-books", "venue.hashes-prove-its-books"})
class VenueFramesTest {

    private static final int RUNS = 300;
    private static final int CALLS = 80;

    /**
     * Feeds what the venue has said since the last time, each frame possibly damaged first.
     *
     * <p>A book that goes back, within one millisecond, to a state that it has just been in has the same hash again,
     * and its frame cannot be told from a late duplicate: the engine no longer believes in the book. Such a run ends
     * there.
     */
    private static final class Feeder {
        final EngineBooks books = new EngineBooks();
        final List<String> differences = new ArrayList<>();
        private final VenueKit kit;
        private final UnaryOperator<byte[]> damage;
        private int fed;
        private long comparisons;
        private boolean ambiguous;
        private boolean doubted;

        Feeder(VenueKit kit, UnaryOperator<byte[]> damage) {
            this.kit = kit;
            this.damage = damage;
            for (MarketRoom room : kit.desks.floor().rooms()) {
                kit.operator.sendBooks(room.index(), kit.now);
            }
        }

        void catchUp() {
            List<byte[]> frames = kit.log.frames;
            for (; fed < frames.size(); fed++) {
                byte[] frame = damage.apply(frames.get(fed));
                if (frame.length > 0) {
                    books.feed(frame);
                }
            }
            books.endOfBurst();
            ambiguous |= books.count(BookCounter.CHANGES_REPEATED_LATE) > 0;
            for (MarketRoom room : kit.desks.floor().rooms()) {
                List<String> found = books.differences(room.board());
                boolean told = !found.isEmpty() && books.isDoubted(room.board());
                doubted |= ambiguous && told;
                if (!ambiguous || !told) {
                    differences.addAll(found);
                }
                comparisons++;
            }
        }
    }

    private static Feeder run(long seed, UnaryOperator<byte[]> damage) {
        RandomCalls calls = new RandomCalls(seed, 2_000);
        Feeder feeder = new Feeder(calls.kit, damage);
        for (int i = 0; i < CALLS && feeder.differences.isEmpty() && !feeder.ambiguous; i++) {
            calls.next();
            feeder.catchUp();
        }
        return feeder;
    }

    @Test
    void theEngineSeesTheVenuesBooks() {
        long verified = 0;
        long bursts = 0;
        long unproven = 0;
        int trades = 0;
        int ambiguous = 0;
        int doubted = 0;
        for (long seed = 0; seed < RUNS; seed++) {
            Feeder feeder = run(seed, UnaryOperator.identity());
            String which = "seed " + seed;
            assertEquals(List.of(), feeder.differences, which);
            for (BookCounter bad : List.of(
                    BookCounter.HASH_MISMATCHED,
                    BookCounter.HASH_RECIPE_UNKNOWN,
                    BookCounter.CROSSED_BOOKS,
                    BookCounter.TOUCHES_DISAGREED,
                    BookCounter.MIRRORS_DISAGREED,
                    BookCounter.REJECTED_FRAMES,
                    BookCounter.REJECTED_EVENTS,
                    BookCounter.UNKNOWN_TYPES,
                    BookCounter.CHANGES_WITHOUT_EFFECT,
                    BookCounter.UNKNOWN_LEVEL_DELETIONS)) {
                assertEquals(0, feeder.books.count(bad), which + ": " + bad);
            }
            ambiguous += feeder.ambiguous ? 1 : 0;
            doubted += feeder.doubted ? 1 : 0;
            verified += feeder.books.count(BookCounter.HASH_VERIFIED);
            bursts += feeder.comparisons;
            trades += feeder.books.trades();
            unproven += feeder.books.count(BookCounter.HASH_WITHOUT_LAST_TRADE_PRICE);
        }
        assertTrue(verified > 5_000 && trades > 500, verified + " hashes, " + trades + " trades");
        assertTrue(ambiguous <= RUNS / 100, ambiguous + " runs went back within a millisecond");
        Invariants.checked("venue.frames-make-its-books", bursts);
        Invariants.checked("venue.hashes-prove-its-books", verified);
        Figures.put("runsThatWentBackWithinAMillisecond", ambiguous);
        assertTrue(doubted > 0, "no book went back");
        Figures.put("ofThoseRunsWithABookThatIsDoubted", doubted);
        Figures.put("hashesVerified", verified);
        Figures.put("hashesAheadOfTheirTrade", unproven);
        Figures.put("tradesPrinted", trades);
    }

    /** Not one hash is left unproven, once the first one has told the engine what the channel does not carry. */
    @Test
    void everyHashIsProven() {
        VenueKit kit = VenueKit.open(2, 1_000 * VenueKit.DOLLAR);
        Feeder feeder = new Feeder(kit, UnaryOperator.identity());
        for (int i = 0; i < 20; i++) {
            kit.later(40 * VenueKit.MS);
            kit.put(0, i % 2 == 0 ? VenueKit.YES : VenueKit.NO, Side.BUY, 4_000 + 100 * (i % 7), 10);
            feeder.catchUp();
            kit.later(40 * VenueKit.MS);
            kit.put(1, VenueKit.YES, i % 3 == 0 ? Side.SELL : Side.BUY, i % 3 == 0 ? 4_000 : 3_000, 7);
            feeder.catchUp();
        }
        kit.later(VenueKit.SECOND);
        feeder.catchUp();
        assertEquals(List.of(), feeder.differences);
        for (boolean yes : new boolean[] {true, false}) {
            OrderBook book = feeder.books.find(VenueKit.names(0).token(yes));
            assertTrue(book != null && book.hashVerified() && book.cause() == SyncCause.NONE);
        }
        long checked = feeder.books.count(BookCounter.HASH_VERIFIED);
        long bursts = feeder.books.count(BookCounter.BURSTS);
        assertEquals(2 * bursts, checked, "two hashes a burst");
    }

    @Test
    void aLostFrameIsFound() {
        int[] seen = {0};
        Feeder feeder = run(5, frame -> {
            boolean lost = VenueLog.kind(frame).equals("price_change") && ++seen[0] == 10;
            return lost ? new byte[0] : frame;
        });
        assertFalse(feeder.differences.isEmpty());
    }

    @Test
    void aWrongSizeIsFoundByItsHash() {
        Figures.put("seedsToFindWrongSize", seedsToMismatch("\"size\":\"", "\"size\":\"9"));
    }

    @Test
    void aHashOfAnotherMomentIsFound() {
        Figures.put("seedsToFindWrongHash", seedsToMismatch("\"hash\":\"..", "\"hash\":\"00"));
    }

    /** How many seeds until the text, replaced in the tenth change, makes a hash wrong. */
    private static int seedsToMismatch(String text, String replacement) {
        for (int seed = 0; seed < 20; seed++) {
            int[] seen = {0};
            Feeder feeder = run(seed, frame -> {
                boolean wrong = VenueLog.kind(frame).equals("price_change") && ++seen[0] == 10;
                String was = new String(frame, StandardCharsets.UTF_8);
                return (wrong ? was.replaceAll(text, replacement) : was).getBytes(StandardCharsets.UTF_8);
            });
            if (feeder.books.count(BookCounter.HASH_MISMATCHED) > 0) {
                return seed + 1;
            }
        }
        throw new AssertionError("no hash was wrong in 20 runs with " + replacement);
    }

    /** Books first, the touch next, the print some 34 ms later; a batch is several frames with one hash. */
    @Test
    void burstsHaveTheOrderOfRecordedOnes() {
        VenueKit kit = VenueKit.open(2, 1_000 * VenueKit.DOLLAR);
        kit.venue.placeOrders(
                0,
                List.of(
                        kit.request(0, VenueKit.YES, Side.BUY, 4_800, 50, OrderTerms.GTC),
                        kit.request(0, VenueKit.NO, Side.BUY, 4_900, 50, OrderTerms.GTC)),
                kit.now);
        assertEquals(List.of("price_change", "price_change", "best_bid_ask", "best_bid_ask"), kit.log.frameKinds());
        List<String> texts = kit.log.frames.stream()
                .map(frame -> new String(frame, StandardCharsets.UTF_8))
                .toList();
        assertTrue(texts.get(1).contains("[{\"asset_id\":\"" + VenueKit.names(0).no()), "the order's token leads");
        String hash = VenueKit.names(0).market();
        assertTrue(texts.get(0).contains(hash) && sharedHashes(texts.get(0), texts.get(1)));
        kit.later(VenueKit.SECOND);
        kit.log.frames.clear();
        kit.put(1, VenueKit.YES, Side.SELL, 4_800, 50);
        kit.later(33 * VenueKit.MS);
        assertEquals(List.of("book", "book", "best_bid_ask", "best_bid_ask"), kit.log.frameKinds());
        kit.later(VenueKit.MS);
        assertEquals("last_trade_price", kit.log.frameKinds().get(4));
    }

    /** The member order and the separators of recorded frames; the recordings have no tick change and no outcome. */
    @Test
    void framesHaveTheStyleOfRecordedOnes() {
        Set<String> styles = new TreeSet<>();
        Set<String> unrecorded = Set.of("best_bid_ask", "tick_size_change", "market_resolved");
        VenueKit kit = VenueKit.open(2, 1_000 * VenueKit.DOLLAR);
        kit.put(0, VenueKit.YES, Side.BUY, 4_800, 50);
        kit.put(0, VenueKit.NO, Side.BUY, 4_800, 50);
        kit.put(1, VenueKit.YES, Side.SELL, 4_800, 20);
        kit.operator.sendBooks(0, kit.now);
        kit.later(VenueKit.SECOND);
        for (byte[] frame : kit.log.frames) {
            if (!unrecorded.contains(VenueLog.kind(frame))) {
                styles.add(WireStyle.of(new String(frame, StandardCharsets.UTF_8)));
            }
        }
        styles.add("PONG");
        assertEquals(new TreeSet<>(WireStyle.STYLES), styles);
    }

    private static boolean sharedHashes(String first, String second) {
        int at = first.indexOf("\"hash\":\"") + 8;
        return second.contains(first.substring(at, at + 40));
    }
}
