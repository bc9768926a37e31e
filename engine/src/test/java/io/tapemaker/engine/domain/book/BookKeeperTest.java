package io.tapemaker.engine.domain.book;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.engine.domain.book.BookEvent.Asked;
import io.tapemaker.engine.domain.book.BookEvent.Moved;
import io.tapemaker.engine.domain.book.BookEvent.Settled;
import io.tapemaker.engine.domain.book.Venue.Change;
import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.TickSize;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@Proof(
        id = "book.keeper",
        milestone = Milestone.M2,
        kind = ProofKind.UNIT,
        title = "Books come into sync, lose it and regain it for the stated reasons, and a market settles once a burst")
class BookKeeperTest {

    private static final SyncState AWAITING = SyncState.AWAITING_SNAPSHOT;
    private static final SyncState IN_SYNC = SyncState.IN_SYNC;
    private static final SyncState SUSPECT = SyncState.SUSPECT;
    private static final Change BID = new Change(true, 50, 5_000);

    private final Venue venue = Venue.withBook(1);
    private final BookWorld world = new BookWorld(HashPolicy.EVERY);

    /** In sync, with nothing left to be told. */
    private void start() {
        world.feed(venue.snapshot()).end();
        assertTrue(world.book(0).inSync() && world.book(1).inSync());
        world.log.take();
    }

    private void feed(List<String> frames) {
        frames.forEach(world::feed);
    }

    private void assertBothMovedAndSettled(SyncState from, SyncState to, SyncCause cause) {
        assertEquals(
                List.of(new Moved(0, from, to, cause), new Moved(1, from, to, cause), new Settled(0)),
                world.log.take());
    }

    private void assertBothMovedAndAsked(SyncState from, SyncState to, SyncCause cause, BookEvent... then) {
        List<BookEvent> expected = new ArrayList<>(List.of(
                new Moved(0, from, to, cause),
                new Asked(0, cause),
                new Moved(1, from, to, cause),
                new Asked(1, cause)));
        expected.addAll(List.of(then));
        assertEquals(expected, world.log.take());
    }

    private static String tickChange(Venue venue, boolean ofYes, String tick) {
        return "{\"event_type\":\"tick_size_change\",\"asset_id\":\"" + (ofYes ? venue.yes : venue.no)
                + "\",\"market\":\"" + venue.condition + "\",\"old_tick_size\":\"0.01\",\"new_tick_size\":\"" + tick
                + "\",\"timestamp\":\"" + venue.now + "\"}";
    }

    @Test
    void aSnapshotBringsBothBooksIntoSyncAndSettlesOnce() {
        world.feed(venue.snapshot());
        assertFalse(world.keeper.isQuiet());
        world.end();
        assertBothMovedAndSettled(AWAITING, IN_SYNC, SyncCause.NONE);
        assertEquals(
                List.of("0.5x100", "0.49x100.01", "0.48x100.02"),
                BookWorld.levels(world.book(0).bids()));
        assertEquals(
                List.of("0.52x200.5", "0.53x200.51", "0.54x200.52"),
                BookWorld.levels(world.book(0).asks()));
        assertEquals(
                List.of("0.48x200.5", "0.47x200.51", "0.46x200.52"),
                BookWorld.levels(world.book(1).bids()));
        assertTrue(world.book(0).hashVerified() && world.book(1).hashVerified());
        assertTrue(world.book(0).market().inSync());
        assertEquals(TickSize.CENT, world.book(0).tickSize());
        assertSame(world.book(1), world.book(0).mirror());
        assertEquals(venue.yes, world.book(0).tokenId().toString());
    }

    @Test
    void aBurstSettlesOnceWhenAnotherTimestampComes() {
        start();
        feed(venue.batch(BID, new Change(false, 53, 0), new Change(true, 47, 77)));
        assertEquals(List.of(), world.log.take());
        feed(venue.batch(new Change(true, 46, 1)));
        assertEquals(List.of(new Settled(0)), world.log.take());
        world.end();
        assertEquals(List.of(new Settled(0)), world.log.take());
        world.end();
        assertEquals(List.of(), world.log.take());
        assertEquals(6, world.count(BookCounter.HASH_VERIFIED));
    }

