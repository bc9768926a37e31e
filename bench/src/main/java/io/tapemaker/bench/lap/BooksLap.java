package io.tapemaker.bench.lap;

import io.tapemaker.bench.tape.BenchTape;
import io.tapemaker.bench.tape.FrameSink;
import io.tapemaker.engine.decode.DecodedFrame;
import io.tapemaker.engine.decode.MarketDecoder;
import io.tapemaker.engine.domain.book.BookKeeper;
import io.tapemaker.engine.domain.book.BookListener;
import io.tapemaker.engine.domain.book.FrameApplier;
import io.tapemaker.engine.domain.book.HashPolicy;
import io.tapemaker.engine.domain.book.Market;
import io.tapemaker.engine.domain.book.OrderBook;
import io.tapemaker.engine.domain.book.SyncCause;
import io.tapemaker.engine.domain.book.SyncState;
import java.util.List;
import java.util.function.Consumer;

/** Every frame decoded and applied to the books, with book hashes verified as the policy says. */
public final class BooksLap extends FrameSink implements Lap {

    private static final int CONNECTION = 1;

    private final BenchTape tape;
    private final HashPolicy policy;
    private final MarketDecoder decoder = new MarketDecoder();
    private final DecodedFrame decoded = new DecodedFrame();
    private final Listener listener;
    private BookKeeper keeper;
    private FrameApplier applier;

    public BooksLap(BenchTape tape, HashPolicy policy) {
        this(tape, policy, market -> {});
    }

    /** With somebody who looks at each market that settles. */
    BooksLap(BenchTape tape, HashPolicy policy, Consumer<Market> onSettled) {
        this.listener = new Listener(onSettled);
        this.tape = tape;
        this.policy = policy;
        keeper = new BookKeeper(policy, List.of(), listener);
        applier = new FrameApplier(keeper);
    }

    @Override
    public void prepare() {
        keeper = new BookKeeper(policy, List.of(), listener);
        applier = new FrameApplier(keeper);
        listener.settled = 0;
    }

    @Override
    public long run() {
        tape.play(this);
        return takeFrames();
    }

    @Override
    protected void frame(byte[] bytes, int offset, int length, long stampNs) {
        decoder.decode(bytes, offset, length, decoded);
        applier.apply(decoded, CONNECTION, stampNs);
    }

    @Override
    public void onBurstEnd(long position, long stampNs) {
        keeper.enter(CONNECTION, stampNs);
        keeper.burstEnd();
    }

    @Override
    public void onTick(long dueNs) {
        keeper.enter(0, dueNs);
        keeper.endAllBursts();
    }

    @Override
    public void finish() {
        if (listener.settled == 0) {
            throw new IllegalStateException("no market ever settled");
        }
    }

    private static final class Listener implements BookListener {

        private final Consumer<Market> onSettled;
        private long settled;

        Listener(Consumer<Market> onSettled) {
            this.onSettled = onSettled;
        }

        @Override
        public void onSyncChanged(OrderBook book, SyncState from) {
            // Not needed here.
        }

        @Override
        public void onSnapshotNeeded(OrderBook book, SyncCause cause, long eventTimeNs) {
            // Not needed here.
        }

        @Override
        public void onMarketSettled(Market market, long eventTimeNs) {
            settled++;
            onSettled.accept(market);
        }
    }
}
