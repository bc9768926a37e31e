package io.tapemaker.sim.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.tapemaker.journal.codecs.ExecutionKind;
import io.tapemaker.journal.codecs.OrderSide;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proof(
        id = "executor.process.shadow",
        milestone = Milestone.M5,
        kind = ProofKind.SIM,
        title = "Shadow mode without keys: intents are on the tape, orders are acknowledged and cancelled, the venue"
                + " hears of nothing but looks at public books and terms")
class ShadowTest {

    @TempDir
    private Path folder;

    @Test
    void everythingButTheSending() {
        try (ExecutorRig rig = new ExecutorRig(folder)) {
            ExecutorChild executor = rig.shadow().ready();
            long first = rig.placeUntilIntent(0, OrderSide.BUY, 4_500, 10);
            rig.tape.await("it is acknowledged", tape -> tape.told(first, ExecutionKind.ACCEPTED));
            rig.engine.cancel(0, first);
            rig.tape.await("it is cancelled", tape -> tape.told(first, ExecutionKind.CANCELLED));
            assertEquals(0, executor.terminate(), executor::toString);
            long looks = 0;
            for (JsonNode arrival : rig.venue.arrivals(0)) {
                String path = arrival.path("path").asText();
                assertEquals("GET", arrival.path("method").asText(), arrival::toString);
                assertTrue(path.equals("/book") || path.startsWith("/clob-markets/"), arrival::toString);
                looks++;
            }
            assertTrue(looks > 0, "books are real");
            rig.verify();
            ExecutorChild live = rig.live();
            assertEquals(2, live.exitCode(), "a tape of shadows is no tape for a live run");
            Figures.put("looks", looks);
        }
    }
}
