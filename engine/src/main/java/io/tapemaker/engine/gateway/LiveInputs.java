package io.tapemaker.engine.gateway;

import io.tapemaker.engine.domain.risk.Watchdogs;
import io.tapemaker.engine.gateway.executions.ExecutionInputs;
import io.tapemaker.engine.gateway.marketdata.OversizeFrame;
import io.tapemaker.engine.gateway.venue.MarketInputs;
import io.tapemaker.engine.pipeline.EnginePipeline;
import io.tapemaker.journal.codecs.ExecutionKind;
import io.tapemaker.journal.codecs.LinkState;
import io.tapemaker.journal.codecs.VenueQuestion;
import io.tapemaker.journal.record.RecordBuffer;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * What arrives in a live run, on its way into the ring: stamped, counted, and in one order, whichever thread it comes
 * from. A full ring makes everybody wait.
 */
public final class LiveInputs implements MarketInputs, ExecutionInputs {

    private static final long NONE = 0;

    private final ReentrantLock lock = new ReentrantLock();
    private final EnginePipeline pipeline;
    private final LiveClock clock;
    private final long quietNanos;
    private final InboundEncoder encoder = new InboundEncoder();
    private final boolean[] burstOpen = new boolean[Watchdogs.MAX_CONNECTIONS];
    private final long[] heardNanos = new long[Watchdogs.MAX_CONNECTIONS];
    private long frames;
    private long executions;

    /** @param quietMs a connection that delivers nothing for this long has ended its burst */
    public LiveInputs(EnginePipeline pipeline, LiveClock clock, int quietMs) {
        this.pipeline = pipeline;
        this.clock = clock;
        this.quietNanos = quietMs * 1_000_000L;
        Arrays.fill(heardNanos, NONE);
    }

    @Override
    public void frame(int connection, byte[] bytes) {
        locked(() -> {
            long position = ++frames;
            publishFrame(connection, position, bytes);
            burstOpen[connection] = true;
            heardNanos[connection] = System.nanoTime();
        });
    }

    private void publishFrame(int connection, long position, byte[] bytes) {
        long stampNs = clock.nowNs();
        if (bytes.length > OversizeFrame.MAX_FRAME_LENGTH) {
            OversizeFrame kept = OversizeFrame.of(bytes);
            pipeline.publish(out -> encoder.oversizeFrame(out, connection, position, stampNs, kept));
        } else {
            pipeline.publish(out -> encoder.marketFrame(out, connection, position, stampNs, bytes, 0, bytes.length));
        }
    }

    @Override
    public void link(int connection, LinkState state) {
        locked(() -> {
            burstOpen[connection] = false;
            pipeline.publish(out -> encoder.linkEvent(out, connection, state, clock.nowNs()));
        });
    }

    /** Ends the bursts of connections that have been quiet; to be called every few milliseconds. */
    public void endQuietBursts() {
        locked(() -> {
            long now = System.nanoTime();
            for (int i = 0; i < burstOpen.length; i++) {
                int connection = i;
                if (burstOpen[i] && now - heardNanos[i] >= quietNanos) {
                    burstOpen[i] = false;
                    pipeline.publish(out -> encoder.burstEnd(out, connection, frames, clock.nowNs()));
                }
            }
        });
    }

    /** Time passes. */
    public void tick() {
        put(out -> encoder.timerTick(out, clock.nowNs()));
    }

    /** The venue's answer over HTTP to the command of this sequence; status 0 for none. */
    public void venueAnswer(VenueQuestion question, int status, byte[] body, long commandSequence) {
        put(out -> encoder.venueAnswer(out, question, status, body, commandSequence, clock.nowNs()));
    }

    @Override
    public void report(ExecutionKind kind, int orderEpoch, long orderNumber, long commandSequence) {
        put(out -> encoder.executionReport(out, kind, orderEpoch, orderNumber, commandSequence, clock.nowNs()));
    }

    @Override
    public void fill(FillFacts fill) {
        put(out -> encoder.fillReport(out, fill, ++executions, clock.nowNs()));
    }

    @Override
    public void executor(boolean armed, LinkState userStream) {
        put(out -> encoder.executorStatus(out, armed, userStream, ++executions, clock.nowNs()));
    }

    /** One encoder for all, one stamp after the other. */
    private void put(Consumer<RecordBuffer> encode) {
        locked(() -> pipeline.publish(encode));
    }

    private void locked(Runnable task) {
        lock.lock();
        try {
            task.run();
        } finally {
            lock.unlock();
        }
    }
}
