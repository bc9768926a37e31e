package io.tapemaker.sim.compete;

import io.tapemaker.engine.config.CanonicalConfig;
import io.tapemaker.engine.config.ConfigException;
import io.tapemaker.engine.config.EngineConfig;
import io.tapemaker.engine.config.LoadedConfig;
import io.tapemaker.engine.domain.book.HashPolicy;
import io.tapemaker.engine.domain.regime.RegimeSettings;
import io.tapemaker.engine.domain.risk.RiskSettings;
import io.tapemaker.engine.domain.risk.StalenessSettings;
import io.tapemaker.engine.domain.settings.BookSettings;
import io.tapemaker.engine.domain.settings.DecisionSettings;
import io.tapemaker.engine.domain.settings.MarketFacts;
import io.tapemaker.engine.domain.settings.MarketTerms;
import io.tapemaker.journal.types.ConditionId;
import io.tapemaker.sim.venue.MarketSetup;
import java.util.List;

/** The engine's configuration in a calm world: the given one, but for what a world of one market makes different. */
public final class CompeteConfig {

    /** One market alone is silent now and then, and here the connection never is: silence says nothing. */
    private static final long SILENCE_MS = 600_000;

    /** Markets of an hour would never be quoted with the lead times of long ones. */
    private static final RegimeSettings.LeadTimes END = new RegimeSettings.LeadTimes(600_000, 300_000);

    private static final int STATE_HASH_EVERY = 65_536;

    private final LoadedConfig given;

    /**
     * @throws ConfigException if it lists markets, since nobody knows the ids of those of the worlds
     */
    public CompeteConfig(LoadedConfig given) {
        this.given = given;
        if (!given.config().decision().markets().isEmpty()) {
            throw new ConfigException(
                    "config: lists markets, and those of the worlds have no ids; leave the key markets out");
        }
    }

    /** The configuration for a market that ends then; 0 for never. */
    LoadedConfig of(MarketSetup setup, long endNs) {
        DecisionSettings from = given.config().decision();
        MarketTerms common = from.terms();
        MarketTerms terms = new MarketTerms(common.enabled(), common.quoting(), setup.rewards(), setup.fees());
        ConditionId id = ConditionId.parse(setup.names().market());
        MarketFacts facts = new MarketFacts(id, null, null, null, null, null, 0, endNs, terms);
        RegimeSettings regimes = from.regimes();
        DecisionSettings decision = new DecisionSettings(
                new BookSettings(HashPolicy.OFF, 0, STATE_HASH_EVERY, 0),
                from.terms(),
                from.signals(),
                from.orders(),
                risk(from.risk()),
                new RegimeSettings(
                        regimes.holds(),
                        regimes.gameStart(),
                        END,
                        regimes.volatilityEnter(),
                        regimes.volatilityLeave()),
                List.of(facts));
        EngineConfig config = new EngineConfig(decision, given.config().process());
        byte[] canonical = CanonicalConfig.write(config);
        return new LoadedConfig(config, canonical, canonical);
    }

    private static RiskSettings risk(RiskSettings risk) {
        StalenessSettings staleness = risk.staleness();
        return new RiskSettings(
                risk.exposure(),
                risk.loss(),
                risk.rewards(),
                new StalenessSettings(
                        Math.max(SILENCE_MS, staleness.connectionMs()),
                        Math.max(SILENCE_MS, staleness.assetMs()),
                        staleness.userStreamMs(),
                        staleness.executorMs(),
                        staleness.clockGapMs()),
                risk.failedTrades(),
                risk.cancelAllEveryMs());
    }
}
