package io.tapemaker.sim.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Invariants;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

@Proof(
        id = "sim.calm-hour",
        milestone = Milestone.M1,
        kind = ProofKind.SIM,
        title = "An hour of quiet markets without faults sets no latch; a connection that is dead at its end does",
        invariants = {"S5"})
final class CalmHourTest {

    private static final int HOUR_SECONDS = 3_600;
    private static final long SECOND_NS = 1_000_000_000L;

    /** When the connection dies: all parts of a world but the last are over. */
    private static long silentFromNs(int seconds) {
        return (seconds + WorldPlan.QUIET_SECONDS + WorldPlan.STILL_SECONDS) * SECOND_NS;
    }

    @Test
    void onlyTheDeadConnectionAtTheEndSetsTheLatch() {
        List<String> latches = CalmLatches.of(1, HOUR_SECONDS, 2);
        assertEquals(1, latches.size(), latches::toString);
        requireDeadConnection(latches.get(0), silentFromNs(HOUR_SECONDS));
        Invariants.checked("S5", latches.size());
        Figures.put("latch of an hour", latches.get(0));
    }

    private static void requireDeadConnection(String latch, long afterNs) {
        long timeNs = Long.parseLong(latch.substring(0, latch.indexOf(' ')));
        assertTrue(timeNs > afterNs && latch.contains("STALE_CONNECTION"), latch);
    }

    /** Negative control: one quiet market, and nobody asks the connection whether it is alive. */
    @Test
    void withoutPingsAQuietMarketIsTakenForADeadConnection() throws ReflectiveOperationException {
        PlantedFault mute =
                PlantedFault.nothing("no PING", "sim.world.MarketGateway", "ping", Invariant.LATCH_EMPTIES_THE_VENUE);
        ClassLoader parent = Objects.requireNonNull(CalmHourTest.class.getClassLoader());
        List<?> latches = (List<?>) Objects.requireNonNull(new PlantedLoader(mute, parent)
                .loadClass(CalmLatches.class.getName())
                .getMethod("of", long.class, int.class, int.class)
                .invoke(null, 1L, HOUR_SECONDS / 6, 1));
        assertTrue(latches.size() > 2, latches::toString);
        assertTrue(
                latches.stream().allMatch(latch -> latch.toString().contains("STALE_CONNECTION")), latches::toString);
        Figures.put("latches of ten minutes without PINGs", latches.size());
        assertEquals(1, CalmLatches.of(1, HOUR_SECONDS / 6, 1).size());
    }
}
