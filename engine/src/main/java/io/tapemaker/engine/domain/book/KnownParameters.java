package io.tapemaker.engine.domain.book;

import io.tapemaker.journal.types.ConditionId;
import io.tapemaker.journal.types.TickSize;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a market beside its frames, taken over when the market is first seen.
 *
 * @param minOrderSize the venue's text, an input of the book hash; null where it is to be learned
 * @param negRisk an input of the book hash; null where it is to be learned
 * @param tickSize the grid until a frame names one; null for unknown
 */
public record KnownParameters(
        ConditionId conditionId,
        @Nullable String minOrderSize,
        @Nullable Boolean negRisk,
        @Nullable TickSize tickSize) {}
