package io.tapemaker.engine.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.engine.config.ProcessSettings.WaitChoice;
import io.tapemaker.engine.domain.book.HashPolicy;
import io.tapemaker.engine.domain.orders.OrderSettings;
import io.tapemaker.engine.domain.quoting.QuotingSettings;
import io.tapemaker.engine.domain.regime.RegimeSettings;
import io.tapemaker.engine.domain.rewards.FeeTerms;
import io.tapemaker.engine.domain.rewards.RewardTerms;
import io.tapemaker.engine.domain.risk.RiskSettings;
import io.tapemaker.engine.domain.settings.BookSettings;
import io.tapemaker.engine.domain.settings.DecisionSettings;
import io.tapemaker.engine.domain.settings.MarketFacts;
import io.tapemaker.engine.domain.settings.MarketTerms;
import io.tapemaker.engine.domain.signals.SignalSettings;
import io.tapemaker.journal.chronicle.Durability;
import io.tapemaker.journal.types.ConditionId;
import io.tapemaker.journal.types.TickSize;
import io.tapemaker.journal.types.TokenId;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.ProjectRoot;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proof(
        id = "engine.config",
        milestone = Milestone.M2,
        kind = ProofKind.UNIT,
        title = "The configuration is read strictly: what is written counts, and what cannot be "
                + "meant is named in one line")
final class ConfigReaderTest {

    @TempDir
    Path folder;

    @Test
    void theDocumentedFileHoldsTheDefaults() throws IOException {
        byte[] text = Files.readAllBytes(ProjectRoot.path().resolve("config/tapemaker.yaml"));
        assertEquals(ConfigReader.defaults(), ConfigReader.read("file", text));
        // Every key of the canonical form is in the file, so that the file documents all there are.
        String file = new String(text, StandardCharsets.UTF_8);
        for (String key : new String(CanonicalConfig.write(ConfigReader.defaults()), StandardCharsets.UTF_8)
                .replaceAll("[^A-Za-z]+", " ")
                .strip()
                .split(" ", -1)) {
            assertTrue(file.contains(key), () -> "config/tapemaker.yaml does not name " + key);
        }
    }

    @Test
    void theDocumentedExampleOfAMarketIsOne() throws IOException {
        String file = Files.readString(ProjectRoot.path().resolve("config/tapemaker.yaml"));
        String[] parts = file.split("markets: \\[\\]", -1);
        assertEquals(2, parts.length);
        String markets = "markets:" + parts[1].replace("\n#", "\n");
        MarketFacts market = read(markets).decision().markets().get(0);
        assertEquals("next-prime-minister", market.group());
        assertEquals(1_796_148_000_000_000_000L, market.gameStartNs());
        // Every key that a market has is in the example.
        List<String> missing = new ArrayList<>();
        for (String key : List.of(
                "conditionId",
                "minOrderSize",
                "negRisk",
                "tickSize",
                "group",
                "yesToken",
                "gameStart",
                "end",
                "quoting",
                "rewards",
                "fees")) {
            if (!markets.contains("  " + key + ": ") && !markets.contains("- " + key + ": ")) {
                missing.add(key);
            }
        }
        assertEquals(List.of(), missing);
    }

