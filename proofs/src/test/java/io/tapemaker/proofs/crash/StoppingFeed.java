package io.tapemaker.proofs.crash;

import io.tapemaker.engine.gateway.marketdata.FeedOrigin;
import io.tapemaker.engine.gateway.marketdata.FeedPosition;
import io.tapemaker.engine.gateway.marketdata.FeedSink;
import io.tapemaker.engine.gateway.marketdata.MarketDataFeed;
import io.tapemaker.engine.gateway.marketdata.OversizeFrame;

/** A feed that says when it has delivered so many events. */
final class StoppingFeed implements MarketDataFeed {

    private final MarketDataFeed feed;
    private long left;
    private Runnable lastEvent = () -> {};

    StoppingFeed(MarketDataFeed feed, long events) {
        this.feed = feed;
        this.left = events;
    }

    void onLastEvent(Runnable action) {
        lastEvent = action;
    }

    @Override
    public FeedOrigin origin() {
        return feed.origin();
    }

    @Override
    public long firstEventTimeNs() {
        return feed.firstEventTimeNs();
    }

    @Override
    public void run(FeedPosition resume, FeedSink sink) {
        feed.run(resume, new CountingSink(sink));
    }

    private final class CountingSink implements FeedSink {

        private final FeedSink sink;

        CountingSink(FeedSink sink) {
            this.sink = sink;
        }

        private void count() {
            if (--left == 0) {
                lastEvent.run();
            }
        }

        @Override
        public void onFrame(long position, long stampNs, byte[] bytes, int offset, int length) {
            sink.onFrame(position, stampNs, bytes, offset, length);
            count();
        }

        @Override
        public void onOversize(long position, long stampNs, OversizeFrame frame) {
            sink.onOversize(position, stampNs, frame);
            count();
        }

        @Override
        public void onBurstEnd(long position, long stampNs) {
            sink.onBurstEnd(position, stampNs);
            count();
        }

        @Override
        public void onTick(long dueNs) {
            sink.onTick(dueNs);
            count();
        }
    }
}
