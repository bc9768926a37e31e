package io.tapemaker.engine.domain.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.engine.domain.book.Venue.Change;
import io.tapemaker.journal.types.ConditionId;
import io.tapemaker.journal.types.TickSize;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.List;
import org.junit.jupiter.api.Test;

@Proof(
        id = "book.hash.policy",
        milestone = Milestone.M2,
        kind = ProofKind.UNIT,
        title = "A hash is verified, mismatched, or not checkable for a stated reason; its unknown "
                + "inputs are found by trying")
class HashVerifierTest {

    private final Venue venue = Venue.withBook(1);

    private static BookWorld started(Venue venue, HashPolicy policy) {
        return new BookWorld(policy).feed(venue.snapshot()).end();
    }

    private static void feed(BookWorld world, List<String> frames) {
        frames.forEach(world::feed);
    }

    @Test
    void policiesAreTextAndBack() {
        for (HashPolicy policy : List.of(HashPolicy.EVERY, HashPolicy.OFF, HashPolicy.sample(16))) {
            assertEquals(policy, HashPolicy.parse(policy.text()));
        }
        for (String bad : List.of("", "sample", "sample-", "sample-0", "sample-x", "sample-99999999", "EVERY")) {
            assertThrows(IllegalArgumentException.class, () -> HashPolicy.parse(bad), bad);
        }
    }

    @Test
    void theRecipeIsLearnedFromTheFirstBook() {
        venue.minOrderSize = "15";
        venue.negRisk = true;
        venue.lastTrade = "0.040";
        BookWorld world = started(venue, HashPolicy.EVERY);
        assertEquals(2, world.count(BookCounter.HASH_VERIFIED));
        assertEquals(1, world.count(BookCounter.RECIPES_LEARNED));
        feed(world, venue.batch(new Change(true, 49, 5)));
        world.end();
        assertEquals(4, world.count(BookCounter.HASH_VERIFIED));
    }

    @Test
    void aRecipeOutsideOfTheListIsUnknownUntilItIsConfigured() {
        venue.minOrderSize = "7";
        BookWorld world = started(venue, HashPolicy.EVERY);
        for (int i = 0; i < 6; i++) {
            feed(world, venue.batch(new Change(true, 49, 5 + i)));
        }
        world.end();
        assertEquals(HashOutcome.RECIPE_UNKNOWN, world.book(0).hashOutcome());
        assertEquals(HashVerifier.MAX_RECIPE_ATTEMPTS, world.count(BookCounter.HASH_WITHOUT_PARAMETERS));
        assertEquals(10, world.count(BookCounter.HASH_RECIPE_UNKNOWN));
        assertEquals(SyncState.IN_SYNC, world.book(0).state());

        KnownParameters known = new KnownParameters(ConditionId.parse(venue.condition), "7", false, TickSize.CENT);
        BookWorld configured =
                new BookWorld(HashPolicy.EVERY, known).feed(venue.snapshot()).end();
        assertEquals(2, configured.count(BookCounter.HASH_VERIFIED));
        assertEquals(2, configured.count(BookCounter.HASHES_COMPUTED));
    }

    @Test
    void aTradeShowsInTheHashBeforeItIsReported() {
        BookWorld world = started(venue, HashPolicy.EVERY);
        List<String> trade = venue.trade(5_000);
        feed(world, trade.subList(0, 2));
        world.end();
        assertTrue(world.book(0).hashVerified() && world.book(1).hashVerified());
        world.feed(trade.get(2));
        feed(world, venue.batch(new Change(true, 49, 5)));
        world.end();
        assertEquals(6, world.count(BookCounter.HASH_VERIFIED));
        assertEquals(0, world.count(BookCounter.HASH_MISMATCHED));
    }

    @Test
    void aTradeThatSweepsSeveralLevelsIsFound() {
        BookWorld world = started(venue, HashPolicy.EVERY);
        for (int cents = 55; cents < 65; cents++) {
            feed(world, venue.batch(new Change(false, cents, 1_000)));
        }
        for (int cents = 52; cents < 60; cents++) {
            venue.asks.remove(cents);
        }
        venue.asks.put(60, 400);
        venue.lastTrade = "0.600";
        venue.now += 3;
        world.feed(venue.full(true)).feed(venue.full(false)).end();
        assertTrue(world.book(0).hashVerified() && world.book(1).hashVerified());
    }

