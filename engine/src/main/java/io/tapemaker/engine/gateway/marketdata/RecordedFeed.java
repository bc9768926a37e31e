package io.tapemaker.engine.gateway.marketdata;

import java.nio.file.Path;
import java.security.MessageDigest;

/**
 * The frames of a recording. Event time is {@code receivedAt}, else the frame's timestamp, else that of the frame
 * before.
 */
public final class RecordedFeed implements MarketDataFeed {

    private static final int LINES_SEARCHED_FOR_A_STAMP = 1_000;

    private final Path file;
    private final FeedSpacing spacing;
    private final Pace pace;
    private final FeedOrigin origin;
    private final long firstEventTimeNs;

    /**
     * @throws FeedFailedException if the file cannot be read, or has no frame
     */
    public RecordedFeed(Path file, FeedSpacing spacing, Pace pace) {
        this.file = file;
        this.spacing = spacing;
        this.pace = pace;
        try (RecordingReader reader = new RecordingReader(file)) {
            if (!reader.next()) {
                throw new FeedFailedException(
                        "recording " + file + ": has no frame; name a file with one frame a line");
            }
            this.origin = originOf(reader);
            this.firstEventTimeNs = firstStamp(reader);
        }
    }

    private static FeedOrigin originOf(RecordingReader reader) {
        MessageDigest sha256 = Hashes.sha256();
        sha256.update(reader.bytes(), 0, Math.min(reader.length(), OversizeFrame.MAX_FRAME_LENGTH));
        return new FeedOrigin("recording", sha256.digest());
    }

    private static long firstStamp(RecordingReader reader) {
        for (int line = 0; reader.stampNs() == FrameStamp.NONE && line < LINES_SEARCHED_FOR_A_STAMP; line++) {
            if (!reader.next()) {
                break;
            }
        }
        return Math.max(0, reader.stampNs());
    }

    @Override
    public FeedOrigin origin() {
        return origin;
    }

    @Override
    public long firstEventTimeNs() {
        return firstEventTimeNs;
    }

    @Override
    public void run(FeedPosition resume, FeedSink sink) {
        FrameTimeline timeline = new FrameTimeline(firstEventTimeNs, spacing, resume, sink, pace);
        try (RecordingReader reader = new RecordingReader(file)) {
            while (!Thread.currentThread().isInterrupted() && reader.next()) {
                OversizeFrame oversize = reader.oversize();
                if (oversize == null) {
                    timeline.frame(reader.stampNs(), reader.bytes(), 0, reader.length());
                } else {
                    timeline.oversize(reader.stampNs(), oversize);
                }
            }
        }
        if (!Thread.currentThread().isInterrupted()) {
            timeline.end();
        }
    }
}