    @Test
    void whatIsWrittenCounts() {
        EngineConfig config = read("""
                engine: {waitStrategy: spinning, ringSlots: 64}
                journal: {durability: "group-commit:7", stateHashEvery: 5, snapshotEvery: 0, snapshotsKept: 9}
                feed: {tickMs: 250, quietMs: 3, tokensPerConnection: 50}
                books: {hashCheck: sample-4, witnessMs: 2500}
                quoting: {enabled: false, largestOrder: "100.25", lowestMidpoint: 0.1, highestMidpoint: 0.9000}
                rewards: {ratePerDay: 12.5, maxSpread: 0.045, minSize: 20, inGameMultiplier: 2, minAgeMs: 3500}
                fees: {takerRate: 0.07, exponent: 2, rebateShare: 0.2}
                markets:
                  - conditionId: "0xA1"
                    minOrderSize: "5"
                    negRisk: true
                    tickSize: "0.005"
                    group: "g"
                    yesToken: "17"
                    gameStart: "2026-12-01T19:00:00+01:00"
                    end: "2026-12-02T00:00:00Z"
                    quoting: {enabled: true, largestOrder: "30"}
                    rewards: {minSize: "30"}
                  - conditionId: "0xa2"
                """);
        assertEquals(
                new ProcessSettings(WaitChoice.SPINNING, 64, Durability.groupCommit(7), 250, 3, 50, 9),
                config.process());
        DecisionSettings decision = config.decision();
        assertEquals(new BookSettings(HashPolicy.sample(4), 2_500, 5, 0), decision.books());
        MarketTerms terms = new MarketTerms(
                false,
                quoting(100_250_000L),
                new RewardTerms(12_500_000L, 450, 20_000_000L, 20_000, 30_000, 3_500_000_000L),
                new FeeTerms(70_000, 2, 2_000));
        assertEquals(terms, decision.terms());
        MarketTerms own = new MarketTerms(
                true,
                quoting(30_000_000L),
                new RewardTerms(12_500_000L, 450, 30_000_000L, 20_000, 30_000, 3_500_000_000L),
                terms.fees());
        assertEquals(
                List.of(
                        new MarketFacts(
                                ConditionId.parse("0xa1"),
                                "5",
                                true,
                                TickSize.HALF_CENT,
                                "g",
                                TokenId.parse("17"),
                                1_796_148_000_000_000_000L,
                                1_796_169_600_000_000_000L,
                                own),
                        new MarketFacts(ConditionId.parse("0xa2"), null, null, null, null, null, 0, 0, terms)),
                decision.markets());
    }

    private static QuotingSettings quoting(long largestOrderE6) {
        QuotingSettings usual = QuotingSettings.DEFAULTS;
        return new QuotingSettings(
                largestOrderE6,
                new QuotingSettings.PriceBand(1_000, 9_000),
                new QuotingSettings.Gates(usual.frontCushionE6(), usual.cushionStepBackE4(), usual.exitLiquidityE6()),
                new QuotingSettings.Costs(usual.capitalCostBps(), usual.inventoryAversionE6(), usual.leastNetRateE6()),
                new QuotingSettings.Edits(usual.editHorizonNs(), usual.editCostE6()),
                usual.sellHeld(),
                usual.joinSmallLevels());
    }

    @Test
    void whatIsAbsentIsAsTheSettingsThemselvesHaveIt() {
        DecisionSettings decision = ConfigReader.defaults().decision();
        assertEquals(SignalSettings.DEFAULTS, decision.signals());
        assertEquals(OrderSettings.DEFAULTS, decision.orders());
        assertEquals(RiskSettings.DEFAULTS, decision.risk());
        assertEquals(RegimeSettings.DEFAULTS, decision.regimes());
        assertEquals(QuotingSettings.DEFAULTS, decision.terms().quoting());
    }

    @Test
    void nothingMeansDefaults() {
        for (String text : List.of(
                "", "\n", "# nothing\n", "---\n", "{}", "null", "engine:\nmarkets:\nquoting: ~\n", "\uFEFF{}")) {
            assertEquals(ConfigReader.defaults(), read(text), text);
        }
    }

    @Test
    void yamlTricksAreRefused() {
        List<String> problems = new ArrayList<>();
        for (String text : List.of(
                "engine: {}\nengine: {}\n",
                "feed: {tickMs: 10, tickMs: 20}",
                "a: &a [1]\nengine: *a\n",
                "engine: {waitStrategy: &yielding blocking}\njournal: {durability: *yielding}\n",
                "engine:\n\tringSlots: 8\n",
                "engine: {\n",
                "feed: {}\n---\nfeed: {}\n",
                "? [engine]\n: {}\n")) {
            String problem = problemOf(text);
            assertTrue(problem.startsWith("test") && problem.lines().count() == 1, problem);
            // The parser's own words may change with its version, the place may not.
            problems.add(problem.substring(0, Math.min(38, problem.length())));
        }
        assertEquals(
                List.of(
                        "test, line 2: Duplicate field 'engine'",
                        "test, line 1: Duplicate field 'tickMs'",
                        "test, line 2: *a is an alias, which is",
                        "test, line 2: *yielding is an alias, w",
                        "test, line 2: while scanning for the n",
                        "test, line 2: while parsing a flow nod",
                        "test, line 3: Trailing token (of type ",
                        "test, line 1: Expected a field name (S"),
                problems);
    }

