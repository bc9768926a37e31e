package io.tapemaker.sim.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.journal.codecs.ExecutionKind;
import io.tapemaker.journal.codecs.OrderSide;
import io.tapemaker.journal.types.Side;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proof(
        id = "executor.process.trades",
        milestone = Milestone.M5,
        kind = ProofKind.SIM,
        title = "The executor as a process: commands become orders at a venue on sockets, cancels take them"
                + " out, fills come back, SIGTERM leaves nothing open, and the tape verifies; what is accepted"
                + " behind a look-up that said absent, and what is answered with Duplicated, are found and"
                + " told")
class PlacesAndFillsTest {

    private static final int TRIES = 5;
    private static final long LATE_MS = 3_000;

    @TempDir
    private Path folder;

    @Test
    void whatIsAskedArrivesAndWhatHappensIsTold() {
        try (ExecutorRig rig = new ExecutorRig(folder)) {
            ExecutorChild executor = rig.live().ready();
            long first = rig.placeUntilIntent(0, OrderSide.BUY, 4_500, 20);
            rig.tape.await("the first is live", tape -> tape.told(first, ExecutionKind.ACCEPTED));
            assertTrue(rig.venue.open().contains(rig.tape.intents.get(first)), "the intent's hash is open there");

            rig.engine.cancel(0, first);
            rig.tape.await("the first is gone", tape -> tape.told(first, ExecutionKind.CANCELLED));
            assertEquals(0, rig.venue.open().size());

            long second = rig.placeUntilIntent(0, OrderSide.BUY, 4_600, 20);
            rig.tape.await("the second is live", tape -> tape.told(second, ExecutionKind.ACCEPTED));
            rig.venue.rest(0, Side.SELL, 4_600, 8);
            rig.tape.await("the fill is told", tape -> tape.fills.contains(second));

            answeredWithDuplicated(rig);
            acceptedBehindALookUp(rig);

            long third = rig.placeUntilIntent(0, OrderSide.BUY, 4_400, 20);
            rig.tape.await("the third is live", tape -> tape.told(third, ExecutionKind.ACCEPTED));
            theVenuesRateIsKept(rig, third);
            assertEquals(0, executor.terminate(), executor::toString);
            assertEquals(0, rig.venue.open().size(), "SIGTERM leaves nothing open");
            rig.tape.read();
            Figures.put("intents", rig.tape.intents.size());
            Figures.put("posts", rig.venue.arrived("POST /order"));
            assertEquals(rig.tape.intents.size(), rig.venue.arrived("POST /order"), "one post for each intent");
            assertTrue(rig.verify().contains("made again and equal"));
        }
    }

    /** A 429 is a definite end; the next order is refused before it has an intent, and a cancel goes on its way. */
    private static void theVenuesRateIsKept(ExecutorRig rig, long resting) {
        rig.venue.useUpOrders();
        long limited = rig.engine.place(0, OrderSide.BUY, 4_300, 20);
        rig.tape.await("the venue has no room", tape -> {
            rig.venue.useUpOrders();
            return tape.told(limited, ExecutionKind.REJECTED);
        });
        assertTrue(rig.tape.intents.containsKey(limited), rig.tape::toString);
        assertTrue(String.valueOf(rig.tape.reasons.get(limited)).contains("RATE_LIMITED"), rig.tape::toString);
        long held = rig.engine.place(0, OrderSide.BUY, 4_300, 20);
        rig.engine.cancel(0, resting);
        rig.tape.await("the next one is held", tape -> tape.told(held, ExecutionKind.REJECTED));
        assertTrue(String.valueOf(rig.tape.reasons.get(held)).contains("asked to wait"), rig.tape::toString);
        assertFalse(rig.tape.intents.containsKey(held), rig.tape::toString);
        rig.tape.await("and the cancel is not", tape -> tape.told(resting, ExecutionKind.CANCELLED));
        long after = rig.placeUntilIntent(0, OrderSide.BUY, 4_300, 20);
        rig.tape.await("one that waited is live", tape -> tape.told(after, ExecutionKind.ACCEPTED));
    }

    /** As if an earlier send of the same bytes had arrived, and nobody had told of that. */
    private static void answeredWithDuplicated(ExecutorRig rig) {
        rig.venue.fault("TWICE", "");
        rig.venue.admin("POST", "/faults", "{\"kind\":\"LOSE_FRAME\",\"path\":\"order\"}");
        long number = rig.placeUntilIntent(0, OrderSide.BUY, 4_300, 10);
        rig.tape.await("it is found", tape -> tape.told(number, ExecutionKind.ACCEPTED));
        assertTrue(rig.tape.told(number, ExecutionKind.UNKNOWN), "it was in doubt");
        assertTrue(String.valueOf(rig.tape.reasons.get(number)).contains("Duplicated"), rig.tape::toString);
    }

    /** The venue takes it some seconds after the connection broke; a machine that stalls for so long asks too late. */
    private static void acceptedBehindALookUp(ExecutorRig rig) {
        long looks = 0;
        for (int i = 0; i < TRIES && looks < 2; i++) {
            rig.venue.fault("LATE_REQUEST", ",\"millis\":" + LATE_MS);
            long number = rig.placeUntilIntent(0, OrderSide.BUY, 4_200, 10);
            rig.tape.await("it is found", tape -> tape.told(number, ExecutionKind.ACCEPTED));
            assertTrue(rig.tape.told(number, ExecutionKind.UNKNOWN), "it was in doubt");
            String id = rig.tape.intents.get(number);
            assertTrue(rig.venue.open().contains(id), id);
            looks = rig.venue.arrived("GET /data/order/" + id);
        }
        assertTrue(looks > 1, "no look-up said that it was absent");
        Figures.put("lookUpsUntilItWasThere", looks);
    }
}
