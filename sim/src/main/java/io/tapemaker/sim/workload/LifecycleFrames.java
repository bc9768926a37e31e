package io.tapemaker.sim.workload;

import io.tapemaker.journal.types.TickSize;
import io.tapemaker.sim.frames.EventFrames;
import io.tapemaker.sim.frames.FrameText;

/** The birth and the end of a market: {@code new_market} and {@code market_resolved}. */
final class LifecycleFrames {

    private static final String NEXT = ", ";
    private static final int FIRST_MARKET_NUMBER = 1_031_769;
    private static final int FIRST_EVENT_NUMBER = 125_819;
    private static final int FIRST_STRIKE = 240;

    private final FrameText text;
    private final MarketSpec spec;
    private final EventFrames events;
    private final String number;
    private final String strike;

    LifecycleFrames(FrameText text, MarketSpec spec, EventFrames events) {
        this.text = text;
        this.spec = spec;
        this.events = events;
        this.number = Integer.toString(FIRST_MARKET_NUMBER + spec.index());
        this.strike = Integer.toString(FIRST_STRIKE + spec.index());
    }

    byte[] newMarket(TickSize tick, long timestampMs) {
        String slug = "example-index-above-" + strike;
        text.clear().text("{").member("id", number).text(NEXT);
        text.member("question", "Will the Exämple Index close above €" + strike + "?")
                .text(NEXT);
        text.member("market", spec.market()).text(NEXT);
        text.member("slug", slug).text(NEXT);
        text.member("description", description()).text(NEXT);
        events.tokens("assets_ids");
        text.text("\"outcomes\":[\"Yes\", \"No\"]").text(NEXT);
        eventMessage();
        text.member("timestamp", Long.toString(timestampMs)).text(NEXT);
        text.text("\"tags\":[\"stocks\"]").text(NEXT);
        text.member("condition_id", spec.market()).text(NEXT);
        text.text("\"active\":true").text(NEXT);
        events.tokens("clob_token_ids");
        text.member("sports_market_type", "").text(NEXT);
        text.member("line", "").text(NEXT);
        text.member("game_start_time", "").text(NEXT);
        text.member("order_price_min_tick_size", tick.text()).text(NEXT);
        text.member("group_item_title", "above €" + strike).text(NEXT);
        text.member("taker_base_fee", "0").text(NEXT);
        text.text("\"fees_enabled\":false").text(NEXT);
        feeSchedule();
        return text.member("event_type", "new_market").text("}").toBytes();
    }

    byte[] marketResolved(boolean yesWins, long timestampMs) {
        return events.marketResolved(number, yesWins, timestampMs);
    }

    /** With quotes inside, as real descriptions have, so that a reader meets an escape within an escape. */
    private String description() {
        return "This market resolves to \\\"Yes\\\" if the index closes above €" + strike + ".\\nElse to \\\"No\\\".";
    }

    private void eventMessage() {
        text.text("\"event_message\":{").member("id", Integer.toString(FIRST_EVENT_NUMBER + spec.index()));
        text.text(NEXT).member("ticker", "example-index").text(NEXT);
        text.member("slug", "example-index").text(NEXT);
        text.member("title", "Will the Exämple Index close above ___?").text(NEXT);
        text.member("description", description()).text("}").text(NEXT);
    }

    private void feeSchedule() {
        text.text("\"fee_schedule\":{")
                .member("exponent", "1")
                .text(NEXT)
                .member("rate", "0")
                .text(NEXT);
        text.text("\"taker_only\":true")
                .text(NEXT)
                .member("rebate_rate", "0")
                .text("}")
                .text(NEXT);
    }
}
