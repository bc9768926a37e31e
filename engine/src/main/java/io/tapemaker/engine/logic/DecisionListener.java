package io.tapemaker.engine.logic;

import io.tapemaker.engine.domain.book.Market;
import io.tapemaker.engine.domain.v1.quoting.DesiredQuotes;
import io.tapemaker.engine.domain.v1.quoting.QuoteInputs;

/**
 * Told of each decision, after it was made and before its commands come out. Reads and keeps nothing of what it is
 * given.
 */
@FunctionalInterface
public interface DecisionListener {

    /** Nobody listens. */
    DecisionListener NONE = (market, inputs, desired) -> {};

    void onDecision(Market market, QuoteInputs inputs, DesiredQuotes desired);
}
