package io.tapemaker.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.bench.wire.WirePlan;
import io.tapemaker.bench.wire.WireResult;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofBudget;
import io.tapemaker.testkit.ProofKind;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

@Proof(
        id = "bench.wire",
        milestone = Milestone.M5,
        kind = ProofKind.BENCHMARK,
        title = "Command to wire: each order that got an intent is found on the wire once, an executor that is held"
                + " still counts for every order that was due meanwhile; the figures are here")
class CommandToWireTest {

    private static final int STALL_MS = 800;
    private static final int STALL_RATE = 10;

    private static void put(String name, Histogram ns) {
        Figures.put(name + ".orders", ns.getTotalCount());
        Figures.put(name + ".meanNs", Math.round(ns.getMean()));
        Figures.put(name + ".p50Ns", ns.getValueAtPercentile(50));
        Figures.put(name + ".p99Ns", ns.getValueAtPercentile(99));
        Figures.put(name + ".p999Ns", ns.getValueAtPercentile(99.9));
        Figures.put(name + ".maxNs", ns.getMaxValue());
    }

    @Test
    void everyOrderIsTimedAndAStallCountsForAll() throws InterruptedException {
        WirePlan plan =
                new WirePlan(STALL_RATE, ProofBudget.pick(30, 200), ProofBudget.pick(60, 1_000), 20, STALL_MS, 100);

        WireResult result = WireRun.run(plan);

        long timed = result.of(WireResult.Part.ALL).getTotalCount();
        int unsent = result.refused() + result.withheld();
        assertTrue(timed > 0, () -> "no order came out: " + result);
        assertEquals(plan.orders() + plan.stalled(), timed + result.stalled().getTotalCount() + unsent);
        for (WireResult.Part part : WireResult.Part.values()) {
            assertEquals(timed, result.of(part).getTotalCount(), part::label);
            put("wire." + part.name().toLowerCase(Locale.ROOT), result.of(part));
        }
        put("wire.stalled", result.stalled());
        put("bareWeb3j", result.web3j());
        put("forcedWrite", result.forced());
        Figures.put("wire.refused", result.refused());
        Figures.put("wire.withheld", result.withheld());
        Figures.put("wire.ordersPerSecond", plan.ordersPerSecond());
        Figures.put("wire.p50InBareWeb3j", result.toWeb3j(50));
        Figures.put("wire.p99InBareWeb3j", result.toWeb3j(99));
        Figures.put("wire.p50InForcedWrites", result.toForced(50));

        // Negative control: whoever counts one order a stall would see one.
        long halfNs = STALL_MS * 1_000_000L / 2;
        long late = result.stalled().getCountBetweenValues(halfNs, Long.MAX_VALUE);
        int dueInTheFirstHalf = STALL_RATE * STALL_MS / 2 / 1_000;
        assertTrue(
                late + unsent >= dueInTheFirstHalf,
                () -> late + " orders were late and " + unsent + " not sent after a stall of " + STALL_MS + " ms at "
                        + STALL_RATE + " a second");
        Figures.put("wire.stalledLate", late);
    }

    @Test
    void aRateThatNoPolicyAllowsIsRefusedInOneLine() {
        StringWriter err = new StringWriter();

        int exit = BenchMain.commandLine()
                .setErr(new PrintWriter(err))
                .execute("wire", "--orders-rate", "21", "--tape", "workload:1,1,1,100");

        assertEquals(2, exit);
        assertEquals(1, err.toString().lines().count(), err::toString);
        assertThrows(IllegalArgumentException.class, () -> new WirePlan(10, 0, 1, 1, 60_000, 1));
    }
}
