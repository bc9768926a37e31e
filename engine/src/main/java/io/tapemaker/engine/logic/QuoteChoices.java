package io.tapemaker.engine.logic;

import io.tapemaker.engine.domain.v1.quoting.QuoteDecision;

/**
 * What chooses the quotes, for each behaviour version; tests plant faults here.
 *
 * @param band of version 1
 * @param planner of version 2
 */
public record QuoteChoices(QuoteDecision band, QuotePlanner planner) {}
