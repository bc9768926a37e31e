package io.tapemaker.sim.backtest;

import io.tapemaker.engine.domain.book.Levels;
import io.tapemaker.engine.domain.quoting.Constraint;
import io.tapemaker.engine.domain.quoting.DesiredQuotes;
import io.tapemaker.engine.domain.quoting.QuoteInputs;
import io.tapemaker.engine.domain.quoting.QuoteSearch;
import io.tapemaker.engine.domain.quoting.SideInputs;
import io.tapemaker.engine.logic.QuotePlanner;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.TickSize;

/**
 * Who chooses the quotes: the search that ships, or one of four simple rules. All stand behind the same regimes, gates
 * (the reward band and others in front among them), limits and rules of replacing, none improves the others' touch, and
 * all prefer to sell what they hold.
 */
public enum Quoter {
    /** The search that ships. */
    OURS("ours"),
    /** At 40 % of the reward band from the midpoint, the largest order. */
    BAND("40 % of the band"),
    /** A cent from the midpoint, the largest order. */
    CENT("one cent off"),
    /** At the others' best, the largest order. */
    TOUCH("join the touch"),
    /** At the others' second level, the least order that scores. */
    SECOND("least size at level two");

    private static final long CENT_E4 = 100;
    private static final long BAND_PERCENT = 40;
    private static final long LOT_E6 = 10_000;

    private final String title;

    Quoter(String title) {
        this.title = title;
    }

    /** What people call it. */
    public String title() {
        return title;
    }

    /** A planner of its own for each engine, since planners keep scratch space. */
    public QuotePlanner planner() {
        QuoteSearch gates = new QuoteSearch();
        return this == OURS ? QuotePlanner.search() : (in, out) -> plan(in, gates, out);
    }

    private Constraint plan(QuoteInputs in, QuoteSearch gates, DesiredQuotes out) {
        out.clear();
        long fairX2E4 = in.fairX2E4();
        if (fairX2E4 == 0) {
            return Constraint.NO_MIDPOINT;
        }
        if (in.bids.priceE4(0) >= in.asks.priceE4(0)) {
            return Constraint.CROSSED_BOOK;
        }
        if (fairX2E4 < 2 * in.settings.lowestMidpointE4() || fairX2E4 > 2 * in.settings.highestMidpointE4()) {
            return Constraint.PRICE_BAND;
        }
        side(in, true, gates, out);
        side(in, false, gates, out);
        return out.isEmpty() ? Constraint.NOT_WORTH_IT : Constraint.NONE;
    }

    private void side(QuoteInputs in, boolean isBid, QuoteSearch gates, DesiredQuotes out) {
        SideInputs side = isBid ? in.bid : in.ask;
        long priceE4 = priceE4(in, isBid, in.fairX2E4());
        long ownE4 = isBid ? priceE4 : Price.complement(priceE4);
        if (priceE4 == 0 || gates.against(in, isBid, priceE4) != Constraint.NONE) {
            return;
        }
        long wishE6 = this == SECOND ? in.terms.minSizeE6() : in.settings.largestOrderE6();
        long excessE6 = isBid ? -in.inventoryE6 : in.inventoryE6;
        long mostE6 = Math.min(wishE6, side.roomSharesE6);
        mostE6 = in.reduceOnly ? Math.min(mostE6, Math.max(0, excessE6)) : mostE6;
        long heldE6 = isBid ? in.heldSecondE6 : in.heldFirstE6;
        long sizeE6 = mostE6 / LOT_E6 * LOT_E6;
        boolean sells = in.settings.sellHeld() && heldE6 >= sizeE6;
        if (!sells) {
            sizeE6 = Math.min(sizeE6, side.roomNotionalE6 / ownE4 * Price.ONE_E4) / LOT_E6 * LOT_E6;
        }
        if (sizeE6 < Math.max(in.minOrderSizeE6, in.terms.minSizeE6())) {
            return;
        }
        int slot = isBid ? 0 : 1;
        if (sells) {
            out.want(DesiredQuotes.place(1 - slot, Side.SELL), Price.complement(ownE4), sizeE6);
        } else {
            out.want(DesiredQuotes.place(slot, Side.BUY), ownE4, sizeE6);
        }
    }

    /** Price of the first token, 0 for none. */
    private long priceE4(QuoteInputs in, boolean isBid, long fairX2E4) {
        Levels side = isBid ? in.bids : in.asks;
        long touchE4 = side.priceE4(0);
        if (this == TOUCH) {
            return touchE4;
        }
        if (this == SECOND) {
            return side.count() > 1 ? side.priceE4(1) : 0;
        }
        long awayE4 = this == CENT ? CENT_E4 : in.terms.maxSpreadE4() * BAND_PERCENT / 100;
        long wishX2E4 = isBid ? fairX2E4 - 2 * awayE4 : fairX2E4 + 2 * awayE4;
        long gridE4 = isBid ? wishX2E4 / 2 : (wishX2E4 + 1) / 2;
        return isBid ? Math.min(touchE4, floor(gridE4, in.tick)) : Math.max(touchE4, ceiling(gridE4, in.tick));
    }

    private static long floor(long priceE4, TickSize tick) {
        return Math.floorDiv(priceE4, tick.stepE4()) * tick.stepE4();
    }

    private static long ceiling(long priceE4, TickSize tick) {
        return -floor(-priceE4, tick);
    }
}
