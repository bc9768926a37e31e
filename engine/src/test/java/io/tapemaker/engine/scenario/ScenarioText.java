package io.tapemaker.engine.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.tapemaker.engine.scenario.Scenario.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads scenarios strictly: a key that nobody knows, or that is missing, is an error that names its place. */
final class ScenarioText {

    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .setPropertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE);

    private static final String BY_HAND = """
            quoting: {inventoryAversion: "0.05", leastNetPerDay: "0.1"}
            signals:
              steps: {countedPercent: 0, returnsPerDay: 0}
              markout: {priorPercentOfVolatility: 0}
              lastingVolatility: {halfLifeS: 1800, sampleMs: 60000, priorPerRootSecond: "0.0003", priorStrengthS: 600}
            """;

    private static final Pattern TIME = Pattern.compile("([0-9]+)(ms|s|m|h|d)");

    private ScenarioText() {}

    /** The scenario of a text. */
    static Scenario read(String place, String text) {
        Scenario scenario;
        try {
            scenario = YAML.readValue(text, Scenario.class);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new IllegalArgumentException(place + ", line " + line + ": " + e.getOriginalMessage(), e);
        }
        require(isSaid(scenario.title()), place, "title is missing");
        require(isSaid(scenario.why()), place, "why is missing");
        require(scenario.shows() != null && !scenario.shows().isEmpty(), place, "shows is missing");
        require(scenario.steps() != null && !scenario.steps().isEmpty(), place, "steps is missing");
        return scenario;
    }

    private static boolean isSaid(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    private static void require(boolean holds, String place, String what) {
        if (!holds) {
            throw new IllegalArgumentException(place + ": " + what);
        }
    }

    /** The one action of a step, by its key. */
    static String actionOf(Step step) {
        TreeSet<String> named = new TreeSet<>();
        name(named, "book", step.book());
        name(named, "tick-size", step.tickSize());
        name(named, "trade", step.trade());
        name(named, "resolved", step.resolved());
        name(named, "frame", step.frame());
        name(named, "settle", step.settle());
        name(named, "tick", step.tick());
        name(named, "pass", step.pass());
        name(named, "accepted", step.accepted());
        name(named, "report", step.report());
        name(named, "fill", step.fill());
        name(named, "executor", step.executor());
        name(named, "operator", step.operator());
        name(named, "link", step.link());
        name(named, "session", step.session());
        if (named.size() != 1) {
            throw new IllegalArgumentException("a step does one thing, this one " + named.size() + ": " + named);
        }
        return named.first();
    }

    private static void name(TreeSet<String> named, String key, @Nullable Object value) {
        if (value != null) {
            named.add(key);
        }
    }

    /** Milliseconds of a time such as {@code 1m30s}. */
    static long ms(String text) {
        Matcher matcher = TIME.matcher(text);
        long sum = 0;
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            end = matcher.end();
            long unit =
                    switch (matcher.group(2)) {
                        case "ms" -> 1;
                        case "s" -> 1_000;
                        case "m" -> 60_000;
                        case "h" -> 3_600_000;
                        default -> 86_400_000;
                    };
            sum = Math.addExact(sum, Math.multiplyExact(Long.parseLong(matcher.group(1)), unit));
        }
        if (end == 0 || end != text.length()) {
            throw new IllegalArgumentException("'" + text + "' is no time such as 500ms, 2s or 1h30m");
        }
        return sum;
    }

    /**
     * The configuration as bytes, with the names of markets, tokens and moments replaced by what they stand for. Costs
     * are such that the answers can be worked out by hand: no steps of the fair value and no way back, one volatility,
     * and a loss that is the same in every market; a scenario that is about these says otherwise.
     */
    static String config(@Nullable JsonNode config) {
        ObjectNode top = byHand();
        if (config != null) {
            merge(top, (ObjectNode) replaced(config));
        }
        JsonNode books = top.get("books");
        if (books == null) {
            // Made-up books carry no hash of the venue.
            top.putObject("books").put("hashCheck", "off").put("witnessMs", 0);
        }
        return top.toString();
    }

    private static ObjectNode byHand() {
        try {
            return (ObjectNode) YAML.readTree(BY_HAND);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void merge(ObjectNode into, ObjectNode from) {
        from.properties().forEach(entry -> {
            JsonNode there = into.get(entry.getKey());
            if (there instanceof ObjectNode inner && entry.getValue() instanceof ObjectNode other) {
                merge(inner, other);
            } else {
                into.set(entry.getKey(), entry.getValue());
            }
        });
    }

    private static JsonNode replaced(JsonNode node) {
        if (node.isObject()) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(entry -> copy.set(entry.getKey(), replaced(entry.getValue())));
            return copy;
        }
        if (node.isArray()) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> copy.add(replaced(element)));
            return copy;
        }
        return node.isTextual() ? new TextNode(ScenarioMarkets.replaced(node.textValue())) : node;
    }

    /** The numbers of a list of orders, or all that are waiting for an answer. */
    static List<Long> numbers(JsonNode node, Iterable<Long> waiting) {
        List<Long> numbers = new ArrayList<>();
        if (node.isTextual() && node.textValue().equals("all")) {
            waiting.forEach(numbers::add);
        } else if (node.isArray()) {
            node.forEach(number -> numbers.add(number.asLong()));
        } else if (node.isIntegralNumber()) {
            numbers.add(node.longValue());
        } else {
            throw new IllegalArgumentException("accepted takes all, a number or a list of numbers, not " + node);
        }
        return numbers;
    }
}
