package io.tapemaker.sim.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.journal.codecs.ExecutionKind;
import io.tapemaker.journal.codecs.OrderSide;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofBudget;
import io.tapemaker.testkit.ProofKind;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proof(
        id = "executor.process.geoblock-flip",
        milestone = Milestone.M5,
        kind = ProofKind.SECURITY,
        title = "An executor at work whose place becomes blocked, close-only, malformed or is not told"
                + " in time, or whose account becomes closed-only: it places nothing, cancels everything"
                + " and says why; an answer that is missing is made good by the next, a bad one only by a"
                + " person")
class GeoblockFlipTest {

    /** The least that a policy may say, so that answers are asked for often and are soon too old. */
    private static final String AGES = "ages: {geoblockMs: 10000}\n";

    private static final String MALFORMED =
            "{\"kind\":\"STATUS\",\"path\":\"/api/geoblock\",\"status\":200,\"times\":%d,\"text\":\"{}\"}";
    private static final String LATE =
            "{\"kind\":\"DELAY_ANSWER\",\"path\":\"/api/geoblock\",\"millis\":60000,\"times\":0}";

    @TempDir
    private Path folder;

    private int flips;
    private int market;

    @Test
    void whatWasAllowedIsAllowedNoMore() {
        try (ExecutorRig rig = new ExecutorRig(folder, AGES)) {
            ExecutorChild executor = rig.live().ready();
            shuts(rig, "blocked in BR", () -> rig.venue.place(true, "BR"), () -> rig.venue.place(false, "AR"));
            shuts(rig, "blocked in US", () -> rig.venue.place(false, "US"), () -> rig.venue.place(false, "AR"));
            shuts(
                    rig,
                    "positions may only be closed",
                    () -> rig.venue.closeOnly(true),
                    () -> rig.venue.closeOnly(false));
            shuts(rig, "GEOBLOCK", () -> turnedAway(rig), () -> {});
            if (ProofBudget.current() == ProofBudget.FULL) {
                pauses(rig, String.format(MALFORMED, 0));
                pauses(rig, LATE);
            } else {
                // One wait for both: malformed at first, and then too late.
                pauses(rig, "[" + String.format(MALFORMED, 2) + "," + LATE + "]");
            }
            assertEquals(0, executor.terminate(), executor::toString);
            assertTrue(executor.err().contains("blocked in BR"), executor::toString);
            rig.verify();
            Figures.put("flips", flips);
        }
    }

    /** It latches, and only a person opens it, who finds that the cause is gone. */
    private void shuts(ExecutorRig rig, String why, Runnable flip, Runnable back) {
        resting(rig);
        flip.run();
        rig.tape.await("the latch is set", tape -> rig.operator.isShut());
        isStopped(rig);
        String said = rig.operator.status().path("latch").path("why").asText();
        assertTrue(said.contains(why), said);
        back.run();
        rig.operator.rearm();
        flips++;
    }

    /** It waits for an answer that is good, and goes on with it. */
    private void pauses(ExecutorRig rig, String faults) {
        resting(rig);
        rig.venue.admin("POST", "/faults", faults);
        isStopped(rig);
        rig.tape.await("it says why", tape -> refusal(rig).contains("not known that this place may trade"));
        assertFalse(rig.operator.isShut(), "what is not known does not latch");
        rig.venue.clearFaults();
        resting(rig);
        flips++;
    }

    private static void isStopped(ExecutorRig rig) {
        rig.tape.await("nothing is open", tape -> rig.venue.open().isEmpty());
        assertFalse(refusal(rig).isEmpty());
    }

    /** Nothing is placed, and why. */
    private static String refusal(ExecutorRig rig) {
        long number = rig.engine.place(0, OrderSide.BUY, 4_300, 10);
        rig.tape.await("nothing is placed", tape -> tape.told(number, ExecutionKind.REJECTED));
        return rig.tape.reasons.getOrDefault(number, "");
    }

    private void resting(ExecutorRig rig) {
        long number = rig.placeUntilIntent(++market % VenueKit.MARKETS.size(), OrderSide.BUY, 4_500, 10);
        rig.tape.await("it rests", tape -> tape.told(number, ExecutionKind.ACCEPTED));
    }

    /** The venue tells it at a post. */
    private void turnedAway(ExecutorRig rig) {
        rig.venue.fault(
                "STATUS",
                ",\"status\":403,\"text\":\"{\\\"error\\\":\\\"Trading restricted in your region, please refer to"
                        + " available regions\\\"}\"");
        rig.engine.place(market % VenueKit.MARKETS.size(), OrderSide.BUY, 4_500, 10);
    }
}