    @Test
    void aBillionLaughsStayShort() {
        StringBuilder text = new StringBuilder("a0: &a0 [lol]\n");
        for (int i = 1; i < 40; i++) {
            text.append("a")
                    .append(i)
                    .append(": &a")
                    .append(i)
                    .append(" [*a")
                    .append(i - 1)
                    .append(", *a")
                    .append(i - 1)
                    .append("]\n");
        }
        assertEquals(
                "test, line 2: *a0 is an alias, which is not supported; write the value out",
                problemOf(text.toString()));
    }

    @Test
    void hostileBytesGiveOneLineEach() {
        List<byte[]> texts = List.of(
                new byte[] {(byte) 0xC3, (byte) 0x28},
                new byte[] {0, 0, 0},
                new byte[] {'a', ':', 7},
                "engine".getBytes(StandardCharsets.UTF_16),
                "[".repeat(100_000).getBytes(StandardCharsets.US_ASCII),
                "{a: ".repeat(100_000).getBytes(StandardCharsets.US_ASCII),
                "- ".repeat(100_000).getBytes(StandardCharsets.US_ASCII),
                ("a: " + "9".repeat(100_000)).getBytes(StandardCharsets.US_ASCII));
        for (byte[] text : texts) {
            String problem = assertThrows(ConfigException.class, () -> ConfigReader.read("test", text))
                    .getMessage();
            assertTrue(
                    problem != null
                            && problem.startsWith("test")
                            && problem.lines().count() == 1,
                    problem);
        }
    }

    @Property(tries = 1_000)
    void anyTextIsReadOrRefusedInOneLine(@ForAll String text, @ForAll boolean asValue) {
        try {
            read(asValue ? "engine: {waitStrategy: \"" + text + "\"}" : text);
        } catch (ConfigException e) {
            String line = String.valueOf(e.getMessage());
            assertTrue(line.startsWith("test") && line.lines().count() == 1, line);
        }
    }

    @Test
    void filesThatCannotBeUsedAreNamed() throws IOException {
        Path absent = folder.resolve("absent.yaml");
        Path large = folder.resolve("large.yaml");
        Files.write(large, new byte[(1 << 20) + 1]);
        Path many = folder.resolve("many.yaml");
        StringBuilder text = new StringBuilder("markets:\n");
        for (int i = 0; i < 8_000; i++) {
            text.append("  - {conditionId: \"0x")
                    .append(Integer.toHexString(i + 1))
                    .append("\"}\n");
        }
        Files.writeString(many, text);
        String mend = ": cannot be read; name a readable YAML file, or leave --config out";
        assertEquals(
                List.of(
                        "config " + absent + mend,
                        "config " + folder + mend,
                        "config " + large + ": is above 1 MiB; name a configuration file",
                        "config " + many + ": has terms of 8000 markets, more than a session start can carry;"
                                + " leave out those that follow the common rules"),
                List.of(problemOf(absent), problemOf(folder), problemOf(large), problemOf(many)));
    }

    private static EngineConfig read(String text) {
        return ConfigReader.read("test", text.getBytes(StandardCharsets.UTF_8));
    }

    private static String problemOf(String text) {
        return String.valueOf(
                assertThrows(ConfigException.class, () -> read(text), text).getMessage());
    }

    private static String problemOf(Path file) {
        return String.valueOf(
                assertThrows(ConfigException.class, () -> LoadedConfig.of(file)).getMessage());
    }
}
