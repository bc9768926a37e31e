package io.tapemaker.engine.domain.book;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tapemaker.engine.domain.state.StateFormatException;
import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.testkit.Invariants;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

@Proof(
        id = "book.properties",
        milestone = Milestone.M2,
        kind = ProofKind.PROPERTY,
        title = "Over random flow: books equal the reference, duplicates change nothing, a restored "
                + "state goes on the same",
        invariants = {"book.equals-reference", "book.state-restores"})
class BookPropertiesTest {

    private static final HashPolicy[] POLICIES = {HashPolicy.EVERY, HashPolicy.sample(3), HashPolicy.OFF};

    private static List<String> flow(long seed, int steps) {
        Random random = new Random(seed);
        Venue first = Venue.withBook(1);
        Venue second = Venue.withBook(2);
        List<String> frames = new ArrayList<>(List.of(first.snapshot(), second.snapshot()));
        for (int i = 0; i < steps; i++) {
            Venue venue = random.nextBoolean() ? first : second;
            frames.addAll(venue.step(random));
            first.now = Math.max(first.now, second.now);
            second.now = first.now;
        }
        return frames;
    }

    @Property(tries = 60)
    void booksEqualTheReference(@ForAll long seed) {
        BookWorld world = new BookWorld(HashPolicy.EVERY);
        ReferenceBooks reference = new ReferenceBooks();
        long compared = 0;
        for (String frame : flow(seed, 60)) {
            world.feed(frame);
            for (String asset : reference.apply(frame.getBytes(StandardCharsets.UTF_8))) {
                byte[] id = asset.getBytes(StandardCharsets.US_ASCII);
                OrderBook book = world.keeper.books().find(id, 0, id.length);
                ReferenceBooks.Reference expected = reference.books.get(asset);
                assertNotNull(book);
                assertNotNull(expected);
                assertEquals("", ReferenceBooks.difference(expected.bids, book.bids()));
                assertEquals("", ReferenceBooks.difference(expected.asks, book.asks()));
                compared++;
            }
        }
        world.end();
        assertEquals(0, world.count(BookCounter.HASH_MISMATCHED));
        assertEquals(0, world.count(BookCounter.TOUCHES_DISAGREED));
        assertEquals(0, world.count(BookCounter.MIRRORS_DISAGREED));
        Invariants.checked("book.equals-reference", compared);
    }

    /** Each frame of one world comes twice in the other; only the counters may tell. */
    @Property(tries = 40)
    void duplicatesChangeNothing(@ForAll long seed) {
        BookWorld once = new BookWorld(HashPolicy.EVERY);
        BookWorld twice = new BookWorld(HashPolicy.EVERY);
        for (String frame : flow(seed, 40)) {
            once.feed(frame);
            twice.feed(frame).feed(frame);
            for (int i = 0; i < once.keeper.books().bookCount(); i++) {
                assertEquals(
                        BookWorld.levels(once.book(i).bids()),
                        BookWorld.levels(twice.book(i).bids()));
                assertEquals(
                        BookWorld.levels(once.book(i).asks()),
                        BookWorld.levels(twice.book(i).asks()));
                assertEquals(once.book(i).state(), twice.book(i).state());
            }
        }
        assertEquals(0, twice.end().count(BookCounter.HASH_MISMATCHED));
        assertEquals(once.end().log.take(), twice.log.take());
    }

    /** At any frame, in the middle of a burst as well, the state is written, read, and both go on. */
    @Property(tries = 40)
    void aRestoredStateGoesOnTheSame(
            @ForAll long seed, @ForAll @IntRange(max = 80) int at, @ForAll @IntRange(max = 2) int policy) {
        List<String> frames = flow(seed, 60);
        BookWorld world = new BookWorld(POLICIES[policy]);
        frames.subList(0, at).forEach(world::feed);
        BookWorld twin = world.restored(POLICIES[policy]);
        assertArrayEquals(world.state(), twin.state());
        world.log.take();
        for (String frame : frames.subList(at, frames.size())) {
            assertEquals(world.feed(frame).log.take(), twin.feed(frame).log.take());
        }
        assertArrayEquals(world.end().state(), twin.end().state());
        Invariants.checked("book.state-restores", 1);
    }

    @Property(tries = 20)
    void aCutStateIsRefused(@ForAll long seed, @ForAll @IntRange(max = 1_000_000) int cut) {
        BookWorld world = new BookWorld(HashPolicy.EVERY);
        flow(seed, 5).forEach(world::feed);
        byte[] state = world.state();
        byte[] shorter = Arrays.copyOf(state, cut % state.length);
        BookWorld twin = new BookWorld(HashPolicy.EVERY);
        assertThrows(StateFormatException.class, () -> twin.keeper.read(new StateReader(shorter)));
    }

    /** Negative control: a state that differs in one level differs in its bytes. */
    @Property(tries = 20)
    void aLostFrameShowsInTheState(@ForAll long seed) {
        List<String> frames = flow(seed, 20);
        BookWorld world = new BookWorld(HashPolicy.EVERY);
        BookWorld other = new BookWorld(HashPolicy.EVERY);
        for (int i = 0; i < frames.size(); i++) {
            world.feed(frames.get(i));
            if (i != 4) {
                other.feed(frames.get(i));
            }
        }
        assertFalse(Arrays.equals(world.state(), other.state()));
        assertNotEquals(0, world.state().length);
    }
}
