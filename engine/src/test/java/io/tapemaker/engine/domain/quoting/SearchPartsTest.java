package io.tapemaker.engine.domain.quoting;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@Proof(
        id = "quoting.search-parts",
        milestone = Milestone.M3,
        kind = ProofKind.UNIT,
        title = "The parts of the search by themselves: sizes that are tried, fills that are expected, ranks and ties")
class SearchPartsTest {

    private static final long SHARE_E6 = 1_000_000;

    private final QuoteSearch search = new QuoteSearch();

    @Test
    void sizesAreSpreadUpToTheCap() {
        QuoteSide side = new QuoteSide(true, new QuoteInputs());
        QuoteInputs in = Markets.quiet();
        in.terms = Markets.terms(1, 300, 10 * SHARE_E6);
        side.bind(in);
        SizeGrid grid = new SizeGrid();
        grid.bind(side, in);
        long[] sizes = new long[SizeGrid.SIZES];
        assertEquals(8, grid.sizes(grid.roomE6(4_800), sizes));
        assertEquals(List.of(10L, 30L, 60L, 90L, 110L, 140L, 170L, 200L, 0L), shares(sizes));
        in.bid.roomNotionalE6 = 48 * SHARE_E6;
        grid.bind(side, in);
        assertEquals(5, grid.sizes(grid.roomE6(4_800), sizes));
        assertEquals(List.of(10L, 30L, 60L, 90L, 100L), shares(sizes).subList(0, 5));
    }

    private static List<Long> shares(long[] sizesE6) {
        List<Long> shares = new ArrayList<>();
        for (long size : sizesE6) {
            shares.add(size / SHARE_E6);
        }
        return shares;
    }

    /** Alone at its price, where trades have no size as yet. */
    @Test
    void withoutTradesNothingIsFilled() {
        assertEquals(0.0, PickoffCost.fillsPerSecond(1, 0, 0, 10));
        assertEquals(0.0, PickoffCost.fillsPerSecond(0, 50, 0, 10));
        assertEquals(5.0, PickoffCost.fillsPerSecond(0.1, 100, 0, 100));
    }

    @Test
    void noOrderIsCheaperThanOneThatCosts() {
        QuoteInputs in = Markets.quiet();
        in.settings = Markets.settings(0, 0, 1_000);
        search.computeDesiredQuotes(in, new DesiredQuotes());
        assertEquals(Candidates.ABSENT, search.best.cheaper(true, Candidates.ABSENT, 1));
        assertEquals(1, search.best.cheaper(true, 1, 2));
        assertEquals(1, search.best.cheaper(true, 2, 1));
        assertEquals(2, search.best.cheaper(true, -1, 2));
    }

    /** Within four cents, 50 shares at two cents and 200 at three score the same: a half and a quarter, squared. */
    @Test
    void equalScoresAreRankedAsTheyCame() {
        QuoteInputs in = Markets.quiet();
        in.terms = Markets.terms(100_000_000, 400, 50_000_000);
        search.computeDesiredQuotes(in, new DesiredQuotes());
        RankedGroup ranked = new RankedGroup();
        ranked.rank(search.bids, 0, 10_000, in.terms, -1);
        StringBuilder order = new StringBuilder();
        for (int rank = 0; rank < ranked.count; rank++) {
            int id = ranked.id(rank);
            order.append(search.bids.sizeE6[id] / SHARE_E6)
                    .append('@')
                    .append(search.bids.priceE4[id])
                    .append(' ');
        }
        assertEquals("200@4800 150@4800 100@4800 50@4800 200@4700 150@4700 100@4700 50@4700 0@0 ", order.toString());
    }
}
