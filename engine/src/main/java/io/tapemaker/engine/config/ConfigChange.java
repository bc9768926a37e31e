package io.tapemaker.engine.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tapemaker.journal.types.ConditionId;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A setting changed in flight: the configuration in force with another value under one key, read as strictly. */
public final class ConfigChange {

    private static final String PLACE = "change of a setting";

    /** What decides; how the process runs and how books are proven is fixed for a session. */
    private static final Set<String> CHANGEABLE =
            Set.of("quoting", "rewards", "fees", "signals", "orders", "risk", "regimes");

    private static final Set<String> CHANGEABLE_OF_MARKET = Set.of("quoting", "rewards", "fees", "gameStart", "end");

    private ConfigChange() {}

    /**
     * Canonical bytes of the configuration with the change.
     *
     * @param key path of the key, such as {@code quoting.frontCushion}
     * @param market a listed market whose terms are meant, null for the common ones
     * @throws ConfigException with a line that says what is wrong with the change
     */
    public static byte[] of(byte[] configParsed, String key, String value, @Nullable ConditionId market) {
        ObjectNode top = (ObjectNode) ConfigText.parse(PLACE, configParsed);
        String[] path = key.split("\\.", -1);
        Set<String> changeable = market == null ? CHANGEABLE : CHANGEABLE_OF_MARKET;
        if (!changeable.contains(path[0])) {
            throw new ConfigException(PLACE + ": " + key + " cannot be changed in flight; these can: "
                    + String.join(", ", changeable.stream().sorted().toList()));
        }
        ObjectNode node = market == null ? top : marketOf(top, market);
        for (int i = 0; i < path.length - 1; i++) {
            JsonNode next = node.get(path[i]);
            if (!(next instanceof ObjectNode section)) {
                throw unknown(key);
            }
            node = section;
        }
        put(node, path[path.length - 1], key, value, market != null && path.length == 1);
        EngineConfig changed = ConfigReader.read(PLACE, top.toString().getBytes(StandardCharsets.UTF_8));
        return CanonicalConfig.write(changed);
    }

    private static ObjectNode marketOf(ObjectNode top, ConditionId market) {
        for (JsonNode candidate : top.path("markets")) {
            if (candidate.path("conditionId").asText().equals(market.toString())) {
                return (ObjectNode) candidate;
            }
        }
        throw new ConfigException(PLACE + ": market " + market + " is not listed; change the common settings instead");
    }

    /** The value in the type that the key has; the strict reading afterwards says whether it is one. */
    private static void put(ObjectNode node, String name, String key, String value, boolean mayBeNew) {
        JsonNode before = node.get(name);
        if (before == null && !mayBeNew || before != null && before.isContainerNode()) {
            throw unknown(key);
        }
        if (before != null && before.isBoolean() && (value.equals("true") || value.equals("false"))) {
            node.set(name, BooleanNode.valueOf(value.equals("true")));
        } else if (before != null && before.isNumber() && value.matches("-?[0-9]{1,18}")) {
            node.set(name, LongNode.valueOf(Long.parseLong(value)));
        } else {
            node.set(name, TextNode.valueOf(value));
        }
    }

    private static ConfigException unknown(String key) {
        return new ConfigException(PLACE + ": there is no setting " + key + "; see config/tapemaker.yaml for all");
    }
}
