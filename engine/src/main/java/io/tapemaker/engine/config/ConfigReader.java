package io.tapemaker.engine.config;

import io.tapemaker.engine.config.ProcessSettings.WaitChoice;
import io.tapemaker.engine.domain.book.HashPolicy;
import io.tapemaker.engine.domain.quoting.QuotingSettings;
import io.tapemaker.engine.domain.rewards.FeeTerms;
import io.tapemaker.engine.domain.rewards.RewardTerms;
import io.tapemaker.engine.domain.settings.BookSettings;
import io.tapemaker.engine.domain.settings.DecisionSettings;
import io.tapemaker.engine.domain.settings.MarketTerms;
import io.tapemaker.journal.chronicle.Durability;
import java.util.List;

/**
 * Reads the configuration strictly: unknown keys, wrong types and values out of range are errors that name the key
 * and the mend.
 */
public final class ConfigReader {

    /** A hundred dollars a day, within three cents of the midpoint, from fifty shares and half a minute on. */
    private static final RewardTerms USUAL_REWARDS = new RewardTerms(
            100_000_000L, 300, 50_000_000L, RewardTerms.ONE_E4, RewardTerms.USUAL_DIVISOR_E4, 30_000_000_000L);

    private static final MarketTerms USUAL_TERMS =
            new MarketTerms(true, QuotingSettings.DEFAULTS, USUAL_REWARDS, new FeeTerms(40_000, 1, 2_500));

    /** Twice, and the time of two answers, is within the fifteen seconds that a silent market may be quoted on. */
    private static final int WITNESS_MS = 4_000;

    private ConfigReader() {}

    /** The configuration when there is no file: every key at its default. */
    public static EngineConfig defaults() {
        return read("defaults", new byte[0]);
    }

    /**
     * Reads YAML, or its subset JSON, that a person wrote.
     *
     * @param place what the text is, for messages
     * @throws ConfigException if anything in it is not as documented, or would mislead
     */
    public static EngineConfig read(String place, byte[] text) {
        EngineConfig config = read(ConfigText.section(place, text), WITNESS_MS);
        List<String> problems = ConfigChecks.problems(config);
        if (!problems.isEmpty()) {
            throw new ConfigException(place + ": " + problems.get(0));
        }
        return config;
    }

    /**
     * Reads what a session journaled. As strict key by key, but what keys of different sections have to say to each
     * other is not asked: a check that came later must not make an older tape unreadable, and the operator may have
     * tightened a limit.
     *
     * @param place what the text is, for messages
     * @throws ConfigException if a key is not as documented
     */
    public static EngineConfig readTaped(String place, byte[] text) {
        // Before the key was there nobody was asked.
        return read(ConfigText.section(place, text), 0);
    }

    /** Reads a section that has every key, as what was written by {@link CanonicalConfig} has. */
    static EngineConfig readSection(ConfigSection top) {
        return read(top, 0);
    }

    private static EngineConfig read(ConfigSection top, int witnessMs) {
        ConfigSection engine = top.section("engine");
        ConfigSection journal = top.section("journal");
        ConfigSection books = top.section("books");
        ConfigSection feed = top.section("feed");
        ProcessSettings process = new ProcessSettings(
                engine.choice("waitStrategy", WaitChoice.BLOCKING, WaitChoice.values()),
                ringSlots(engine),
                durability(journal),
                feed.integer("tickMs", 1_000, 10, 60_000),
                feed.integer("quietMs", 10, 1, 10_000),
                feed.integer("tokensPerConnection", 200, 2, 500),
                journal.integer("snapshotsKept", 4, 1, 1_000));
        BookSettings proven = new BookSettings(
                hashPolicy(books),
                books.integer("witnessMs", witnessMs, 0, 60_000),
                journal.integer("stateHashEvery", 4_096, 1, 1_000_000_000),
                journal.integer("snapshotEvery", 50_000, 0, 1_000_000_000));
        MarketTerms terms = MarketFactsKeys.terms(top, USUAL_TERMS);
        DecisionSettings decision = new DecisionSettings(
                proven,
                terms,
                SignalKeys.read(top.section("signals")),
                OrderKeys.read(top.section("orders")),
                RiskKeys.read(top.section("risk")),
                RegimeKeys.read(top.section("regimes")),
                MarketFactsKeys.read(top, terms));
        engine.end();
        journal.end();
        books.end();
        feed.end();
        top.end();
        return new EngineConfig(decision, process);
    }

    private static int ringSlots(ConfigSection engine) {
        int slots = engine.integer("ringSlots", 1_024, 2, 65_536);
        if (Integer.bitCount(slots) != 1) {
            throw engine.wrong("ringSlots", "must be a power of two, such as 1024, not " + slots);
        }
        return slots;
    }

    private static Durability durability(ConfigSection journal) {
        Durability durability =
                journal.parsed("durability", Durability::parse, "process-crash, group-commit:N or every-record");
        return durability == null ? Durability.groupCommit(Durability.DEFAULT_GROUP) : durability;
    }

    private static HashPolicy hashPolicy(ConfigSection books) {
        HashPolicy policy = books.parsed("hashCheck", HashPolicy::parse, "every, sample-N or off");
        return policy == null ? HashPolicy.EVERY : policy;
    }
}
