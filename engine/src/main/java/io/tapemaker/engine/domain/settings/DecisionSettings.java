package io.tapemaker.engine.domain.settings;

import io.tapemaker.engine.domain.orders.OrderSettings;
import io.tapemaker.engine.domain.regime.RegimeSettings;
import io.tapemaker.engine.domain.risk.RiskSettings;
import io.tapemaker.engine.domain.signals.SignalSettings;
import java.util.List;

/**
 * Every setting on which a decision depends. Parsed from the session start's configuration, so that a tape carries
 * its own.
 *
 * @param books how often books and states are proven
 * @param terms on which a market is quoted that is not listed
 * @param signals how the tape is learned from
 * @param orders how orders are kept and changed
 * @param risk what bounds risk
 * @param regimes when not to quote
 * @param markets what is known of single markets, in the order of the file
 */
public record DecisionSettings(
        BookSettings books,
        MarketTerms terms,
        SignalSettings signals,
        OrderSettings orders,
        RiskSettings risk,
        RegimeSettings regimes,
        List<MarketFacts> markets) {

    public DecisionSettings {
        markets = List.copyOf(markets);
    }
}
