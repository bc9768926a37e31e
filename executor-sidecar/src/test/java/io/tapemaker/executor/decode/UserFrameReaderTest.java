package io.tapemaker.executor.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.tapemaker.executor.domain.venue.OrderFacts;
import io.tapemaker.executor.domain.venue.OrderFacts.Status;
import io.tapemaker.executor.domain.venue.TradeFacts;
import io.tapemaker.executor.domain.venue.TradeFacts.Part;
import io.tapemaker.journal.codecs.FillStatus;
import io.tapemaker.journal.types.ConditionId;
import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.TokenId;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Proof(
        id = "executor.user-frames",
        milestone = Milestone.M5,
        kind = ProofKind.UNIT,
        title = "Frames of the user channel give our orders and our parts of trades, and say what could not be read")
class UserFrameReaderTest {

    private static final UserFrameReader READER = new UserFrameReader(Wire.OURS);

    private static List<UserEvent> read(String frame) {
        return READER.read(Wire.bytes(frame));
    }

    private static String order(String type, String matched, String status) {
        return "{'event_type':'order','id':'" + Wire.ORDER + "','owner':'o','market':'" + Wire.MARKET
                + "','asset_id':'" + Wire.TOKEN + "','side':'SELL','original_size':'100','price':'0.08',"
                + "'outcome':'Yes','type':'" + type + "','size_matched':'" + matched + "','status':'" + status
                + "','timestamp':'1782753357257'}";
    }

    private static UserEvent event(UserEvent.Kind kind, long matchedE6, Status status) {
        OrderFacts facts = new OrderFacts(
                Wire.hash(Wire.ORDER),
                ConditionId.parse(Wire.MARKET),
                TokenId.parse(Wire.TOKEN),
                Side.SELL,
                new OrderFacts.Sizes(800, 100_000_000L, matchedE6),
                status);
        return new UserEvent.Order(kind, facts, 1_782_753_357_257L);
    }

    @ParameterizedTest
    @CsvSource({
        "PLACEMENT, 0, LIVE, 0, LIVE",
        "PLACEMENT, 0, DELAYED, 0, DELAYED",
        "PLACEMENT, 0, UNMATCHED, 0, LIVE",
        "UPDATE, 40, MATCHED, 40000000, LIVE",
        "UPDATE, 25.0, LIVE, 25000000, LIVE",
        "UPDATE, 100, MATCHED, 100000000, MATCHED",
        "CANCELLATION, 40, CANCELED, 40000000, CANCELLED",
        "CANCELLATION, 0, INVALID, 0, INVALID",
        "CANCELLATION, '', CANCELED_order couldn-t be fully filled., 0, CANCELLED",
        "CANCELLATION, 0, CANCELED_MARKET_RESOLVED, 0, CANCELLED",
    })
    void lifeCycleOfAnOrder(UserEvent.Kind kind, String matched, String status, long matchedE6, Status expected) {
        assertEquals(List.of(event(kind, matchedE6, expected)), read(order(kind.name(), matched, status)));
    }

    @ParameterizedTest
    @CsvSource({
        "MATCHED, MATCHED",
        "MINED, MINED",
        "RETRYING, RETRYING",
        "CONFIRMED, CONFIRMED",
        "FAILED, FAILED",
        "TRADE_STATUS_FAILED, FAILED",
    })
    void lifeCycleOfATrade(String text, FillStatus expected) {
        Part part = new Part(Wire.hash(Wire.ORDER), TokenId.parse(Wire.TOKEN), Side.BUY, 800, 40_500_000L, false);
        String frame = "{'event_type':'trade'," + Wire.trade(text).substring(1);
        assertEquals(
                List.of(new UserEvent.Trade(new TradeFacts("a001", expected, List.of(part), 1_782_753_360L))),
                read(frame));
    }

    private static List<Part> parts(String makers, String trader) {
        List<UserEvent> events = read(
                "{'event_type':'trade'," + Wire.trade("MATCHED", makers, trader).substring(1));
        return assertInstanceOf(UserEvent.Trade.class, events.get(0)).facts().parts();
    }

    @Test
    void whatMakesAPartOurs() {
        String foreign = Wire.maker(Wire.OTHER, "'side':'BUY',");
        String nobody = "'trader_side':'MAKER'";
        assertEquals(0, parts(foreign, nobody).size(), "neither order nor party");
        assertEquals(
                1,
                parts(foreign.replace("'0x2'", "'" + Wire.WALLET + "'"), nobody).size(),
                "the wallet");
        assertEquals(
                1, parts(foreign.replace("'y'", "'" + Wire.OWNER + "'"), nobody).size(), "the owner");
        assertEquals(1, parts(Wire.maker(Wire.ORDER, "'side':'BUY',"), nobody).size(), "the order");
        assertEquals(0, parts("", nobody).size());
    }

