package io.tapemaker.replay.why;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The chain of causes of one command.
 *
 * @param command its text form
 * @param cause text form of the INBOUND record that caused it, cut to a sensible length
 * @param answered text form of the earlier command that the cause answers, null if it is no answer
 * @param market the market it is about, null for none
 * @param before books and orders before the cause
 * @param deciding books and orders when the decision was made, null if no decision led to the command
 * @param decision the decision, null if none led to the command
 * @param other why there is no decision, empty where there is one
 * @param after books and orders after the cause
 * @param answer text form of the answer, null if there is none on the tape
 * @param later later commands about the same order
 */
public record Explanation(
        String command,
        String cause,
        @Nullable String answered,
        @Nullable String market,
        MarketMoment before,
        @Nullable MarketMoment deciding,
        @Nullable DecisionFacts decision,
        String other,
        MarketMoment after,
        @Nullable String answer,
        List<String> later) {}
