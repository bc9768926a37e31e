package io.tapemaker.bench.tape;

import io.tapemaker.engine.gateway.marketdata.FeedPosition;
import io.tapemaker.engine.gateway.marketdata.FeedSink;
import io.tapemaker.engine.gateway.marketdata.FeedSpacing;
import io.tapemaker.engine.gateway.marketdata.MarketDataFeed;
import io.tapemaker.engine.gateway.marketdata.OversizeFrame;
import io.tapemaker.engine.gateway.marketdata.Pace;
import io.tapemaker.engine.gateway.marketdata.RecordedFeed;
import io.tapemaker.sim.workload.Workload;
import io.tapemaker.sim.workload.WorkloadFeed;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The events of a source as the engine gets them (frames, burst ends, ticks), held in memory so that no measurement
 * reads a file or inflates anything.
 */
public final class BenchTape {

    private static final FeedSpacing SPACING = new FeedSpacing(1_000_000_000L, 10_000_000L);
    private static final byte FRAME = 0;
    private static final byte BURST_END = 1;
    private static final byte TICK = 2;

    private final String name;
    private byte[] bytes = new byte[1 << 20];
    private int bytesUsed;
    private byte[] kinds = new byte[1 << 12];
    private long[] positions = new long[1 << 12];
    private long[] stampsNs = new long[1 << 12];
    private int[] ends = new int[1 << 12];
    private int events;
    private int frames;

    private BenchTape(String name) {
        this.name = name;
    }

    /** The events of a recording. */
    public static BenchTape ofRecording(Path file) {
        return of(String.valueOf(file.getFileName()), new RecordedFeed(file, SPACING, Pace.max()));
    }

    /** The events of a generated workload. */
    public static BenchTape ofWorkload(Workload workload) {
        String name = "workload seed " + workload.seed() + ", " + workload.minutes() + " min, " + workload.markets()
                + " markets, " + workload.ratePercent() + " %";
        return of(name, new WorkloadFeed(workload, SPACING, Pace.max()));
    }

    private static BenchTape of(String name, MarketDataFeed feed) {
        BenchTape tape = new BenchTape(name);
        feed.run(FeedPosition.START, tape.new Collector());
        return tape;
    }

    /** Where the events come from. */
    public String name() {
        return name;
    }

    /** Number of frames. */
    public int frames() {
        return frames;
    }

    /** Number of events, frames included. */
    public int events() {
        return events;
    }

    /** Bytes of all frames. */
    public long frameBytes() {
        return bytesUsed;
    }

    /** Event time of the first event in ns. */
    public long firstNs() {
        return stampsNs[0];
    }

    /** Time from the first event to the last in ns. */
    public long recordedNs() {
        return stampsNs[events - 1] - stampsNs[0];
    }

    /** Delivers every event. */
    public void play(FeedSink sink) {
        for (int i = 0; i < events; i++) {
            deliver(i, 0, 0, sink);
        }
    }

    /** Delivers the event at an index, as if the tape had been played before: with positions and stamps moved on. */
    public void deliver(int index, long positionShift, long shiftNs, FeedSink sink) {
        long position = positions[index] + positionShift;
        long stampNs = stampsNs[index] + shiftNs;
        switch (kinds[index]) {
            case FRAME -> {
                int start = index == 0 ? 0 : ends[index - 1];
                sink.onFrame(position, stampNs, bytes, start, ends[index] - start);
            }
            case BURST_END -> sink.onBurstEnd(position, stampNs);
            default -> sink.onTick(stampNs);
        }
    }

    private void add(byte kind, long position, long stampNs) {
        if (events == kinds.length) {
            kinds = Arrays.copyOf(kinds, events * 2);
            positions = Arrays.copyOf(positions, events * 2);
            stampsNs = Arrays.copyOf(stampsNs, events * 2);
            ends = Arrays.copyOf(ends, events * 2);
        }
        kinds[events] = kind;
        positions[events] = position;
        stampsNs[events] = stampNs;
        ends[events] = bytesUsed;
        events++;
    }

    private final class Collector implements FeedSink {

        @Override
        public void onFrame(long position, long stampNs, byte[] source, int offset, int length) {
            if (bytes.length - bytesUsed < length) {
                bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, bytesUsed + length));
            }
            System.arraycopy(source, offset, bytes, bytesUsed, length);
            bytesUsed += length;
            frames++;
            add(FRAME, position, stampNs);
        }

        @Override
        public void onOversize(long position, long stampNs, OversizeFrame frame) {
            throw new IllegalArgumentException(
                    "frame " + position + " is above the limit of a frame; measure on another recording");
        }

        @Override
        public void onBurstEnd(long position, long stampNs) {
            add(BURST_END, position, stampNs);
        }

        @Override
        public void onTick(long dueNs) {
            add(TICK, 0, dueNs);
        }
    }
}
