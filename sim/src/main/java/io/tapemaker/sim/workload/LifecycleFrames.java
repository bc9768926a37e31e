package io.tapemaker.sim.workload;

import io.tapemaker.journal.types.TickSize;
import io.tapemaker.sim.frames.EventFrames;
import io.tapemaker.sim.frames.MarketStory;

/** The birth and the end of a market: {@code new_market} and {@code market_resolved}. */
final class LifecycleFrames {

    private static final int FIRST_MARKET_NUMBER = 1_031_769;
    private static final int FIRST_EVENT_NUMBER = 125_819;
    private static final int FIRST_STRIKE = 240;

    private final EventFrames events;
    private final MarketStory story;

    LifecycleFrames(MarketSpec spec, EventFrames events) {
        this.events = events;
        this.story = story(spec.index());
    }

    byte[] newMarket(TickSize tick, long timestampMs) {
        return events.newMarket(story, tick, timestampMs);
    }

    byte[] marketResolved(boolean yesWins, long timestampMs) {
        return events.marketResolved(story.number(), yesWins, timestampMs);
    }

    /** Descriptions have quotes inside, as real ones do, so that a reader meets an escape within an escape. */
    private static MarketStory story(int index) {
        String strike = Integer.toString(FIRST_STRIKE + index);
        return new MarketStory(
                Integer.toString(FIRST_MARKET_NUMBER + index),
                "Will the Exämple Index close above €" + strike + "?",
                "example-index-above-" + strike,
                "This market resolves to \"Yes\" if the index closes above €" + strike + ".\nElse to \"No\".",
                new MarketStory.Event(
                        Integer.toString(FIRST_EVENT_NUMBER + index),
                        "example-index",
                        "Will the Exämple Index close above ___?"),
                "above €" + strike,
                MarketStory.Fees.NONE);
    }
}
