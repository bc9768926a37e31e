package io.tapemaker.bench.lap;

import io.tapemaker.engine.gateway.InboundEncoder;
import io.tapemaker.engine.gateway.marketdata.FeedSink;
import io.tapemaker.engine.gateway.marketdata.OversizeFrame;
import io.tapemaker.engine.pipeline.EngineLoop;
import io.tapemaker.journal.record.RecordBuffer;

/**
 * Gives events to the engine's loop on the same thread: what a gateway, the ring and the engine thread do, without
 * the hop.
 */
final class LoopSink implements FeedSink {

    static final int CONNECTION = 1;

    private final EngineLoop loop;
    private final InboundEncoder encoder = new InboundEncoder();
    private final RecordBuffer record = new RecordBuffer();

    LoopSink(EngineLoop loop) {
        this.loop = loop;
    }

    @Override
    public void onFrame(long position, long stampNs, byte[] bytes, int offset, int length) {
        encoder.marketFrame(record, CONNECTION, position, stampNs, bytes, offset, length);
        loop.onEvent(record);
    }

    @Override
    public void onOversize(long position, long stampNs, OversizeFrame frame) {
        encoder.oversizeFrame(record, CONNECTION, position, stampNs, frame);
        loop.onEvent(record);
    }

    @Override
    public void onBurstEnd(long position, long stampNs) {
        encoder.burstEnd(record, CONNECTION, position, stampNs);
        loop.onEvent(record);
    }

    @Override
    public void onTick(long dueNs) {
        encoder.timerTick(record, dueNs);
        loop.onEvent(record);
    }
}
