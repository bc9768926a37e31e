package io.tapemaker.executor.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tapemaker.executor.domain.venue.Refused;
import io.tapemaker.executor.domain.venue.VenueAnswer;
import io.tapemaker.executor.domain.venue.VenueRequest;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Proof(
        id = "executor.answers.refusals",
        milestone = Milestone.M5,
        kind = ProofKind.UNIT,
        title = "Each status, code and text that is not a 200 is the refusal that it states, or unknown")
class RefusalTest {

    private static final String HTML = "<!DOCTYPE html><html><title>Attention Required! | Cloudflare</title></html>";

    private static final List<VenueRequest> ALL = List.of(
            Wire.POST,
            Wire.post(2),
            Wire.CANCEL,
            new VenueRequest.CancelAll(),
            Wire.BEAT,
            Wire.LOOK_UP,
            Wire.OPEN,
            Wire.TRADES,
            Wire.BOOK,
            Wire.TERMS,
            new VenueRequest.Balance(null),
            new VenueRequest.Ask(VenueRequest.Question.TIME));

    private static String outcome(VenueRequest request, int status, String body) {
        VenueAnswer answer = Wire.read(request, status, body);
        return answer instanceof VenueAnswer.Refusal refusal
                ? refusal.cause().name()
                : answer.getClass().getSimpleName();
    }

