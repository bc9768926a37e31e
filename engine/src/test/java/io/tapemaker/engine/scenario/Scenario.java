package io.tapemaker.engine.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One scenario as its file says it; the keys are documented in docs/scenarios.md.
 *
 * @param title what it shows, one line
 * @param why what a reader should learn, and how the right answer is found by hand
 * @param shows kinds of situation, each a word of the coverage list
 * @param config configuration keys that differ from their defaults
 * @param mode paper, shadow, sim or live; without it paper
 */
record Scenario(
        @Nullable String title,
        @Nullable String why,
        @Nullable List<String> shows,
        @Nullable JsonNode config,
        @Nullable String mode,
        @Nullable List<Step> steps) {

    /** One thing that happens, and what has to come of it. */
    record Step(
            @Nullable String at,
            @Nullable String market,
            @Nullable Book book,
            @Nullable String tickSize,
            @Nullable Trade trade,
            @Nullable String resolved,
            @Nullable String frame,
            @Nullable Boolean settle,
            @Nullable Boolean tick,
            @Nullable Pass pass,
            @Nullable JsonNode accepted,
            @Nullable Report report,
            @Nullable Fill fill,
            @Nullable Executor executor,
            @Nullable Operator operator,
            @Nullable String link,
            @Nullable String session,
            @Nullable List<String> expect,
            @Nullable Map<String, String> explain,
            @Nullable List<String> orders) {}

    /** A full book in YES prices, such as {@code "0.49x500 0.48x200"}; the NO book mirrors it unless it is given. */
    record Book(
            @Nullable String tick,
            @Nullable String bids,
            @Nullable String asks,
            @Nullable Side no,
            @Nullable Boolean settle) {}

    /** The levels of the NO book. */
    record Side(@Nullable String bids, @Nullable String asks) {}

    /** A print. */
    record Trade(
            @Nullable String token,
            @Nullable String taker,
            @Nullable String price,
            @Nullable String size) {}

    /** Time that passes with signs of life, except of what is silent. */
    record Pass(
            @Nullable String to,
            @Nullable String every,
            @Nullable List<String> silent) {}

    /** An answer of the executor; to a cancel-all that is not the newest command, to which, counted from 1. */
    record Report(
            @Nullable String kind,
            @Nullable Long order,
            @Nullable Integer cancelAll) {}

    /** A trade of ours in one of its statuses. */
    record Fill(
            @Nullable Long order,
            @Nullable String status,
            @Nullable Long trade,
            @Nullable String price,
            @Nullable String size) {}

    /** What the executor says of itself. */
    record Executor(@Nullable Boolean armed, @Nullable String userStream) {}

    /** A word of the operator. */
    record Operator(@Nullable String word, @Nullable String text) {}
}