    @Test
    void aFrameOfAnotherMarketEndsTheBurstAndOneOfAnotherConnectionDoesNot() {
        Venue other = Venue.withBook(2);
        other.now += 1_000;
        world.feed(venue.snapshot()).feed(other.snapshot()).end();
        world.log.take();
        feed(venue.batch(BID));
        other.now = venue.now + 5;
        other.batch(BID).forEach(f -> world.feed(f.getBytes(StandardCharsets.UTF_8), 2));
        assertEquals(List.of(), world.log.take());
        feed(venue.batch(new Change(true, 46, 1)));
        assertEquals(List.of(new Settled(0)), world.log.take());
        world.enter().endAllBursts();
        assertEquals(List.of(new Settled(1), new Settled(0)), world.log.take());
    }

    @Test
    void twoBatchesOfOneTimestampAreCheckedEachAndSettleOnce() {
        start();
        List<String> first = venue.batch(BID);
        venue.now--;
        List<String> second = venue.batch(new Change(true, 47, 9));
        feed(first);
        feed(second);
        assertEquals(4, world.count(BookCounter.HASH_VERIFIED));
        // A late duplicate of the first batch must not undo the second.
        Venue past = Venue.withBook(1);
        past.now = venue.now - 1;
        feed(past.batch(BID));
        world.end();
        assertEquals(List.of(new Settled(0)), world.log.take());
        assertEquals(6, world.count(BookCounter.HASH_VERIFIED));
        assertEquals(2, world.count(BookCounter.CHANGES_REPEATED_LATE));
    }

    /** A book in two states within a millisecond, whose frame of the first state then comes again. */
    private void goOnAndBack(boolean really) {
        start();
        feed(venue.batch(BID));
        venue.now--;
        feed(venue.batch(new Change(true, 50, 7_000)));
        Venue past = really ? venue : Venue.withBook(1);
        past.now = venue.now - 1;
        feed(past.batch(BID));
        assertBothMovedAndAsked(IN_SYNC, SUSPECT, SyncCause.REJECTED_FRAME);
        BookWorld twin = world.restored(HashPolicy.EVERY);
        world.end();
        twin.end();
        assertArrayEquals(world.state(), twin.state(), "after a restart");
        assertEquals(List.of(new Settled(0)), world.log.take(), "what proves the state between clears nothing");
        assertEquals(70_000_000, world.book(0).bids().bestSizeE6(), "nothing was applied");
        assertEquals(2, world.count(BookCounter.CHANGES_REPEATED_LATE));
    }

    @Test
    void aBookThatMayHaveGoneBackWithinAMillisecondIsSuspectUntilAFullBook() {
        goOnAndBack(true);
        feed(venue.batch(new Change(true, 47, 9)));
        world.end();
        assertEquals(List.of(new Settled(0)), world.log.take(), "the next batch shows that it is wrong");
        assertEquals(2, world.count(BookCounter.HASH_MISMATCHED));
        venue.now++;
        world.feed(venue.full(true)).feed(venue.full(false)).end();
        assertTrue(world.book(0).inSync() && world.book(1).inSync());
        assertEquals(50_000_000, world.book(0).bids().bestSizeE6());
    }

    @Test
    void aLateDuplicateThatLooksLikeThatCostsNoMoreThanTheNextBatch() {
        goOnAndBack(false);
        feed(venue.batch(new Change(true, 47, 9)));
        world.end();
        assertBothMovedAndSettled(SUSPECT, IN_SYNC, SyncCause.NONE);
    }

