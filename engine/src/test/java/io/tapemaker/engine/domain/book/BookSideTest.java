package io.tapemaker.engine.domain.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.engine.domain.book.BookSide.Change;
import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.Size;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

@Proof(
        id = "book.side",
        milestone = Milestone.M2,
        kind = ProofKind.PROPERTY,
        title = "A side keeps its levels sorted, and its JSON kept up to date equals the JSON written afresh")
class BookSideTest {

    private static BookSide bids(long... priceSize) {
        BookSide side = new BookSide(Side.BUY);
        for (int i = 0; i < priceSize.length; i += 2) {
            side.apply(priceSize[i], priceSize[i + 1]);
        }
        return side;
    }

    private static String json(BookSide side) {
        LevelTexts texts = side.texts();
        return new String(texts.array(), 0, texts.length(), StandardCharsets.US_ASCII);
    }

    @Test
    void changesSayWhatTheyDid() {
        BookSide side = bids(4_900, 1_000_000);
        List<Change> done = List.of(
                side.apply(5_000, 2_000_000),
                side.apply(5_000, 2_000_000),
                side.apply(5_000, 3_000_000),
                side.apply(4_900, 0),
                side.apply(4_900, 0));
        assertEquals(List.of(Change.SET, Change.SAME, Change.SET, Change.REMOVED, Change.ABSENT), done);
        assertEquals(List.of("0.5x3"), BookWorld.levels(side));
    }

    @Test
    void levelsOfAFullBookComeInAnyOrderAndOnce() {
        BookSide side = new BookSide(Side.SELL);
        assertTrue(side.add(5_100, 1) && side.add(5_300, 2) && side.add(5_200, 3));
        assertFalse(side.add(5_200, 4));
        assertFalse(side.add(5_400, 0));
        assertFalse(side.add(0, 1));
        assertFalse(side.add(10_000, 1));
        assertEquals(List.of("0.51x0.000001", "0.52x0.000003", "0.53x0.000002"), BookWorld.levels(side));
        assertEquals(5_100, side.bestE4());
        assertEquals(1, side.bestSizeE6());
        assertEquals(3, side.sizeAtE6(5_200));
        assertEquals(0, side.sizeAtE6(5_201));
    }

    @Test
    void anEmptySideHasNoBest() {
        BookSide side = new BookSide(Side.BUY);
        assertEquals(0, side.bestE4());
        assertEquals(0, side.bestSizeE6());
        assertEquals("", json(side));
    }

    @Test
    void mirrorsAreComparedLevelByLevel() {
        BookSide side = bids(4_000, 5, 4_900, 7);
        BookSide mirror = new BookSide(Side.SELL);
        mirror.apply(5_100, 7);
        assertTrue(side.mirrorsTouch(mirror));
        assertFalse(side.mirrors(mirror));
        mirror.apply(6_000, 6);
        assertFalse(side.mirrors(mirror));
        mirror.apply(6_000, 5);
        assertTrue(side.mirrors(mirror));
        mirror.apply(5_100, 8);
        assertFalse(side.mirrorsTouch(mirror));
    }

    @Test
    void jsonIsTheVenues() {
        assertEquals(
                "{\"price\":\"0.49\",\"size\":\"0.5\"},{\"price\":\"0.5\",\"size\":\"45.2\"}",
                json(bids(5_000, 45_200_000, 4_900, 500_000)));
    }

    /**
     * Every operation is applied to a side whose JSON is asked for each time, to one where it is seldom, and to a
     * tree. A copy is taken now and then, over an older copy that has its JSON.
     */
    @Property(tries = 300)
    void keptJsonEqualsFreshJson(
            @ForAll boolean buy,
            @ForAll @net.jqwik.api.constraints.Size(max = 120) List<@IntRange(max = 9_999) Integer> moves) {
        Side which = buy ? Side.BUY : Side.SELL;
        BookSide kept = new BookSide(which);
        json(kept);
        BookSide seldom = new BookSide(which);
        BookSide copy = new BookSide(which);
        TreeMap<Long, Long> tree =
                new TreeMap<>(buy ? Comparator.<Long>naturalOrder() : Comparator.<Long>reverseOrder());
        for (int move : moves) {
            long priceE4 = 1L + move % 40;
            long sizeE6 = (move / 40) % 3 == 0 ? 0 : 1_000L * move;
            kept.apply(priceE4, sizeE6);
            seldom.apply(priceE4, sizeE6);
            if (move % 5 == 0) {
                assertEquals(json(kept), json(seldom));
                copy.copyFrom(kept);
                assertEquals(json(kept), json(copy));
            }
            if (sizeE6 == 0) {
                tree.remove(priceE4);
            } else {
                tree.put(priceE4, sizeE6);
            }
            List<String> expected = new ArrayList<>();
            tree.forEach((p, s) ->
                    expected.add("{\"price\":\"" + Price.format(p) + "\",\"size\":\"" + Size.format(s) + "\"}"));
            assertEquals(String.join(",", expected), json(kept));
            assertEquals(tree.size(), kept.count());
            assertEquals(tree.isEmpty() ? 0 : tree.lastKey(), kept.bestE4());
        }
        StateWriter out = new StateWriter();
        kept.write(out);
        BookSide restored = new BookSide(which);
        restored.read(new StateReader(out.toByteArray()));
        assertEquals(json(kept), json(restored));
        copy.apply(7, 7);
        json(copy);
        copy.copyFrom(kept);
        assertEquals(json(kept), json(copy));
    }
}
