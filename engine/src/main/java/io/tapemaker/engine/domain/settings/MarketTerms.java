package io.tapemaker.engine.domain.settings;

import io.tapemaker.engine.domain.quoting.QuotingSettings;
import io.tapemaker.engine.domain.rewards.FeeTerms;
import io.tapemaker.engine.domain.rewards.RewardTerms;

/**
 * The terms on which a market is quoted: the venue's, and our own.
 *
 * @param enabled whether to quote at all
 * @param quoting how
 * @param rewards the venue's reward terms
 * @param fees the venue's fees
 */
public record MarketTerms(boolean enabled, QuotingSettings quoting, RewardTerms rewards, FeeTerms fees) {}