    /** One batch may change a level twice: its first frame says something else than the state that it leads to. */
    @Test
    void aDuplicateOfTheStateThatTheBookIsInIsHarmless() {
        start();
        List<String> frames = venue.batch(BID, new Change(true, 50, 7_000));
        feed(frames);
        world.end();
        world.log.take();
        feed(frames);
        world.end();
        assertEquals(List.of(), world.log.take());
        assertEquals(4, world.count(BookCounter.CHANGES_REPEATED_LATE));
        assertEquals(70_000_000, world.book(0).bids().bestSizeE6());
    }

    @Test
    void duplicatesWithSwappedEntriesChangeNothing() {
        start();
        Change[] changes = {BID, new Change(false, 52, 0)};
        feed(venue.batch(changes));
        List<String> before = BookWorld.levels(world.book(1).asks());
        feed(venue.frames(changes, true));
        assertEquals(before, BookWorld.levels(world.book(1).asks()));
        world.end();
        assertEquals(List.of(new Settled(0)), world.log.take());
        assertEquals(4, world.count(BookCounter.HASH_VERIFIED));
        assertEquals(2, world.count(BookCounter.CHANGES_WITHOUT_EFFECT));
        assertEquals(2, world.count(BookCounter.UNKNOWN_LEVEL_DELETIONS));
    }

    @Test
    void changesBeforeASnapshotAreCountedAndTheSnapshotAskedForOnce() {
        feed(venue.batch(BID));
        feed(venue.batch(BID));
        world.end();
        assertEquals(
                List.of(
                        new Asked(0, SyncCause.NO_SNAPSHOT_YET),
                        new Asked(1, SyncCause.NO_SNAPSHOT_YET),
                        new Settled(0),
                        new Settled(0)),
                world.log.take());
        assertEquals(4, world.count(BookCounter.CHANGES_BEFORE_SNAPSHOT));
        assertEquals(0, world.book(0).bids().count());
        assertEquals(4, world.count(BookCounter.HASH_OF_UNSYNCED_BOOK));
        world.feed(venue.full(true));
        assertEquals(List.of(new Moved(0, AWAITING, IN_SYNC, SyncCause.NONE)), world.log.take());
    }

    @Test
    void aTickSizeChangeMakesBothBooksSuspectUntilAFullBookOrAMatchingHash() {
        start();
        venue.now++;
        world.feed(tickChange(venue, true, "0.001")).feed(tickChange(venue, false, "0.001"));
        assertBothMovedAndAsked(IN_SYNC, SUSPECT, SyncCause.TICK_SIZE_CHANGED);
        assertEquals(2, world.book(0).market().tickEpoch());
        assertEquals(1, world.count(BookCounter.TICK_SIZE_REPEATS));
        // Changes are still applied; their hashes have the old tick, so they clear nothing.
        feed(venue.batch(BID));
        world.end();
        assertEquals(List.of(new Settled(0), new Settled(0)), world.log.take());
        assertEquals(5_000, world.book(0).bestBidE4());
        assertEquals(50_000_000, world.book(0).bids().bestSizeE6());
        assertEquals(2, world.count(BookCounter.HASH_MISMATCHED));
        venue.now++;
        world.feed(tickChange(venue, true, "0.01")).end();
        feed(venue.batch(new Change(true, 49, 3)));
        world.end();
        assertEquals(
                List.of(
                        new Settled(0),
                        new Moved(0, SUSPECT, IN_SYNC, SyncCause.NONE),
                        new Moved(1, SUSPECT, IN_SYNC, SyncCause.NONE),
                        new Settled(0)),
                world.log.take());
    }

    @Test
    void aSnapshotWithAnotherTickSizeMakesTheOtherBookSuspect() {
        start();
        venue.now++;
        world.feed(venue.first(true).replace("\"tick_size\":\"0.01\"", "\"tick_size\":\"0.001\""));
        assertEquals(
                List.of(
                        new Moved(0, IN_SYNC, SUSPECT, SyncCause.TICK_SIZE_CHANGED),
                        new Asked(0, SyncCause.TICK_SIZE_CHANGED),
                        new Moved(1, IN_SYNC, SUSPECT, SyncCause.TICK_SIZE_CHANGED),
                        new Asked(1, SyncCause.TICK_SIZE_CHANGED),
                        new Moved(0, SUSPECT, IN_SYNC, SyncCause.NONE)),
                world.log.take());
        assertEquals(TickSize.MILL, world.book(1).tickSize());
    }

