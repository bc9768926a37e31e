package io.tapemaker.engine.gateway.marketdata;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

@Proof(
        id = "engine.frame-stamp",
        milestone = Milestone.M2,
        kind = ProofKind.UNIT,
        title = "Event time is read from the recording or the frame, and from nothing that is not a "
                + "time of this century")
final class FrameStampTest {
    private static final long FIRST_MS = 1_577_836_800_000L;
    private static final long END_MS = 4_102_444_800_000L;

    @Property(tries = 500)
    void instantsAndMillisecondsAreReadExactly(
            @ForAll @LongRange(min = FIRST_MS, max = END_MS - 1) long ms,
            @ForAll @LongRange(min = 0, max = 999_999) long nanos) {
        long ns = ms * 1_000_000 + nanos;
        assertEquals(
                ns,
                FrameStamp.ofInstant(Instant.ofEpochMilli(ms).plusNanos(nanos).toString()));
        assertEquals(ms * 1_000_000, ofFrame("{\"a\":1,\"timestamp\":\"" + ms + "\"}"));
        assertEquals(ms * 1_000_000, ofFrame("[{\"timestamp\" : " + ms + "}]"));
    }

    @Property(tries = 500)
    void hostileBytesAreNoStampOrATimeOfThisCentury(@ForAll byte[] bytes, @ForAll String tail) {
        byte[] key = ("\"timestamp\"" + tail).getBytes(StandardCharsets.UTF_8);
        byte[] frame = new byte[bytes.length + key.length];
        System.arraycopy(bytes, 0, frame, 0, bytes.length);
        System.arraycopy(key, 0, frame, bytes.length, key.length);
        for (int length = bytes.length; length <= frame.length; length++) {
            long stampNs = FrameStamp.ofFrame(frame, 0, length);
            boolean fine =
                    stampNs == FrameStamp.NONE || stampNs >= FIRST_MS * 1_000_000 && stampNs < END_MS * 1_000_000;
            assertEquals(true, fine, () -> "stamp " + stampNs);
        }
    }

    @Test
    void theFirstTimestampCountsAndBadOnesDoNot() {
        assertEquals(
                List.of(1_790_000_000_000_000_000L, 1_790_000_000_001_000_000L, -1L, -1L, -1L, -1L, -1L, -1L, -1L),
                List.of(
                        ofFrame("{\"timestamp\":\"1790000000000\",\"timestamp\":\"1790000000001\"}"),
                        ofFrame("{\"timestamps\":\"1\",\"timestamp\":\"1790000000001\"}"),
                        ofFrame("{\"timestamp\":\"99999999999999999999999\"}"),
                        ofFrame("{\"timestamp\":\"-1\"}"),
                        ofFrame("{\"timestamp\":\"1577836799999\"}"),
                        ofFrame("{\"timestamp\":\"4102444800000\"}"),
                        ofFrame("{\"timestamp\":null}"),
                        ofFrame("{\"timestamp\""),
                        ofFrame("")));
    }

    @Test
    void badInstantsAreNone() {
        for (String text : List.of(
                "",
                "yesterday",
                "2026-09-30",
                "2026-09-30T10:00:00",
                "2019-12-31T23:59:59.999Z",
                "2100-01-01T00:00:00Z",
                "+1000000000-12-31T23:59:59Z",
                "-1000000000-01-01T00:00:00Z")) {
            assertEquals(FrameStamp.NONE, FrameStamp.ofInstant(text), text);
        }
        assertEquals(1_790_762_400_123_456_789L, FrameStamp.ofInstant("2026-09-30T10:00:00.123456789Z"));
    }

    private static long ofFrame(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return FrameStamp.ofFrame(bytes, 0, bytes.length);
    }
}
