package io.tapemaker.bench.run;

import io.tapemaker.bench.lap.LapChoice;
import io.tapemaker.bench.tape.BenchTape;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/** Times of a race, and the figures made of them. */
public final class RaceResult {

    private static final double NS_PER_S = 1e9;

    private final BenchTape tape;
    private final Map<LapChoice, List<LapTime>> times;

    RaceResult(BenchTape tape, Map<LapChoice, List<LapTime>> times) {
        this.tape = tape;
        this.times = times;
    }

    /** The tape. */
    public BenchTape tape() {
        return tape;
    }

    /** What ran, in the order of the enum. */
    public List<LapChoice> choices() {
        return List.copyOf(times.keySet());
    }

    /** Frames a second, median of the rounds. */
    public double framesPerSecond(LapChoice choice) {
        return tape.frames() * NS_PER_S / median(choice, LapTime::elapsedNs);
    }

    /** Frames a second in the slowest round. */
    public double slowest(LapChoice choice) {
        return tape.frames()
                * NS_PER_S
                / sorted(choice, LapTime::elapsedNs)[times(choice).size() - 1];
    }

    /** Frames a second in the fastest round. */
    public double fastest(LapChoice choice) {
        return tape.frames() * NS_PER_S / sorted(choice, LapTime::elapsedNs)[0];
    }

    /** How many times as fast as another lap of the same round, median of the rounds. */
    public double ratio(LapChoice choice, LapChoice to) {
        return ratio(choice, to, LapTime::elapsedNs);
    }

    /** The same by time on a core, which other processes disturb less. */
    public double cpuRatio(LapChoice choice, LapChoice to) {
        return ratio(choice, to, LapTime::cpuNs);
    }

    private double ratio(LapChoice choice, LapChoice to, ToLongFunction<LapTime> figure) {
        List<LapTime> own = times(choice);
        List<LapTime> other = times(to);
        double[] ratios = IntStream.range(0, own.size())
                .mapToDouble(i -> (double) figure.applyAsLong(other.get(i)) / figure.applyAsLong(own.get(i)))
                .sorted()
                .toArray();
        return ratios[ratios.length / 2];
    }

    /**
     * Heap bytes a frame in the round that allocated least: the JIT compiler's own turns differ, the code's need does
     * not.
     */
    public double bytesPerFrame(LapChoice choice) {
        return (double) sorted(choice, LapTime::allocatedBytes)[0] / tape.frames();
    }

    /** Nanoseconds on a core a frame, median of the rounds. */
    public double cpuNsPerFrame(LapChoice choice) {
        return (double) median(choice, LapTime::cpuNs) / tape.frames();
    }

    /**
     * Commands of a pass.
     *
     * @throws IllegalStateException if two rounds differ
     */
    public long commands(LapChoice choice) {
        long[] counts = sorted(choice, LapTime::commands);
        if (counts[0] != counts[counts.length - 1]) {
            throw new IllegalStateException(choice.label() + " gave " + counts[0] + " commands in one round and "
                    + counts[counts.length - 1] + " in another");
        }
        return counts[0];
    }

    private long median(LapChoice choice, ToLongFunction<LapTime> figure) {
        long[] values = sorted(choice, figure);
        return values[values.length / 2];
    }

    private long[] sorted(LapChoice choice, ToLongFunction<LapTime> figure) {
        return times(choice).stream().mapToLong(figure).sorted().toArray();
    }

    private List<LapTime> times(LapChoice choice) {
        List<LapTime> measured = times.get(choice);
        if (measured == null) {
            throw new IllegalArgumentException(choice + " did not run");
        }
        return measured;
    }
}
