package io.tapemaker.engine.domain.orders;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.engine.domain.quoting.DesiredQuotes;
import io.tapemaker.engine.domain.state.StateFormatException;
import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import org.junit.jupiter.api.Test;

@Proof(
        id = "orders.edit-times",
        milestone = Milestone.M4,
        kind = ProofKind.UNIT,
        title = "A market's interval runs from its last edit, each place of a begun edit is remembered by itself, and "
                + "both survive a restart")
final class EditTimesTest {

    private static final long INTERVAL_NS = 1_000;

    private final EditTimes times = new EditTimes();

    private static byte[] state(EditTimes times) {
        StateWriter out = new StateWriter();
        times.write(out);
        return out.toByteArray();
    }

    @Test
    void aMarketThatWasNeverEditedNeedNotWait() {
        assertTrue(times.isOver(0, INTERVAL_NS, 5));
        times.edited(3, 5);
        assertFalse(times.isOver(3, INTERVAL_NS, 5));
        assertTrue(times.isOver(2, INTERVAL_NS, 5));
        assertTrue(times.isOver(9, INTERVAL_NS, 5));
    }

    @Test
    void theIntervalIsOverWhenItSaysSo() {
        times.edited(0, 5_000);
        assertEquals(6_000, times.overAtNs(0, INTERVAL_NS));
        assertFalse(times.isOver(0, INTERVAL_NS, 5_999));
        assertTrue(times.isOver(0, INTERVAL_NS, 6_000));
    }

    /** Asked in any order: nothing has to be looked at before it is begun, ended or asked for. */
    @Test
    void placesAreBegunAndEndedEachByItself() {
        assertFalse(times.isBegun(0, 0));
        new EditTimes().end(0, 0);
        for (int place = 0; place < DesiredQuotes.PLACES; place++) {
            EditTimes begun = new EditTimes();
            begun.begin(7, place);
            for (int other = 0; other < DesiredQuotes.PLACES; other++) {
                assertEquals(other == place, begun.isBegun(7, other));
                begun.begin(7, other);
            }
            begun.end(7, place);
            for (int other = 0; other < DesiredQuotes.PLACES; other++) {
                assertEquals(other != place, begun.isBegun(7, other));
                assertFalse(begun.isBegun(6, other));
            }
        }
    }

    @Test
    void whatWasEditedAndBegunComesBack() {
        times.edited(1, 5_000);
        times.begin(4, 2);
        EditTimes twin = new EditTimes();
        twin.edited(0, 9_999);
        twin.begin(8, 1);
        twin.read(new StateReader(state(times)));
        assertArrayEquals(state(times), state(twin));
        assertTrue(twin.isOver(0, INTERVAL_NS, 5_001));
        assertFalse(twin.isOver(1, INTERVAL_NS, 5_001));
        assertTrue(twin.isBegun(4, 2));
        assertFalse(twin.isBegun(8, 1));
    }

    /** Two histories that left the same behind give the same bytes, however many markets were looked at. */
    @Test
    void marketsThatWereOnlyLookedAtLeaveNoTrace() {
        times.edited(1, 5_000);
        byte[] before = state(times);
        times.isOver(30, INTERVAL_NS, 5_000);
        times.begin(20, 3);
        assertEquals(Integer.BYTES + 21 * (Long.BYTES + 1), state(times).length);
        times.end(20, 3);
        assertArrayEquals(before, state(times));
        assertEquals(Integer.BYTES, state(new EditTimes()).length);
    }

    @Test
    void placesThatDoNotExistAreRefused() {
        StateWriter out = new StateWriter();
        out.putInt(1);
        out.putLong(5_000);
        out.putByte(1 << DesiredQuotes.PLACES);
        assertThrows(StateFormatException.class, () -> times.read(new StateReader(out.toByteArray())));
    }
}
