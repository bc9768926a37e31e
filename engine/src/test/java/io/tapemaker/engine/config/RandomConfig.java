package io.tapemaker.engine.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tapemaker.engine.config.Settings.Kind;
import io.tapemaker.engine.config.Settings.Setting;
import io.tapemaker.journal.types.Decimals;
import io.tapemaker.journal.types.TickSize;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** Canonical trees of any configuration that a tape may carry. */
final class RandomConfig {

    private static final List<Setting> ALL = Settings.all();
    private static final List<String> TERMS = List.of("quoting", "rewards", "fees");
    private static final Map<String, List<String>> TEXTS = Map.of(
            "engine.waitStrategy", List.of("blocking", "yielding", "spinning"),
            "journal.durability", List.of("process-crash", "every-record", "group-commit:2", "group-commit:999999999"),
            "books.hashCheck", List.of("every", "off", "sample-2", "sample-1000000"));

    private final Random random;

    RandomConfig(long seed) {
        random = new Random(seed);
    }

    ObjectNode tree() {
        ObjectNode top = Settings.defaults();
        for (Setting setting : ALL) {
            any(top, setting);
        }
        Settings.put(top, List.of("engine", "ringSlots"), LongNode.valueOf(2L << random.nextInt(16)));
        terms(top);
        fitOrders(top);
        ascending(top, "signals.markout.shortHorizonS", "signals.markout.longHorizonS");
        ascending(top, "risk.rewardBudget.downsizePercent", "risk.rewardBudget.stopPercent");
        ascending(top, "regimes.gameStart.pullMs", "regimes.gameStart.reduceMs");
        ascending(top, "regimes.end.pullMs", "regimes.end.reduceMs");
        ascending(top, "regimes.volatilityLeave", "regimes.volatilityEnter");
        long windowMs = whole(top, "risk.failedTrades.windowMs");
        set(top, "risk.failedTrades.windowMs", Math.max(10, windowMs / 10 * 10));
        ArrayNode markets = (ArrayNode) top.get("markets");
        for (int i = random.nextInt(4); i > 0; i--) {
            markets.add(market(top, i));
        }
        return top;
    }

    private void any(ObjectNode top, Setting setting) {
        JsonNode value = setting.kind() == Kind.TEXT
                ? TextNode.valueOf(oneOf(Objects.requireNonNull(TEXTS.get(setting.key()))))
                : setting.node(setting.any(random));
        Settings.put(top, setting.path(), value);
    }

    private String oneOf(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }

    private void terms(ObjectNode node) {
        ascending(node, "quoting.lowestMidpoint", "quoting.highestMidpoint");
    }

    private void fitOrders(ObjectNode top) {
        long lifeS = whole(top, "orders.life.seconds");
        lifeS = lifeS < 120 ? 0 : lifeS;
        set(top, "orders.life.seconds", lifeS);
        if (lifeS != 0) {
            set(top, "orders.life.staggerS", Math.min(whole(top, "orders.life.staggerS"), lifeS / 2));
        }
        long leadS = whole(top, "orders.life.renewLeadS");
        set(top, "orders.life.lastCallS", Math.min(whole(top, "orders.life.lastCallS"), leadS - 1));
        long share = whole(top, "orders.calls.sharePercent");
        for (String burst : List.of("orders.calls.ordersBurst", "orders.calls.cancelsBurst")) {
            set(top, burst, Math.max(whole(top, burst), 200 / share + 1));
        }
        ascending(top, "orders.memory.trades", "orders.memory.maxTerminalTrades");
    }

    private ObjectNode market(ObjectNode top, int number) {
        ObjectNode market = top.objectNode();
        String digits = Long.toHexString(random.nextLong() >>> 1) + number;
        market.put("conditionId", "0x" + "0".repeat(64 - digits.length()) + digits);
        maybe(market, "minOrderSize", TextNode.valueOf(oneOf(List.of("5", "0.1", "15.000001"))));
        maybe(market, "negRisk", BooleanNode.valueOf(random.nextBoolean()));
        TickSize tick = TickSize.values()[random.nextInt(TickSize.values().length)];
        maybe(market, "tickSize", TextNode.valueOf(tick.text()));
        maybe(market, "group", TextNode.valueOf(oneOf(List.of("a", "who-wins?", "~".repeat(200)))));
        maybe(market, "yesToken", TextNode.valueOf(Long.toString(random.nextLong() >>> 1)));
        maybe(market, "gameStart", moment());
        maybe(market, "end", moment());
        for (String section : TERMS) {
            market.set(section, top.get(section).deepCopy());
        }
        for (Setting setting : ALL) {
            if (TERMS.contains(setting.path().get(0)) && random.nextInt(4) == 0) {
                any(market, setting);
            }
        }
        terms(market);
        return market;
    }

    private JsonNode moment() {
        return TextNode.valueOf(
                Instant.ofEpochSecond(1 + random.nextInt(Integer.MAX_VALUE)).toString());
    }

    private void maybe(ObjectNode node, String key, JsonNode value) {
        if (random.nextBoolean()) {
            node.set(key, value);
        }
    }

    /** Exchanges the values of two keys if the first is above the second. */
    private static void ascending(ObjectNode top, String low, String high) {
        List<String> lowPath = List.of(low.split("\\.", -1));
        List<String> highPath = List.of(high.split("\\.", -1));
        JsonNode first = Settings.get(top, lowPath);
        JsonNode second = Settings.get(top, highPath);
        if (scaled(first) > scaled(second)) {
            Settings.put(top, lowPath, second);
            Settings.put(top, highPath, first);
        }
    }

    private static long scaled(JsonNode node) {
        return node.isTextual() ? Decimals.parse(node.textValue(), 6) : node.longValue();
    }

    private static long whole(ObjectNode top, String key) {
        return Settings.get(top, List.of(key.split("\\.", -1))).longValue();
    }

    private static void set(ObjectNode top, String key, long value) {
        Settings.put(top, List.of(key.split("\\.", -1)), LongNode.valueOf(value));
    }
}