    @Test
    void linkDownDropsTheBooksOfItsConnection() {
        Venue other = Venue.withBook(2);
        world.feed(venue.snapshot());
        world.feed(other.snapshot().getBytes(StandardCharsets.UTF_8), 2);
        world.enter().endAllBursts();
        world.log.take();
        feed(venue.batch(BID));
        world.enter().linkDown();
        assertBothMovedAndAsked(IN_SYNC, AWAITING, SyncCause.LINK_DOWN, new Settled(0));
        assertEquals(0, world.book(0).asks().count());
        assertTrue(world.book(2).inSync() && world.keeper.isQuiet());
        world.feed(venue.snapshot()).end();
        assertTrue(world.book(0).market().inSync());
        assertTrue(world.book(0).hashVerified());
    }

    @Test
    void aNewSessionDropsAllAndAsksAgain() {
        feed(venue.batch(BID));
        world.end();
        world.log.take();
        world.enter().newSession();
        assertEquals(
                List.of(new Asked(0, SyncCause.NEW_SESSION), new Asked(1, SyncCause.NEW_SESSION), new Settled(0)),
                world.log.take());
    }

    @Test
    void aRejectedFrameMarksItsBooksAndNoOther() {
        Venue other = Venue.withBook(2);
        other.now += 10;
        world.feed(venue.snapshot()).feed(other.snapshot()).end();
        world.log.take();
        world.feed(venue.full(false).replace("\"0.46\"", "\"1.5\""));
        assertEquals(
                List.of(
                        new Moved(1, IN_SYNC, SUSPECT, SyncCause.REJECTED_FRAME),
                        new Asked(1, SyncCause.REJECTED_FRAME)),
                world.log.take());
        world.feed("{\"event_type\":\"book\"}").feed("{garbage").end();
        assertEquals(List.of(new Settled(0)), world.log.take());
        assertEquals(2, world.count(BookCounter.REJECTED_EVENTS));
        assertEquals(1, world.count(BookCounter.REJECTED_FRAMES));
        feed(venue.batch(BID));
        world.end();
        assertEquals(List.of(new Moved(1, SUSPECT, IN_SYNC, SyncCause.NONE), new Settled(0)), world.log.take());
    }

    @Test
    void anOversizeFrameMarksEveryBookOfItsConnection() {
        start();
        world.enter().oversizeFrame();
        world.end();
        assertBothMovedAndAsked(IN_SYNC, SUSPECT, SyncCause.OVERSIZE_FRAME, new Settled(0));
    }

    @Test
    void aCrossedBookIsSuspectEvenIfItsHashFits() {
        start();
        feed(venue.batch(new Change(true, 52, 100)));
        world.end();
        assertEquals(2, world.count(BookCounter.CROSSED_BOOKS));
        assertEquals(4, world.count(BookCounter.HASH_VERIFIED));
        assertEquals(SyncCause.CROSSED, world.book(0).cause());
        assertEquals(SUSPECT, world.book(1).state());
        world.log.take();
        feed(venue.batch(new Change(true, 52, 0)));
        world.end();
        assertBothMovedAndSettled(SUSPECT, IN_SYNC, SyncCause.NONE);
    }

    @Test
    void aTouchAloneIsNeverAppliedToABook() {
        start();
        byte[] before = world.state();
        world.feed("{\"market\":\"" + venue.condition + "\",\"asset_id\":\"" + venue.yes
                + "\",\"best_bid\":\"0.3\",\"best_ask\":\"0.4\",\"spread\":\"0.1\",\"timestamp\":\"" + venue.now
                + "\",\"event_type\":\"best_bid_ask\"}");
        assertEquals(1, world.count(BookCounter.BEST_BID_ASKS));
        assertEquals(5_000, world.book(0).bestBidE4());
        assertEquals(before.length, world.state().length);
        assertEquals(List.of(), world.log.take());
    }

