package io.tapemaker.bench.run;

import io.tapemaker.engine.gateway.InboundEncoder;
import io.tapemaker.engine.gateway.marketdata.FeedSink;
import io.tapemaker.engine.gateway.marketdata.OversizeFrame;
import io.tapemaker.engine.pipeline.EnginePipeline;

/** Publishes frames into the ring at a fixed rate, and what lies between them right behind the frame before. */
final class PacedSink implements FeedSink {

    private static final int CONNECTION = 1;

    private final EnginePipeline pipeline;
    private final PipelineLatency.Arrivals arrivals;
    private final long intervalNs;
    private final long startNs = System.nanoTime();
    private final InboundEncoder encoder = new InboundEncoder();

    PacedSink(EnginePipeline pipeline, PipelineLatency.Arrivals arrivals, long intervalNs) {
        this.pipeline = pipeline;
        this.arrivals = arrivals;
        this.intervalNs = intervalNs;
    }

    @Override
    public void onFrame(long position, long stampNs, byte[] bytes, int offset, int length) {
        long dueNs = startNs + position * intervalNs;
        arrivals.due(position, dueNs);
        PipelineLatency.await(dueNs);
        pipeline.publish(out -> encoder.marketFrame(out, CONNECTION, position, stampNs, bytes, offset, length));
    }

    @Override
    public void onOversize(long position, long stampNs, OversizeFrame frame) {
        throw new IllegalStateException("a bench tape holds no frame above the limit");
    }

    @Override
    public void onBurstEnd(long position, long stampNs) {
        pipeline.publish(out -> encoder.burstEnd(out, CONNECTION, position, stampNs));
    }

    @Override
    public void onTick(long dueNs) {
        pipeline.publish(out -> encoder.timerTick(out, dueNs));
    }
}
