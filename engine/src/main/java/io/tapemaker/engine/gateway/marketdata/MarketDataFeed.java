package io.tapemaker.engine.gateway.marketdata;

/**
 * A source of market frames and, with them, of time. Runs on a thread of its own and ends by itself or when it is
 * interrupted.
 */
public interface MarketDataFeed {

    /** What tells this source from another. */
    FeedOrigin origin();

    /** Event time of the first event in ns since the epoch: the event time of the session's start. */
    long firstEventTimeNs();

    /**
     * Delivers every event that lies behind {@code resume}, in order, at this feed's pace.
     *
     * @throws FeedFailedException if the source cannot be read on; what was delivered before stays valid
     */
    void run(FeedPosition resume, FeedSink sink);
}
