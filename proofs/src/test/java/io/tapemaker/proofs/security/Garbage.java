package io.tapemaker.proofs.security;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tapemaker.engine.decode.RejectReason;
import io.tapemaker.engine.domain.book.BookCounter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every kind of frame that a venue should never send, about one market of a recording. */
final class Garbage {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FIVE_MIB = 5 << 20;
    private static final int DEEP = 100_000;
    private static final int MANY_LEVELS = 10_000;
    private static final String HASH = "0123456789abcdef0123456789abcdef01234567";
    private static final String STAMP = "\"timestamp\":\"1793628000000\"";

    /**
     * One frame.
     *
     * @param reason what counts it, null if {@code counter} does
     * @param counter what counts it, null if {@code reason} does
     */
    record Frame(
            String name,
            byte[] bytes,
            @Nullable RejectReason reason,
            @Nullable BookCounter counter) {

        /** The name of what counts it. */
        String countedAs() {
            return reason == null ? String.valueOf(counter) : reason.name();
        }
    }

    private final String market;
    private final String asset;
    private final String otherMarket;
    private final List<Frame> frames = new ArrayList<>();

    private Garbage(String market, String asset, String otherMarket) {
        this.market = market;
        this.asset = asset;
        this.otherMarket = otherMarket;
    }

    /** Frames about the first market of a recording, whose first frame is an array of full books. */
    static List<Frame> about(byte[] firstFrame) {
        try {
            JsonNode books = JSON.readTree(firstFrame);
            JsonNode last = books.get(books.size() - 1);
            Garbage garbage = new Garbage(
                    books.get(0).get("market").asText(),
                    books.get(0).get("asset_id").asText(),
                    last.get("market").asText());
            garbage.unreadable();
            garbage.misshapen();
            garbage.absurdNumbers();
            garbage.wrongPlaces();
            return garbage.frames;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The asset ids of the market that the garbage is about. */
    static List<String> victims(byte[] firstFrame) {
        try {
            JsonNode books = JSON.readTree(firstFrame);
            return List.of(
                    books.get(0).get("asset_id").asText(),
                    books.get(1).get("asset_id").asText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A good object inside an array behind elements that are none. */
    static Frame mixedWith(byte[] good) {
        ByteArrayOutputStream array = new ByteArrayOutputStream();
        array.writeBytes("[17,".getBytes(StandardCharsets.US_ASCII));
        array.writeBytes(good);
        array.writeBytes("]".getBytes(StandardCharsets.US_ASCII));
        return new Frame("array of good and bad", array.toByteArray(), RejectReason.NOT_AN_OBJECT, null);
    }

    private void unreadable() {
        byte[] badText = bookOf(market, asset, "").getBytes(StandardCharsets.US_ASCII);
        badText[badText.length - 4] = (byte) 0xFF;
        add("bad UTF-8", badText, RejectReason.BAD_UTF8);
        add("cut JSON", "{\"event_type\":\"book\",", RejectReason.BAD_JSON);
        add("no JSON", "GET / HTTP/1.1", RejectReason.BAD_JSON);
        add("bare NaN", change("\"0.5\"", "NaN"), RejectReason.BAD_JSON);
        add("whitespace", "   ", RejectReason.EMPTY);
        add("two values", "{} {}", RejectReason.TRAILING_BYTES);
        add("nesting", "[".repeat(DEEP) + "]".repeat(DEEP), RejectReason.TOO_DEEP);
        add("5 MiB", "{\"event_type\":\"book\",\"x\":\"" + "y".repeat(FIVE_MIB) + "\"}", BookCounter.OVERSIZE_FRAMES);
    }

    private void misshapen() {
        add("a number", "42", RejectReason.NOT_AN_OBJECT);
        add("empty object", "{}", BookCounter.UNKNOWN_TYPES);
        add("no asset", bookOf(market, asset, "").replace("asset_id", "asset"), RejectReason.MISSING_FIELD);
        add("type is a number", bookOf(market, asset, "").replace("\"book\"", "7"), RejectReason.BAD_TYPE);
        add(
                "duplicate key",
                bookOf(market, asset, "").replace("\"bids\":", "\"asset_id\":\"" + asset + "\",\"bids\":"),
                RejectReason.DUPLICATE_KEY);
        add(
                "unknown type",
                "{\"event_type\":\"margin_call\",\"market\":\"" + market + "\",\"asset_id\":\"" + asset + "\"}",
                BookCounter.UNKNOWN_TYPES);
        add(
                "levels are text",
                "{\"event_type\":\"book\",\"market\":\"" + market + "\",\"asset_id\":\"" + asset + "\"," + STAMP
                        + ",\"bids\":\"none\",\"asks\":[]}",
                RejectReason.BAD_SHAPE);
    }

    private void absurdNumbers() {
        for (String price : List.of("0", "1", "1.5", "-0.5", "NaN", "1e-2", "0.00001")) {
            add("price " + price, change("\"" + price + "\"", "\"10\""), RejectReason.BAD_PRICE);
        }
        for (String size : List.of("9223372036854775808", "-1", "NaN", "1e400", "0.0000001")) {
            add("size " + size, change("\"0.5\"", "\"" + size + "\""), RejectReason.BAD_SIZE);
        }
        add("size as a bare 2^63", change("\"0.5\"", "9223372036854775808"), RejectReason.BAD_SIZE);
        StringBuilder levels = new StringBuilder();
        for (int i = 1; i <= MANY_LEVELS; i++) {
            levels.append(i == 1 ? "" : ",").append("{\"price\":\"0.5\",\"size\":\"1\"}");
        }
        add("10,000 levels", bookOf(market, asset, levels.toString()), RejectReason.TOO_MANY_LEVELS);
        add(
                "the year 9999",
                change("\"0.5\"", "\"10\"").replace("1793628000000", "253402300799999"),
                RejectReason.BAD_TIMESTAMP);
    }

    private void wrongPlaces() {
        String third = "1" + "7".repeat(70);
        add("a third asset", bookOf(market, third, ""), BookCounter.REFUSED_THIRD_ASSET);
        add("another market's asset", bookOf(otherMarket, asset, ""), BookCounter.REFUSED_OTHER_MARKET);
        add("an id that is none", bookOf(market, "-5", ""), RejectReason.BAD_ID);
    }

    private static String bookOf(String market, String asset, String bids) {
        return "{\"event_type\":\"book\",\"market\":\"" + market + "\",\"asset_id\":\"" + asset + "\"," + STAMP
                + ",\"hash\":\"" + HASH + "\",\"bids\":[" + bids + "],\"asks\":[],\"note\":\"text\"}";
    }

    private String change(String price, String size) {
        return "{\"event_type\":\"price_change\",\"market\":\"" + market + "\",\"price_changes\":[{\"asset_id\":\""
                + asset + "\",\"price\":" + price + ",\"size\":" + size + ",\"side\":\"BUY\",\"hash\":\"" + HASH
                + "\",\"best_bid\":\"0.4\",\"best_ask\":\"0.6\"}]," + STAMP + "}";
    }

    private void add(String name, byte[] bytes, RejectReason reason) {
        frames.add(new Frame(name, bytes, reason, null));
    }

    private void add(String name, String text, RejectReason reason) {
        add(name, text.getBytes(StandardCharsets.US_ASCII), reason);
    }

    private void add(String name, String text, BookCounter counter) {
        frames.add(new Frame(name, text.getBytes(StandardCharsets.US_ASCII), null, counter));
    }
}
