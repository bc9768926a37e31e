package io.tapemaker.engine.decode;

import static io.tapemaker.engine.decode.Frames.HASH;
import static io.tapemaker.engine.decode.Frames.MARKET;
import static io.tapemaker.engine.decode.Frames.NO;
import static io.tapemaker.engine.decode.Frames.OTHER_HASH;
import static io.tapemaker.engine.decode.Frames.YES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

@Proof(
        id = "decode.events",
        milestone = Milestone.M2,
        kind = ProofKind.UNIT,
        title = "Each shape of each market-channel event decodes to the values that it carries")
class MarketDecoderTest {

    private static List<String> decode(String frame) {
        return FrameText.decode(Frames.bytes(frame));
    }

    @Test
    void initialBook() {
        assertEquals(
                List.of(
                        "BOOK " + MARKET + " @1766481546487 asset=" + YES + " tick=0.01 ltp='0.500' version='v2' hash="
                                + HASH,
                        "bid 100 3769800000",
                        "bid 1000 92790000000",
                        "ask 9900 12345678901234"),
                decode(Frames.INITIAL_BOOK));
    }

    @Test
    void laterBook() {
        assertEquals(
                List.of(
                        "BOOK " + MARKET + " @1790767298635 asset=" + NO + " tick=- ltp=- version=- hash=" + OTHER_HASH,
                        "ask 5300 400000000",
                        "ask 625 1000000"),
                decode(Frames.LATER_BOOK));
    }

    @Test
    void bookWithoutTypeAndWithOldKeys() {
        assertEquals(
                List.of(
                        "BOOK " + MARKET + " @7 asset=" + YES + " tick=- ltp=- version=- hash=none",
                        "bid 5000 2000000"),
                decode(Frames.OLD_BOOK));
    }

    @Test
    void neverTradedBookHasAnEmptyLastTradePrice() {
        String line = decode(Frames.INITIAL_BOOK.replace("0.500", "")).get(0);
        assertEquals(
                "BOOK " + MARKET + " @1766481546487 asset=" + YES + " tick=0.01 ltp='' version='v2' hash=" + HASH,
                line);
    }

    @Test
    void priceChange() {
        assertEquals(
                List.of(
                        "PRICE_CHANGE " + MARKET + " @1790766981628",
                        "change " + YES + " BUY 4600 918340000 touch=5000/5100 hash=" + HASH,
                        "change " + NO + " SELL 5400 0 touch=5000/5100 hash=" + HASH),
                decode(Frames.CHANGE));
    }

    @Test
    void oldPriceChangesNameTheirAssetOnce() {
        assertEquals(
                List.of(
                        "PRICE_CHANGE " + MARKET + " @1729084877448",
                        "change " + YES + " SELL 4000 3300000000 touch=-1/-1 hash=" + HASH),
                decode(Frames.OLD_CHANGES));
        assertEquals(
                List.of(
                        "PRICE_CHANGE " + MARKET + " @1723967931411",
                        "change " + YES + " SELL 5140 21574080000 touch=-1/-1 hash=" + HASH),
                decode(Frames.FLAT_CHANGE));
    }

    @Test
    void touchOfZeroAndZeroIsNotCarried() {
        String both = Frames.CHANGE.replace("\"0.5\"", "\"0\"").replace("\"0.51\"", "\"0\"");
        assertEquals(
                "change " + YES + " BUY 4600 918340000 touch=-1/-1 hash=" + HASH,
                decode(both).get(1));
        String emptySide = Frames.CHANGE.replace("\"0.5\"", "\"0\"").replace("\"0.51\"", "\"1\"");
        assertEquals(
                "change " + YES + " BUY 4600 918340000 touch=0/10000 hash=" + HASH,
                decode(emptySide).get(1));
        String blank = Frames.CHANGE.replace("\"0.5\"", "\"\"");
        assertEquals(
                "change " + YES + " BUY 4600 918340000 touch=-1/5100 hash=" + HASH,
                decode(blank).get(1));
    }

    @Test
    void unusableHashIsNotAnError() {
        String frame = Frames.CHANGE.replace(HASH, "0xhash001");
        assertEquals(
                "change " + YES + " BUY 4600 918340000 touch=5000/5100 hash=none",
                decode(frame).get(1));
        String upper = Frames.CHANGE.replace(HASH, HASH.toUpperCase(Locale.ROOT));
        assertEquals(
                "change " + YES + " BUY 4600 918340000 touch=5000/5100 hash=none",
                decode(upper).get(1));
    }

