package io.tapemaker.bench.lap;

import io.tapemaker.bench.tape.BenchTape;
import io.tapemaker.bench.tape.FrameSink;
import io.tapemaker.engine.decode.DecodedFrame;
import io.tapemaker.engine.decode.MarketDecoder;

/** Every frame decoded into values. */
public final class DecodeLap extends FrameSink implements Lap {

    private final BenchTape tape;
    private final MarketDecoder decoder = new MarketDecoder();
    private final DecodedFrame decoded = new DecodedFrame();
    private long events;

    public DecodeLap(BenchTape tape) {
        this.tape = tape;
    }

    @Override
    public void prepare() {
        events = 0;
    }

    @Override
    public long run() {
        tape.play(this);
        return takeFrames();
    }

    @Override
    protected void frame(byte[] bytes, int offset, int length, long stampNs) {
        decoder.decode(bytes, offset, length, decoded);
        events += decoded.eventCount();
    }

    @Override
    public void finish() {
        if (events == 0) {
            throw new IllegalStateException("nothing was decoded");
        }
    }
}
