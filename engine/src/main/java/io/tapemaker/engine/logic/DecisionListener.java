package io.tapemaker.engine.logic;

import io.tapemaker.engine.domain.book.Market;
import io.tapemaker.engine.domain.v1.quoting.DesiredQuotes;
import io.tapemaker.engine.domain.v1.quoting.QuoteInputs;

/**
 * Told of each decision, after it was made and before its commands come out. Reads and keeps nothing of what it is
 * given.
 */
public interface DecisionListener {

    /** Nobody listens. */
    DecisionListener NONE = new DecisionListener() {};

    /** A decision of behaviour version 2. */
    default void onDecision(Market market, RewardDecision decision) {
        // Most listeners are about one version.
    }

    /** A decision of behaviour version 1. */
    default void onBandDecision(Market market, QuoteInputs inputs, DesiredQuotes desired) {
        // Most listeners are about one version.
    }
}