    @Test
    void aTradeThatIsOnlyReportedIsFoundByTheNextHash() {
        BookWorld world = started(venue, HashPolicy.EVERY);
        venue.lastTrade = "0.310";
        feed(world, venue.batch(new Change(true, 49, 5)));
        world.end();
        assertEquals(2, world.count(BookCounter.HASH_MISMATCHED));
        venue.now++;
        world.feed(venue.report(69, 100));
        feed(world, venue.batch(new Change(true, 49, 6)));
        world.end();
        assertTrue(world.book(0).hashVerified() && world.book(1).hashVerified());
        assertEquals(SyncState.IN_SYNC, world.book(0).state());
    }

    @Test
    void aTradeThatOnlyShrinksTheTouchIsFound() {
        BookWorld world = started(venue, HashPolicy.EVERY);
        venue.lastTrade = "0.500";
        feed(world, venue.batch(new Change(true, 50, 9_000)));
        world.end();
        assertEquals(4, world.count(BookCounter.HASH_VERIFIED));
    }

    @Test
    void anUnknownLastTradePriceIsNoMismatch() {
        venue.lastTrade = "0.123";
        BookWorld world = new BookWorld(
                HashPolicy.EVERY, new KnownParameters(ConditionId.parse(venue.condition), "5", false, TickSize.CENT));
        world.feed(venue.full(true)).end();
        assertEquals(HashOutcome.NO_LAST_TRADE_PRICE, world.book(0).hashOutcome());
        for (int i = 0; i < 10; i++) {
            world.feed(venue.full(true)).end();
        }
        assertEquals(0, world.count(BookCounter.HASH_MISMATCHED));
        assertEquals(11, world.count(BookCounter.HASH_WITHOUT_LAST_TRADE_PRICE));
    }

    @Test
    void theGridIsProvenByAHashThatFits() {
        venue.lastTrade = "0.500";
        BookWorld world = new BookWorld(HashPolicy.EVERY);
        world.feed(venue.first(true).replace("\"tick_size\":\"0.01\",", "")).end();
        assertEquals(TickSize.CENT, world.book(0).tickSize());
        assertTrue(world.book(0).hashVerified());
    }

    @Test
    void withoutTickSizeAndLastTradePriceNothingIsTried() {
        BookWorld world = new BookWorld(HashPolicy.EVERY);
        venue.bids.clear();
        venue.asks.clear();
        world.feed(venue.full(true)).end();
        assertEquals(HashOutcome.NO_TICK_SIZE, world.book(0).hashOutcome());
        assertEquals(0, world.count(BookCounter.HASHES_COMPUTED));
    }

    @Test
    void anAbsentHashIsCounted() {
        BookWorld world = started(venue, HashPolicy.EVERY);
        String frame = venue.batch(new Change(true, 49, 5)).get(0);
        world.feed(frame.replaceAll("\"hash\":\"[0-9a-f]*\", ", "")).end();
        assertEquals(2, world.count(BookCounter.HASH_ABSENT));
        assertEquals(HashOutcome.NO_HASH, world.book(0).hashOutcome());
    }

    @Test
    void aSampleChecksOneInNFullBooksAndSuspectBooks() {
        BookWorld world = started(venue, HashPolicy.sample(4));
        for (int i = 0; i < 12; i++) {
            feed(world, venue.batch(new Change(true, 49, 5 + i)));
        }
        world.end();
        assertEquals(2 + 2 * 3, world.count(BookCounter.HASH_VERIFIED));
        assertEquals(2 * 9, world.count(BookCounter.HASH_SKIPPED_BY_POLICY));
        feed(world, venue.trade(10));
        world.end();
        assertEquals(8 + 2, world.count(BookCounter.HASH_VERIFIED));
        world.enter().rejectedFor(world.book(0));
        feed(world, venue.batch(new Change(true, 49, 50)));
        world.end();
        assertEquals(SyncState.IN_SYNC, world.book(0).state());
    }

    @Test
    void offChecksNothing() {
        BookWorld world = started(venue, HashPolicy.OFF);
        feed(world, venue.batch(new Change(true, 49, 5)));
        world.end();
        assertEquals(4, world.count(BookCounter.HASH_SKIPPED_BY_POLICY));
        assertEquals(0, world.count(BookCounter.HASHES_COMPUTED));
        assertEquals(SyncState.IN_SYNC, world.book(0).state());
    }

    @Test
    void countersAreReadByName() {
        BookWorld world = started(venue, HashPolicy.EVERY);
        assertEquals(2, world.keeper.counters().get("hash_verified"));
        assertThrows(
                IllegalArgumentException.class, () -> world.keeper.counters().get("no_such"));
    }
}