    @Test
    void otherEvents() {
        assertEquals(
                List.of("TICK_SIZE_CHANGE " + MARKET + " @1739068041853 asset=" + YES + " old=0.01 new=0.001"),
                decode(Frames.TICK));
        assertEquals(
                List.of("LAST_TRADE_PRICE " + MARKET + " @1790767298674 asset=" + YES + " BUY 5100 20000000 tx='0xab'"),
                decode(Frames.TRADE));
        assertEquals(
                List.of("BEST_BID_ASK " + MARKET + " @1789156413830 asset=" + YES + " 6300 6380"),
                decode(Frames.TOUCH));
        assertEquals(
                List.of("NEW_MARKET " + MARKET + " @1766790415550 tick=0.005 assets=[" + YES + ", " + NO + "]"),
                decode(Frames.LISTED));
        assertEquals(
                List.of("MARKET_RESOLVED " + MARKET + " @1766790415550 winner='" + NO + "' assets=[" + YES + ", " + NO
                        + "]"),
                decode(Frames.RESOLVED));
        assertEquals(List.of("UNKNOWN_TYPE 'order'"), decode(Frames.UNKNOWN));
    }

    @Test
    void pongAndEmptyArray() {
        assertEquals(List.of("PONG"), decode("PONG"));
        assertEquals(List.of("PONG"), decode("PONG\n"));
        assertEquals(List.of(), decode("[]"));
        assertEquals(List.of(), decode(" [ ]\r\n"));
    }

    @Test
    void numbersMayBeNumbers() {
        String frame = Frames.TRADE
                .replace("\"0.51\"", "0.51")
                .replace("\"20\"", "20.5")
                .replace("\"1790767298674\"", "5");
        assertEquals(
                List.of("LAST_TRADE_PRICE " + MARKET + " @5 asset=" + YES + " BUY 5100 20500000 tx='0xab'"),
                decode(frame));
    }

    @Test
    void escapedNamesMeanWhatTheySay() {
        String frame = Frames.TRADE
                .replace("\"size\"", "\"si\\u007ae\"")
                .replace("last_trade_price", "last\\u005ftrade_price");
        assertEquals(decode(Frames.TRADE), decode(frame));
        String twice = Frames.TRADE.replace("\"side\"", "\"pric\\u0065\":\"0.5\",\"side\"");
        assertEquals(
                List.of("REJECTED DUPLICATE_KEY as LAST_TRADE_PRICE market='" + MARKET + "' assets=[" + YES + "]"),
                decode(twice));
    }

    @Test
    void userChannelMessagesAreUnknown() {
        String order = Frames.TRADE.replace("\"event_type\":\"last_trade_price\"", "\"owner\":\"x\"");
        assertEquals(List.of("UNKNOWN_TYPE -"), decode(order));
    }

    @Test
    void aRefusedElementLeavesItsNeighbours() {
        String bad = Frames.CHANGE.replace("0.54", "1.5");
        assertEquals(
                List.of(
                        "LAST_TRADE_PRICE " + MARKET + " @1790767298674 asset=" + YES + " BUY 5100 20000000 tx='0xab'",
                        "REJECTED BAD_PRICE as PRICE_CHANGE market='" + MARKET + "' assets=[" + YES + ", " + NO + "]",
                        "TICK_SIZE_CHANGE " + MARKET + " @1739068041853 asset=" + YES + " old=0.01 new=0.001"),
                decode("[" + Frames.TRADE + "," + bad + "," + Frames.TICK + "]"));
    }

    @Test
    void whatWasLearnedFromOneFrameDoesNotColourTheNext() {
        MarketDecoder decoder = new MarketDecoder();
        DecodedFrame out = new DecodedFrame();
        for (int round = 0; round < 3; round++) {
            for (String sample : Frames.SAMPLES) {
                byte[] bytes = Frames.bytes("  " + sample);
                decoder.decode(bytes, 2, bytes.length - 2, out);
                assertEquals(decode(sample), FrameText.of(out), sample);
            }
        }
    }

    @Test
    void aLargeFrameIsDecodedAndItsMemoryGivenBack() {
        StringBuilder frame = new StringBuilder("[").append(Frames.TICK);
        for (int i = 0; i < 400; i++) {
            frame.append(',')
                    .append(Frames.CHANGE)
                    .append(',')
                    .append(Frames.INITIAL_BOOK.substring(1, Frames.INITIAL_BOOK.length() - 2));
        }
        DecodedFrame out = new DecodedFrame();
        MarketDecoder decoder = new MarketDecoder();
        byte[] large = Frames.bytes(frame.append(']').toString());
        decoder.decode(large, 0, large.length, out);
        assertEquals(801, out.eventCount());
        assertEquals(800, out.changes().count());
        assertEquals(1_200, out.levels().count());
        assertNotEquals(LevelTable.INITIAL_CAPACITY, out.levels().capacity());
        byte[] small = Frames.bytes(Frames.CHANGE);
        for (int i = 0; i <= DecodedFrame.SHRINK_AFTER_FRAMES; i++) {
            decoder.decode(small, 0, small.length, out);
        }
        assertEquals(LevelTable.INITIAL_CAPACITY, out.levels().capacity());
        assertEquals(ChangeTable.INITIAL_CAPACITY, out.changes().capacity());
        assertEquals(decode(Frames.CHANGE), FrameText.of(out));
    }
}
