package io.tapemaker.engine.domain.v1.settings;

import io.tapemaker.journal.types.ConditionId;
import io.tapemaker.journal.types.TickSize;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one market beside its frames.
 *
 * @param minOrderSize the venue's text, as its book hash has it; null where it is to be learned
 * @param negRisk whether the market belongs to a neg-risk event; null where it is to be learned
 * @param tickSize the tick until a frame names one; null for unknown
 * @param quoting the rules of this market
 */
public record BandTerms(
        ConditionId conditionId,
        @Nullable String minOrderSize,
        @Nullable Boolean negRisk,
        @Nullable TickSize tickSize,
        QuotingRules quoting) {}
