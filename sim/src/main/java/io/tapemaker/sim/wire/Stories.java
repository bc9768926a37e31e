package io.tapemaker.sim.wire;

import io.tapemaker.engine.domain.rewards.FeeTerms;
import io.tapemaker.sim.frames.MarketStory;
import io.tapemaker.sim.venue.MarketFacts;

/** What markets are called outside of the order book: made up from their numbers, so that everybody says the same. */
public final class Stories {

    private static final int FIRST_MARKET = 1_031_769;
    private static final int FIRST_EVENT = 125_819;
    private static final int RATE_DECIMALS = 6;
    private static final int SHARE_DECIMALS = 4;

    private Stories() {}

    /** The story of a market by its number at the venue. */
    public static MarketStory of(int market, MarketFacts facts) {
        String name = "simulated event " + (market + 1);
        return new MarketStory(
                Integer.toString(FIRST_MARKET + market),
                "Will " + name + " happen?",
                "simulated-market-" + (market + 1),
                "This market resolves to \"Yes\" if " + name + " happens.\nOtherwise it resolves to \"No\".",
                new MarketStory.Event(
                        Integer.toString(FIRST_EVENT + market), "simulated-event-" + (market + 1), "Simulated event"),
                "",
                fees(facts.setup().fees()));
    }

    private static MarketStory.Fees fees(FeeTerms fees) {
        return new MarketStory.Fees(
                Integer.toString(PublicDesk.baseFee(fees)),
                fees.rateE6() > 0,
                decimal(fees.rateE6(), RATE_DECIMALS),
                decimal(fees.rebateShareE4(), SHARE_DECIMALS));
    }

    /** A decimal without trailing zeros: {@code 0.07}. */
    private static String decimal(long scaled, int decimals) {
        return Json.number(scaled, decimals).asText();
    }
}
