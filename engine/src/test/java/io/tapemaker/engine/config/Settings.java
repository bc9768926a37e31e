package io.tapemaker.engine.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tapemaker.journal.types.Decimals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All settings there are, found in the canonical defaults, with the ranges that the reader itself names when a value is
 * none: a key that is added is tried without a change here.
 */
final class Settings {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern WHOLE = Pattern.compile("must be a whole number from ([0-9]+) to ([0-9]+), ");
    private static final Pattern DECIMAL =
            Pattern.compile("must be a decimal from ([0-9.]+) to ([0-9.]+) with at most ([46]) decimals, ");
    private static final String NONE = "?";

    private Settings() {}

    enum Kind {
        FLAG,
        WHOLE,
        DECIMAL,
        TEXT
    }

    /** One setting; bounds are scaled, and mean nothing for flags and text. */
    record Setting(List<String> path, Kind kind, long min, long max, int decimals) {

        String key() {
            return String.join(".", path);
        }

        /** A value of this setting as it stands in the canonical form. */
        JsonNode node(long value) {
            return switch (kind) {
                case FLAG -> BooleanNode.valueOf(value != 0);
                case WHOLE -> LongNode.valueOf(value);
                case DECIMAL -> TextNode.valueOf(Decimals.format(value, decimals));
                case TEXT -> throw new IllegalStateException(key());
            };
        }

        long valueIn(ObjectNode top) {
            JsonNode node = get(top, path);
            return switch (kind) {
                case FLAG -> node.booleanValue() ? 1 : 0;
                case WHOLE -> node.longValue();
                case DECIMAL -> Decimals.parse(node.textValue(), decimals);
                case TEXT -> throw new IllegalStateException(key());
            };
        }

        /** Any value within the bounds; the bounds themselves often, and all magnitudes. */
        long any(Random random) {
            if (random.nextInt(8) == 0) {
                return random.nextBoolean() ? min : max;
            }
            long span = max - min;
            int bits = 64 - Long.numberOfLeadingZeros(span);
            long part = random.nextLong() >>> 1 & (1L << random.nextInt(bits + 1)) - 1;
            return min + Math.min(part, span);
        }
    }

    static ObjectNode tree(byte[] json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectNode defaults() {
        return tree(CanonicalConfig.write(ConfigReader.defaults()));
    }

    static byte[] bytes(JsonNode tree) {
        return tree.toString().getBytes(StandardCharsets.UTF_8);
    }

    static JsonNode get(JsonNode top, List<String> path) {
        JsonNode node = top;
        for (String name : path) {
            node = node.path(name);
        }
        return node;
    }

    static void put(ObjectNode top, List<String> path, JsonNode value) {
        ((ObjectNode) get(top, path.subList(0, path.size() - 1))).set(path.get(path.size() - 1), value);
    }

    /** Every setting but the markets, in the order of the canonical form. */
    static List<Setting> all() {
        List<Setting> found = new ArrayList<>();
        collect(defaults(), List.of(), found);
        return found;
    }

    private static void collect(ObjectNode node, List<String> path, List<Setting> found) {
        node.fieldNames().forEachRemaining(name -> {
            List<String> to = new ArrayList<>(path);
            to.add(name);
            JsonNode value = node.get(name);
            if (value instanceof ObjectNode section) {
                collect(section, to, found);
            } else if (!(value instanceof ArrayNode)) {
                found.add(probe(List.copyOf(to)));
            }
        });
    }

    private static Setting probe(List<String> path) {
        ObjectNode top = defaults();
        put(top, path, TextNode.valueOf(NONE));
        String problem;
        try {
            ConfigReader.readTaped("probe", bytes(top));
            throw new AssertionError(path + " takes any text");
        } catch (ConfigException e) {
            problem = String.valueOf(e.getMessage());
        }
        if (!problem.startsWith("probe: " + String.join(".", path) + " must be ") || !problem.endsWith("not '?'")) {
            throw new AssertionError(path + " is refused with: " + problem);
        }
        Matcher whole = WHOLE.matcher(problem);
        Matcher decimal = DECIMAL.matcher(problem);
        if (whole.find()) {
            return new Setting(path, Kind.WHOLE, Long.parseLong(whole.group(1)), Long.parseLong(whole.group(2)), 0);
        }
        if (decimal.find()) {
            int decimals = Integer.parseInt(decimal.group(3));
            return new Setting(
                    path,
                    Kind.DECIMAL,
                    Decimals.parse(decimal.group(1), decimals),
                    Decimals.parse(decimal.group(2), decimals),
                    decimals);
        }
        boolean flag = problem.contains("must be true or false");
        return new Setting(path, flag ? Kind.FLAG : Kind.TEXT, 0, 1, 0);
    }
}
