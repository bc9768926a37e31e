package io.tapemaker.sim.workload;

import io.tapemaker.engine.gateway.marketdata.FeedOrigin;
import io.tapemaker.engine.gateway.marketdata.FeedPosition;
import io.tapemaker.engine.gateway.marketdata.FeedSink;
import io.tapemaker.engine.gateway.marketdata.FeedSpacing;
import io.tapemaker.engine.gateway.marketdata.FrameTimeline;
import io.tapemaker.engine.gateway.marketdata.MarketDataFeed;
import io.tapemaker.engine.gateway.marketdata.Pace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A seeded workload as a source of market frames, without a file between: the same events as its recording gives. */
public final class WorkloadFeed implements MarketDataFeed {

    private static final long NS_PER_MS = 1_000_000L;

    private final Workload workload;
    private final FeedSpacing spacing;
    private final Pace pace;

    public WorkloadFeed(Workload workload, FeedSpacing spacing, Pace pace) {
        this.workload = workload;
        this.spacing = spacing;
        this.pace = pace;
    }

    /** The parameters are the workload. */
    @Override
    public FeedOrigin origin() {
        try {
            byte[] parameters = workload.toString().getBytes(StandardCharsets.UTF_8);
            return new FeedOrigin(
                    "workload", MessageDigest.getInstance("SHA-256").digest(parameters));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public long firstEventTimeNs() {
        return Workload.START_MS * NS_PER_MS;
    }

    @Override
    public void run(FeedPosition resume, FeedSink sink) {
        FrameTimeline timeline = new FrameTimeline(firstEventTimeNs(), spacing, resume, sink, pace);
        try {
            workload.generate(
                    (receivedAtMs, frame) -> timeline.frame(receivedAtMs * NS_PER_MS, frame, 0, frame.length));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        timeline.end();
    }
}
