package io.tapemaker.engine.domain.state;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

@Proof(
        id = "state.bytes",
        milestone = Milestone.M2,
        kind = ProofKind.UNIT,
        title = "State is written little-endian, read back the same, and refused when cut, too long or nonsensical")
class StateBytesTest {

    private static StateWriter sample() {
        StateWriter out = new StateWriter();
        out.putLong(0x0102030405060708L);
        out.putInt(-2);
        out.putByte(200);
        out.putBoolean(true);
        out.putBytes(new byte[] {9, 8, 7}, 1, 2);
        return out;
    }

    @Test
    void bytesAreFixed() {
        byte[] expected = {8, 7, 6, 5, 4, 3, 2, 1, -2, -1, -1, -1, (byte) 200, 1, 2, 0, 0, 0, 8, 7};
        assertArrayEquals(expected, sample().toByteArray());
    }

    @Test
    void whatWasWrittenIsRead() {
        StateReader in = new StateReader(sample().array(), 0, sample().length());
        assertEquals(0x0102030405060708L, in.getLong());
        assertEquals(-2, in.getInt());
        assertEquals(200, in.getByte());
        assertTrue(in.getBoolean());
        assertArrayEquals(new byte[] {8, 7}, in.getBytes(2, "rest"));
        assertEquals(0, in.remaining());
        in.finish();
    }

    @Test
    void theBufferGrowsAndIsReused() {
        StateWriter out = new StateWriter();
        for (int i = 0; i < 10_000; i++) {
            out.putLong(i);
        }
        assertEquals(80_000, out.length());
        assertEquals(9_999, new StateReader(out.array(), 79_992, 8).getLong());
        byte[] before = out.array();
        out.clear();
        out.putLong(1);
        assertTrue(before == out.array() && out.length() == 8);
    }

    @Test
    void everyCutIsRefused() {
        byte[] whole = sample().toByteArray();
        for (int length = 0; length < whole.length; length++) {
            StateReader in = new StateReader(Arrays.copyOf(whole, length));
            StateFormatException refused = assertThrows(StateFormatException.class, () -> {
                in.getLong();
                in.getInt();
                in.getByte();
                in.getBoolean();
                in.getBytes(2, "rest");
            });
            assertTrue(refused.toString().contains("cut"), refused.toString());
        }
    }

    @Test
    void nonsenseIsRefusedByNameAndPlace() {
        StateReader in = new StateReader(new byte[] {7, 0, 0, 0, 3, 0, 0, 0});
        assertEquals(
                "state, byte 0: number of levels is 7, not 0 to 6",
                messageOf(() -> in.getInt(0, 6, "number of levels")));
        assertEquals("state, byte 4: 4 bytes too many", messageOf(in::finish));
        assertEquals("state, byte 4: flag is 3, not 0 to 1", messageOf(in::getBoolean));
        StateReader negative = new StateReader(new byte[] {-1, -1, -1, -1});
        assertThrows(StateFormatException.class, () -> negative.getBytes(10, "text"));
        StateReader large = new StateReader(new byte[] {-1, -1, -1, -1, -1, -1, -1, 127});
        assertThrows(StateFormatException.class, () -> large.getLong(0, 5, "price"));
        assertThrows(IllegalArgumentException.class, () -> new StateReader(new byte[3], 2, 2));
    }

    private static @Nullable String messageOf(Executable action) {
        return assertThrows(StateFormatException.class, action).getMessage();
    }
}
