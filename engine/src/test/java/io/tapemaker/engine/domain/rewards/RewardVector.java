package io.tapemaker.engine.domain.rewards;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.Size;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A sample with its makers, as golden vectors have it. Every decimal of the input is read from its text; one that is no
 * multiple of its scale is refused rather than rounded.
 */
final class RewardVector {

    /** What expected scores may be off by, relative. */
    private static final double TOLERANCE = 1e-9;

    private final JsonNode expected;
    private final RewardTerms terms;
    private final Map<String, List<RestingOrder>> makers = new LinkedHashMap<>();

    RewardVector(JsonNode vector) {
        expected = vector.get("expected").get("level");
        JsonNode config = vector.get("config");
        terms = new RewardTerms(
                scaled(config.get("rate_per_day"), 6),
                scaled(config.get("max_spread_cents"), 2),
                scaled(config.get("min_size"), 6),
                scaled(config.get("b"), 4),
                scaled(config.get("c"), 4),
                0);
        vector.get("makers").properties().forEach(e -> makers.put(e.getKey(), orders(e.getValue())));
    }

    /** Parses a file with its numbers as they are written. */
    static JsonNode tree(Path file) throws IOException {
        return mapper().readTree(file.toFile());
    }

    /** As {@link #tree(Path)}, of a text. */
    static JsonNode tree(String json) throws IOException {
        return mapper().readTree(json);
    }

    private static ObjectMapper mapper() {
        return new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    }

    /** A number or its text times 10^decimals. */
    static long scaled(JsonNode number, int decimals) {
        return new BigDecimal(number.asText()).movePointRight(decimals).longValueExact();
    }

    static List<RestingOrder> orders(JsonNode array) {
        List<RestingOrder> orders = new ArrayList<>();
        for (JsonNode order : array) {
            int slot = List.of("YES", "NO").indexOf(order.get("token").asText());
            long priceE4 = Price.parse(order.get("price").asText());
            long sizeE6 = Size.parse(order.get("size").asText());
            if (slot < 0 || !Price.isValid(priceE4) || sizeE6 < 0) {
                throw new AssertionError("not an order: " + order);
            }
            orders.add(new RestingOrder(slot, Side.valueOf(order.get("side").asText()), priceE4, sizeE6));
        }
        return orders;
    }

    int makerCount() {
        return makers.size();
    }

    /** Each expected value that the scorer does not give, none if it is right. */
    List<String> differences(VectorScorer scorer) {
        List<RestingOrder> all = new ArrayList<>();
        makers.values().forEach(all::addAll);
        long midpointX2E4 = scorer.midpointX2E4(RestingOrder.levels(all, true), RestingOrder.levels(all, false), terms);
        List<String> differences = new ArrayList<>();
        compare(differences, "adjusted_mid", expected, midpointX2E4 / 20_000.0);
        Map<String, VectorScorer.Scores> scores = new LinkedHashMap<>();
        makers.forEach((maker, orders) -> scores.put(maker, scorer.scores(orders, midpointX2E4, terms)));
        scores.forEach((maker, own) -> {
            JsonNode wanted = expected.get("scores").get(maker);
            double others = 0;
            for (Map.Entry<String, VectorScorer.Scores> other : scores.entrySet()) {
                others += other.getKey().equals(maker) ? 0 : other.getValue().qMin();
            }
            compare(differences, "q_one", wanted, own.qOne());
            compare(differences, "q_two", wanted, own.qTwo());
            compare(differences, "q_min", wanted, own.qMin());
            compare(differences, "share", wanted, scorer.share(own.qMin(), others));
        });
        return differences;
    }

    private static void compare(List<String> differences, String key, JsonNode wanted, double actual) {
        // No midpoint is written as null, and is 0 here.
        double value = wanted.get(key).isNull() ? 0 : wanted.get(key).doubleValue();
        if (!isClose(value, actual)) {
            differences.add(key + " " + actual + " instead of " + value);
        }
    }

    static boolean isClose(double wanted, double actual) {
        return Math.abs(actual - wanted) <= TOLERANCE * Math.abs(wanted);
    }
}
