package io.tapemaker.executor.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.tapemaker.executor.domain.venue.VenueAnswer;
import io.tapemaker.executor.domain.venue.VenueRequest;
import io.tapemaker.executor.domain.venue.VenueRequest.Question;
import io.tapemaker.journal.types.ConditionId;
import io.tapemaker.journal.types.TickSize;
import io.tapemaker.journal.types.TokenId;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Proof(
        id = "executor.answers.market",
        milestone = Milestone.M5,
        kind = ProofKind.UNIT,
        title = "Books, terms, balances, scores and the answers to plain questions are read exactly or not at all")
class MarketAnswerTest {

    private static final String BOOK = "{'market':'" + Wire.MARKET + "','asset_id':'" + Wire.TOKEN
            + "','timestamp':'1791241810525','hash':'d7','bids':[{'price':'0.01','size':'1123'},"
            + "{'price':'0.95','size':'142.4'}],'asks':[{'price':'0.99','size':'5'},{'price':'0.96','size':'441.4'}],"
            + "'min_order_size':'5','tick_size':'0.01','neg_risk':false,'last_trade_price':'0.040'}";

    private static final String TERMS = "{'t':[{'t':'1','o':'Up'},{'t':'2','o':'Down'}],'c':'" + Wire.MARKET
            + "','mos':5,'mts':0.01,'mbf':1000,'ao':true,'v':'v1'}";

    private static final VenueRequest.Balance BALANCE = new VenueRequest.Balance(null);

    private static VenueAnswer book(long bidE4, long askE4) {
        return new VenueAnswer.Book(TokenId.parse(Wire.TOKEN), bidE4, askE4, TickSize.CENT, false);
    }

    private static String kind(VenueRequest request, String body) {
        return Wire.read(request, 200, body).getClass().getSimpleName();
    }

    @Test
    void touch() {
        assertEquals(book(9_500, 9_600), Wire.read(Wire.BOOK, 200, BOOK));
        String otherWay = BOOK.replace(
                "{'price':'0.99','size':'5'},{'price':'0.96','size':'441.4'}",
                "{'price':'0.96','size':'441.4'},{'price':'0.99','size':'5'}");
        assertEquals(book(9_500, 9_600), Wire.read(Wire.BOOK, 200, otherWay), "whatever the order of levels");
        assertEquals(book(9_500, 9_900), Wire.read(Wire.BOOK, 200, BOOK.replace("441.4", "0")), "an empty level");
        String bare = "{'asset_id':'" + Wire.TOKEN + "','bids':[],'asks':[],'tick_size':'0.01','neg_risk':false}";
        assertEquals(book(0, 0), Wire.read(Wire.BOOK, 200, bare));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'asset_id':'107 | 'asset_id':'207
            '0.96' | '0.95'
            '0.96' | 'x'
            '0.01','size' | '0','size'
            'tick_size':'0.01' | 'tick_size':'0.02'
            'tick_size' | 'tick'
            'neg_risk':false | 'neg_risk':'false'
            'bids' | 'bid'
            '1123' | '-1'
            """)
    void booksThatAreNone(String before, String after) {
        assertEquals("Unknown", kind(Wire.BOOK, BOOK.replace(before, after)));
    }

    @Test
    void terms() {
        List<TokenId> tokens = List.of(TokenId.parse("1"), TokenId.parse("2"));
        ConditionId market = ConditionId.parse(Wire.MARKET);
        assertEquals(
                new VenueAnswer.MarketTerms(market, tokens, TickSize.CENT, 5_000_000L, false, "v1", true),
                Wire.read(Wire.TERMS, 200, TERMS));
        String other = TERMS.replace("'v1'", "'v2','nr':true")
                .replace("'ao':true,", "")
                .replace("0.01", "0.0025");
        assertEquals(
                new VenueAnswer.MarketTerms(market, tokens, TickSize.QUARTER_CENT, 5_000_000L, true, "v2", false),
                Wire.read(Wire.TERMS, 200, other));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'v':'v1' | 'v':'v3'
            ,'v':'v1' | ``
            {'t':'2','o':'Down'} | {'t':'1','o':'Down'}
            ,{'t':'2','o':'Down'} | ``
            {'t':'2','o':'Down'} | {'t':'2'},{'t':'3'}
            'mts':0.01 | 'mts':0.015
            'mts':0.01 | 'mts':1e-2
            'mos':5 | 'mos':5.5555555
            'c':'0x747 | 'c':'0x748
            'ao':true | 'ao':1
            """)
    void termsThatAreNone(String before, String after) {
        assertEquals("Unknown", kind(Wire.TERMS, TERMS.replace(before, after)));
    }

