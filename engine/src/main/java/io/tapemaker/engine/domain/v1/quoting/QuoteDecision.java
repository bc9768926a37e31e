package io.tapemaker.engine.domain.v1.quoting;

/**
 * Decides what to quote in one market. Called by the engine thread when a burst of the market is over and when
 * something else changed that matters. A pure function: it keeps nothing, knows no clock, and writes nothing but
 * {@code out}.
 */
@FunctionalInterface
public interface QuoteDecision {

    /** Fills {@code out} from {@code inputs}. */
    void decide(QuoteInputs inputs, DesiredQuotes out);
}
