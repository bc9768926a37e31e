package io.tapemaker.sim.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proof(
        id = "executor.process.geoblock-start",
        milestone = Milestone.M5,
        kind = ProofKind.SECURITY,
        title = "A start where the place is blocked, close-only, malformed or not told in time, or the account is"
                + " closed-only: exit 5 with one line, and nothing is sent; where all is well it starts")
class GeoblockStartTest {

    @TempDir
    private Path folder;

    @Test
    void noStartUnlessThisPlaceMayTrade() {
        try (ExecutorRig rig = new ExecutorRig(folder)) {
            rig.venue.place(true, "BR");
            refused(rig, "may not be placed");
            rig.venue.place(false, "US");
            refused(rig, "only be closed");
            rig.venue.place(false, "AR");
            answer(rig, "{\"kind\":\"STATUS\",\"path\":\"/api/geoblock\",\"status\":200,\"text\":\"{}\"}");
            refused(rig, "not known");
            answer(rig, "{\"kind\":\"PAGE\",\"path\":\"/api/geoblock\",\"status\":503,\"text\":\"<html>\"}");
            refused(rig, "not known");
            answer(rig, "{\"kind\":\"DELAY_ANSWER\",\"path\":\"/api/geoblock\",\"millis\":60000}");
            refused(rig, "not known");
            rig.venue.clearFaults();
            rig.venue.closeOnly(true);
            refused(rig, "only close positions");
            rig.venue.closeOnly(false);
            assertEquals(0, rig.venue.arrived("POST /order"));
            assertEquals(0, rig.live().ready().terminate(), "the same start where all is well");
            Figures.put("refusals", 6);
        }
    }

    private static void answer(ExecutorRig rig, String fault) {
        rig.venue.clearFaults();
        rig.venue.admin("POST", "/faults", fault);
    }

    private static void refused(ExecutorRig rig, String why) {
        ExecutorChild child = rig.live();
        assertEquals(5, child.exitCode(), child::toString);
        assertTrue(child.err().contains(why), child::toString);
    }
}
