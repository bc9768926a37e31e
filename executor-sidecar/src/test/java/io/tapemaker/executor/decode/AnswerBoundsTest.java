package io.tapemaker.executor.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tapemaker.executor.domain.venue.TradeFacts;
import io.tapemaker.executor.domain.venue.VenueAnswer;
import io.tapemaker.executor.domain.venue.VenueRequest;
import io.tapemaker.executor.policy.fuzz.OrderDraft;
import io.tapemaker.executor.policy.fuzz.Orders;
import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.TickSize;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@Proof(
        id = "executor.answers.bounds",
        milestone = Milestone.M5,
        kind = ProofKind.UNIT,
        title = "What the venue says is read up to each bound of length, size and time, and not beyond")
class AnswerBoundsTest {

    private static String kind(VenueRequest request, int status, String body) {
        return Wire.read(request, status, body).getClass().getSimpleName();
    }

    private static @Nullable String cursor(String next) {
        VenueAnswer page = Wire.read(Wire.TRADES, 200, "{'data':[],'next_cursor':'" + next + "'}");
        return page instanceof VenueAnswer.Trades trades ? trades.nextCursor() : "unreadable";
    }

    @Test
    void lengths() {
        String longest = "x".repeat(256);
        assertEquals(new VenueAnswer.Beat(longest), Wire.read(Wire.BEAT, 200, "{'heartbeat_id':'" + longest + "'}"));
        assertEquals("Unknown", kind(Wire.BEAT, 200, "{'heartbeat_id':'" + longest + "x'}"));
        assertEquals(longest, cursor(longest));
        assertEquals("unreadable", cursor(longest + "x"));
        assertEquals("!~", cursor("!~"));
        assertEquals("unreadable", cursor("a\u007f"));
        assertEquals(
                longest, trade(Wire.trade("MATCHED").replace("a001", longest)).id());
        assertUnreadable(Wire.trade("MATCHED").replace("a001", longest + "x"));
        assertEquals(" ~??", VenueText.clean(" ~\u007f\u001f"));
        assertEquals(longest, VenueText.clean(longest + "x"));
    }

    @Test
    void documents() throws Unreadable {
        byte[] blanks = " ".repeat(JsonText.MAX_BYTES - 1).concat("1").getBytes(StandardCharsets.US_ASCII);
        assertEquals(new Json.Num("1"), JsonText.parse(blanks));
        String most = "[" + "1,".repeat(JsonText.MAX_VALUES - 2) + "1]";
        assertInstanceOf(Json.Arr.class, JsonText.parse(most.getBytes(StandardCharsets.US_ASCII)));
        byte[] more = most.replace("]", ",1]").getBytes(StandardCharsets.US_ASCII);
        assertThrows(Unreadable.class, () -> JsonText.parse(more));
        UserFrameReader frames = new UserFrameReader(Wire.OURS);
        assertInstanceOf(
                UserEvent.Ignored.class,
                frames.read(Wire.bytes("PONG" + " ".repeat(12))).get(0));
        assertInstanceOf(
                UserEvent.Garbage.class,
                frames.read(Wire.bytes("PONG" + " ".repeat(13))).get(0));
    }

    @Test
    void amounts() {
        String balance = "{'balance':'9223372036854775807','allowance':'1'}";
        assertEquals(
                new VenueAnswer.Balance(Long.MAX_VALUE, 1), Wire.read(new VenueRequest.Balance(null), 200, balance));
        DecodedPlace.Asked zero = new DecodedPlace.Asked(new OrderDraft()
                .quote(Side.BUY, 0, 0, TickSize.CENT)
                .candidate()
                .request());
        byte[] record = Orders.record(zero.request());
        assertEquals(zero, new CommandDecoder().place(new UnsafeBuffer(record), record.length));
    }

    @Test
    void refusalsAndTheirWaits() {
        assertEquals("Refusal", kind(Wire.CANCEL, 498, "{'error':'no'}"));
        assertEquals("Unknown", kind(Wire.CANCEL, 499, "{'error':'no'}"));
        for (List<Integer> row : List.of(List.of(3_600, 3_600_000), List.of(3_601, 0), List.of(1, 1_000))) {
            VenueAnswer answer = Wire.read(Wire.CANCEL, 429, "{'error':'x','retry_after_seconds':" + row.get(0) + "}");
            assertEquals(row.get(1).longValue(), ((VenueAnswer.Refusal) answer).waitMs());
        }
    }

    private static TradeFacts trade(String row) {
        VenueAnswer page = Wire.read(Wire.TRADES, 200, Wire.page("LTE=", row));
        return assertInstanceOf(VenueAnswer.Trades.class, page).trades().get(0);
    }

    private static void assertUnreadable(String row) {
        assertEquals("Unknown", kind(Wire.TRADES, 200, Wire.page("LTE=", row)), row);
    }

    @Test
    void pricesOfTrades() {
        String row = Wire.trade("MATCHED");
        assertEquals(
                800,
                trade(row.replace("'0.08'", "'0." + "08" + "0".repeat(36) + "'"))
                        .parts()
                        .get(0)
                        .priceE4());
        for (String odd :
                List.of("0." + "08" + "0".repeat(37), "8e-2", "+0.08", "0", "0.0", "1", "1.0", ".", "0..8", "")) {
            assertUnreadable(row.replace("'0.08'", "'" + odd + "'"));
        }
    }

    @Test
    void timesOfTrades() {
        String row = Wire.trade("MATCHED");
        String matched = "'match_time':'1782753360'";
        assertEquals(1_782_753_360L, trade(row).matchTimeS());
        for (String said : List.of(
                "'matchtime':1782753360",
                "'match_time':'2026-06-29T17:16:00Z'",
                "'matchtime':'2026-06-29T17:16:00.999Z'",
                "'timestamp':'1782753360999'")) {
            assertEquals(1_782_753_360L, trade(row.replace(matched, said)).matchTimeS(), said);
        }
        assertUnreadable(row.replace(matched, "'match_time':'2026-06-31T17:16:00Z'"));
        assertUnreadable(row.replace(matched, "'time':'1'"));
    }
}