    @Test
    void balances() {
        String most = "115792089237316195423570985008687907853269984665640564039457584007913129639935";
        assertEquals(
                new VenueAnswer.Balance(1_000_000_000L, 7),
                Wire.read(BALANCE, 200, "{'balance':'1000000000','allowances':{'0x1':'" + most + "','0x2':'7'}}"));
        assertEquals(
                new VenueAnswer.Balance(0, Long.MAX_VALUE),
                Wire.read(BALANCE, 200, "{'balance':'0','allowances':{'0x1':'" + most + "'}}"));
        assertEquals(
                new VenueAnswer.Balance(5, 9), Wire.read(BALANCE, 200, "{'balance':'5','allowance':'9'}"), "old form");
        for (String body : List.of(
                "{'balance':'250.500000','allowances':{'a':'1'}}",
                "{'balance':'1'}",
                "{'balance':'1','allowances':{}}",
                "{'balance':'-1','allowances':{'a':'1'}}",
                "{'balance':'99999999999999999999','allowances':{'a':'1'}}",
                "{'allowances':{'a':'1'}}",
                "{}")) {
            assertEquals("Unknown", kind(BALANCE, body), body);
        }
    }

    @Test
    void scores() {
        VenueRequest one = new VenueRequest.Scoring(List.of(Wire.hash(Wire.ORDER)));
        VenueRequest two = new VenueRequest.Scoring(List.of(Wire.hash(Wire.ORDER), Wire.hash(Wire.OTHER)));
        VenueAnswer.Score yes = new VenueAnswer.Score(Wire.hash(Wire.ORDER), true);
        assertEquals(new VenueAnswer.Scoring(List.of(yes)), Wire.read(one, 200, "{'scoring':true}"));
        assertEquals(
                new VenueAnswer.Scoring(List.of(yes)),
                Wire.read(two, 200, "{'" + Wire.ORDER + "':true}"),
                "of the other it says nothing");
        assertEquals("Unknown", kind(one, "{}"));
        assertEquals("Unknown", kind(two, "{'" + Wire.id(3) + "':true}"));
        assertEquals("Unknown", kind(two, "{'" + Wire.ORDER + "':1}"));
    }

    @Test
    void beats() {
        assertEquals(new VenueAnswer.Beat("b2"), Wire.read(Wire.BEAT, 200, "{'heartbeat_id':'b2'}"));
        for (String body : List.of("{}", "{'heartbeat_id':''}", "{'heartbeat_id':null}", "{'status':'ok'}")) {
            assertEquals("Unknown", kind(Wire.BEAT, body), body);
        }
    }

    @Test
    void questions() {
        assertEquals(new VenueAnswer.Time(1_795_330_935L), ask(Question.TIME, "1795330935\n"));
        assertInstanceOf(VenueAnswer.Unknown.class, ask(Question.TIME, "1795330935.5"));
        assertInstanceOf(VenueAnswer.Unknown.class, ask(Question.TIME, "'1795330935'"));
        assertEquals(new VenueAnswer.Version(2), ask(Question.VERSION, "{'version':2}"));
        assertInstanceOf(VenueAnswer.Unknown.class, ask(Question.VERSION, "2"));
        assertEquals(new VenueAnswer.ClosedOnly(true), ask(Question.CLOSED_ONLY, "{'closed_only':true}"));
        assertInstanceOf(VenueAnswer.Unknown.class, ask(Question.CLOSED_ONLY, "{'closed_only':null}"));
        assertEquals(
                new VenueAnswer.Geo(false, "AR", ""),
                ask(Question.GEOBLOCK, "{'blocked':false,'ip':'192.0.2.10','country':'AR','region':''}"));
        assertInstanceOf(VenueAnswer.Unknown.class, ask(Question.GEOBLOCK, "{'blocked':false}"));
        assertInstanceOf(VenueAnswer.Unknown.class, ask(Question.GEOBLOCK, "{'country':'AR'}"));
    }

    private static VenueAnswer ask(Question question, String body) {
        return Wire.read(new VenueRequest.Ask(question), 200, body);
    }
}
