package io.tapemaker.engine.config;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tapemaker.engine.config.Settings.Kind;
import io.tapemaker.engine.config.Settings.Setting;
import io.tapemaker.journal.types.ConditionId;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@Proof(
        id = "engine.config.change",
        milestone = Milestone.M4,
        kind = ProofKind.PROPERTY,
        title = "A setting changed in flight changes that setting and no other, or is refused in one line")
final class ConfigChangeTest {

    private static final ConditionId A = ConditionId.parse("0xa");
    private static final ConditionId B = ConditionId.parse("0xb");
    private static final ConditionId C = ConditionId.parse("0xc");

    /** Two listed markets, of which B has a cushion of its own. */
    private static final byte[] LISTED = canonical("""
            markets:
              - {conditionId: "0xa", gameStart: "2026-12-01T18:00:00Z"}
              - {conditionId: "0xb", quoting: {frontCushion: 250}}
            """);

    @Test
    void allowedChangesAreMadeAndNothingElseIs() {
        List<String> changes = new ArrayList<>();
        for (Setting setting : Settings.all()) {
            if (setting.kind() == Kind.TEXT || !isChangeable(setting)) {
                continue;
            }
            ObjectNode expected = Settings.tree(LISTED);
            long before = setting.valueIn(expected);
            String value = setting.kind() == Kind.FLAG
                    ? before == 0 ? "true" : "false"
                    : setting.node(before == setting.max() ? before - 1 : before + 1)
                            .asText();
            Settings.put(expected, setting.path(), setting.node(setting.kind() == Kind.FLAG ? 1 - before : before + 1));
            byte[] changed = change(LISTED, setting.key(), value, null);
            ObjectNode found = Settings.tree(changed);
            // Listed markets follow; that is the subject of another test.
            found.remove("markets");
            expected.remove("markets");
            assertEquals(expected.toString(), found.toString(), setting::key);
            changes.add(setting.key());
        }
        assertTrue(changes.size() > 80, () -> "only " + changes);
        Figures.put("settings changed", changes.size());
    }

    private static boolean isChangeable(Setting setting) {
        String key = setting.key();
        boolean decides = List.of("quoting", "rewards", "fees", "regimes", "risk")
                        .contains(setting.path().get(0))
                || key.startsWith("orders.edits.")
                || key.startsWith("orders.life.");
        // One step more is no value of these: they have rules besides their range.
        return decides
                && !List.of("risk.failedTrades.windowMs", "risk.rewardBudget.windowHours")
                        .contains(key);
    }

    @Test
    void allThatMayNotBeChangedIsRefused() {
        int refused = 0;
        for (Setting setting : Settings.all()) {
            if (!isChangeable(setting)) {
                String problem = problemOf(LISTED, setting.key(), "1", null);
                assertTrue(problem.contains(setting.key() + " cannot be changed in flight"), problem);
                refused++;
            }
        }
        assertTrue(refused > 40);
        Figures.put("settings refused", refused);
    }

    @Test
    void commonTermsReachTheListedMarketsThatHaveThem() {
        ObjectNode expected = Settings.tree(LISTED);
        Settings.put(expected, List.of("quoting", "frontCushion"), text("120.5"));
        ((ObjectNode) expected.at("/markets/0/quoting")).set("frontCushion", text("120.5"));
        assertEquals(expected, Settings.tree(change(LISTED, "quoting.frontCushion", "120.50", null)));
        // As if the file had been changed.
        assertArrayEquals(canonical("""
                        quoting: {frontCushion: 120.5}
                        markets:
                          - {conditionId: "0xa", gameStart: "2026-12-01T18:00:00Z"}
                          - {conditionId: "0xb", quoting: {frontCushion: 250}}
                        """), change(LISTED, "quoting.frontCushion", "120.50", null));
    }

