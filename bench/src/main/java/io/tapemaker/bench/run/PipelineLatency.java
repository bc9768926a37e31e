package io.tapemaker.bench.run;

import io.tapemaker.bench.lap.StepRig;
import io.tapemaker.bench.tape.BenchTape;
import io.tapemaker.bench.tape.Scratch;
import io.tapemaker.engine.config.LoadedConfig;
import io.tapemaker.engine.logic.BusinessLogic;
import io.tapemaker.engine.pipeline.EnginePipeline;
import io.tapemaker.engine.pipeline.SnapshotPoints;
import io.tapemaker.engine.recovery.LogicFactory;
import io.tapemaker.journal.JournalAppender;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Open-loop latency of the pipeline: frames are due at a fixed rate whatever the engine does, and each is timed from
 * when it was due to when the engine thread had journaled it, decided and appended its commands. A stall therefore
 * counts for every frame that was due meanwhile, not for one.
 */
public final class PipelineLatency {

    private static final long NS_PER_S = 1_000_000_000L;
    private static final long SPIN_BELOW_NS = 60_000L;
    private static final long HIGHEST_NS = 60L * NS_PER_S;

    private final BenchTape tape;
    private final int framesPerSecond;
    private final String config;

    /**
     * @param framesPerSecond the fixed rate
     * @param config YAML of the engine's configuration, empty for the defaults
     */
    public PipelineLatency(BenchTape tape, int framesPerSecond, String config) {
        this.tape = tape;
        this.framesPerSecond = framesPerSecond;
        this.config = config;
    }

    /**
     * Plays the tape {@code passes} times; the first pass warms up and is left out where there is another.
     *
     * @return latencies in ns
     */
    public Histogram run(int passes) {
        Path directory = Scratch.create();
        try {
            return run(directory, passes);
        } finally {
            Scratch.remove(directory);
        }
    }

    private Histogram run(Path directory, int passes) {
        LoadedConfig loaded = LoadedConfig.of("bench", config.getBytes(StandardCharsets.UTF_8));
        Arrivals arrivals = new Arrivals(tape.frames() * passes, passes > 1 ? tape.frames() : 0);
        try (StepRig rig = StepRig.onDisk(
                        directory,
                        loaded.config().process().durability(),
                        config,
                        LogicFactory.choices(),
                        arrivals,
                        tape.firstNs());
                EnginePipeline pipeline = new EnginePipeline(loaded.config().process(), rig.loop())) {
            pipeline.start();
            deliver(pipeline, arrivals, passes);
            pipeline.drain();
        }
        return arrivals.histogram;
    }

    private void deliver(EnginePipeline pipeline, Arrivals arrivals, int passes) {
        PacedSink sink = new PacedSink(pipeline, arrivals, NS_PER_S / framesPerSecond);
        for (int pass = 0; pass < passes; pass++) {
            long shiftNs = pass * (tape.recordedNs() + NS_PER_S);
            for (int i = 0; i < tape.events(); i++) {
                tape.deliver(i, (long) pass * tape.frames(), shiftNs, sink);
            }
        }
    }

    /**
     * Waits until a moment of {@link System#nanoTime}; sleeps as long as that is safe, so that two cores are enough.
     */
    public static void await(long dueNs) {
        for (long leftNs = dueNs - System.nanoTime(); leftNs > 0; leftNs = dueNs - System.nanoTime()) {
            if (leftNs > SPIN_BELOW_NS) {
                LockSupport.parkNanos(leftNs - SPIN_BELOW_NS);
            } else {
                Thread.onSpinWait();
            }
        }
    }

    /** When each frame was due, and how long after that it was handled. Positions count frames from 1. */
    static final class Arrivals implements SnapshotPoints {

        private final long[] dueNs;
        private final long warmup;
        private final Histogram histogram = new Histogram(HIGHEST_NS, 3);
        private long lastPosition;

        Arrivals(int frames, int warmup) {
            this.dueNs = new long[frames + 1];
            this.warmup = warmup;
        }

        void due(long position, long atNs) {
            dueNs[(int) position] = atNs;
        }

        @Override
        public void afterRecord(BusinessLogic logic, JournalAppender inbound, JournalAppender commands) {
            long position = logic.positions().frames();
            if (position != lastPosition) {
                lastPosition = position;
                if (position > warmup) {
                    histogram.recordValue(Math.min(HIGHEST_NS, Math.max(0, System.nanoTime() - dueNs[(int) position])));
                }
            }
        }
    }
}
