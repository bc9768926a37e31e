package io.tapemaker.replay.why;

import java.io.PrintWriter;

/** A decision in the terms of the behaviour version that made it. */
public sealed interface DecisionFacts permits BandFacts, RewardFacts {

    /**
     * Prints it for people.
     *
     * @param deciding the market when it was made
     */
    void print(MarketMoment deciding, PrintWriter out);
}
