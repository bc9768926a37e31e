package io.tapemaker.engine.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.tapemaker.journal.types.Decimals;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One mapping of a configuration file, read key by key. Each read names what is allowed, and {@link #end} refuses
 * what nobody read, so a misspelt key is an error and never a silent default.
 */
final class ConfigSection {

    /** Longest piece of what was written that a message shows. */
    private static final int MAX_SHOWN = 60;

    private final String place;
    private final String path;
    private final @Nullable JsonNode node;
    private final TreeSet<String> known = new TreeSet<>();

    /**
     * @param place the file, for messages
     * @param path where in the file, empty for its top
     * @param node the mapping, null or absent for an empty one
     */
    ConfigSection(String place, String path, @Nullable JsonNode node) {
        this.place = place;
        this.path = path;
        this.node = isNothing(node) ? null : node;
        if (this.node != null && !this.node.isObject()) {
            throw new ConfigException(
                    place + ": " + (path.isEmpty() ? "the file" : path) + " must be a mapping of keys to values");
        }
    }

    /** A key without a value, whose empty text YAML leaves to the reader, is an empty section. */
    private static boolean isNothing(@Nullable JsonNode node) {
        return node == null
                || node.isNull()
                || node.isMissingNode()
                || (node.isTextual() && node.textValue().isEmpty());
    }

    private @Nullable JsonNode value(String key) {
        known.add(key);
        JsonNode value = node == null ? null : node.get(key);
        return value == null || value.isNull() ? null : value;
    }

    ConfigSection section(String key) {
        return new ConfigSection(place, pathOf(key), value(key));
    }

    /** A section that stands for a record, whole. */
    <T> T record(String key, Keys<T> keys, T absent) {
        ConfigSection section = section(key);
        T record = keys.read(section, absent);
        section.end();
        return record;
    }

    /** The mappings of a list, empty when absent. */
    List<ConfigSection> list(String key) {
        JsonNode value = value(key);
        List<ConfigSection> sections = new ArrayList<>();
        if (value != null && !isNothing(value)) {
            if (!value.isArray()) {
                throw wrong(key, "must be a list");
            }
            for (int i = 0; i < value.size(); i++) {
                sections.add(new ConfigSection(place, pathOf(key) + "[" + i + "]", value.get(i)));
            }
        }
        return sections;
    }

    boolean flag(String key, boolean absent) {
        JsonNode value = value(key);
        if (value != null && !value.isBoolean()) {
            throw wrong(key, "must be true or false, not " + shown(value.asText()));
        }
        return value == null ? absent : value.booleanValue();
    }

    @Nullable
    Boolean optionalFlag(String key) {
        return value(key) == null ? null : Boolean.valueOf(flag(key, false));
    }

    int integer(String key, int absent, int min, int max) {
        return Math.toIntExact(whole(key, absent, min, max));
    }

    long whole(String key, long absent, long min, long max) {
        JsonNode value = value(key);
        if (value == null) {
            return absent;
        }
        if (!value.isIntegralNumber()
                || !value.canConvertToLong()
                || value.longValue() < min
                || value.longValue() > max) {
            throw wrong(key, "must be a whole number from " + min + " to " + max + ", not " + shown(value.asText()));
        }
        return value.longValue();
    }

    /** A decimal as a scaled long; in YAML it is best quoted, and then read from its text. */
    long decimal(String key, long absent, int decimals, long min, long max) {
        JsonNode value = value(key);
        if (value == null) {
            return absent;
        }
        long scaled =
                value.isTextual() || value.isNumber() ? Decimals.parse(value.asText(), decimals) : Decimals.INVALID;
        if (scaled < min || scaled > max) {
            throw wrong(
                    key,
                    "must be a decimal from " + Decimals.format(min, decimals) + " to " + Decimals.format(max, decimals)
                            + " with at most " + decimals + " decimals, not " + shown(value.asText()));
        }
        return scaled;
    }

    @Nullable
    String optionalText(String key) {
        JsonNode value = value(key);
        if (value != null && !value.isTextual()) {
            throw wrong(key, "must be text: put " + shown(value.asText()) + " in quotes");
        }
        return value == null ? null : value.textValue();
    }

    String text(String key) {
        String text = optionalText(key);
        if (text == null) {
            throw wrong(key, "is missing");
        }
        return text;
    }

    /** One of the constants of an enum, written in lower case with hyphens. */
    <E extends Enum<E>> E choice(String key, E absent, E[] allowed) {
        String text = optionalText(key);
        if (text == null) {
            return absent;
        }
        List<String> names = new ArrayList<>();
        for (E candidate : allowed) {
            String name = nameOf(candidate);
            if (name.equals(text)) {
                return candidate;
            }
            names.add(name);
        }
        throw wrong(key, "must be one of " + String.join(", ", names) + ", not " + shown(text));
    }

    static String nameOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A value that a parser of its own makes from text. */
    <T> @Nullable T parsed(String key, Function<String, @Nullable T> parser, String expected) {
        String text = optionalText(key);
        if (text == null) {
            return null;
        }
        T value;
        try {
            value = parser.apply(text);
        } catch (IllegalArgumentException e) {
            value = null;
        }
        if (value == null) {
            throw wrong(key, "must be " + expected + ", not " + shown(text));
        }
        return value;
    }

    /** Refuses every key that nobody asked for. */
    void end() {
        if (node == null) {
            return;
        }
        node.fieldNames().forEachRemaining(key -> {
            if (!known.contains(key)) {
                throw new ConfigException(
                        place + ": unknown key " + cut(pathOf(key)) + "; known here: " + String.join(", ", known));
            }
        });
    }

    ConfigException wrong(String key, String problem) {
        return new ConfigException(place + ": " + pathOf(key) + " " + problem);
    }

    /** The section as a whole cannot be meant like this. */
    ConfigException unfit(String problem) {
        return new ConfigException(place + ": " + path + " cannot be used: " + problem);
    }

    static String shown(String text) {
        return "'" + cut(text) + "'";
    }

    static String cut(String text) {
        return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "...";
    }

    private String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
