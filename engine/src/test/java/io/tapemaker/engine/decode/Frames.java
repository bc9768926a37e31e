package io.tapemaker.engine.decode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tapemaker.testkit.SharedMaterial;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Frames to decode: the project's own, one of each shape, and those of the shared recordings and fixtures. */
final class Frames {

    static final String MARKET = "0x5f65177b394277fd294cd75650044e32ba009a95022d88a0c1d565897d72f8f1";
    static final String YES = "52114319501245915516055106046884209969926127482827954674443846427813813222426";
    static final String NO = "71321045679252212594626385532706912750332728571942532289631379312455583992563";
    static final String HASH = "bf32b3746fff40c76c98021b7f3f07261169dd26";
    static final String OTHER_HASH = "00ff00ff00ff00ff00ff00ff00ff00ff0123abcd";

    private static final String ABOUT = "\"market\":\"" + MARKET + "\",\"asset_id\":\"" + YES + "\",";

    static final String INITIAL_BOOK = "[{" + ABOUT + "\"timestamp\":\"1766481546487\",\"hash\":\"" + HASH
            + "\",\"bids\":[{\"price\":\"0.01\",\"size\":\"3769.8\"},{\"price\":\"0.1\",\"size\":\"92790\"}],"
            + "\"asks\":[{\"price\":\"0.99\",\"size\":\"12345678.901234\"}],\"tick_size\":\"0.01\","
            + "\"event_type\":\"book\","
            + "\"last_trade_price\":\"0.500\",\"version\":\"v2\"}]\n";
    static final String LATER_BOOK = "{\"market\":\"" + MARKET + "\", \"asset_id\":\"" + NO
            + "\", \"bids\":[], \"asks\":[{\"price\":\"0.53\", \"size\":\"400.0\"}, "
            + "{\"price\":\"0.0625\", \"size\":\"1\"}],"
            + " \"hash\":\"" + OTHER_HASH + "\", \"timestamp\":\"1790767298635\", \"event_type\":\"book\"}";
    static final String OLD_BOOK =
            "{\"buys\":[{\"size\":\"2\",\"price\":\"0.5\"}],\"sells\":[]," + ABOUT + "\"timestamp\":7}";
    static final String CHANGE = "{\"market\":\"" + MARKET + "\", \"price_changes\":["
            + change(YES, "0.46", "918.34", "BUY") + ", " + change(NO, "0.54", "0", "SELL")
            + "], \"timestamp\":\"1790766981628\", \"event_type\":\"price_change\"}";
    static final String OLD_CHANGES = "{" + ABOUT + "\"hash\":\"" + HASH
            + "\",\"changes\":[{\"price\":\"0.4\",\"side\":\"SELL\",\"size\":\"3300\"}],"
            + "\"timestamp\":\"1729084877448\"}";
    static final String FLAT_CHANGE = "{" + ABOUT + "\"event_type\":\"price_change\",\"hash\":\"" + HASH
            + "\",\"price\":\"0.514\",\"side\":\"SELL\",\"size\":\"21574.08\",\"timestamp\":\"1723967931411\"}";
    static final String TICK =
            "{" + ABOUT + "\"new_tick_size\":\"0.001\",\"old_tick_size\":\"0.01\",\"timestamp\":\"1739068041853\"}";
    static final String TRADE =
            "{" + ABOUT + "\"price\":\"0.51\",\"size\":\"20\",\"fee_rate_bps\":\"0\",\"side\":\"BUY\","
                    + "\"timestamp\":\"1790767298674\",\"event_type\":\"last_trade_price\","
                    + "\"transaction_hash\":\"0xab\"}";
    static final String TOUCH = "{" + ABOUT + "\"best_bid\":\"0.63\",\"best_ask\":\"0.638\",\"spread\":\"0.008\","
            + "\"timestamp\":\"1789156413830\",\"event_type\":\"best_bid_ask\"}";
    static final String LISTED = "{\"event_type\":\"new_market\",\"id\":\"1\",\"question\":\"A \\\"caf\\u00e9\\\" é\","
            + "\"market\":\"" + MARKET + "\",\"assets_ids\":[\"" + YES + "\",\"" + NO
            + "\"],\"outcomes\":[\"Yes\",\"No\"],"
            + "\"event_message\":{\"id\":\"2\",\"tags\":[[],{}]},\"timestamp\":\"1766790415550\",\"active\":true,"
            + "\"clob_token_ids\":[\"" + YES + "\",\"" + NO
            + "\"],\"order_price_min_tick_size\":\"0.005\",\"line\":-1.5e3}";
    static final String RESOLVED = "{\"event_type\":\"market_resolved\",\"market\":\"" + MARKET
            + "\",\"assets_ids\":[\"" + YES + "\",\"" + NO + "\"],\"winning_asset_id\":\"" + NO
            + "\",\"winning_outcome\":\"No\",\"timestamp\":\"1766790415550\"}";
    static final String UNKNOWN = "{\"event_type\":\"order\",\"price\":\"x\",\"asset_id\":null}";

