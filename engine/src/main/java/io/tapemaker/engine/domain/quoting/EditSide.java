package io.tapemaker.engine.domain.quoting;

import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Side;

/**
 * One side of a market as {@link EditChoice} sees it: the live order, the wanted one, and whether the first may
 * stay.
 */
final class EditSide {

    final QuoteSide side;
    final LiveQuote live = new LiveQuote();
    final LiveQuote wanted = new LiveQuote();

    /** What stands against the live order, {@link Constraint#NONE} for nothing. */
    Constraint against = Constraint.NONE;

    /** Whether the live order is the wanted one, or neither is there. */
    boolean isSame;

    private final SideGates gates;
    private final SizeGrid sizes = new SizeGrid();

    EditSide(QuoteSide side) {
        this.side = side;
        gates = new SideGates(side);
    }

    /** To be called with the side bound. */
    void bind(QuoteInputs in, LiveQuote liveQuote, DesiredQuotes desired, Constraint market) {
        live.copy(liveQuote);
        readWanted(desired);
        isSame = live.isPresent() ? live.isSameOrder(wanted) : !wanted.isPresent();
        against = Constraint.NONE;
        if (live.isPresent() && !isSame) {
            against = market == Constraint.NONE ? constraintOfLive(in) : market;
        }
    }

    private Constraint constraintOfLive(QuoteInputs in) {
        gates.bind(in);
        sizes.bind(side, in);
        if (gates.side() != Constraint.NONE) {
            return gates.side();
        }
        long priceE4 = side.ownPriceE4(live.priceE4);
        if (live.ending && priceE4 > side.bestE4) {
            // Its successor would be a new order, and those never improve on others.
            return Constraint.JOIN_TOUCH;
        }
        long stepBackE4 = live.ending ? 0 : in.settings.cushionStepBackE4();
        long slackE4 = stepBackE4 == 0 ? 0 : Math.max(stepBackE4, in.tick.stepE4());
        Constraint price = gates.price(priceE4, Math.min(live.aheadE6, side.aheadE6(priceE4 - slackE4)));
        return price != Constraint.NONE ? price : SideGates.size(live, priceE4, sizes, side.heldE6);
    }

    private void readWanted(DesiredQuotes desired) {
        int slot = side.isBid ? 0 : 1;
        int buy = DesiredQuotes.place(slot, Side.BUY);
        int sell = DesiredQuotes.place(1 - slot, Side.SELL);
        wanted.clear();
        if (desired.wants(buy)) {
            wanted.set(side.ownPriceE4(desired.priceE4(buy)), desired.sizeE6(buy), false);
        } else if (desired.wants(sell)) {
            long ownPriceE4 = Price.complement(desired.priceE4(sell));
            wanted.set(side.ownPriceE4(ownPriceE4), desired.sizeE6(sell), true);
        }
    }

    /**
     * Which way the wanted order pulls at a live one that could stay: 1 for nearer or larger, -1 for farther away or
     * smaller; 0 where the live order has to go, is the wanted one, or none is wanted.
     */
    int pull() {
        if (!live.isPresent() || !wanted.isPresent() || isSame || against != Constraint.NONE) {
            return 0;
        }
        int byPrice = Long.compare(side.ownPriceE4(wanted.priceE4), side.ownPriceE4(live.priceE4));
        return byPrice != 0 ? byPrice : wanted.sizeE6 > live.sizeE6 ? 1 : -1;
    }

    /** The order of a choice. */
    LiveQuote quote(boolean replace) {
        return replace ? wanted : live;
    }

    /** Whether the choice is open: what must go is not kept, and what is wanted already is not replaced. */
    boolean allows(boolean replace) {
        return replace ? !isSame : against == Constraint.NONE;
    }

    /** How long the order of a choice scores nothing yet, at most the horizon; 0 for no order. */
    long youthNs(boolean replace, long minAgeNs, long horizonNs) {
        LiveQuote quote = quote(replace);
        long leftNs = quote.isPresent() ? Math.max(0, minAgeNs - (replace ? 0 : quote.ageNs)) : 0;
        return Math.min(leftNs, horizonNs);
    }

    /** Writes the order of a choice into its place. */
    void want(boolean replace, DesiredQuotes out) {
        LiveQuote quote = quote(replace);
        if (!quote.isPresent()) {
            return;
        }
        int slot = side.isBid ? 0 : 1;
        long ownPriceE4 = side.ownPriceE4(quote.priceE4);
        if (quote.selling) {
            out.want(DesiredQuotes.place(1 - slot, Side.SELL), Price.complement(ownPriceE4), quote.sizeE6);
        } else {
            out.want(DesiredQuotes.place(slot, Side.BUY), ownPriceE4, quote.sizeE6);
        }
    }

    EditReason reason(boolean replaced) {
        if (isSame) {
            return live.isPresent() ? EditReason.AS_WANTED : EditReason.NOTHING;
        }
        if (!replaced) {
            return live.isPresent() ? EditReason.KEPT : EditReason.NOT_PLACED;
        }
        if (!live.isPresent()) {
            return EditReason.PLACED;
        }
        return wanted.isPresent() ? EditReason.REPLACED : EditReason.CANCELLED;
    }
}
