package io.tapemaker.engine.app;

import io.tapemaker.engine.gateway.InboundEncoder;
import io.tapemaker.engine.gateway.marketdata.FeedSink;
import io.tapemaker.engine.gateway.marketdata.OversizeFrame;
import io.tapemaker.engine.pipeline.EnginePipeline;
import java.util.concurrent.atomic.AtomicBoolean;

/** Copies what a feed delivers into the ring. */
final class RingFeedSink implements FeedSink {

    private static final int CONNECTION = 1;

    private final EnginePipeline pipeline;
    private final AtomicBoolean stop;
    private final InboundEncoder encoder = new InboundEncoder();

    RingFeedSink(EnginePipeline pipeline, AtomicBoolean stop) {
        this.pipeline = pipeline;
        this.stop = stop;
    }

    @Override
    public void onFrame(long position, long stampNs, byte[] bytes, int offset, int length) {
        stopIfAsked();
        pipeline.publish(out -> encoder.marketFrame(out, CONNECTION, position, stampNs, bytes, offset, length));
    }

    @Override
    public void onOversize(long position, long stampNs, OversizeFrame frame) {
        stopIfAsked();
        pipeline.publish(out -> encoder.oversizeFrame(out, CONNECTION, position, stampNs, frame));
    }

    @Override
    public void onBurstEnd(long position, long stampNs) {
        stopIfAsked();
        pipeline.publish(out -> encoder.burstEnd(out, CONNECTION, position, stampNs));
    }

    @Override
    public void onTick(long dueNs) {
        stopIfAsked();
        pipeline.publish(out -> encoder.timerTick(out, dueNs));
    }

    @Override
    public boolean stopRequested() {
        return stop.get();
    }

    private void stopIfAsked() {
        if (stop.get()) {
            throw new FeedStoppedException();
        }
    }
}
