package io.tapemaker.sim.venue;

import io.tapemaker.engine.domain.rewards.RewardTerms;

/**
 * What the venue says of a market, at one moment; the tick size is the board's.
 *
 * @param setup as it was listed
 * @param rewards the reward terms in force
 */
public record MarketFacts(MarketSetup setup, RewardTerms rewards, MarketState state) {}
