package io.tapemaker.engine.config;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tapemaker.engine.config.Settings.Kind;
import io.tapemaker.engine.config.Settings.Setting;
import io.tapemaker.engine.domain.risk.ExposureLimits.PerOrder;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

@Proof(
        id = "engine.config.canonical",
        milestone = Milestone.M4,
        kind = ProofKind.PROPERTY,
        title = "What is journaled of a configuration is every key, reads back to itself, and has its golden bytes")
final class CanonicalConfigTest {

    /** Other values than the defaults, of keys that take words. */
    private static final Map<String, String> OTHER_TEXTS = Map.of(
            "engine.waitStrategy", "spinning",
            "journal.durability", "group-commit:7",
            "books.hashCheck", "sample-4");

    @Property(tries = 500)
    void anyConfigurationReadsBackToItself(@ForAll long seed) {
        ObjectNode tree = new RandomConfig(seed).tree();
        EngineConfig config = ConfigReader.readTaped("random", Settings.bytes(tree));
        byte[] canonical = CanonicalConfig.write(config);
        assertEquals(tree.toString(), new String(canonical, StandardCharsets.UTF_8));
        EngineConfig read = ConfigReader.readTaped("canonical", canonical);
        assertEquals(config, read);
        assertArrayEquals(canonical, CanonicalConfig.write(read));
    }

    @Test
    void everyKeyIsReadAndNoOtherChangesWithIt() {
        List<Setting> settings = Settings.all();
        for (Setting setting : settings) {
            ObjectNode expected = Settings.defaults();
            EngineConfig read = withAnother(setting, expected);
            assertNotEquals(ConfigReader.defaults(), read, setting::key);
            assertEquals(
                    expected.toString(), new String(CanonicalConfig.write(read), StandardCharsets.UTF_8), setting::key);
        }
        assertTrue(settings.size() > 120, () -> "only " + settings.size());
        Figures.put("keys", settings.size());
    }

