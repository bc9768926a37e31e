package io.tapemaker.engine.config;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.engine.config.ProcessSettings.WaitChoice;
import io.tapemaker.engine.domain.book.HashPolicy;
import io.tapemaker.engine.domain.v1.settings.BandSettings;
import io.tapemaker.engine.domain.v1.settings.BandTerms;
import io.tapemaker.engine.domain.v1.settings.QuotingRules;
import io.tapemaker.journal.chronicle.Durability;
import io.tapemaker.journal.types.ConditionId;
import io.tapemaker.journal.types.Size;
import io.tapemaker.journal.types.TickSize;
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
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proof(
        id = "engine.config",
        milestone = Milestone.M2,
        kind = ProofKind.UNIT,
        title = "The configuration is read strictly: what is written counts, and what cannot be "
                + "meant is named in one line")
final class ConfigReaderTest {
    private static final String ID = "0x00000000000000000000000000000000000000000000000000000000000000a1";

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
    void everyKeyIsRead() {
        String yaml = """
                engine: {waitStrategy: spinning, ringSlots: 64}
                journal: {durability: "group-commit:7", stateHashEvery: 5, snapshotEvery: 0, snapshotsKept: 9}
                feed: {tickMs: 250, quietMs: 3}
                books: {hashCheck: sample-4}
                quoting:
                  enabled: false
                  maxSpread: 0.045
                  minSize: 20
                  orderSize: "100.25"
                  distancePercent: 0
                  deadBandTicks: 0
                  minEditIntervalMs: 0
                  lowestPrice: .1
                  highestPrice: 0.9000
                markets:
                  - conditionId: "0xA1"
                    minOrderSize: "5"
                    negRisk: true
                    tickSize: "0.005"
                    quoting: {enabled: true, orderSize: "30"}
                  - conditionId: "0xa2"
                """.replace("lowestPrice: .1", "lowestPrice: 0.1");
        QuotingRules rules = new QuotingRules(false, 450, 20 * Size.ONE_E6, 100_250_000, 0, 0, 0, 1_000, 9_000);
        QuotingRules own = new QuotingRules(true, 450, 20 * Size.ONE_E6, 30_000_000, 0, 0, 0, 1_000, 9_000);
        EngineConfig expected = new EngineConfig(
                new BandSettings(
                        HashPolicy.parse("sample-4"),
                        5,
                        0,
                        rules,
                        List.of(
                                new BandTerms(ConditionId.parse("0xa1"), "5", true, TickSize.HALF_CENT, own),
                                new BandTerms(ConditionId.parse("0xa2"), null, null, null, rules))),
                new ProcessSettings(WaitChoice.SPINNING, 64, Durability.groupCommit(7), 250, 3, 9));
        assertEquals(expected, read(yaml));
    }

    @Test
    void nothingMeansDefaults() {
        for (String text : List.of(
                "", "\n", "# nothing\n", "---\n", "{}", "null", "engine:\nmarkets:\nquoting: ~\n", "\uFEFF{}")) {
            assertEquals(ConfigReader.defaults(), read(text), text);
        }
    }

    @Provide
    Arbitrary<EngineConfig> configs() {
        Arbitrary<ProcessSettings> process = Combinators.combine(
                        Arbitraries.of(WaitChoice.values()),
                        Arbitraries.integers().between(1, 16),
                        Arbitraries.of(
                                Durability.EVERY_RECORD,
                                Durability.PROCESS_CRASH,
                                Durability.groupCommit(2),
                                Durability.groupCommit(999_999_999)),
                        Arbitraries.integers().between(10, 60_000),
                        Arbitraries.integers().between(1, 10_000),
                        Arbitraries.integers().between(1, 1_000))
                .as((wait, bits, durability, tick, quiet, kept) ->
                        new ProcessSettings(wait, 1 << bits, durability, tick, quiet, kept));
        Arbitrary<BandSettings> decision = Combinators.combine(
                        Arbitraries.of("every", "off", "sample-2", "sample-1000")
                                .map(HashPolicy::parse),
                        Arbitraries.integers().between(1, 1_000_000_000),
                        Arbitraries.integers().between(0, 1_000_000_000),
                        rules(),
                        terms().list().ofMaxSize(4).uniqueElements(BandTerms::conditionId))
                .as(BandSettings::new);
        return Combinators.combine(decision, process).as(EngineConfig::new);
    }

