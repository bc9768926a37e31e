package io.tapemaker.sim.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.executor.door.ExecutorAnswer;
import io.tapemaker.executor.door.ExecutorClient;
import io.tapemaker.executor.door.ExecutorRequest;
import io.tapemaker.journal.codecs.ExecutionKind;
import io.tapemaker.journal.codecs.OrderSide;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proof(
        id = "executor.process.kill-by-door",
        milestone = Milestone.M5,
        kind = ProofKind.SIM,
        title = "A kill over the local socket while a post is in flight: no place arrives afterwards, everything is"
                + " cancelled, a restart stays shut, and only the operator's file opens it")
class DoorKillTest {

    private static final int MORE = 20;

    @TempDir
    private Path folder;

    @Test
    void nothingIsPlacedBehindTheLatch() throws IOException {
        try (ExecutorRig rig = new ExecutorRig(folder)) {
            ExecutorChild executor = rig.live().ready();
            long resting = rig.placeUntilIntent(0, OrderSide.BUY, 4_500, 10);
            rig.tape.await("it rests", tape -> tape.told(resting, ExecutionKind.ACCEPTED));
            long posts = rig.venue.arrived("POST /order");
            rig.venue.fault("DELAY_ANSWER", ",\"millis\":3000");
            long inFlight = rig.engine.place(0, OrderSide.BUY, 4_400, 10);
            rig.tape.await("its post is in flight", tape -> rig.venue.arrived("POST /order") > posts);

            assertTrue(ask(rig, ExecutorRequest.KILL).isOk());
            long behind = rig.venue.arrivals(0).size();
            long last = 0;
            for (int i = 0; i < MORE; i++) {
                last = rig.engine.place(0, OrderSide.BUY, 4_300, 10);
            }
            long lastOne = last;
            rig.tape.await("the last is refused", tape -> tape.told(lastOne, ExecutionKind.REJECTED));
            rig.tape.await("nothing is open", tape -> rig.venue.open().isEmpty());
            rig.tape.await("the one in flight is over", tape -> tape.isOver(inFlight));
            rig.venue
                    .arrivals(behind + 1)
                    .forEach(arrival ->
                            assertFalse(VenueKit.isPost(arrival), () -> "placed behind the latch: " + arrival));

            executor.kill();
            executor = rig.live().ready();
            assertTrue(shut(rig), "a restart stays shut");
            assertEquals(5, rig.say("rearm").exitCode(), "not without the file");
            assertTrue(shut(rig));
            rearm(rig);
            assertFalse(shut(rig));
            long after = rig.placeUntilIntent(1, OrderSide.BUY, 4_500, 10);
            rig.tape.await("trading goes on", tape -> tape.told(after, ExecutionKind.ACCEPTED));
            assertEquals(0, executor.terminate(), executor::toString);
            assertEquals(0, rig.venue.open().size());
            rig.verify();
            Figures.put("placesAskedForBehindTheLatch", MORE);
        }
    }

    private static ExecutorAnswer ask(ExecutorRig rig, String word) throws IOException {
        return ExecutorClient.ask(
                rig.journal,
                new ExecutorRequest(word, "a test", ProcessHandle.current().pid()));
    }

    private static boolean shut(ExecutorRig rig) throws IOException {
        return ask(rig, ExecutorRequest.STATUS)
                .json()
                .path("status")
                .path("latch")
                .path("set")
                .asBoolean();
    }

    /** The engine has to be heard of and a beat taken first, which the core insists on. */
    private static void rearm(ExecutorRig rig) throws IOException {
        for (int attempt = 0; shut(rig); attempt++) {
            assertTrue(attempt < 100, "never re-armed");
            String token = ask(rig, ExecutorRequest.STATUS)
                    .json()
                    .path("status")
                    .path("latch")
                    .path("token")
                    .asText();
            Path permit = rig.journal.resolve("executor.rearm");
            Files.deleteIfExists(permit);
            Files.createFile(
                    permit, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(permit, token + "\n");
            ask(rig, ExecutorRequest.REARM);
            ExecutionsView.pause();
        }
    }
}
