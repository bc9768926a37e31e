package io.tapemaker.engine.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tapemaker.journal.types.ConditionId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A setting changed in flight: the configuration in force with another value under one key, read as strictly. Common
 * terms are also changed in each listed market that has the common value, as it would be had the file been changed.
 */
public final class ConfigChange {

    private static final String PLACE = "change of a setting";

    /** Terms, which each market has too. */
    private static final TreeSet<String> TERMS = new TreeSet<>(List.of("quoting", "rewards", "fees"));

    private static final TreeSet<String> COMMON = new TreeSet<>(List.of(
            "quoting",
            "rewards",
            "fees",
            "orders.edits",
            "orders.life",
            "risk.cancelAllEveryMs",
            "risk.failedTrades",
            "risk.group",
            "risk.loss",
            "risk.market",
            "risk.order",
            "risk.rewardBudget",
            "risk.staleness",
            "risk.total",
            "regimes"));

    private static final TreeSet<String> OF_MARKET =
            new TreeSet<>(List.of("quoting", "rewards", "fees", "gameStart", "end"));

    /** What is remembered has their shape. */
    private static final TreeSet<String> SHAPES =
            new TreeSet<>(List.of("risk.failedTrades.windowMs", "risk.rewardBudget.windowHours"));

    private static final String RISK = "risk.";
    private static final int LONGEST_NUMBER = 18;

    private ConfigChange() {}

    /**
     * Canonical bytes of a configuration with a change, as it is made on the tape.
     *
     * @param configParsed bytes of the configuration in force
     * @param key path of the key, such as {@code quoting.frontCushion}
     * @param market a listed market whose terms are meant, null for the common ones
     * @throws ConfigException with a line that says what is wrong with the change
     */
    public static byte[] of(byte[] configParsed, String key, String value, @Nullable ConditionId market) {
        return CanonicalConfig.write(changed(configParsed, key, value, market));
    }

    /**
     * Checks a change before it is journaled: also that it brings in nothing that would mislead. Limits of risk are
     * excepted, since they must always be free to be tightened.
     *
     * @throws ConfigException with a line that says what is wrong with the change
     */
    public static void check(byte[] configParsed, String key, String value, @Nullable ConditionId market) {
        EngineConfig changed = changed(configParsed, key, value, market);
        if (key.startsWith(RISK)) {
            return;
        }
        List<String> problems = new ArrayList<>(ConfigChecks.problems(changed));
        problems.removeAll(ConfigChecks.problems(ConfigReader.readTaped(PLACE, configParsed)));
        if (!problems.isEmpty()) {
            throw new ConfigException(PLACE + ": " + problems.get(0));
        }
    }

    private static EngineConfig changed(byte[] configParsed, String key, String value, @Nullable ConditionId market) {
        requireChangeable(key, market == null ? COMMON : OF_MARKET);
        // Written anew, so that keys are there that an older build did not have.
        byte[] inForce = CanonicalConfig.write(ConfigReader.readTaped(PLACE, configParsed));
        ObjectNode top = (ObjectNode) ConfigText.parse(PLACE, inForce);
        List<String> path = pathOf(key);
        if (market != null) {
            put(marketOf(top, market), path, key, value, path.size() == 1);
        } else {
            JsonNode before = put(top, path, key, value, false);
            if (TERMS.contains(path.get(0))) {
                follow(top, path, key, value, before);
            }
        }
        return ConfigReader.readSection(new ConfigSection(PLACE, "", top));
    }

    private static List<String> pathOf(String key) {
        List<String> path = new ArrayList<>();
        int start = 0;
        for (int dot = key.indexOf('.'); dot >= 0; dot = key.indexOf('.', start)) {
            path.add(key.substring(start, dot));
            start = dot + 1;
        }
        path.add(key.substring(start));
        return path;
    }

    private static void requireChangeable(String key, TreeSet<String> changeable) {
        if (SHAPES.contains(key)) {
            throw new ConfigException(
                    PLACE + ": " + key + " cannot be changed in flight: what is remembered has its shape");
        }
        for (String section : changeable) {
            if (key.equals(section) || key.startsWith(section + ".")) {
                return;
            }
        }
        throw new ConfigException(PLACE + ": " + ConfigSection.cut(key) + " cannot be changed in flight; these can: "
                + String.join(", ", changeable));
    }

    /** Listed markets whose value was the common one. */
    private static void follow(ObjectNode top, List<String> path, String key, String value, @Nullable JsonNode before) {
        for (JsonNode market : top.path("markets")) {
            JsonNode own = market;
            for (String name : path) {
                own = own.path(name);
            }
            if (own.equals(before)) {
                put((ObjectNode) market, path, key, value, false);
            }
        }
    }

    private static ObjectNode marketOf(ObjectNode top, ConditionId market) {
        for (JsonNode candidate : top.path("markets")) {
            if (candidate.path("conditionId").asText().equals(market.toString())) {
                return (ObjectNode) candidate;
            }
        }
        throw new ConfigException(PLACE + ": market " + market + " is not listed; change the common settings instead");
    }

    /**
     * Puts the value in the type that the key has; the strict reading afterwards says whether it is one.
     *
     * @return what was there before
     */
    private static @Nullable JsonNode put(
            ObjectNode from, List<String> path, String key, String value, boolean mayBeNew) {
        ObjectNode node = from;
        for (String name : path.subList(0, path.size() - 1)) {
            if (!(node.get(name) instanceof ObjectNode section)) {
                throw unknown(key);
            }
            node = section;
        }
        String name = path.get(path.size() - 1);
        JsonNode before = node.get(name);
        if (before == null && !mayBeNew || before != null && before.isContainerNode()) {
            throw unknown(key);
        }
        node.set(name, typed(before, value));
        return before;
    }

    private static JsonNode typed(@Nullable JsonNode before, String value) {
        if (before != null && before.isBoolean() && (value.equals("true") || value.equals("false"))) {
            return BooleanNode.valueOf(value.equals("true"));
        }
        return before != null && before.isNumber() && isWhole(value)
                ? LongNode.valueOf(Long.parseLong(value))
                : TextNode.valueOf(value);
    }

    /** ASCII digits, as few as fit a long in any case. */
    private static boolean isWhole(String value) {
        return !value.isEmpty()
                && value.length() <= LONGEST_NUMBER
                && value.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static ConfigException unknown(String key) {
        return new ConfigException(
                PLACE + ": there is no setting " + ConfigSection.cut(key) + "; see config/tapemaker.yaml for all");
    }
}
