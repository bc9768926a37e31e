package io.tapemaker.engine.domain.quoting;

import io.tapemaker.engine.domain.book.Levels;
import io.tapemaker.engine.domain.rewards.Scoring;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Size;

/**
 * One side of a market as the buyer of its token sees it. Both sides are bids in their own coordinates: the bid side
 * in prices of the first token, the ask side in prices of the second, where an ask at p is a bid at 1 - p. So each rule
 * is written once.
 */
final class QuoteSide {

    final boolean isBid;

    /** The others' levels, own prices, best first. */
    Levels own;

    /** The others' levels of the opposite side, own prices, best (lowest) first. */
    Levels opposite;

    SideInputs inputs = new SideInputs();
    QuotingSettings settings = QuotingSettings.DEFAULTS;
    long minScoringE6;

    /** Best price of others with the least scoring size, and best of any size; own prices. */
    long adjustedBestE4;

    long bestE4;
    long fairX2E4;

    /** Tokens of the other kind that may be sold in place of buying this one. */
    long heldE6;

    /** Inventory in this side's direction: positive where a fill would add to it. */
    long inventoryE6;

    private double inventoryCostPerFill;
    private final MirroredLevels mirroredOwn;
    private final MirroredLevels mirroredOpposite;

    QuoteSide(boolean isBid, QuoteInputs initial) {
        this.isBid = isBid;
        own = initial.bids;
        opposite = initial.asks;
        mirroredOwn = new MirroredLevels(initial.asks);
        mirroredOpposite = new MirroredLevels(initial.bids);
    }

    void bind(QuoteInputs in) {
        if (isBid) {
            own = in.bids;
            opposite = in.asks;
        } else {
            mirroredOwn.of(in.asks);
            mirroredOpposite.of(in.bids);
            own = mirroredOwn;
            opposite = mirroredOpposite;
        }
        inputs = isBid ? in.bid : in.ask;
        settings = in.settings;
        minScoringE6 = in.terms.minSizeE6();
        adjustedBestE4 = Scoring.adjustedBestE4(own, minScoringE6);
        bestE4 = own.count() == 0 ? 0 : own.priceE4(0);
        fairX2E4 = ownMidpointX2E4(in.fairX2E4());
        heldE6 = in.settings.sellHeld() ? isBid ? in.heldSecondE6 : in.heldFirstE6 : 0;
        inventoryE6 = isBid ? in.inventoryE6 : -in.inventoryE6;
        double volatility = in.volatilityE4 / Price.ONE_E4;
        inventoryCostPerFill = (double) in.settings.inventoryAversionE6()
                / Size.ONE_E6
                * (volatility * volatility * PickoffCost.SECONDS_PER_DAY)
                * ((double) inventoryE6 / Size.ONE_E6);
    }

    /** From first-token to own prices, and back. */
    long ownPriceE4(long priceE4) {
        return isBid ? priceE4 : Price.complement(priceE4);
    }

    /** From the first token's midpoint to the own one, and back; none stays none. */
    long ownMidpointX2E4(long midpointX2E4) {
        return isBid || midpointX2E4 == 0 ? midpointX2E4 : 2 * Price.ONE_E4 - midpointX2E4;
    }

    /** Whether an order of this size is a sale of what is held. */
    boolean sells(long sizeE6) {
        return sizeE6 <= heldE6;
    }

    /** Shares of others at better prices and at this one. */
    long aheadE6(long ownPriceE4) {
        long sumE6 = 0;
        for (int i = 0; i < own.count() && own.priceE4(i) >= ownPriceE4; i++) {
            sumE6 += own.sizeE6(i);
        }
        return sumE6;
    }

    /** The best price that counts for the midpoint when an order of ours is in the book; 0 for none. */
    long adjustedBestWithE4(long ownPriceE4, long sizeE6) {
        if (sizeE6 == 0 || ownPriceE4 <= adjustedBestE4) {
            return adjustedBestE4;
        }
        long levelE6 = sizeE6;
        for (int i = 0; i < own.count(); i++) {
            levelE6 += own.priceE4(i) == ownPriceE4 ? own.sizeE6(i) : 0;
        }
        return levelE6 >= minScoringE6 ? ownPriceE4 : adjustedBestE4;
    }

    /** Shares of an order that are expected to be filled in a day. */
    double fillsPerDay(long aheadE6, long sizeE6) {
        return PickoffCost.SECONDS_PER_DAY
                * PickoffCost.fillsPerSecond(
                        inputs.tradesPerSecond,
                        inputs.meanTradeShares,
                        (double) aheadE6 / Size.ONE_E6,
                        (double) sizeE6 / Size.ONE_E6);
    }

    /**
     * Loss to takers. The edge is the distance from the others' midpoint: our own order says nothing about the value,
     * and a price beyond fair, joined behind dust, costs the difference. Without a midpoint there is no edge.
     */
    long pickoffE9(long ownPriceE4, double fillsPerDay) {
        return RateE9.ofDollars(PickoffCost.dollarsPerDay(fillsPerDay, inputs.adverseMoveE4, edgeE4(ownPriceE4)));
    }

    /** What a share at a price loses a day to steps of the fair value, in E4 dollars. */
    double stepLossE4(long ownPriceE4) {
        return inputs.steps.e4PerDay(edgeE4(ownPriceE4));
    }

    /** Loss of an order to steps, whoever stands in front of it: they are taken, too. */
    long stepsE9(double stepLossE4, long sizeE6) {
        return RateE9.ofDollars(stepLossE4 / Price.ONE_E4 * ((double) sizeE6 / Size.ONE_E6));
    }

    private double edgeE4(long ownPriceE4) {
        return fairX2E4 == 0 ? 0 : (fairX2E4 - 2 * ownPriceE4) / 2.0;
    }

    /** Cost of the collateral that a purchase locks. */
    long capitalE9(long ownPriceE4, long sizeE6, boolean selling) {
        if (selling) {
            return 0;
        }
        double lockedDollars = (double) ownPriceE4 / Price.ONE_E4 * ((double) sizeE6 / Size.ONE_E6);
        return RateE9.ofDollars(lockedDollars * settings.capitalCostBps() / 10_000 / 365);
    }

    /** Cost of the inventory that fills add, linear at the inventory of now; negative where they reduce it. */
    long inventoryE9(double fillsPerDay) {
        return RateE9.ofDollars(inventoryCostPerFill * fillsPerDay);
    }
}