    @Test
    void oneMarketIsChangedAlone() {
        ObjectNode expected = Settings.tree(LISTED);
        ((ObjectNode) expected.at("/markets/1/quoting")).put("enabled", false);
        assertEquals(expected, Settings.tree(change(LISTED, "quoting.enabled", "false", B)));

        expected = Settings.tree(LISTED);
        ((ObjectNode) expected.at("/markets/0/rewards")).set("maxSpread", text("0.045"));
        assertEquals(expected, Settings.tree(change(LISTED, "rewards.maxSpread", "0.0450", A)));

        expected = Settings.tree(LISTED);
        ((ObjectNode) expected.at("/markets/0")).set("gameStart", text("2026-12-01T19:30:00Z"));
        assertEquals(expected, Settings.tree(change(LISTED, "gameStart", "2026-12-01T19:30:00Z", A)));

        byte[] ended = change(LISTED, "end", "2026-12-02T00:00:00Z", B);
        assertEquals(
                "2026-12-02T00:00:00Z",
                Settings.tree(ended).at("/markets/1/end").textValue());
        assertArrayEquals(canonical("""
                        markets:
                          - {conditionId: "0xa", gameStart: "2026-12-01T18:00:00Z"}
                          - {conditionId: "0xb", quoting: {frontCushion: 250}, end: "2026-12-02T00:00:00Z"}
                        """), ended);
    }

    @Test
    void whatIsWrongWithAChangeIsSaid() {
        String number = "must be a decimal from 0 to 1000000000 with at most 6 decimals, not ";
        assertEquals(
                List.of(
                        "quoting.largestOrder " + number + "'much'",
                        "quoting.largestOrder " + number + "'-1'",
                        "quoting.largestOrder " + number + "'1e2'",
                        "quoting.largestOrder " + number + "'50.0000001'",
                        "markets[1].quoting.largestOrder " + number + "'x'",
                        "quoting.sellHeld must be true or false, not 'yes'",
                        "quoting.sellHeld must be true or false, not '1'",
                        "orders.edits.maxCallsPerHour must be a whole number from 2 to 1000000, not '1'",
                        "orders.edits.maxCallsPerHour must be a whole number from 2 to 1000000, not '+5'",
                        "orders.edits.maxCallsPerHour must be a whole number from 2 to 1000000, not "
                                + "'9999999999999999999'",
                        "quoting.lowestMidpoint must not be above highestMidpoint",
                        "markets[0].gameStart must be a time such as \"2026-12-01T18:00:00Z\", not 'now'"),
                List.of(
                        problemOf(LISTED, "quoting.largestOrder", "much", null),
                        problemOf(LISTED, "quoting.largestOrder", "-1", null),
                        problemOf(LISTED, "quoting.largestOrder", "1e2", null),
                        problemOf(LISTED, "quoting.largestOrder", "50.0000001", null),
                        problemOf(LISTED, "quoting.largestOrder", "x", B),
                        problemOf(LISTED, "quoting.sellHeld", "yes", null),
                        problemOf(LISTED, "quoting.sellHeld", "1", null),
                        problemOf(LISTED, "orders.edits.maxCallsPerHour", "1", null),
                        problemOf(LISTED, "orders.edits.maxCallsPerHour", "+5", null),
                        problemOf(LISTED, "orders.edits.maxCallsPerHour", "9999999999999999999", null),
                        problemOf(LISTED, "quoting.lowestMidpoint", "0.95", null),
                        problemOf(LISTED, "gameStart", "now", A)));
    }

    @Test
    void unknownKeysAndMarketsAreNamed() {
        String see = "; see config/tapemaker.yaml for all";
        assertEquals(
                List.of(
                        "there is no setting quoting.cushion" + see,
                        "there is no setting quoting" + see,
                        "there is no setting quoting." + see,
                        "there is no setting quoting..frontCushion" + see,
                        "there is no setting quoting.frontCushion.x" + see,
                        "there is no setting risk.order" + see,
                        "there is no setting gameStart.x" + see,
                        "market " + C + " is not listed; change the common settings instead",
                        "conditionId cannot be changed in flight; these can: end, fees, gameStart, quoting, rewards",
                        "risk.order.maxSize cannot be changed in flight; these can: "
                                + "end, fees, gameStart, quoting, rewards"),
                List.of(
                        problemOf(LISTED, "quoting.cushion", "1", null),
                        problemOf(LISTED, "quoting", "1", null),
                        problemOf(LISTED, "quoting.", "1", null),
                        problemOf(LISTED, "quoting..frontCushion", "1", null),
                        problemOf(LISTED, "quoting.frontCushion.x", "1", null),
                        problemOf(LISTED, "risk.order", "1", null),
                        problemOf(LISTED, "gameStart.x", "1", A),
                        problemOf(LISTED, "quoting.frontCushion", "1", C),
                        problemOf(LISTED, "conditionId", "0xc", A),
                        problemOf(LISTED, "risk.order.maxSize", "1", A)));
    }

