package io.tapemaker.engine.domain.v1.quoting;

import io.tapemaker.engine.domain.v1.settings.QuotingRules;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Size;
import io.tapemaker.journal.types.TickSize;

/**
 * Two post-only BUY quotes, one of each token, at a fixed share of the reward band from the adjusted midpoint. A
 * quote joins the touch at best and never improves it, so it cannot cross; where the touch itself is outside the band
 * nothing is quoted.
 */
public final class BandQuotes implements QuoteDecision {

    @Override
    public void decide(QuoteInputs inputs, DesiredQuotes out) {
        QuotingRules rules = inputs.rules;
        TickSize tick = inputs.tick;
        if (inputs.gate != QuoteCause.QUOTED || rules == null || tick == null) {
            out.none(inputs.gate == QuoteCause.QUOTED ? QuoteCause.NO_TICK_SIZE : inputs.gate);
            return;
        }
        long midpointX2E4 = inputs.adjustedMidpointX2E4();
        if (midpointX2E4 == 0) {
            out.none(QuoteCause.NO_MIDPOINT);
        } else if (midpointX2E4 < 2 * rules.lowestPriceE4() || midpointX2E4 > 2 * rules.highestPriceE4()) {
            out.none(QuoteCause.OUTSIDE_PRICE_BAND);
        } else {
            quote(inputs, rules, tick, midpointX2E4, out);
        }
    }

    private static void quote(
            QuoteInputs inputs, QuotingRules rules, TickSize tick, long midpointX2E4, DesiredQuotes out) {
        // A minimum finer than orders are is met by the next size above it, never missed.
        long sizeE6 = Math.max(rules.orderSizeE6(), Size.ceilToOrderStep(inputs.minOrderSizeE6));
        long first = buyPriceE4(midpointX2E4, inputs.bidE4, rules, tick);
        long second = inputs.secondToken
                ? buyPriceE4(2 * Price.ONE_E4 - midpointX2E4, Price.complement(inputs.askE4), rules, tick)
                : 0;
        if (first == 0 && second == 0) {
            out.none(QuoteCause.TOUCH_OUTSIDE_REWARD_BAND);
            return;
        }
        out.quoted();
        if (first != 0) {
            out.quote(0, first, sizeE6);
        }
        if (second != 0) {
            out.quote(1, second, sizeE6);
        }
    }

    /** Price of a BUY of a token whose adjusted midpoint and best bid these are; 0 if none would score. */
    private static long buyPriceE4(long midpointX2E4, long bestBidE4, QuotingRules rules, TickSize tick) {
        long distanceX2E4 = 2 * rules.maxSpreadE4() * rules.distancePercent() / 100;
        long wantedE4 = Math.floorDiv(midpointX2E4 - distanceX2E4, 2L);
        long priceE4 = tick.floor(Math.min(wantedE4, bestBidE4));
        boolean scores = midpointX2E4 - 2 * priceE4 < 2 * rules.maxSpreadE4();
        return scores && tick.allows(priceE4) ? priceE4 : 0;
    }
}
