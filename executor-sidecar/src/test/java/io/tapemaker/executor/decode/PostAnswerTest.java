package io.tapemaker.executor.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.tapemaker.executor.domain.venue.Refused;
import io.tapemaker.executor.domain.venue.VenueAnswer;
import io.tapemaker.executor.domain.venue.VenueAnswer.Post;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Proof(
        id = "executor.answers.post",
        milestone = Milestone.M5,
        kind = ProofKind.UNIT,
        title = "A post is accepted, rejected, duplicated or unknown by success, status, id and text together")
class PostAnswerTest {

    private static String entry(String success, String id, String status, String text) {
        return "{'success':" + success + ",'errorMsg':'" + text + "','orderID':'" + id + "','status':'" + status
                + "','makingAmount':'','takingAmount':''}";
    }

    private static String outcome(String json) {
        VenueAnswer answer = Wire.read(Wire.POST, 200, json);
        if (!(answer instanceof VenueAnswer.Posted posted)) {
            return "UNKNOWN";
        }
        return name(posted.posts().get(0));
    }

    private static String name(Post post) {
        if (post instanceof Post.Accepted accepted) {
            return "ACCEPTED" + (accepted.matched() ? "+MATCHED" : "") + (accepted.delayed() ? "+DELAYED" : "");
        }
        if (post instanceof Post.Rejected rejected) {
            return rejected.cause().name();
        }
        return post instanceof Post.Duplicated ? "DUPLICATED" : "UNKNOWN";
    }