    @Test
    void aKeyThatIsWrittenUnderAnothersNameIsFound() throws IOException {
        Keys<PerOrder> crossed = Keys.<PerOrder>of(v -> new PerOrder(v.next(), v.next()))
                .with("maxSize", KeyKind.E6, 0, 1_000_000_000, PerOrder::maxNotionalE6)
                .with("maxNotional", KeyKind.E6, 0, 1_000_000_000, PerOrder::maxSizeE6);
        byte[] text = "{\"maxSize\":\"7\",\"maxNotional\":\"5\"}".getBytes(StandardCharsets.UTF_8);
        PerOrder read = crossed.read(ConfigText.section("test", text), new PerOrder(0, 0));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = new JsonFactory().createGenerator(bytes)) {
            out.writeStartObject();
            crossed.write(out, read);
            out.writeEndObject();
        }
        assertNotEquals(Settings.tree(text), Settings.tree(bytes.toByteArray()));
    }

    /** The defaults with the next larger or smaller value of a setting that goes with the others. */
    private static EngineConfig withAnother(Setting setting, ObjectNode tree) {
        List<String> problems = new ArrayList<>();
        for (JsonNode other : others(setting, tree)) {
            Settings.put(tree, setting.path(), other);
            try {
                return ConfigReader.readTaped("test", Settings.bytes(tree));
            } catch (ConfigException e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }
        throw new AssertionError(setting + " takes nothing but its default: " + problems);
    }

    private static List<JsonNode> others(Setting setting, ObjectNode tree) {
        if (setting.kind() == Kind.TEXT) {
            return List.of(TextNode.valueOf(OTHER_TEXTS.get(setting.key())));
        }
        long value = setting.valueIn(tree);
        List<JsonNode> others = new ArrayList<>();
        for (long other : new long[] {value + 1, value - 1, 2 * value, value + 10}) {
            if (other >= setting.min() && other <= setting.max()) {
                others.add(setting.node(other));
            }
        }
        return others;
    }

    @Test
    void theDefaultsHaveTheirGoldenBytes() {
        // They are journaled: other bytes begin a new session on every tape.
        assertEquals(
                GOLDEN.replace("\n", ""),
                new String(CanonicalConfig.write(ConfigReader.defaults()), StandardCharsets.UTF_8));
    }

    private static final String GOLDEN = """
            {"engine":{"waitStrategy":"blocking","ringSlots":1024},
            "journal":{"durability":"group-commit:1000","stateHashEvery":4096,"snapshotEvery":50000,
            "snapshotsKept":4},
            "feed":{"tickMs":1000,"quietMs":10,"tokensPerConnection":200},
            "books":{"hashCheck":"every","witnessMs":4000},
            "quoting":{"enabled":true,"largestOrder":"200","lowestMidpoint":"0.1","highestMidpoint":"0.9",
            "frontCushion":"100","cushionStepBack":"0.005","exitLiquidity":"100","capitalCostBps":1000,
            "inventoryAversion":"0.01","leastNetPerDay":"0.5","editHorizonMs":180000,"editCost":"0","sellHeld":true,
            "joinSmallLevels":true},
            "rewards":{"ratePerDay":"100","maxSpread":"0.03","minSize":"50","inGameMultiplier":"1",
            "oneSidedDivisor":"3","minAgeMs":30000},
            "fees":{"takerRate":"0.04","exponent":1,"rebateShare":"0.25"},
            "signals":{"volatility":{"halfLifeS":1800,"sampleMs":60000,"priorPerRootSecond":"0.0003",
            "priorStrengthS":600},
            "lastingVolatility":{"halfLifeS":86400,"sampleMs":3600000,
            "priorPerRootSecond":"0.0001","priorStrengthS":86400},
            "flow":{"halfLifeS":1800,"priorTradesPerHour":12,"priorStrengthS":1800,
            "priorMeanSize":"50","priorStrengthTrades":5},"markout":{"halfLifeS":21600,"shortHorizonS":30,
            "longHorizonS":300,"printLagMs":100,"pendingPrints":512,"priorLoss":"0.005",
            "priorStrengthPrints":20,"priorPercentOfVolatility":100},"ownFills":{"remembered":256,
            "windowS":21600},"jump":{"moreThan":"0.02","windowMs":10000,"holdMs":60000},"sweep":{"moreThan":"2000",
            "burstGapMs":250,"collapseDistance":"0.02","collapseShare":"0.8","collapseLeastDepth":"300",
            "collapseWindowMs":5000,"holdMs":60000},"steps":{"reactionMs":2000,"halfLifeS":86400,
            "countedPercent":10,"priorPerDay":1,
            "priorSize":"0.02","priorStrengthS":21600,"returnHalfLifeS":3600,"returnsPerDay":14}},
            "orders":{"edits":{"minIntervalMs":2000,"cancelRetryMs":1000,"maxCallsPerHour":240,
            "retreatAtOnce":true},"life":{"seconds":600,"renewLeadS":60,"staggerS":120,"lastCallS":10,
            "expiryGraceS":5},"calls":{"ordersPerSecond":40,"ordersBurst":60,"cancelsPerSecond":80,
            "cancelsBurst":120,"sharePercent":50,"reservedPercent":30},"memory":{"orders":4096,"trades":8192,
            "maxTerminalTrades":65536,"maxProvisionalTrades":16384}},
            "risk":{"order":{"maxSize":"500","maxNotional":"250"},"market":{"maxShares":"500",
            "maxNotional":"500"},"group":{"maxLoss":"750","maxNotional":"1000"},"total":{"maxNotional":"5000",
            "maxOpenOrders":200},"loss":{"perDay":"100","drawdown":"200"},"rewardBudget":{"windowHours":24,
            "minCost":"5","downsizePercent":50,"stopPercent":100,"recoverPercent":80,"downsizedPercent":50},
            "staleness":{"connectionMs":10000,"assetMs":60000,"userStreamMs":10000,"executorMs":3000,
            "clockGapMs":5000},"failedTrades":{"maxFailed":3,"maxFailedPercent":10,"minTrades":5,
            "windowMs":600000,"quarantineMs":3600000},"cancelAllEveryMs":1000},
            "regimes":{"holds":{"killLatchedMs":0,"resolvedMs":0,"disabledMs":0,"operatorLeftMs":0,
            "bookNotInSyncMs":2000,"staleAssetMs":5000,"userStreamMs":5000,"tickChangingMs":1000,"jumpMs":30000,
            "sweepMs":30000,"cushionGoneMs":5000,"gameStartingMs":0,"endingMs":0,"operatorPausedMs":0,
            "scoringLostMs":60000,"quarantinedMs":0,"gameNearMs":0,"endNearMs":0,"rewardStopMs":0,
            "inventoryLimitMs":5000,"operatorFlattenMs":0,"rewardDownsizeMs":0,"volatilityHighMs":60000},
            "gameStart":{"reduceMs":3600000,"pullMs":600000},"end":{"reduceMs":86400000,"pullMs":3600000},
            "volatilityEnter":"0.01","volatilityLeave":"0.007"},"markets":[]}
            """;
}
