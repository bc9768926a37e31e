package io.tapemaker.sim.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.journal.types.Side;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.List;
import org.junit.jupiter.api.Test;

@Proof(
        id = "venue.heartbeat",
        milestone = Milestone.M1,
        kind = ProofKind.SIM,
        title = "Orders of an account that sent heartbeats and then none for 10 s are cancelled within 15 s")
class VenueHeartbeatTest {

    private static String beat(VenueKit kit, String id) {
        HeartbeatAnswer answer = kit.venue.heartbeat(0, id, kit.now);
        assertNull(answer.refusal());
        return answer.heartbeatId();
    }

    /** When the order is gone, in ns after the last beat. */
    private static long goneAfterNs(long firstBeatNs, int beats) {
        VenueKit kit = VenueKit.open(2, 1_000 * VenueKit.DOLLAR);
        String id = kit.put(0, VenueKit.YES, Side.BUY, 4_000, 10);
        String foreign = kit.put(1, VenueKit.YES, Side.BUY, 4_000, 10);
        kit.later(firstBeatNs);
        String chain = "";
        for (int i = 0; i < beats; i++) {
            kit.later(5 * VenueKit.SECOND);
            chain = beat(kit, chain);
        }
        long lastNs = kit.now;
        while (kit.status(id) == OrderStatus.LIVE) {
            kit.later(100 * VenueKit.MS);
            assertTrue(kit.now - lastNs <= 16 * VenueKit.SECOND, "the order stays");
        }
        assertEquals(OrderStatus.LIVE, kit.status(foreign));
        return kit.now - lastNs;
    }

    @Test
    void silenceCancelsBetweenTenAndFifteenSeconds() {
        long soonest = Long.MAX_VALUE;
        long latest = 0;
        for (int i = 0; i < 100; i++) {
            long gone = goneAfterNs(57L * i * VenueKit.MS, 1 + i % 4);
            soonest = Math.min(soonest, gone);
            latest = Math.max(latest, gone);
        }
        assertTrue(soonest >= 10 * VenueKit.SECOND && latest <= 15 * VenueKit.SECOND, soonest + " to " + latest);
        Figures.put("soonestMs", soonest / VenueKit.MS);
        Figures.put("latestMs", latest / VenueKit.MS);
    }

    /** Negative control: with beats, and without ever a first one, the order stays. */
    @Test
    void beatsKeepTheOrdersAndNoBeatAtAllDoesToo() {
        VenueKit kit = VenueKit.open(2, 1_000 * VenueKit.DOLLAR);
        String beating = kit.put(0, VenueKit.YES, Side.BUY, 4_000, 10);
        String never = kit.put(1, VenueKit.YES, Side.BUY, 4_000, 10);
        String chain = "";
        for (int i = 0; i < 60; i++) {
            chain = beat(kit, chain);
            kit.later(5 * VenueKit.SECOND);
        }
        assertEquals(OrderStatus.LIVE, kit.status(beating));
        assertEquals(OrderStatus.LIVE, kit.status(never));
    }

    @Test
    void aWrongIdSaysTheRightOne() {
        VenueKit kit = VenueKit.open(1, 1_000 * VenueKit.DOLLAR);
        String first = beat(kit, "");
        String second = beat(kit, first);
        assertNotEquals(first, second);
        for (String wrong : List.of("", first, "x")) {
            HeartbeatAnswer answer = kit.venue.heartbeat(0, wrong, kit.now);
            Refusal refusal = answer.refusal();
            assertNotNull(refusal);
            assertEquals(400, refusal.httpStatus());
            assertEquals(second, answer.heartbeatId());
        }
        beat(kit, second);
    }

    @Test
    void wrongBeatsDoNotKeepTheOrders() {
        VenueKit kit = VenueKit.open(1, 1_000 * VenueKit.DOLLAR);
        String id = kit.put(0, VenueKit.YES, Side.BUY, 4_000, 10);
        beat(kit, "");
        for (int i = 0; i < 4; i++) {
            kit.later(5 * VenueKit.SECOND);
            kit.venue.heartbeat(0, "wrong", kit.now);
        }
        assertEquals(OrderStatus.CANCELED, kit.status(id));
        beat(kit, "");
    }

    /** No sweep while the engine restarts; what lapsed meanwhile is taken out when it is back. */
    @Test
    void aRestartPutsTheSweepOff() {
        VenueKit kit = VenueKit.open(1, 1_000 * VenueKit.DOLLAR);
        String id = kit.put(0, VenueKit.YES, Side.BUY, 4_000, 10);
        String chain = beat(kit, "");
        kit.operator.restart(30 * VenueKit.SECOND, true, kit.now);
        kit.later(29 * VenueKit.SECOND);
        HeartbeatAnswer refused = kit.venue.heartbeat(0, chain, kit.now);
        assertTrue(refused.refusal() != null && refused.refusal().httpStatus() == 425);
        assertEquals(OrderStatus.LIVE, kit.status(id));
        kit.later(10 * VenueKit.SECOND);
        assertEquals(OrderStatus.CANCELED, kit.status(id));
    }
}