    /** Every combination of the four that is documented, and those between them. */
    @ParameterizedTest
    @CsvSource({
        "true,  ID, live,      '',                               ACCEPTED",
        "true,  ID, unmatched, '',                               ACCEPTED",
        "true,  ID, matched,   '',                               ACCEPTED+MATCHED",
        "true,  ID, delayed,   '',                               ACCEPTED+DELAYED",
        "true,  ID, delayed,   order match delayed due to market conditions, ACCEPTED+DELAYED",
        "false, ID, delayed,   order match delayed due to market conditions, ACCEPTED+DELAYED",
        "false, ID, delayed,   '',                               UNKNOWN",
        "false, ID, delayed,   invalid expiration,               UNKNOWN",
        "true,  ID, '',        '',                               UNKNOWN",
        "true,  ID, resting,   '',                               UNKNOWN",
        "true,  ID, LIVE,      '',                               UNKNOWN",
        "true,  ID, live,      invalid expiration,               UNKNOWN",
        "false, ID, live,      '',                               UNKNOWN",
        "false, ID, '',        invalid expiration,               UNKNOWN",
        "true,  '', live,      '',                               UNKNOWN",
        "true,  '', '',        '',                               UNKNOWN",
        "false, '', '',        '',                               UNKNOWN",
        "false, '', live,      invalid expiration,               UNKNOWN",
        "true,  0xfeed, live,  '',                               UNKNOWN",
        "null,  ID, live,      '',                               UNKNOWN",
        "1,     ID, live,      '',                               UNKNOWN",
        "false, '', '',        not enough balance / allowance,   BALANCE",
        "true,  '', '',        post-only mode: only post-only orders and cancels are allowed, POST_ONLY_MODE",
        "false, '', '',        order 0x1 is invalid. Duplicated., DUPLICATED",
        "true,  ID, live,      order 0x1 is invalid. Duplicated., DUPLICATED",
        "false, '', '',        INVALID_ORDER_DUPLICATED,         DUPLICATED",
    })
    void classified(String success, String id, String status, String text, String expected) {
        assertEquals(expected, outcome(entry(success, id.equals("ID") ? Wire.ORDER : id, status, text)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            not enough balance / allowance | BALANCE
            INVALID_ORDER_NOT_ENOUGH_BALANCE | BALANCE
            Insufficient balance | BALANCE
            invalid expiration | EXPIRATION
            INVALID_ORDER_EXPIRATION | EXPIRATION
            invalid post-only order: order crosses book | CROSSES
            order 0xab crosses the book | CROSSES
            INVALID_POST_ONLY_ORDER | CROSSES
            INVALID_POST_ONLY_ORDER_TYPE | INVALID
            order 0xab is invalid. Price (0.123) breaks minimum tick size rule: 0.01 | TICK
            INVALID_ORDER_MIN_TICK_SIZE | TICK
            order 0xab is invalid. Size (1) lower than the minimum: 5 | MIN_SIZE
            INVALID_ORDER_MIN_SIZE | MIN_SIZE
            order couldn-t be fully filled. FOK orders are fully filled or killed. | INVALID
            no orders found to match with FAK order. FAK orders are partially filled or killed if no match | INVALID
            FOK_ORDER_NOT_FILLED_ERROR | INVALID
            the market is not yet ready to process new orders | MARKET_CLOSED
            MARKET_NOT_READY | MARKET_CLOSED
            order canceled in the CTF exchange contract | INVALID
            the order owner has to be the owner of the API KEY | UNAUTHORISED
            the order signer address has to be the address of the API KEY | UNAUTHORISED
            0xab address banned | BLOCKED
            0xab address in closed only mode | BLOCKED
            Invalid order payload | INVALID
            order_version_mismatch | VERSION_MISMATCH
            Rate limit exceeded for tokenId: 12 | RATE_LIMITED
            INVALID_ORDER_ERROR | INVALID
            EXECUTION_ERROR | UNKNOWN
            could not run the execution | UNKNOWN
            DELAYING_ORDER_ERROR | UNKNOWN
            something never seen before | INVALID
            """)
    void errorTexts(String text, String expected) {
        assertEquals(expected, outcome(entry("false", "", "", text)), "in a 200");
        VenueAnswer bad = Wire.read(Wire.POST, 400, "{'error':'" + text + "'}");
        String cause =
                bad instanceof VenueAnswer.Refusal refusal ? refusal.cause().name() : "UNKNOWN";
        assertEquals(expected, cause, "in a 400");
    }

    @Test
    void duplicatedAsBadRequest() {
        String body = "{'error':'order " + Wire.ORDER + " is invalid. Duplicated.'}";
        for (int status : new int[] {400, 409, 422}) {
            assertEquals(new VenueAnswer.Posted(List.of(new Post.Duplicated())), Wire.read(Wire.POST, status, body));
            assertInstanceOf(VenueAnswer.Unknown.class, Wire.read(Wire.post(2), status, body), "which of the two?");
        }
    }

    @Test
    void batchInItsOrder() {
        String body = "[" + entry("true", Wire.ORDER, "live", "") + ","
                + entry("true", "", "", "post-only mode: only post-only orders") + ","
                + entry("false", "", "", "order 0x1 is invalid. Duplicated.") + ",{'success':true},7]";
        assertEquals(
                new VenueAnswer.Posted(List.of(
                        new Post.Accepted(Wire.hash(Wire.ORDER), false, false),
                        new Post.Rejected(Refused.POST_ONLY_MODE, "post-only mode: only post-only orders"),
                        new Post.Duplicated(),
                        new Post.Unclear("neither an order id nor an error"),
                        new Post.Unclear("not an object"))),
                Wire.read(Wire.post(5), 200, body));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2 | []
            2 | [E]
            2 | [E,E]
            2 | E
            1 | [E]
            1 | [E,E]
            1 | null
            1 | 7
            1 | E E
            1 | E,
            """)
    void batchesThatDoNotFit(int orders, String shape) {
        String body = shape.replace("E", entry("true", Wire.ORDER, "live", ""));
        assertInstanceOf(VenueAnswer.Unknown.class, Wire.read(Wire.post(orders), 200, body));
    }

    @Test
    void twiceTheSameKeyIsNoAnswer() {
        String body = "{'success':false,'success':true,'orderID':'" + Wire.ORDER + "','status':'live'}";
        assertEquals("UNKNOWN", outcome(body));
    }

    @Test
    void aStrangersTextIsCutAndEscaped() {
        String text = "x".repeat(300) + "\\u001b[2J";
        VenueAnswer answer = Wire.read(Wire.POST, 400, "{'error':'\\r\\n\\u001b" + text + "'}");
        assertEquals(new VenueAnswer.Refusal(Refused.INVALID, 0, "???" + "x".repeat(253)), answer);
    }
}
