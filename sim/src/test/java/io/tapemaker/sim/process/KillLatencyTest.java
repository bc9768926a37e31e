package io.tapemaker.sim.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.tapemaker.journal.codecs.OrderSide;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofBudget;
import io.tapemaker.testkit.ProofKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proof(
        id = "executor.process.kill-latency",
        milestone = Milestone.M5,
        kind = ProofKind.SIM,
        title = "A live executor is killed and re-armed again and again while orders are asked for:"
                + " each kill is followed by a cancel-all; how long the latch and the cancel-all took is"
                + " counted in the process and at the venue, and shown beside the bounds")
class KillLatencyTest {

    private static final int PRESSES = ProofBudget.pick(10, 1_200);

    /** Microseconds of the bounds at the 99.9th percentile. */
    private static final long LATCH_US = 50_000;

    private static final long CANCEL_ALL_US = 250_000;
    private static final long MOST_US = 60_000_000;

    @TempDir
    private Path folder;

    @Test
    void howLongItTakes() {
        try (ExecutorRig rig = new ExecutorRig(folder)) {
            ExecutorChild executor = rig.live().ready();
            rig.placeUntilIntent(0, OrderSide.BUY, 4_500, 10);
            List<Operator.Press> presses = new ArrayList<>();
            for (int i = 0; i < PRESSES; i++) {
                presses.add(press(rig, i % VenueKit.MARKETS.size()));
            }
            JsonNode took = rig.operator.status().path("latency_us");
            show("process: kill to latch on disk", took.path("kill to latch on disk"), LATCH_US);
            show("process: latch to cancel-all", took.path("latch to cancel-all"), CANCEL_ALL_US);
            atTheVenue(rig, presses);
            assertEquals(
                    PRESSES, took.path("kill to latch on disk").path("count").asInt());
            assertEquals(PRESSES, took.path("latch to cancel-all").path("count").asInt());
            assertEquals(0, executor.terminate(), executor::toString);
            assertTrue(executor.err().contains("latch to cancel-all: " + PRESSES + " times"), executor::toString);
            Figures.put("presses", PRESSES);
        }
    }

    /** In the middle of whatever the order asked for has come to; everything is over when it returns. */
    private static Operator.Press press(ExecutorRig rig, int market) {
        rig.engine.place(market, OrderSide.BUY, 4_400, 10);
        Operator.Press press = rig.operator.kill();
        rig.tape.await("it has swept", tape -> isSwept(rig.operator.status()));
        rig.operator.rearm();
        return press;
    }

    private static boolean isSwept(JsonNode status) {
        return status.path("latched").asBoolean()
                && !status.path("cancelling_all").asBoolean(true);
    }

    /** From the first byte of the kill until the venue has the cancel-all: more than the sum of both. */
    private static void atTheVenue(ExecutorRig rig, List<Operator.Press> presses) {
        NavigableSet<Long> cancels = new TreeSet<>();
        rig.venue.arrivals(0).forEach(arrival -> {
            if (arrival.path("path").asText().equals("/cancel-all")) {
                cancels.add(arrival.path("atNanos").asLong());
            }
        });
        Histogram answered = new Histogram(MOST_US, 3);
        Histogram arrived = new Histogram(MOST_US, 3);
        for (Operator.Press press : presses) {
            Long first = cancels.higher(press.saidNanos());
            assertTrue(first != null, "no cancel-all behind a kill");
            answered.recordValue((press.answeredNanos() - press.saidNanos()) / 1_000);
            arrived.recordValue(Math.max(0, first - press.saidNanos()) / 1_000);
        }
        show("outside: kill to its answer", answered, LATCH_US);
        show("outside: kill to cancel-all at the venue", arrived, LATCH_US + CANCEL_ALL_US);
    }

    private static void show(String what, Histogram us, long boundUs) {
        show(
                what,
                us.getValueAtPercentile(50),
                us.getValueAtPercentile(99),
                us.getValueAtPercentile(99.9),
                us.getMaxValue(),
                boundUs);
    }

    private static void show(String what, JsonNode us, long boundUs) {
        show(
                what,
                us.path("p50").asLong(),
                us.path("p99").asLong(),
                us.path("p999").asLong(),
                us.path("max").asLong(),
                boundUs);
    }

    private static void show(String what, long median, long p99, long p999, long most, long boundUs) {
        String text = String.format(
                Locale.ROOT,
                "p50 %d us, p99 %d us, p99.9 %d us, max %d us; bound %d us: %s",
                median,
                p99,
                p999,
                most,
                boundUs,
                p999 <= boundUs ? "kept" : "not kept");
        Figures.put(what, text);
        System.out.println(what + ": " + text);
    }
}
