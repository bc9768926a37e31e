package io.tapemaker.sim.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.executor.door.ExecutorRequest;
import io.tapemaker.journal.codecs.ExecutionKind;
import io.tapemaker.journal.codecs.OrderSide;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proof(
        id = "executor.process.kill-contexts",
        milestone = Milestone.M5,
        kind = ProofKind.SIM,
        title = "A kill over the local socket, idle, with a post in flight, where no file may grow,"
                + " with the network down, with the venue cancel-only and disabled, twice and then a"
                + " restart, and while a restart takes over: no place arrives behind it, nothing stays"
                + " open, the latch is on disk and outlives the process")
class KillContextsTest {

    private static final int ASKED_BEHIND = 5;

    @TempDir
    private Path folder;

    private int contexts;
    private int market;

    @Test
    void nothingIsPlacedBehindTheLatch() {
        try (ExecutorRig rig = new ExecutorRig(folder)) {
            ExecutorChild executor = rig.live().ready();
            press(rig, () -> {}, () -> {});
            press(rig, () -> postInFlight(rig), () -> {});
            press(rig, rig.venue::networkDown, rig.venue::networkUp);
            press(rig, () -> rig.venue.mode("CANCEL_ONLY"), () -> rig.venue.mode("NORMAL"));
            press(rig, () -> rig.venue.mode("DISABLED"), () -> rig.venue.mode("NORMAL"));
            press(rig, () -> mayGrow(executor, "4096"), () -> mayGrow(executor, "unlimited"));
            ExecutorChild second = twiceThenRestart(rig, executor);
            ExecutorChild third = duringRecovery(rig, second);
            assertEquals(0, third.terminate(), third::toString);
            assertEquals(0, rig.venue.open().size());
            rig.verify();
            Figures.put("contexts", contexts);
            Figures.put("placesAskedForBehindTheLatch", (long) contexts * ASKED_BEHIND);
        }
    }

    /** With an order at the venue and trading under way; trades again afterwards. */
    private void press(ExecutorRig rig, Runnable before, Runnable mended) {
        resting(rig);
        before.run();
        Operator.Press press = rig.operator.kill();
        assertTrue(rig.operator.isShutOnDisk(), "what a restart would find");
        isHeld(rig, press, mended);
        rig.operator.rearm();
        resting(rig);
        assertTrue(rig.venue.placesSince(press.answeredNanos()) > 0, "a place behind a latch would be found");
    }

    /** Each in a market of its own: what broke with the network is in doubt for half a minute, and so is its market. */
    private void resting(ExecutorRig rig) {
        boolean rests = false;
        while (!rests) {
            long number = rig.placeUntilIntent(++market % VenueKit.MARKETS.size(), OrderSide.BUY, 4_500, 10);
            rig.tape.await("its answer", tape -> tape.reports.containsKey(number));
            rests = rig.tape.told(number, ExecutionKind.ACCEPTED);
        }
    }

    private void isHeld(ExecutorRig rig, Operator.Press press, Runnable mended) {
        long last = 0;
        for (int i = 0; i < ASKED_BEHIND; i++) {
            last = rig.engine.place(0, OrderSide.BUY, 4_300, 10);
        }
        long lastOne = last;
        rig.tape.await("the last is refused", tape -> tape.told(lastOne, ExecutionKind.REJECTED));
        mended.run();
        rig.tape.await("nothing is open", tape -> rig.venue.open().isEmpty());
        assertEquals(0, rig.venue.placesSince(press.answeredNanos()), "places behind the latch");
        contexts++;
    }

    /** The venue has it, and takes its time to say so. */
    private long postInFlight(ExecutorRig rig) {
        long posts = rig.venue.arrived("POST /order");
        rig.venue.fault("DELAY_ANSWER", ",\"millis\":4000");
        long number = rig.engine.place(market % VenueKit.MARKETS.size(), OrderSide.BUY, 4_400, 10);
        rig.tape.await("its post is in flight", tape -> rig.venue.arrived("POST /order") > posts);
        return number;
    }

    /** The nearest to a full disk that needs no rights: nothing is written behind that many bytes of any file. */
    private static void mayGrow(ExecutorChild executor, String bytes) {
        try {
            Process limit = new ProcessBuilder("prlimit", "--pid=" + executor.pid(), "--fsize=" + bytes + ":")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            assertTrue(limit.waitFor(1, TimeUnit.MINUTES) && limit.exitValue() == 0, "prlimit");
        } catch (IOException noSuchProgram) {
            Figures.put("limit of file lengths", "no prlimit here");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private ExecutorChild twiceThenRestart(ExecutorRig rig, ExecutorChild executor) {
        Operator.Press first = rig.operator.kill();
        assertEquals(first.sequence(), rig.operator.kill().sequence(), "the second press changes nothing");
        executor.kill();
        ExecutorChild next = rig.live().ready();
        assertTrue(rig.operator.isShut(), "a restart stays shut");
        isHeld(rig, first, () -> {});
        assertFalse(rig.operator.ask(ExecutorRequest.REARM).isOk(), "not without the operator's file");
        assertTrue(rig.operator.isShut());
        rig.operator.rearm();
        return next;
    }

    /** An order of the last run is in doubt, and the venue takes its time to say that this place may trade. */
    private ExecutorChild duringRecovery(ExecutorRig rig, ExecutorChild executor) {
        resting(rig);
        long doubt = postInFlight(rig);
        executor.kill();
        rig.venue.admin("POST", "/faults", "{\"kind\":\"DELAY_ANSWER\",\"path\":\"/api/geoblock\",\"millis\":2000}");
        ExecutorChild next = rig.live();
        Operator.Press press = rig.operator.kill();
        Figures.put("pressedBeforeTheStartWasOver", next.isReady() ? "no" : "yes");
        assertTrue(rig.operator.isShutOnDisk());
        next.ready();
        assertTrue(rig.operator.isShut());
        isHeld(rig, press, () -> {});
        rig.tape.await("the doubt is over", tape -> tape.isOver(doubt));
        return next;
    }
}