    @Test
    void aThirdAssetAndAnAssetOfAnotherMarketAreRefused() {
        start();
        Venue other = Venue.withBook(2);
        world.feed(other.first(true).replace(other.condition, venue.condition));
        world.feed(venue.first(true).replace(venue.condition, other.condition));
        world.feed(venue.first(true).replace(venue.condition, "0xno").replace(venue.yes, "77"));
        assertEquals(1, world.count(BookCounter.REFUSED_THIRD_ASSET));
        assertEquals(1, world.count(BookCounter.REFUSED_OTHER_MARKET));
        assertEquals(1, world.count(BookCounter.REFUSED_BAD_ID));
        assertEquals(2, world.keeper.books().bookCount());
        assertEquals(1, world.keeper.books().marketCount());
        assertEquals(List.of(), world.log.take());
    }

    @Test
    void aResolvedMarketSettlesAndAsksForNothingAnyMore() {
        start();
        String resolved = "{\"event_type\":\"market_resolved\",\"market\":\"" + venue.condition
                + "\",\"assets_ids\":[\"" + venue.yes + "\",\"" + venue.no + "\"],\"winning_asset_id\":\"" + venue.no
                + "\",\"winning_outcome\":\"No\",\"timestamp\":\"" + (venue.now + 1) + "\"}";
        world.feed(resolved).feed(resolved.replace(venue.condition, "0xdef")).end();
        assertEquals(List.of(new Settled(0)), world.log.take());
        Market market = world.book(0).market();
        assertTrue(market.resolved());
        assertSame(world.book(1), market.winner());
        assertEquals(1, world.count(BookCounter.MARKETS_RESOLVED));
        assertEquals(1, world.count(BookCounter.UNKNOWN_MARKETS));
        world.enter().newSession();
        assertBothMovedAndSettled(IN_SYNC, AWAITING, SyncCause.NEW_SESSION);
    }

    @Test
    void aListedMarketTeachesTheGridOfAKnownOneOnly() {
        world.feed(venue.full(true)).end();
        assertNull(keeperMarket().tickSize());
        String listed = "{\"event_type\":\"new_market\",\"id\":\"1\",\"question\":\"?\",\"market\":\"" + venue.condition
                + "\",\"slug\":\"s\",\"assets_ids\":[\"" + venue.yes + "\",\"" + venue.no
                + "\"],\"outcomes\":[\"Yes\",\"No\"],\"timestamp\":\"" + venue.now
                + "\",\"order_price_min_tick_size\":\"0.001\"}";
        world.feed(listed.replace(venue.condition, "0xdef"));
        assertNull(keeperMarket().tickSize());
        world.feed(listed);
        assertEquals(2, world.count(BookCounter.NEW_MARKETS));
        assertEquals(1, world.count(BookCounter.UNKNOWN_MARKETS));
        assertEquals(TickSize.MILL, keeperMarket().tickSize());
        assertEquals(1, world.keeper.books().marketCount());
    }

    private Market keeperMarket() {
        return world.keeper.books().market(0);
    }

    @Test
    void badLevelsGivenDirectlyAreRefused() {
        start();
        BookKeeper keeper = world.enter();
        BookFrame frame = keeper.newBookFrame(venue.now);
        frame.level(Side.BUY, 5_000, 1);
        frame.level(Side.BUY, 5_000, 2);
        keeper.bookFrame(world.book(0), frame);
        LevelUpdate update = keeper.newLevelUpdate(venue.now);
        update.level(Side.BUY, 10_000, 1);
        keeper.levelChange(world.book(1), update);
        assertEquals(2, world.count(BookCounter.REFUSED_BAD_LEVELS));
        assertEquals(SUSPECT, world.book(0).state());
        assertEquals(SUSPECT, world.book(1).state());
        assertEquals(3, world.book(0).bids().count());
    }
}