    @Test
    void weTook() {
        String us = "'trader_side':'TAKER','trade_owner':'z'";
        String frame = "{'event_type':'trade'," + Wire.trade("MATCHED", "", us).substring(1);
        Part part = new Part(Wire.hash(Wire.OTHER), TokenId.parse(Wire.NO_TOKEN), Side.BUY, 9_200, 40_000_000L, true);
        List<UserEvent> expected =
                List.of(new UserEvent.Trade(new TradeFacts("a001", FillStatus.MATCHED, List.of(part), 1_782_753_360L)));
        assertEquals(expected, read(frame.replace("'0x1'", "'" + Wire.WALLET + "'")));
        assertEquals(expected, read(frame.replace("'owner':'x'", "'owner':'" + Wire.OWNER + "'")));
        assertEquals(0, parts("", us).size(), "another taker");
        String asMaker = frame.replace("TAKER", "MAKER").replace("'0x1'", "'" + Wire.WALLET + "'");
        assertEquals(
                List.of(new UserEvent.Trade(new TradeFacts("a001", FillStatus.MATCHED, List.of(), 1_782_753_360L))),
                read(asMaker),
                "the head of a maker's trade does not make us the taker");
    }

    /** Sides and tokens of the trade were seen to follow the other party, so they are not filled in from it. */
    @Test
    void anEntryOfOursWithoutSideOrTokenIsUnreadable() {
        for (String makers : List.of(
                Wire.maker(Wire.ORDER, ""),
                Wire.maker(Wire.ORDER, "'side':'BUY',").replace("asset_id", "asset"),
                Wire.maker(Wire.ORDER, "'side':'BUY',").replace("'0.08'", "'0'"),
                Wire.maker(Wire.ORDER, "'side':'BUY',").replace("'40.5'", "'-1'"))) {
            List<UserEvent> events = read("{'event_type':'trade',"
                    + Wire.trade("MATCHED", makers, "'trader_side':'MAKER'").substring(1));
            assertInstanceOf(UserEvent.Garbage.class, events.get(0), makers);
        }
        assertEquals(
                0, parts(Wire.maker(Wire.OTHER, ""), "'trader_side':'MAKER'").size(), "a stranger's entry");
    }

    @Test
    void aFinerPriceIsRoundedAgainstUs() {
        String buy = Wire.maker(Wire.ORDER, "'side':'BUY',").replace("0.08", "0.0800001");
        String sell = Wire.maker(Wire.ORDER, "'side':'SELL',").replace("0.08", "0.0899999");
        assertEquals(801, parts(buy, "'trader_side':'MAKER'").get(0).priceE4());
        assertEquals(899, parts(sell, "'trader_side':'MAKER'").get(0).priceE4());
    }

    @Test
    void severalInAFrame() {
        String frame = "[" + order("PLACEMENT", "0", "LIVE") + ", 7, {'event_type':'market_resolved'}, "
                + order("UPDATE", "9", "LIVE") + "]\n";
        assertEquals(
                List.of(
                        event(UserEvent.Kind.PLACEMENT, 0, Status.LIVE),
                        new UserEvent.Garbage("not an object"),
                        new UserEvent.Ignored("market_resolved"),
                        event(UserEvent.Kind.UPDATE, 9_000_000L, Status.LIVE)),
                read(frame));
        assertEquals(List.of(), read("[]"));
    }

    @Test
    void pongs() {
        assertEquals(List.of(new UserEvent.Ignored("PONG")), read("PONG"));
        assertEquals(List.of(new UserEvent.Ignored("PONG")), read("PONG\n"));
    }

    @Test
    void theTypeMayStandForTheEvent() {
        String frame = order("UPDATE", "9", "LIVE").replace("'event_type':'order',", "");
        assertEquals(List.of(event(UserEvent.Kind.UPDATE, 9_000_000L, Status.LIVE)), read(frame));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "P",
                "{}",
                "null",
                "[",
                "{'event_type':'order'}",
                "{'event_type':'trade'}",
                "{'event_type':7}",
                "<html></html>",
                "{'event_type':'order'} {'event_type':'order'}",
                "INVALID OPERATION"
            })
    void garbage(String frame) {
        List<UserEvent> events = read(frame);
        assertEquals(1, events.size());
        assertInstanceOf(UserEvent.Garbage.class, events.get(0));
    }

    @Test
    void aCancellationThatSaysOpenIsGarbage() {
        assertInstanceOf(
                UserEvent.Garbage.class,
                read(order("CANCELLATION", "0", "LIVE")).get(0));
        assertInstanceOf(
                UserEvent.Garbage.class, read(order("REPLACED", "0", "LIVE")).get(0));
    }
}
