package io.tapemaker.engine.domain.settings;

import io.tapemaker.engine.domain.book.KnownParameters;
import io.tapemaker.journal.types.ConditionId;
import io.tapemaker.journal.types.TickSize;
import io.tapemaker.journal.types.TokenId;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one market beside its frames.
 *
 * @param minOrderSize the venue's text, as its book hash has it; null where it is to be learned
 * @param negRisk whether the market belongs to a neg-risk event; null where it is to be learned
 * @param tickSize the tick until a frame names one; null for unknown
 * @param group name of the event that the market belongs to; null for one of its own
 * @param yesToken the token of YES, which a neg-risk group has to know; null for unknown
 * @param gameStartNs event time at which the game starts, in ns; 0 for none
 * @param endNs event time at which the market ends, in ns; 0 for none
 * @param terms on which it is quoted
 */
public record MarketFacts(
        ConditionId conditionId,
        @Nullable String minOrderSize,
        @Nullable Boolean negRisk,
        @Nullable TickSize tickSize,
        @Nullable String group,
        @Nullable TokenId yesToken,
        long gameStartNs,
        long endNs,
        MarketTerms terms) {

    /** What the books have to know. */
    public KnownParameters known() {
        return new KnownParameters(conditionId, minOrderSize, negRisk, tickSize);
    }
}
