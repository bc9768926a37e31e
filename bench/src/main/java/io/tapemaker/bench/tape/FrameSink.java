package io.tapemaker.bench.tape;

import io.tapemaker.engine.gateway.marketdata.FeedSink;
import io.tapemaker.engine.gateway.marketdata.OversizeFrame;

/** A sink that looks at frames only. */
public abstract class FrameSink implements FeedSink {

    private long frames;

    /** Handles a frame. */
    protected abstract void frame(byte[] bytes, int offset, int length, long stampNs);

    @Override
    public final void onFrame(long position, long stampNs, byte[] bytes, int offset, int length) {
        frames++;
        frame(bytes, offset, length, stampNs);
    }

    /** Frames seen since the last call. */
    public final long takeFrames() {
        long seen = frames;
        frames = 0;
        return seen;
    }

    @Override
    public void onOversize(long position, long stampNs, OversizeFrame frame) {
        throw new IllegalStateException("a bench tape holds no frame above the limit");
    }

    @Override
    public void onBurstEnd(long position, long stampNs) {
        // No frame.
    }

    @Override
    public void onTick(long dueNs) {
        // No frame.
    }
}
