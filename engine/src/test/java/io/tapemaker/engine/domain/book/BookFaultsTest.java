package io.tapemaker.engine.domain.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.engine.domain.book.Venue.Change;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.List;
import org.junit.jupiter.api.Test;

@Proof(
        id = "book.faults",
        milestone = Milestone.M2,
        kind = ProofKind.UNIT,
        title = "Planted faults are found: a lost change by hash and by touch, a wrong side by the "
                + "touch, a lost mirror by the mirror rule")
class BookFaultsTest {

    private final Venue venue = Venue.withBook(1);

    private BookWorld started(HashPolicy policy) {
        return new BookWorld(policy).feed(venue.snapshot()).end();
    }

    private static void feed(BookWorld world, List<String> frames) {
        frames.forEach(world::feed);
        world.end();
    }

    @Test
    void aLostChangeBehindTheTouchIsFoundByTheHashWhichOnlyAdvises() {
        BookWorld world = started(HashPolicy.EVERY);
        venue.batch(new Change(true, 48, 77));
        for (int i = 0; i < 5; i++) {
            feed(world, venue.batch(new Change(false, 54, 10 + i)));
        }
        assertEquals(10, world.count(BookCounter.HASH_MISMATCHED));
        assertEquals(HashOutcome.MISMATCH, world.book(0).hashOutcome());
        assertEquals(SyncState.IN_SYNC, world.book(0).state());
    }

    @Test
    void aLostChangeAtTheTouchIsFoundByHashAndTouch() {
        BookWorld world = started(HashPolicy.EVERY);
        venue.batch(new Change(true, 50, 0));
        feed(world, venue.batch(new Change(false, 54, 10)));
        assertEquals(2, world.count(BookCounter.TOUCHES_DISAGREED));
        assertEquals(SyncState.IN_SYNC, world.book(0).state());
        feed(world, venue.batch(new Change(false, 54, 11)));
        assertEquals(SyncState.SUSPECT, world.book(0).state());
        assertEquals(SyncCause.TOUCH_DISAGREES, world.book(0).cause());
        assertEquals(SyncState.SUSPECT, world.book(1).state());
        venue.now++;
        world.feed(venue.first(true)).feed(venue.first(false)).end();
        assertTrue(world.book(0).market().inSync() && world.book(0).hashVerified());
    }

    @Test
    void aMismatchWeighsWithOneTouch() {
        BookWorld world = started(HashPolicy.EVERY);
        venue.batch(new Change(true, 48, 77));
        feed(world, venue.batch(new Change(false, 54, 10)));
        feed(world, venue.batch(new Change(false, 54, 11)));
        assertEquals(SyncState.IN_SYNC, world.book(0).state());
        venue.batch(new Change(true, 50, 0));
        feed(world, venue.batch(new Change(false, 54, 12)));
        assertEquals(SyncCause.TOUCH_DISAGREES, world.book(0).cause());
    }

    @Test
    void withoutHashesTheTouchAloneIsEnough() {
        BookWorld world = started(HashPolicy.OFF);
        venue.batch(new Change(true, 50, 0));
        feed(world, venue.batch(new Change(false, 54, 10)));
        feed(world, venue.batch(new Change(false, 54, 11)));
        assertEquals(SyncState.SUSPECT, world.book(0).state());
        assertEquals(0, world.count(BookCounter.HASHES_COMPUTED));
    }

    @Test
    void aChangeOnTheWrongSideIsFound() {
        BookWorld world = started(HashPolicy.EVERY);
        String wrong = venue.batch(new Change(true, 51, 500))
                .get(0)
                .replace("BUY", "XXXX")
                .replace("SELL", "BUY")
                .replace("XXXX", "SELL");
        world.feed(wrong).end();
        assertEquals(2, world.count(BookCounter.TOUCHES_DISAGREED));
        assertEquals(2, world.count(BookCounter.HASH_MISMATCHED));
        world.feed(wrong.replace(String.valueOf(venue.now), String.valueOf(venue.now + 1)))
                .end();
        assertEquals(SyncState.SUSPECT, world.book(0).state());
    }

    @Test
    void aLostMirrorEntryIsFoundByTheMirrorRule() {
        BookWorld world = started(HashPolicy.OFF);
        Change behind = new Change(true, 48, 77);
        venue.batch(behind);
        world.feed(venue.half(true, behind)).end();
        assertEquals(0, world.count(BookCounter.MIRRORS_DISAGREED));
        feed(world, venue.batch(new Change(false, 54, 10)));
        assertEquals(1, world.count(BookCounter.MIRRORS_DISAGREED));
        assertEquals(SyncCause.MIRROR_DISAGREES, world.book(0).cause());
        assertEquals(SyncCause.MIRROR_DISAGREES, world.book(1).cause());
    }

    @Test
    void aBookThatItsHashProvesIsNotBlamedForItsMirror() {
        BookWorld world = started(HashPolicy.EVERY);
        Change behind = new Change(true, 48, 77);
        venue.batch(behind);
        world.feed(venue.half(true, behind)).end();
        feed(world, venue.batch(new Change(false, 54, 10)));
        assertEquals(SyncState.IN_SYNC, world.book(0).state());
        assertTrue(world.book(0).hashVerified());
        assertEquals(SyncCause.MIRROR_DISAGREES, world.book(1).cause());
    }

    @Test
    void zerosForAnUnknownTouchDisagreeWithNothing() {
        BookWorld world = started(HashPolicy.OFF);
        String frame = venue.batch(new Change(false, 54, 10))
                .get(0)
                .replaceAll("\"best_(bid|ask)\":\"[0-9.]*\"", "\"best_$1\":\"0\"");
        world.feed(frame).end();
        assertEquals(0, world.count(BookCounter.TOUCHES_COMPARED));
    }

    @Test
    void anEmptySideIsATouch() {
        BookWorld world = started(HashPolicy.EVERY);
        feed(world, venue.batch(new Change(true, 50, 0), new Change(true, 49, 0), new Change(true, 48, 0)));
        assertEquals(2, world.count(BookCounter.TOUCHES_COMPARED));
        assertEquals(0, world.count(BookCounter.TOUCHES_DISAGREED));
        assertEquals(0, world.book(0).bestBidE4());
        assertEquals(0, world.book(1).bestAskE4());
    }
}
