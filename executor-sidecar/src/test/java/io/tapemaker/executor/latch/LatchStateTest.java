package io.tapemaker.executor.latch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

@Proof(
        id = "executor.latch-bytes",
        milestone = Milestone.M5,
        kind = ProofKind.CORRUPTION,
        title = "The latch's sector says what was written, and any bit that differs is seen")
class LatchStateTest {

    private static final LatchState OPEN = new LatchState(false, 1, 1_790_000_000_000L, "executor", "first start");

    @Test
    void whatIsWrittenIsRead() {
        for (LatchState state : List.of(
                OPEN,
                new LatchState(true, Long.MAX_VALUE, -1, "", ""),
                new LatchState(
                        true, 2, 0, "ada uid=0 pid=? at=2026-11-22T12:00:00Z", "news \u001b[2J \u20ac \ud83d\ude00"))) {
            assertEquals(state, LatchState.decode(state.encode()));
        }
    }

    @Test
    void theLayoutIsPinned() {
        byte[] bytes = OPEN.encode();
        assertEquals(512, bytes.length);
        assertEquals("TMKILL01", new String(bytes, 0, 8, StandardCharsets.US_ASCII));
        assertEquals(
                "0100000000000000" + "006c50c4a0010000" + "e15e2d9a" + "0800" + "0b00",
                HexFormat.of().formatHex(bytes, 8, 32));
        assertEquals("executor", new String(bytes, 32, 8, StandardCharsets.US_ASCII));
        assertEquals("first start", new String(bytes, 192, 11, StandardCharsets.US_ASCII));
        assertEquals("KILL", new String(new LatchState(true, 1, 0, "", "").encode(), 24, 4, StandardCharsets.US_ASCII));
    }

    @Test
    void textsAreCutAtACharacter() {
        LatchState state = new LatchState(true, 1, 0, "x".repeat(159) + "\u20ac", "y".repeat(400));
        assertEquals("x".repeat(159), state.who());
        assertEquals("y".repeat(312), state.why());
        assertEquals(state, LatchState.decode(state.encode()));
        LatchState whole = new LatchState(true, 1, 0, "x".repeat(157) + "\u20ac", "half \ud83d");
        assertTrue(whole.who().endsWith("\u20ac"));
        assertEquals("half ?", whole.why());
        assertEquals(whole, LatchState.decode(whole.encode()));
    }

    @Test
    void everyFlippedBitIsSeen() {
        int flips = 0;
        for (int bit = 0; bit < LatchState.BYTES * 8; bit++) {
            byte[] bytes = OPEN.encode();
            bytes[bit / 8] ^= (byte) (1 << (bit % 8));
            assertNull(LatchState.decode(bytes), "bit " + bit);
            flips++;
        }
        Figures.put("flipped bits seen", flips);
        byte[] forged = OPEN.encode();
        forged[8] ^= 2;
        assertEquals(3, decoded(sealed(forged)).sequence(), "a sound checksum is not enough to be refused");
    }

    /** With a checksum that fits, what stands below it is looked at as well. */
    @Test
    void aSoundChecksumOverNonsenseIsNotEnough() {
        for (int offset : List.of(0, 24, 29, 31)) {
            byte[] bytes = OPEN.encode();
            bytes[offset] ^= 0x40;
            assertNull(LatchState.decode(sealed(bytes)), "offset " + offset);
        }
        assertNull(LatchState.decode(sealed(new byte[LatchState.BYTES])), "zeros");
        byte[] erased = new byte[LatchState.BYTES];
        Arrays.fill(erased, (byte) 0xFF);
        assertNull(LatchState.decode(sealed(erased)), "ones");
        assertNull(LatchState.decode(new byte[LatchState.BYTES - 1]));
        assertNull(LatchState.decode(new byte[LatchState.BYTES + 1]));
    }

    private static LatchState decoded(byte[] bytes) {
        LatchState state = LatchState.decode(bytes);
        if (state == null) {
            throw new AssertionError("not sound");
        }
        return state;
    }

    private static byte[] sealed(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, LatchState.BYTES - 4);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(LatchState.BYTES - 4, (int) crc.getValue());
        return bytes;
    }

    @Test
    void eachLatchHasItsOwnToken() {
        LatchState latch = new LatchState(true, 7, 1_000, "ada", "news");
        assertTrue(latch.token().matches("7-[0-9a-f]{8}"), latch::token);
        assertEquals(latch.token(), decoded(latch.encode()).token());
        for (LatchState other : List.of(
                new LatchState(true, 8, 1_000, "ada", "news"),
                new LatchState(true, 7, 1_001, "ada", "news"),
                new LatchState(true, 7, 1_000, "bob", "news"),
                new LatchState(true, 7, 1_000, "ada", "new"),
                new LatchState(false, 7, 1_000, "ada", "news"))) {
            assertNotEquals(latch.token(), other.token());
        }
    }
}