    private static Arbitrary<QuotingRules> rules() {
        return Combinators.combine(
                        Arbitraries.of(true, false),
                        Arbitraries.longs().between(1, 9_999),
                        Arbitraries.longs().between(0, 1_000_000_000L * Size.ONE_E6),
                        Arbitraries.longs().between(1, 100_000_000_000L),
                        Arbitraries.integers().between(0, 99),
                        Arbitraries.integers().between(0, 1_000),
                        Arbitraries.integers().between(0, 3_600_000),
                        Arbitraries.longs().between(1, 9_999))
                .as((enabled, spread, min, steps, distance, deadBand, ms, price) -> new QuotingRules(
                        enabled,
                        spread,
                        Math.min(min, steps * Size.ORDER_STEP_E6),
                        steps * Size.ORDER_STEP_E6,
                        distance,
                        deadBand,
                        ms * 1_000_000L,
                        (price + 1) / 2,
                        price));
    }

    private static Arbitrary<BandTerms> terms() {
        return Combinators.combine(
                        Arbitraries.longs().greaterOrEqual(1).map(id -> ConditionId.parse("0x" + Long.toHexString(id))),
                        Arbitraries.of("5", "0.1", "15.000001").injectNull(0.3),
                        Arbitraries.of(true, false).injectNull(0.3),
                        Arbitraries.of(TickSize.values()).injectNull(0.3),
                        rules())
                .as(BandTerms::new);
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void theCanonicalFormReadsBackToItself(@ForAll("configs") EngineConfig config) {
        byte[] canonical = CanonicalConfig.write(config);
        EngineConfig read = ConfigReader.read("canonical", canonical);
        assertEquals(config, read);
        assertArrayEquals(canonical, CanonicalConfig.write(read));
    }

    @Test
    void theCanonicalDefaultsHaveTheirGoldenBytes() {
        // They are journaled: other bytes would begin a new session on every tape.
        assertEquals(
                "{\"engine\":{\"waitStrategy\":\"blocking\",\"ringSlots\":1024},"
                        + "\"journal\":{\"durability\":\"group-commit:1000\",\"stateHashEvery\":4096,"
                        + "\"snapshotEvery\":50000,\"snapshotsKept\":4},"
                        + "\"feed\":{\"tickMs\":1000,\"quietMs\":10},\"books\":{\"hashCheck\":\"every\"},"
                        + "\"quoting\":{\"enabled\":true,\"maxSpread\":\"0.03\",\"minSize\":\"50\","
                        + "\"orderSize\":\"50\","
                        + "\"distancePercent\":40,\"deadBandTicks\":1,\"minEditIntervalMs\":1000,"
                        + "\"lowestPrice\":\"0.05\",\"highestPrice\":\"0.95\"},\"markets\":[]}",
                new String(CanonicalConfig.write(ConfigReader.defaults()), StandardCharsets.UTF_8));
    }

    @Test
    void whatCannotBeMeantIsNamed() {
        List<String> problems = new ArrayList<>();
        for (String text : List.of(
                "engin: {}",
                "engine: {ringslots: 8}",
                "quoting: {spread: 1}",
                "markets: [{conditionId: \"" + ID + "\", name: x}]",
                "markets: [{conditionId: \"" + ID + "\", quoting: {enable: true}}]",
                "engine: 7",
                "engine: [1]",
                "- engine",
                "just text",
                "markets: {}",
                "markets: [7]",
                "markets: [{}]",
                "markets: [{conditionId: \"0xzz\"}]",
                "markets: [{conditionId: 5}]",
                "markets: [{conditionId: \"0xa1\"}, {conditionId: \"0xA1\"}]",
                "markets: [{conditionId: \"0xa1\", minOrderSize: \"x\"}]",
                "markets: [{conditionId: \"0xa1\", minOrderSize: \"5.00000000000000000000000\"}]",
                "markets: [{conditionId: \"0xa1\", tickSize: \"0.02\"}]",
                "markets: [{conditionId: \"0xa1\", negRisk: \"yes\"}]",
                "engine: {ringSlots: 1000}",
                "engine: {ringSlots: 131072}",
                "engine: {ringSlots: \"8\"}",
                "engine: {ringSlots: 8.0}",
                "engine: {waitStrategy: sleeping}",
                "journal: {durability: sometimes}",
                "journal: {stateHashEvery: 0}",
                "journal: {snapshotEvery: 99999999999}",
                "books: {hashCheck: sample-0}",
                "feed: {tickMs: 9}",
                "quoting: {enabled: 1}",
                "quoting: {maxSpread: 1}",
                "quoting: {maxSpread: \"0.00001\"}",
                "quoting: {maxSpread: -0.01}",
                "quoting: {orderSize: \"50.005\"}",
                "quoting: {orderSize: 49}",
                "quoting: {lowestPrice: 0.6, highestPrice: 0.5}",
                "quoting: {distancePercent: 100}",
                "markets: [{conditionId: \"0xa1\", quoting: {minSize: 60}}]")) {
            problems.add(problemOf(text));
        }
        assertEquals(EXPECTED_PROBLEMS, String.join("\n", problems) + "\n");
    }

    private static final String EXPECTED_PROBLEMS = """
            test: unknown key engin; known here: books, engine, feed, journal, markets, quoting
            test: unknown key engine.ringslots; known here: ringSlots, waitStrategy
            test: unknown key quoting.spread; known here: \
            deadBandTicks, distancePercent, enabled, highestPrice, lowestPrice, maxSpread, \
            minEditIntervalMs, minSize, orderSize
            test: unknown key markets[0].name; known here: conditionId, minOrderSize, negRisk, quoting, tickSize
            test: unknown key markets[0].quoting.enable; known here: \
            deadBandTicks, distancePercent, enabled, highestPrice, lowestPrice, maxSpread, \
            minEditIntervalMs, minSize, orderSize
            test: engine must be a mapping of keys to values
            test: engine must be a mapping of keys to values
            test: the file must be a mapping of keys to values
            test: the file must be a mapping of keys to values
            test: markets must be a list
            test: markets[0] must be a mapping of keys to values
            test: markets[0].conditionId is missing
            test: markets[0].conditionId must be a market id, 0x and 1 to 64 hexadecimal digits, not '0xzz'
            test: markets[0].conditionId must be text: put '5' in quotes
            test: markets[1].conditionId names a market that has terms already
            test: markets[0].minOrderSize must be a size such as "5", not 'x'
            test: markets[0].minOrderSize must be a size such as "5", not '5.00000000000000000000000'
            test: markets[0].tickSize must be one of the venue's tick sizes, such as "0.01", not '0.02'
            test: markets[0].negRisk must be true or false, not 'yes'
            test: engine.ringSlots must be a power of two, such as 1024, not 1000
            test: engine.ringSlots must be a whole number from 2 to 65536, not '131072'
            test: engine.ringSlots must be a whole number from 2 to 65536, not '8'
            test: engine.ringSlots must be a whole number from 2 to 65536, not '8.0'
            test: engine.waitStrategy must be one of blocking, yielding, spinning, not 'sleeping'
            test: journal.durability must be process-crash, group-commit:N or every-record, not 'sometimes'
            test: journal.stateHashEvery must be a whole number from 1 to 1000000000, not '0'
            test: journal.snapshotEvery must be a whole number from 0 to 1000000000, not '99999999999'
            test: books.hashCheck must be every, sample-N or off, not 'sample-0'
            test: feed.tickMs must be a whole number from 10 to 60000, not '9'
            test: quoting.enabled must be true or false, not '1'
            test: quoting.maxSpread must be a decimal from 0.0001 to 0.9999 with at most 4 decimals, not '1'
            test: quoting.maxSpread must be a decimal from 0.0001 to 0.9999 with at most 4 decimals, not '0.00001'
            test: quoting.maxSpread must be a decimal from 0.0001 to 0.9999 with at most 4 decimals, not '-0.01'
            test: quoting.orderSize must have at most two decimals, as orders do
            test: quoting.orderSize must be at least minSize, or the order would never score
            test: quoting.lowestPrice must not be above highestPrice
            test: quoting.distancePercent must be a whole number from 0 to 99, not '100'
            test: markets[0].quoting.orderSize must be at least minSize, or the order would never score
            """;

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
    void anyTextIsReadOrRefusedInOneLine(@ForAll String text) {
        try {
            read(text);
        } catch (ConfigException e) {
            assertTrue(String.valueOf(e.getMessage()).startsWith("test"), e.getMessage());
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
