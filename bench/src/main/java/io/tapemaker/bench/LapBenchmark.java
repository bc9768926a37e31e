package io.tapemaker.bench;

import io.tapemaker.bench.lap.Lap;
import io.tapemaker.bench.lap.LapChoice;
import io.tapemaker.bench.tape.BenchTape;
import io.tapemaker.bench.tape.TapeSource;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One operation is one pass over the whole tape; the counter {@code frames} gives frames a second. */
@BenchmarkMode(Mode.Throughput)
public class LapBenchmark {

    /** System property with the {@link TapeSource} of a fork. */
    public static final String TAPE_PROPERTY = "bench.tape";

    /** The lap that is measured. */
    @State(Scope.Thread)
    public static class Pass {

        @Param
        public LapChoice choice = LapChoice.TOKENS;

        private @Nullable Lap lap;
        private int framesExpected;

        /** Loads the tape. */
        @Setup(Level.Trial)
        public void load() {
            BenchTape tape =
                    new TapeSource(System.getProperty(TAPE_PROPERTY, TapeSource.DEFAULT_WORKLOAD.text())).load();
            framesExpected = tape.frames();
            lap = choice.over(tape);
        }

        /** Fresh journals and books for a pass. */
        @Setup(Level.Invocation)
        public void prepare() {
            lap().prepare();
        }

        /** Removes the journals of a pass. */
        @TearDown(Level.Invocation)
        public void finish() {
            lap().finish();
        }

        long run() {
            long frames = lap().run();
            if (frames != framesExpected) {
                throw new IllegalStateException(choice + " handled " + frames + " of " + framesExpected + " frames");
            }
            return frames;
        }

        private Lap lap() {
            if (lap == null) {
                throw new IllegalStateException("not loaded");
            }
            return lap;
        }
    }

    /** What turns passes into frames. */
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    @State(Scope.Thread)
    public static class Count {

        public long frames;
    }

    /** One pass. */
    @Benchmark
    public long pass(Pass pass, Count count) {
        long frames = pass.run();
        count.frames += frames;
        return frames;
    }
}
