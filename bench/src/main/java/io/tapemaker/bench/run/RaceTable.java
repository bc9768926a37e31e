package io.tapemaker.bench.run;

import io.tapemaker.bench.lap.LapChoice;
import java.util.Locale;

/** A race as text. */
public final class RaceTable {

    private static final String ROW = "%-42s %10s %23s %9s %8s %6s %6s  %s%n";
    private static final double NS_PER_S = 1e9;

    private RaceTable() {}

    /** The table, a line for each lap. */
    public static String of(RaceResult result) {
        StringBuilder out = new StringBuilder();
        out.append(String.format(
                Locale.ROOT,
                "%s: %,d frames, %,d bytes, %,d events, recorded in %,d s%n%n",
                result.tape().name(),
                result.tape().frames(),
                result.tape().frameBytes(),
                result.tape().events(),
                result.tape().recordedNs() / (long) NS_PER_S));
        out.append(String.format(
                Locale.ROOT,
                ROW,
                "",
                "frames/s",
                "slowest to fastest",
                "ns on CPU",
                "B/frame",
                "ratio",
                "on CPU",
                "to"));
        for (LapChoice choice : result.choices()) {
            LapChoice baseline = choice.baseline();
            LapChoice compared = baseline != null && result.choices().contains(baseline) ? baseline : null;
            out.append(String.format(
                    Locale.ROOT,
                    ROW,
                    choice.label(),
                    String.format(Locale.ROOT, "%,.0f", result.framesPerSecond(choice)),
                    String.format(Locale.ROOT, "%,.0f to %,.0f", result.slowest(choice), result.fastest(choice)),
                    String.format(Locale.ROOT, "%,.0f", result.cpuNsPerFrame(choice)),
                    String.format(Locale.ROOT, "%.1f", result.bytesPerFrame(choice)),
                    compared == null ? "" : String.format(Locale.ROOT, "%.2f", result.ratio(choice, compared)),
                    compared == null ? "" : String.format(Locale.ROOT, "%.2f", result.cpuRatio(choice, compared)),
                    compared == null ? "" : compared.label()));
        }
        return out.toString();
    }

    /** How many times as fast as it was recorded. */
    public static double timesRecorded(RaceResult result, LapChoice choice) {
        return result.framesPerSecond(choice)
                * result.tape().recordedNs()
                / NS_PER_S
                / result.tape().frames();
    }
}
