package io.tapemaker.engine.gateway.marketdata;

/**
 * Takes what a feed delivers, on the feed's thread: copies it and returns. All stamps are in ns since the epoch;
 * positions count the frames of the source from 1.
 */
public interface FeedSink {

    /** A frame as received. */
    void onFrame(long position, long stampNs, byte[] bytes, int offset, int length);

    /** A frame above the limit: only its length, its SHA-256 and its first bytes are kept. */
    void onOversize(long position, long stampNs, OversizeFrame frame);

    /** The source went quiet behind the frame at {@code position}. */
    void onBurstEnd(long position, long stampNs);

    /** A tick is due. */
    void onTick(long dueNs);

    /** Whether whoever takes the events wants no more of them: a feed that waits for its next one need not wait on. */
    default boolean stopRequested() {
        return false;
    }
}
