package io.tapemaker.sim.backtest;

import io.tapemaker.engine.config.CanonicalConfig;
import io.tapemaker.engine.config.ConfigException;
import io.tapemaker.engine.config.EngineConfig;
import io.tapemaker.engine.config.LoadedConfig;
import io.tapemaker.engine.domain.book.HashPolicy;
import io.tapemaker.engine.domain.risk.RiskSettings;
import io.tapemaker.engine.domain.risk.StalenessSettings;
import io.tapemaker.engine.domain.settings.BookSettings;
import io.tapemaker.engine.domain.settings.DecisionSettings;
import io.tapemaker.engine.domain.settings.MarketFacts;
import io.tapemaker.engine.domain.settings.MarketTerms;
import io.tapemaker.journal.types.ConditionId;
import io.tapemaker.sim.study.PathRule;
import io.tapemaker.sim.study.StudyMarket;
import java.util.List;

/** The engine's configuration for a market of a path: the given one, but for what paths make different. */
final class BacktestConfig {

    /** Polls are two minutes apart, so a market is stale only when one has been missed twice. */
    private static final long STALE_MS = 300_000;

    private final LoadedConfig given;

    /**
     * @throws ConfigException if it lists markets, since nobody knows the ids of those of the path
     */
    BacktestConfig(LoadedConfig given) {
        this.given = given;
        if (!given.config().decision().markets().isEmpty()) {
            throw new ConfigException(
                    "config: lists markets, and those of the quotes have no ids; leave the key markets out");
        }
    }

    /** What a market is quoted on. */
    MarketTerms terms(String slug) {
        MarketTerms common = given.config().decision().terms();
        return new MarketTerms(
                common.enabled(), common.quoting(), PathRule.termsOf(slug).in(common.rewards()), common.fees());
    }

    /** The configuration of the engine of one market. */
    LoadedConfig of(StudyMarket market) {
        DecisionSettings from = given.config().decision();
        RiskSettings risk = from.risk();
        StalenessSettings staleness = risk.staleness();
        MarketFacts facts = new MarketFacts(
                ConditionId.parse(market.conditionId()), null, null, null, null, null, 0, 0, terms(market.name()));
        DecisionSettings decision = new DecisionSettings(
                new BookSettings(
                        HashPolicy.OFF,
                        0,
                        from.books().stateHashEvery(),
                        from.books().snapshotEvery()),
                from.terms(),
                from.signals(),
                from.orders(),
                new RiskSettings(
                        risk.exposure(),
                        risk.loss(),
                        risk.rewards(),
                        new StalenessSettings(
                                staleness.connectionMs(),
                                Math.max(STALE_MS, staleness.assetMs()),
                                staleness.userStreamMs(),
                                staleness.executorMs(),
                                staleness.clockGapMs()),
                        risk.failedTrades(),
                        risk.cancelAllEveryMs()),
                from.regimes(),
                List.of(facts));
        EngineConfig config = new EngineConfig(decision, given.config().process());
        byte[] canonical = CanonicalConfig.write(config);
        return new LoadedConfig(config, canonical, canonical);
    }
}
