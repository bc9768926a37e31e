package io.tapemaker.bench.run;

import io.tapemaker.bench.lap.Lap;
import io.tapemaker.bench.lap.LapChoice;
import io.tapemaker.bench.tape.BenchTape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Laps in one JVM, taken in turn round after round, so that what else the machine does hits all of them alike. Ratios
 * are taken within a round, and the median of the rounds counts.
 */
public final class Race {

    private final BenchTape tape;
    private final Map<LapChoice, Lap> laps;

    public Race(BenchTape tape, List<LapChoice> choices) {
        this(tape, lapsOf(tape, choices));
    }

    /** A race of laps that the caller made. */
    public Race(BenchTape tape, Map<LapChoice, Lap> laps) {
        this.tape = tape;
        this.laps = new EnumMap<>(laps);
    }

    private static Map<LapChoice, Lap> lapsOf(BenchTape tape, List<LapChoice> choices) {
        Map<LapChoice, Lap> laps = new EnumMap<>(LapChoice.class);
        for (LapChoice choice : choices) {
            laps.put(choice, choice.over(tape));
        }
        return laps;
    }

    /**
     * Runs each lap {@code warmups} times unmeasured and {@code rounds} times measured.
     *
     * @throws IllegalStateException if a lap does not handle every frame
     */
    public RaceResult run(int warmups, int rounds) {
        Map<LapChoice, List<LapTime>> times = new EnumMap<>(LapChoice.class);
        List<LapChoice> order = new ArrayList<>(laps.keySet());
        for (int round = -warmups; round < rounds; round++) {
            for (LapChoice choice : order) {
                LapTime time = time(choice);
                if (round >= 0) {
                    times.computeIfAbsent(choice, c -> new ArrayList<>()).add(time);
                }
            }
            // Whoever comes behind a lap that leaves much to write back must not always be the same one.
            Collections.rotate(order, 1);
        }
        return new RaceResult(tape, times);
    }

    private LapTime time(LapChoice choice) {
        Lap lap = laps.get(choice);
        if (lap == null) {
            throw new IllegalStateException("no lap for " + choice);
        }
        lap.prepare();
        try {
            long bytes = ThreadCost.allocatedBytes();
            long startCpuNs = ThreadCost.cpuNs();
            long startNs = System.nanoTime();
            long frames = lap.run();
            long elapsedNs = System.nanoTime() - startNs;
            long cpuNs = ThreadCost.cpuNs() - startCpuNs;
            long allocated = ThreadCost.allocatedBytes() - bytes;
            if (frames != tape.frames()) {
                throw new IllegalStateException(
                        choice.label() + " handled " + frames + " of " + tape.frames() + " frames");
            }
            return new LapTime(elapsedNs, cpuNs, allocated, lap.commands());
        } finally {
            lap.finish();
        }
    }
}