    @Test
    void aChangeThatWouldMisleadIsRefusedAtTheDoorAndATighterLimitNever() {
        assertEquals(
                "quoting.largestOrder must be at least rewards.minSize, 50, or no order would ever score",
                doorProblem(LISTED, "quoting.largestOrder", "49", null));
        assertEquals("none", doorProblem(LISTED, "risk.order.maxSize", "10", null));
        // What the tighter limit has brought about is no reason against other changes, and no excuse for new faults.
        byte[] tight = change(LISTED, "risk.order.maxSize", "10", null);
        assertFalse(ConfigChecks.problems(ConfigReader.readTaped("tape", tight)).isEmpty());
        assertEquals("none", doorProblem(tight, "quoting.frontCushion", "300", null));
        assertEquals(
                "quoting.editHorizonMs must not be above orders.life.seconds, 600: no order stays longer",
                doorProblem(tight, "quoting.editHorizonMs", "600001", null));
        assertTrue(doorProblem(LISTED, "quoting.largestOrder", "x", null).startsWith("quoting.largestOrder must be"));
    }

    @Test
    void keysThatATapeIsTooOldToHaveCanBeChanged() {
        byte[] changed = change(new byte[0], "quoting.frontCushion", "1", null);
        // Before there was a witness nobody was asked.
        assertArrayEquals(canonical("books: {witnessMs: 0}\nquoting: {frontCushion: 1}"), changed);
    }

    @Property(tries = 1_000)
    void anyTextIsRefusedInOneLineOrLeadsToACanonicalForm(
            @ForAll String key, @ForAll String value, @ForAll boolean known) {
        String name = known ? "quoting.largestOrder" : key;
        try {
            byte[] changed = ConfigChange.of(LISTED, name, value, null);
            assertArrayEquals(changed, CanonicalConfig.write(ConfigReader.readTaped("again", changed)));
        } catch (ConfigException e) {
            String line = String.valueOf(e.getMessage());
            assertTrue(line.startsWith("change of a setting: ") && line.lines().count() == 1, line);
        }
    }

    private static byte[] canonical(String yaml) {
        return CanonicalConfig.write(ConfigReader.read("test", yaml.getBytes(StandardCharsets.UTF_8)));
    }

    private static JsonNode text(String text) {
        return TextNode.valueOf(text);
    }

    /** The changed configuration, which is canonical. */
    private static byte[] change(byte[] config, String key, String value, @Nullable ConditionId market) {
        byte[] changed = ConfigChange.of(config, key, value, market);
        assertArrayEquals(changed, CanonicalConfig.write(ConfigReader.readTaped("again", changed)));
        return changed;
    }

    private static String problemOf(byte[] config, String key, String value, @Nullable ConditionId market) {
        ConfigException problem =
                assertThrows(ConfigException.class, () -> ConfigChange.of(config, key, value, market), key);
        String line = String.valueOf(problem.getMessage());
        assertTrue(line.startsWith("change of a setting: ") && line.lines().count() == 1, line);
        return line.substring("change of a setting: ".length());
    }

    private static String doorProblem(byte[] config, String key, String value, @Nullable ConditionId market) {
        try {
            ConfigChange.check(config, key, value, market);
            return "none";
        } catch (ConfigException e) {
            return String.valueOf(e.getMessage()).substring("change of a setting: ".length());
        }
    }
}
