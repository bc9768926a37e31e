package io.tapemaker.engine.decode;

import static io.tapemaker.engine.decode.Frames.MARKET;
import static io.tapemaker.engine.decode.Frames.NO;
import static io.tapemaker.engine.decode.Frames.YES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Proof(
        id = "decode.garbage",
        milestone = Milestone.M2,
        kind = ProofKind.UNIT,
        title = "Garbage is refused with its reason: the whole frame where its structure is broken, "
                + "else the one element")
class GarbageFramesTest {

    private static DecodedFrame decode(byte[] frame) {
        DecodedFrame out = new DecodedFrame();
        new MarketDecoder().decode(frame, 0, frame.length, out);
        return out;
    }

    private static RejectReason structural(String latin1) {
        DecodedFrame out = decode(latin1.getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(0, out.eventCount());
        return out.reject();
    }

    private static RejectReason semantic(String frame) {
        DecodedFrame out = decode(Frames.bytes(frame));
        assertEquals(RejectReason.NONE, out.reject(), frame);
        assertEquals(1, out.eventCount());
        assertEquals(EventKind.REJECTED, out.event(0).kind(), frame);
        return out.event(0).reason();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n", " \t\r\n "})
    void empty(String frame) {
        assertEquals(RejectReason.EMPTY, structural(frame));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "}",
                "[",
                "]",
                "{]",
                "[}",
                "nul",
                "NaN",
                "+1",
                "01",
                "1.",
                ".5",
                "-",
                "1e",
                "1e+",
                "'a'",
                "\"",
                "\"\\x\"",
                "\"\\u12g4\"",
                "\"\\u12",
                "\"a\tb\"",
                "\"a\u0000b\"",
                "[1,]",
                "[,1]",
                "[1 2]",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{a:1}",
                "{1:1}",
                "{\"a\" 1}",
                "{,}",
                "PING",
                "PON",
                "PONGX",
                "P",
                "pong",
                "\u00EF\u00BB\u00BF[]",
                "[\u00A0]",
                "{\"event_type\":\"book\"",
                "[{\"price\":NaN}]",
                "[Infinity]",
                "[tru]",
                "[truex]",
                "// x\n[]",
                "[1]/*x*/\u0001"
            })
    void badJson(String frame) {
        RejectReason reason = structural(frame);
        assertTrue(
                reason == RejectReason.BAD_JSON || (reason == RejectReason.TRAILING_BYTES && frame.startsWith("[1]")),
                frame + " gave " + reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0080",
                "\u00BF",
                "\u00C0\u0080",
                "\u00C1\u00BF",
                "\u00C3",
                "\u00C3(",
                "\u00E0\u009F\u00BF",
                "\u00E2\u0082",
                "\u00ED\u00A0\u0080",
                "\u00ED\u00BF\u00BF",
                "\u00F0\u008F\u00BF\u00BF",
                "\u00F4\u0090\u0080\u0080",
                "\u00F5\u0080\u0080\u0080",
                "\u00F0\u009F\u0098",
                "\u00FE",
                "\u00FF"
            })
    void badUtf8(String latin1) {
        assertEquals(RejectReason.BAD_UTF8, structural("{\"note\":\"" + latin1 + "\"}"));
        assertEquals(RejectReason.BAD_UTF8, structural("[{\"" + latin1 + "\":1}]"));
    }

    @Test
    void wellFormedUtf8AndLoneSurrogateEscapesAreJson() {
        String frame = "{\"event_type\":\"x\",\"note\":\"\u007f é € \uD83D\uDE00 \\ud800 \\udc00\\ud800 \\u0000\"}";
        assertEquals(
                EventKind.UNKNOWN_TYPE, decode(Frames.bytes(frame)).event(0).kind());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}{}", "[] x", "{},", "[]]", "{}\u0000", "null null"})
    void trailingBytes(String frame) {
        assertEquals(RejectReason.TRAILING_BYTES, structural(frame));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "-0.5e+3", "true", "false", "null", "\"PONG\"", " \"\" "})
    void notAnObject(String frame) {
        assertEquals(RejectReason.NOT_AN_OBJECT, structural(frame));
        assertEquals(RejectReason.NOT_AN_OBJECT, semantic("[" + frame + "]"));
        assertEquals(RejectReason.NOT_AN_OBJECT, semantic("[[" + frame + "]]"));
    }

    @Test
    void nestingIsBoundedWithoutUsingTheStack() {
        for (int depth : new int[] {65, 66, 1_000, 100_000}) {
            assertEquals(RejectReason.TOO_DEEP, structural("[".repeat(depth) + "]".repeat(depth)));
            assertEquals(RejectReason.TOO_DEEP, structural("[".repeat(depth)));
            assertEquals(RejectReason.TOO_DEEP, structural("{\"a\":".repeat(depth) + "1" + "}".repeat(depth)));
        }
        assertEquals(RejectReason.NOT_AN_OBJECT, semantic("[".repeat(64) + "]".repeat(64)));
        DecodedFrame deepest = decode(Frames.bytes("{\"a\":".repeat(64) + "1" + "}".repeat(64)));
        assertEquals(EventKind.UNKNOWN_TYPE, deepest.event(0).kind());
    }

    @ParameterizedTest
    @CsvSource({
        "0, BAD_PRICE",
        "1, BAD_PRICE",
        "1.5, BAD_PRICE",
        "-0.5, BAD_PRICE",
        "NaN, BAD_PRICE",
        "1e-1, BAD_PRICE",
        "0.00001, BAD_PRICE",
        "0.51234, BAD_PRICE",
        "+0.5, BAD_PRICE",
        "' 0.5', BAD_PRICE",
        "'0.5 ', BAD_PRICE",
        ".5, BAD_PRICE",
        "0., BAD_PRICE",
        "0.5.1, BAD_PRICE",
        "'', BAD_PRICE",
        "0x1, BAD_PRICE",
        "'0,5', BAD_PRICE",
        "9223372036854775808, BAD_PRICE",
        "-0, BAD_PRICE",
        "1e400, BAD_PRICE",
        "0.5\\u0030, BAD_PRICE",
        "\u0660.5, BAD_PRICE"
    })
    void prices(String price, RejectReason reason) {
        assertEquals(reason, semantic(Frames.TRADE.replace("\"0.51\"", "\"" + price + "\"")));
        assertEquals(reason, semantic(Frames.CHANGE.replace("\"0.54\"", "\"" + price + "\"")));
        assertEquals(reason, semantic(Frames.OLD_BOOK.replace("\"0.5\"", "\"" + price + "\"")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"-1\"", "-1", "\"NaN\"", "\"1e3\"", "1e3", "\"0.0000001\"", "\"9223372036855\"",
                        "9223372036854775808", "\"\"",
                "true", "{}", "[]", "\" 1\"", "\"18446744073709551616\"", "\"1\\u0031\"", "1E400", "\"Infinity\"", "-0"
            })
    void sizes(String size) {
        assertEquals(RejectReason.BAD_SIZE, semantic(Frames.TRADE.replace("\"20\"", size)));
        assertEquals(RejectReason.BAD_SIZE, semantic(Frames.CHANGE.replace("\"918.34\"", size)));
        assertEquals(RejectReason.BAD_SIZE, semantic(Frames.OLD_BOOK.replace("\"2\"", size)));
    }

    @Test
    void zeroDeletesALevelAndIsNoLevel() {
        assertEquals(RejectReason.BAD_SIZE, semantic(Frames.OLD_BOOK.replace("\"2\"", "\"0.000000\"")));
        assertEquals(RejectReason.BAD_SIZE, semantic(Frames.TRADE.replace("\"20\"", "0")));
        assertEquals(
                EventKind.PRICE_CHANGE,
                decode(Frames.bytes(Frames.CHANGE)).event(0).kind());
    }

    @Test
    void largestSizeFits() {
        DecodedFrame out = decode(Frames.bytes(Frames.TRADE.replace("\"20\"", "\"9223372036854.775807\"")));
        assertEquals(Long.MAX_VALUE, out.event(0).sizeE6());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"4102444800000\"",
                "\"-1\"",
                "\"01\"",
                "\"1.0\"",
                "1e3",
                "\"\"",
                "\"2024-01-01T00:00:00Z\"",
                "true",
                "[]"
            })
    void timestamps(String timestamp) {
        assertEquals(RejectReason.BAD_TIMESTAMP, semantic(Frames.TRADE.replace("\"1790767298674\"", timestamp)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\"",
                "\"01\"",
                "\"-1\"",
                "7",
                "\"1.0\"",
                "\"0x7\"",
                "\"7 \"",
                "{}",
                "true",
                "\"\\u0037\"",
                "\"115792089237316195423570985008687907853269984665640564039457584007913129639936\"",
                "\"1111111111111111111111111111111111111111111111111111111111111111111111111111111\""
            })
    void assetIds(String id) {
        assertEquals(RejectReason.BAD_ID, semantic(Frames.TRADE.replace("\"" + YES + "\"", id)));
        assertEquals(RejectReason.BAD_ID, semantic(Frames.CHANGE.replace("\"" + NO + "\"", id)));
        assertEquals(RejectReason.BAD_ID, semantic(Frames.LISTED.replace("\"" + NO + "\"", id)));
    }

    @Test
    void largestAssetIdFits() {
        String largest = "115792089237316195423570985008687907853269984665640564039457584007913129639935";
        DecodedFrame out = decode(Frames.bytes(Frames.TRADE.replace(YES, largest)));
        assertEquals(largest, out.text(out.event(0).asset()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\"0x\"", "\"5f65\"", "\"0xé\"", "\"0x\u007f\"", "7", "{}", "\"0X12\""})
    void marketIds(String id) {
        assertEquals(RejectReason.BAD_ID, semantic(Frames.TRADE.replace("\"" + MARKET + "\"", id)));
        assertEquals(RejectReason.BAD_ID, semantic(Frames.TRADE.replace(MARKET, "0x" + "1".repeat(79))));
    }

    @Test
    void otherFields() {
        assertEquals(RejectReason.BAD_SIDE, semantic(Frames.TRADE.replace("BUY", "buy")));
        assertEquals(RejectReason.BAD_SIDE, semantic(Frames.CHANGE.replace("SELL", "SELLS")));
        assertEquals(RejectReason.BAD_TICK, semantic(Frames.TICK.replace("\"0.001\"", "\"0.002\"")));
        assertEquals(
                RejectReason.BAD_TICK,
                semantic(Frames.INITIAL_BOOK.replace("\"tick_size\":\"0.01\"", "\"tick_size\":0")));
        assertEquals(RejectReason.BAD_PRICE, semantic(Frames.TOUCH.replace("0.638", "1.0001")));
        assertEquals(RejectReason.BAD_TEXT, semantic(Frames.INITIAL_BOOK.replace("\"0.500\"", "{}")));
        assertEquals(RejectReason.BAD_TYPE, semantic(Frames.TOUCH.replace("\"best_bid_ask\"", "7")));
        assertEquals(RejectReason.BAD_SHAPE, semantic(Frames.OLD_BOOK.replace("\"sells\":[]", "\"sells\":{}")));
        assertEquals(RejectReason.BAD_SHAPE, semantic(Frames.OLD_BOOK.replace("\"sells\":[]", "\"sells\":[7]")));
        assertEquals(RejectReason.MISSING_FIELD, semantic(Frames.OLD_BOOK.replace("\"sells\":[],", "")));
        assertEquals(RejectReason.MISSING_FIELD, semantic(Frames.OLD_BOOK.replace("\"sells\":[]", "\"sells\":null")));
        assertEquals(
                RejectReason.MISSING_FIELD, semantic(Frames.CHANGE.replace("\"side\":\"SELL\"", "\"edge\":\"SELL\"")));
        assertEquals(
                RejectReason.MISSING_FIELD, semantic(Frames.OLD_CHANGES.replace("\"asset_id\":\"" + YES + "\",", "")));
    }

    @Test
    void duplicateKeys() {
        assertEquals(RejectReason.DUPLICATE_KEY, semantic(Frames.TRADE.replace("{", "{\"side\":\"BUY\",")));
        assertEquals(
                RejectReason.DUPLICATE_KEY,
                semantic(Frames.OLD_BOOK.replace("\"sells\":[]", "\"sells\":[],\"asks\":[]")));
        assertEquals(
                RejectReason.DUPLICATE_KEY,
                semantic(Frames.CHANGE.replace("\"size\":\"0\"", "\"size\":\"0\",\"size\":\"0\"")));
        assertEquals(
                RejectReason.DUPLICATE_KEY,
                semantic(Frames.OLD_BOOK.replace("\"size\":\"2\"", "\"size\":\"2\",\"size\":\"2\"")));
        DecodedFrame unknown = decode(Frames.bytes(Frames.TRADE.replace("{", "{\"note\":1,\"note\":2,")));
        assertEquals(EventKind.LAST_TRADE_PRICE, unknown.event(0).kind());
    }

    @Test
    void levelsAreBoundedAndDistinct() {
        assertEquals(
                EventKind.BOOK, decode(Frames.bytes(bookOf(9_999))).event(0).kind());
        assertEquals(RejectReason.TOO_MANY_LEVELS, semantic(bookOf(10_000)));
        String level = "{\"size\":\"2\",\"price\":\"0.5\"}";
        assertEquals(RejectReason.DUPLICATE_LEVEL, semantic(Frames.OLD_BOOK.replace(level, level + "," + level)));
        String apart = level + "," + level.replace("0.5", "0.4") + "," + level.replace("0.5", "0.6");
        assertEquals(RejectReason.DUPLICATE_LEVEL, semantic(Frames.OLD_BOOK.replace(level, apart + "," + level)));
        assertEquals(
                EventKind.BOOK,
                decode(Frames.bytes(Frames.OLD_BOOK.replace(level, apart)))
                        .event(0)
                        .kind());
    }

    private static String bookOf(int levels) {
        StringBuilder bids = new StringBuilder();
        for (int i = 0; i < levels; i++) {
            bids.append(i == 0 ? "" : ",")
                    .append("{\"price\":0.")
                    .append(String.valueOf(10_001 + i % 9_999).substring(1));
            bids.append(",\"size\":1}");
        }
        return Frames.OLD_BOOK.replace("{\"size\":\"2\",\"price\":\"0.5\"}", bids);
    }

    @Test
    void countsAreBounded() {
        assertEquals(RejectReason.TOO_MANY_EVENTS, structural("[{}" + ",{}".repeat(DecodedFrame.MAX_EVENTS) + "]"));
        String ids = "[\"1\"" + ",\"1\"".repeat(DecodedFrame.MAX_ASSETS) + "]";
        assertEquals(RejectReason.TOO_MANY_ASSETS, structural("[{\"assets_ids\":" + ids + "}]"));
        String change = "{\"price\":\"0.4\",\"side\":\"SELL\",\"size\":\"3300\"}";
        String many = Frames.OLD_CHANGES.replace(change, change + ("," + change).repeat(ChangeTable.MAX_PER_EVENT));
        assertEquals(RejectReason.TOO_MANY_CHANGES, semantic(many));
    }

    @Test
    void aRefusedFrameNamesThePlace() {
        byte[] frame = Frames.bytes("xx" + Frames.CHANGE.replace("0.54", "0.5\u0001"));
        DecodedFrame out = new DecodedFrame();
        new MarketDecoder().decode(frame, 2, frame.length - 2, out);
        assertEquals(RejectReason.BAD_JSON, out.reject());
        assertEquals(new String(frame, StandardCharsets.UTF_8).indexOf('\u0001') - 2, out.rejectOffset());
    }

    @Test
    void hugeNumbersAndTextsCostNothing() {
        String digits = "9".repeat(1_000_000);
        assertEquals(RejectReason.BAD_SIZE, semantic(Frames.TRADE.replace("\"20\"", digits)));
        assertEquals(RejectReason.BAD_PRICE, semantic(Frames.TRADE.replace("\"0.51\"", "0." + digits)));
        assertEquals(RejectReason.BAD_ID, semantic(Frames.TRADE.replace(YES, digits)));
        assertEquals(List.of("UNKNOWN_TYPE -"), FrameText.decode(Frames.bytes("{\"" + digits + "\":" + digits + "}")));
    }

    @Test
    void everyCutOfEverySampleIsRefused() {
        for (String sample : Frames.SAMPLES) {
            byte[] frame = Frames.bytes(sample.stripTrailing());
            for (int length = 0; length < frame.length; length++) {
                DecodedFrame out = new DecodedFrame();
                new MarketDecoder().decode(frame, 0, length, out);
                assertTrue(out.reject().structural(), "cut at " + length + " of " + sample);
            }
        }
    }
}