    /** The modes of the venue, the same for whatever was asked. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            425 | '' | RESTARTING
            425 | {'error':'Service is not ready'} | RESTARTING
            425 | HTML | RESTARTING
            429 | {'error':'Too many requests'} | RATE_LIMITED
            429 | HTML | RATE_LIMITED
            401 | {'error':'Unauthorized/Invalid api key'} | UNAUTHORISED
            401 | '' | UNAUTHORISED
            403 | HTML | BLOCKED
            403 | {'error':'Trading restricted in your region'} | BLOCKED
            403 | {'error':'order_version_mismatch'} | VERSION_MISMATCH
            503 | {'error':'post-only mode: only post-only orders','code':'post_only_mode'} | POST_ONLY_MODE
            503 | {'error':'anything at all','code':'post_only_mode'} | POST_ONLY_MODE
            503 | {'error':'post-only mode: only post-only orders and cancels are allowed'} | POST_ONLY_MODE
            503 | {'error':'Trading is currently cancel-only. New orders are not accepted'} | CANCEL_ONLY
            503 | {'error':'Trading is currently disabled. Check polymarket.com for updates'} | DISABLED
            503 | {'error':'not enough balance / allowance'} | Unknown
            503 | {'error':'upstream connect error'} | Unknown
            503 | HTML | Unknown
            503 | '' | Unknown
            500 | {'error':'Internal server error'} | Unknown
            500 | {'error':'could not run the execution'} | Unknown
            500 | {'error':'invalid expiration'} | Unknown
            502 | HTML | Unknown
            504 | '' | Unknown
            520 | HTML | Unknown
            524 | HTML | Unknown
            400 | HTML | Unknown
            400 | '' | Unknown
            400 | {} | Unknown
            400 | {'error':''} | Unknown
            400 | {'error':7} | Unknown
            400 | {'error':'Invalid order payload'} | INVALID
            400 | {'error_msg':'Invalid order payload'} | INVALID
            400 | {'errorMsg':'Invalid order payload','success':false} | INVALID
            400 | {'error':'order_version_mismatch'} | VERSION_MISMATCH
            400 | {'error':'request timed out'} | Unknown
            405 | {'error':'Method not allowed'} | INVALID
            413 | {'error':'Too many orders in payload: 20, max allowed: 15'} | INVALID
            408 | {'error':'invalid expiration'} | Unknown
            409 | {'error':'invalid expiration'} | Unknown
            499 | {'error':'invalid expiration'} | Unknown
            301 | HTML | Unknown
            307 | '' | Unknown
            308 | {'error':'invalid expiration'} | Unknown
            204 | '' | Unknown
            202 | {} | Unknown
            """)
    void modes(int status, String body, String expected) {
        for (VenueRequest request : ALL) {
            assertEquals(expected, outcome(request, status, body.equals("HTML") ? HTML : body), request::toString);
        }
        Figures.put("requests", ALL.size());
    }

    @ParameterizedTest
    @CsvSource({"201, Unknown, Posted", "200, Unknown, Posted", "206, Unknown, Unknown"})
    void onlyAPostMayBeCreated(int status, String cancel, String post) {
        String body = "{'success':true,'orderID':'" + Wire.ORDER + "','status':'live'}";
        assertEquals(cancel, outcome(Wire.CANCEL, status, body));
        assertEquals(post, outcome(Wire.POST, status, body));
    }

    @Test
    void aRefusedPostWithAnOrderIdIsUnknown() {
        String body = "{'success':false,'errorMsg':'invalid expiration','orderID':'" + Wire.ORDER + "'}";
        assertEquals("Unknown", outcome(Wire.POST, 400, body));
        assertEquals("EXPIRATION", outcome(Wire.POST, 400, body.replace(Wire.ORDER, "")));
    }

    private static long waitMs(int status, String body, @Nullable String retryAfter, @Nullable String reset) {
        HttpAnswer.Headers headers = new HttpAnswer.Headers(retryAfter, null, reset, null);
        VenueAnswer answer = Wire.READER.read(Wire.POST, new HttpAnswer(status, headers, Wire.bytes(body)));
        return ((VenueAnswer.Refusal) answer).waitMs();
    }

    @Test
    void howLongToWait() {
        String mode = "{'error':'post-only','code':'post_only_mode','retry_after_seconds':79}";
        assertEquals(79_000, waitMs(503, mode, "80", null), "the body knows best");
        assertEquals(80_000, waitMs(503, mode.replace(",'retry_after_seconds':79", ""), "80", null));
        assertEquals(2_000, waitMs(429, "", "2", "9"));
        assertEquals(9_000, waitMs(429, "", null, "9"));
        assertEquals(0, waitMs(429, "", null, null));
        assertEquals(0, waitMs(425, "", "Wed, 21 Oct 2026 07:28:00 GMT", null), "a date");
        assertEquals(0, waitMs(425, "", "-5", null));
        assertEquals(0, waitMs(425, "", "1e9", null));
        assertEquals(0, waitMs(429, "", null, "1795330935"), "a point in time");
        assertEquals(0, waitMs(425, "", "99999999999999999999", null));
    }

    @Test
    void wrongBeat() {
        VenueAnswer expected = new VenueAnswer.WrongBeat("b3");
        String rest = "'Invalid Heartbeat ID','heartbeat_id':'b3'}";
        assertEquals(expected, Wire.read(Wire.BEAT, 400, "{'error_msg':" + rest));
        assertEquals(expected, Wire.read(Wire.BEAT, 400, "{'error':" + rest));
        assertEquals(
                new VenueAnswer.Refusal(Refused.INVALID, 0, "Invalid Heartbeat ID"),
                Wire.read(Wire.CANCEL, 400, "{'error':" + rest),
                "only of a beat");
        assertEquals("Unknown", outcome(Wire.BEAT, 400, "{'error':'x','heartbeat_id':null}"));
    }

    @Test
    void absentIsWhatSaysSo() {
        assertEquals(new VenueAnswer.Absent(), Wire.read(Wire.LOOK_UP, 404, ""));
        assertEquals(new VenueAnswer.Absent(), Wire.read(Wire.LOOK_UP, 404, "{'error':'order not found'}"));
        assertEquals(new VenueAnswer.Absent(), Wire.read(Wire.LOOK_UP, 404, "null"));
        assertEquals(new VenueAnswer.Absent(), Wire.read(Wire.LOOK_UP, 200, "null\n"));
        for (String other : List.of(HTML, "404 page not found", "{}", "[]", "7", "{'error':''}")) {
            assertEquals("Unknown", outcome(Wire.LOOK_UP, 404, other), other);
        }
        for (String other : List.of("", "{}", "[]", "''", "false", "nul", "null null")) {
            assertEquals("Unknown", outcome(Wire.LOOK_UP, 200, other), other);
        }
        assertEquals("INVALID", outcome(Wire.CANCEL, 404, "{'error':'not found'}"), "of anything else it is an error");
        assertEquals("Unknown", outcome(Wire.OPEN, 404, ""));
    }

    @Test
    void unansweredIsUnknown() {
        assertEquals(new VenueAnswer.Unknown("time-out?"), AnswerReader.unanswered("time-out\n"));
    }
}
