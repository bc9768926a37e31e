package io.tapemaker.engine.domain.quoting;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import org.junit.jupiter.api.Test;

@Proof(
        id = "quoting.lean",
        milestone = Milestone.M3,
        kind = ProofKind.UNIT,
        title = "A pull at a live order is followed once it has prevailed for long enough, and flicker never is")
final class LeanTest {

    private static final long LASTING = 60;

    private final Lean lean = new Lean();
    private final LiveQuote live = new LiveQuote();

    LeanTest() {
        live.set(4_900, 100_000_000, false);
    }

    private boolean notice(int pull, long now) {
        return lean.notice(live, pull, LASTING, now);
    }

    @Test
    void aPullThatGoesOnIsFollowedWhenItHasLasted() {
        assertFalse(notice(1, 100));
        assertEquals(160, lean.prevailsAtNs(LASTING));
        assertFalse(notice(1, 159));
        assertTrue(notice(1, 160));
    }

    @Test
    void pullsToEitherSideTakeEachOtherAway() {
        for (long now = 0; now < 10_000; now += 20) {
            assertFalse(notice(now % 40 == 0 ? 1 : -1, now), "at " + now);
        }
    }

    @Test
    void timeWithoutAPullIsForgotten() {
        notice(-1, 0);
        notice(0, 50);
        assertEquals(Long.MAX_VALUE, lean.prevailsAtNs(LASTING));
        notice(-1, 80);
        // Fifty, less thirty, and forty more to go.
        assertEquals(120, lean.prevailsAtNs(LASTING));
        assertFalse(notice(-1, 119));
        assertTrue(notice(-1, 120));
    }

    @Test
    void itIsForgottenOnTheOtherSideToo() {
        notice(1, 0);
        notice(0, 50);
        notice(1, 80);
        assertEquals(120, lean.prevailsAtNs(LASTING));
        notice(0, 100);
        notice(1, 1_000);
        assertEquals(1_060, lean.prevailsAtNs(LASTING));
    }

    @Test
    void whatPrevailedIsNotFollowedToTheOtherSide() {
        notice(1, 0);
        assertTrue(notice(1, 60));
        assertFalse(notice(-1, 61));
        assertFalse(notice(0, 62));
    }

    @Test
    void anotherOrderBeginsAnew() {
        notice(1, 0);
        live.set(4_800, 100_000_000, false);
        assertFalse(notice(1, 60));
        assertFalse(notice(1, 119));
        assertTrue(notice(1, 120));
        live.set(4_800, 90_000_000, false);
        assertFalse(notice(1, 121), "what is left of it after a fill");
    }

    @Test
    void theStateGoesOnWhereItWas() {
        notice(1, 0);
        notice(-1, 50);
        StateWriter out = new StateWriter();
        lean.write(out);
        Lean next = new Lean();
        next.read(new StateReader(out.toByteArray()));
        assertEquals(lean.prevailsAtNs(LASTING), next.prevailsAtNs(LASTING));
        StateWriter again = new StateWriter();
        next.write(again);
        assertArrayEquals(out.toByteArray(), again.toByteArray());
    }
}
