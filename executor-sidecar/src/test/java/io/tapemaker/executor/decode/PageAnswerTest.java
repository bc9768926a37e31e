package io.tapemaker.executor.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.tapemaker.executor.domain.venue.OrderFacts;
import io.tapemaker.executor.domain.venue.OrderFacts.Status;
import io.tapemaker.executor.domain.venue.TradeFacts;
import io.tapemaker.executor.domain.venue.VenueAnswer;
import io.tapemaker.executor.domain.venue.VenueAnswer.NotCancelled;
import io.tapemaker.executor.domain.venue.VenueRequest;
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
        id = "executor.answers.lists",
        milestone = Milestone.M5,
        kind = ProofKind.UNIT,
        title = "Cancels, orders and trades are read as they stand, and an empty list is never made of an absent one")
class PageAnswerTest {

    private static OrderFacts facts(long matchedE6, Status status) {
        return new OrderFacts(
                Wire.hash(Wire.ORDER),
                ConditionId.parse(Wire.MARKET),
                TokenId.parse(Wire.TOKEN),
                Side.BUY,
                new OrderFacts.Sizes(800, 100_000_000L, matchedE6),
                status);
    }

    @ParameterizedTest
    @CsvSource({
        "LIVE, 0, LIVE",
        "ORDER_STATUS_LIVE, 25.0000, LIVE",
        "UNMATCHED, 0, LIVE",
        "DELAYED, 0, DELAYED",
        "MATCHED, 100.0000, MATCHED",
        "MATCHED, 40, LIVE",
        "ORDER_STATUS_MATCHED, 100, MATCHED",
        "CANCELED, 40, CANCELLED",
        "CANCELED_MARKET_RESOLVED, 0, CANCELLED",
        "ORDER_STATUS_CANCELED, 0, CANCELLED",
        "INVALID, 0, INVALID",
    })
    void orderStatus(String text, String matched, Status expected) {
        VenueAnswer answer = Wire.read(Wire.LOOK_UP, 200, Wire.order(text, matched));
        OrderFacts found = assertInstanceOf(VenueAnswer.Found.class, answer).order();
        assertEquals(facts(found.sizes().matchedE6(), expected), found);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "live", "GONE", "ORDER_STATUS_", "CANCEL"})
    void unknownStatusIsUnknown(String text) {
        assertInstanceOf(VenueAnswer.Unknown.class, Wire.read(Wire.LOOK_UP, 200, Wire.order(text, "0")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            '0.0800' | '1.0000'
            '0.0800' | '0'
            '0.0800' | '-0.08'
            '0.0800' | '0.08001'
            '0.0800' | 'NaN'
            '0.0800' | 1e-1
            '0.0800' | 8E-2
            '100.0000' | '1e2'
            '100.0000' | ''
            '100.0000' | null
            '100.0000' | '-100'
            '100.0000' | '99999999999999999999'
            'BUY' | 'buy'
            'BUY' | 0
            'size_matched':'0' | 'size_matched':''
            'asset_id' | 'asset'
            '0x747d | '747d
            'id':'0x | 'id':'0x0
            """)
    void whatIsNeededIsNotGuessed(String before, String after) {
        String row = Wire.order("LIVE", "0");
        assertInstanceOf(VenueAnswer.Found.class, Wire.read(Wire.LOOK_UP, 200, row));
        String changed = row.replace(before, after);
        assertInstanceOf(VenueAnswer.Unknown.class, Wire.read(Wire.LOOK_UP, 200, changed));
        assertInstanceOf(VenueAnswer.Unknown.class, Wire.read(Wire.OPEN, 200, Wire.page("LTE=", changed)));
    }

    @Test
    void anotherOrderIsNoAnswer() {
        assertInstanceOf(VenueAnswer.Unknown.class, Wire.read(Wire.LOOK_UP, 200, Wire.order(Wire.OTHER, "LIVE", "0")));
    }

    @Test
    void pages() {
        List<OrderFacts> one = List.of(facts(0, Status.LIVE));
        String row = Wire.order("LIVE", "0");
        assertEquals(new VenueAnswer.OpenOrders(one, null), Wire.read(Wire.OPEN, 200, Wire.page("LTE=", row)));
        assertEquals(new VenueAnswer.OpenOrders(one, "MTAw"), Wire.read(Wire.OPEN, 200, Wire.page("MTAw", row)));
        assertEquals(new VenueAnswer.OpenOrders(List.of(), null), Wire.read(Wire.OPEN, 200, Wire.page("LTE=")));
        assertEquals(new VenueAnswer.Trades(List.of(), null), Wire.read(Wire.TRADES, 200, Wire.page("LTE=")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "null",
                "{'data':[]}",
                "{'data':[],'next_cursor':null}",
                "{'data':[],'next_cursor':''}",
                "{'data':null,'next_cursor':'LTE='}",
                "{'next_cursor':'LTE='}",
                "{'data':{},'next_cursor':'LTE='}",
                "{'data':[],'next_cursor':'MA=='}",
                "{'data':[],'next_cursor':'a b'}",
                "{'data':[],'next_cursor':7}",
                "{'data':[],'next_cursor':'LTE='",
                "{'data':[null],'next_cursor':'LTE='}",
                "<html></html>",
                "{'error':'x'}",
                "{'data':[],'next_cursor':'LTE='} x"
            })
    void whatIsNoPageIsUnknown(String body) {
        assertInstanceOf(VenueAnswer.Unknown.class, Wire.read(Wire.OPEN, 200, body));
        assertInstanceOf(VenueAnswer.Unknown.class, Wire.read(Wire.TRADES, 200, body));
    }

    @Test
    void aCursorThatLeadsToItselfIsUnknown() {
        VenueRequest again = new VenueRequest.OpenOrders("MTAw");
        assertInstanceOf(VenueAnswer.Unknown.class, Wire.read(again, 200, Wire.page("MTAw")));
        assertInstanceOf(VenueAnswer.OpenOrders.class, Wire.read(again, 200, Wire.page("MjAw")));
    }

    @Test
    void tradesHaveOurPartsOnly() {
        String makers = Wire.maker(Wire.ORDER, "'side':'BUY',") + "," + Wire.maker(Wire.OTHER, "");
        String body = Wire.page("LTE=", Wire.trade("TRADE_STATUS_MINED", makers, "'trader_side':'MAKER'"));
        TradeFacts.Part part = new TradeFacts.Part(
                Wire.hash(Wire.ORDER), TokenId.parse(Wire.TOKEN), Side.BUY, 800, 40_500_000L, false);
        assertEquals(
                new VenueAnswer.Trades(
                        List.of(new TradeFacts("a001", FillStatus.MINED, List.of(part), 1_782_753_360L)), null),
                Wire.read(Wire.TRADES, 200, body));
    }

    @Test
    void cancels() {
        String body = "{'canceled':['" + Wire.ORDER + "'],'not_canceled':{'" + Wire.OTHER
                + "':'Order already matched'},'new_key':1}";
        assertEquals(
                new VenueAnswer.Cancelled(
                        List.of(Wire.hash(Wire.ORDER)),
                        List.of(new NotCancelled(Wire.hash(Wire.OTHER), "Order already matched"))),
                Wire.read(Wire.CANCEL, 200, body));
        assertEquals(
                new VenueAnswer.Cancelled(List.of(), List.of()),
                Wire.read(new VenueRequest.CancelAll(), 200, "{'canceled':[],'not_canceled':{}}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'canceled':['A']}",
                "{'not_canceled':{}}",
                "{'canceled':null,'not_canceled':{}}",
                "{'canceled':[],'not_canceled':null}",
                "{'canceled':[7],'not_canceled':{}}",
                "{'canceled':['0x12'],'not_canceled':{}}",
                "{'canceled':['A','A'],'not_canceled':{}}",
                "{'canceled':['A'],'not_canceled':{'A':'Order already matched'}}",
                "{'canceled':[],'not_canceled':{'A':null}}",
                "{'canceled':['C'],'not_canceled':{}}",
                "['A']",
                "{'success':true}"
            })
    void cancelsThatSayNothing(String shape) {
        String body = shape.replace("'A'", "'" + Wire.ORDER + "'").replace("'C'", "'" + Wire.id(3) + "'");
        assertInstanceOf(VenueAnswer.Unknown.class, Wire.read(Wire.CANCEL, 200, body));
    }
}
