package io.tapemaker.bench.run;

import io.tapemaker.bench.tape.BenchTape;
import io.tapemaker.engine.gateway.marketdata.FeedSink;

/** Plays a tape again and again on one thread and looks, event by event, at what the thread allocated. */
public final class AllocationProbe {

    private static final long NS_PER_S = 1_000_000_000L;

    private final BenchTape tape;
    private final FeedSink sink;
    private long passes;

    public AllocationProbe(BenchTape tape, FeedSink sink) {
        this.tape = tape;
        this.sink = sink;
    }

    /**
     * What a pass allocated.
     *
     * @param events events of the pass
     * @param allocatingEvents events during which anything was allocated
     * @param bytes heap bytes in all
     */
    public record Pass(long events, long allocatingEvents, long bytes) {}

    /** Plays the tape once more, later in event time than before. */
    public Pass pass() {
        long shiftNs = passes * (tape.recordedNs() + NS_PER_S);
        long positionShift = passes * tape.frames();
        passes++;
        long bytes = 0;
        long allocating = 0;
        for (int i = 0; i < tape.events(); i++) {
            long before = ThreadCost.allocatedBytes();
            tape.deliver(i, positionShift, shiftNs, sink);
            long allocated = ThreadCost.allocatedBytes() - before;
            bytes += allocated;
            allocating += allocated == 0 ? 0 : 1;
        }
        return new Pass(tape.events(), allocating, bytes);
    }
}