    /** One frame of each shape. */
    static final List<String> SAMPLES = List.of(
            INITIAL_BOOK,
            LATER_BOOK,
            OLD_BOOK,
            CHANGE,
            OLD_CHANGES,
            FLAT_CHANGE,
            TICK,
            TRADE,
            TOUCH,
            LISTED,
            RESOLVED,
            UNKNOWN,
            "PONG",
            "[]",
            "[" + TRADE + "," + CHANGE + "," + LATER_BOOK + "]");

    private Frames() {}

    static String change(String asset, String price, String size, String side) {
        return "{\"asset_id\":\"" + asset + "\", \"price\":\"" + price + "\", \"size\":\"" + size + "\", \"side\":\""
                + side + "\", \"hash\":\"" + HASH + "\", \"best_bid\":\"0.5\", \"best_ask\":\"0.51\"}";
    }

    static byte[] bytes(String frame) {
        return frame.getBytes(StandardCharsets.UTF_8);
    }

    static List<byte[]> samples() {
        return SAMPLES.stream().map(Frames::bytes).toList();
    }

    /** Every frame of the shared recordings and of the peers' fixtures; aborts the test if they are absent. */
    static List<byte[]> shared() throws IOException {
        List<byte[]> frames = new ArrayList<>();
        for (Path file : files("polymarket/fixtures/ws-recordings")) {
            frames.addAll(recording(file));
        }
        for (Path file : files("polymarket/fixtures/nautilus/python_ws_messages")) {
            frames.add(Files.readAllBytes(file));
        }
        for (Path file : files("polymarket/fixtures/nautilus/rust_test_data")) {
            if (file.getFileName().toString().startsWith("ws_")) {
                frames.add(Files.readAllBytes(file));
            }
        }
        return frames;
    }

    /** The first frames of the shared synthetic tape; aborts the test if it is absent. */
    static List<byte[]> tape(int limit) throws IOException {
        Path file = SharedMaterial.require("recordings/synthetic-tape-seed7.jsonl.gz");
        List<byte[]> frames = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null && frames.size() < limit; line = reader.readLine()) {
                frames.add(frame(line));
            }
        }
        return frames;
    }

    /** The frames of a recording: a line is a frame, or an object that carries one. */
    static List<byte[]> recording(Path file) throws IOException {
        List<byte[]> frames = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank()) {
                frames.add(frame(line));
            }
        }
        return frames;
    }

    private static byte[] frame(String line) throws IOException {
        if (line.startsWith("{\"receivedAt\"")) {
            JsonNode payload = new ObjectMapper().readTree(line).get("payloadUtf8");
            return bytes(payload.isTextual() ? payload.textValue() : payload.toString());
        }
        return bytes(line);
    }

    private static List<Path> files(String folder) throws IOException {
        try (Stream<Path> files = Files.list(SharedMaterial.require(folder))) {
            return files.sorted().toList();
        }
    }
}
