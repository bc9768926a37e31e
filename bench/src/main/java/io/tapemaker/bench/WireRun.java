package io.tapemaker.bench;

import io.tapemaker.bench.wire.CommandToWire;
import io.tapemaker.bench.wire.WirePlan;
import io.tapemaker.bench.wire.WireResult;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** From command to wire, beside bare web3j and the bare disk, as text. */
final class WireRun {

    private static final double NS_PER_US = 1e3;
    private static final String LINE = "%-44s %10s %10s %10s %10s %10s%n";

    private WireRun() {}

    static WireResult run(WirePlan plan) throws InterruptedException {
        return new CommandToWire(plan, List.of(JmhRun.FORK_FLAGS)).run();
    }

    static String table(WirePlan plan, WireResult result) {
        StringBuilder out = new StringBuilder(String.format(
                Locale.ROOT,
                "%d orders at %d a second, %d refused, %d withheld; microseconds%n",
                result.of(WireResult.Part.ALL).getTotalCount(),
                plan.ordersPerSecond(),
                result.refused(),
                result.withheld()));
        out.append(String.format(Locale.ROOT, LINE, "", "mean", "p50", "p99", "p99.9", "max"));
        for (WireResult.Part part : WireResult.Part.values()) {
            out.append(line(part.label(), result.of(part)));
        }
        out.append(line("bare web3j, one signature", result.web3j()));
        out.append(line("bare disk, one forced write", result.forced()));
        if (plan.stalled() > 0) {
            out.append(line("with the executor held for " + plan.stallMs() + " ms", result.stalled()));
        }
        return out.append(ratios(result)).toString();
    }

    private static String ratios(WireResult result) {
        return String.format(
                Locale.ROOT,
                "command to wire in bare signatures (mean): p50 %.2f, p99 %.2f, p99.9 %.2f;"
                        + " in forced writes (p50): p50 %.2f, p99 %.2f, p99.9 %.2f%n",
                result.toWeb3j(50),
                result.toWeb3j(99),
                result.toWeb3j(99.9),
                result.toForced(50),
                result.toForced(99),
                result.toForced(99.9));
    }

    private static String line(String name, Histogram ns) {
        return String.format(
                Locale.ROOT,
                LINE,
                name,
                us(Math.round(ns.getMean())),
                us(ns.getValueAtPercentile(50)),
                us(ns.getValueAtPercentile(99)),
                us(ns.getValueAtPercentile(99.9)),
                us(ns.getMaxValue()));
    }

    private static String us(long ns) {
        return String.format(Locale.ROOT, "%,d", Math.round(ns / NS_PER_US));
    }
}
