package io.tapemaker.sim.workload;

import io.tapemaker.journal.types.TickSize;
import io.tapemaker.sim.frames.BookSide;
import io.tapemaker.sim.frames.FrameText;
import io.tapemaker.sim.frames.MarketBook;
import io.tapemaker.sim.frames.Trade;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One market from its first snapshot to its last word: a state machine whose steps are due at venue times. */
final class MarketActor implements Actor {

    private enum Step {
        ANNOUNCE,
        LIST_EMPTY,
        FILL,
        CHANGE,
        REPORT_TRADE,
        SNAPSHOT_AFTER_TICK,
        RESOLVE,
        SILENT
    }

    /** The venue makes the tick finer when twice the mid price is beyond these. */
    private static final long FINER_ABOVE_E4 = 9_600L * 2;

    private static final long FINER_BELOW_E4 = 400L * 2;
    private static final int TRADE_PERCENT = 8;
    private static final int SAME_MILLISECOND_PERCENT = 4;

    /** Leaves room for what follows an act, so that the heartbeat at the end is the last frame. */
    private static final long LAST_ACT_BEFORE_END_MS = 2_000L;

    private final MarketLife life;
    private final SeededRandom random;
    private final MarketBook book;
    private final PriceWalk walk;
    private final BookFlow flow;
    private final MarketVoice voice;
    private final Pace pace;
    private final long lastActMs;
    private final long resolveMs;
    private long newsMs;
    private Step step = Step.CHANGE;
    private long dueMs;
    private @Nullable Trade unreported;

    MarketActor(MarketSpec spec, Workload workload, Tempo common, ArrivalClock out) {
        this.life = spec.life();
        this.random = SeededRandom.named(workload.seed(), "market/" + spec.index());
        this.book = new MarketBook(spec.tick());
        this.walk = new PriceWalk(random);
        this.flow = new BookFlow(random, book, walk);
        this.voice = new MarketVoice(spec, book, random, out);
        this.pace = new Pace(random, common, workload.ratePercent());
        this.lastActMs = workload.endMs() - LAST_ACT_BEFORE_END_MS;
        this.newsMs = life == MarketLife.STEADY ? NEVER : partOf(workload, 10, 25);
        this.resolveMs = life == MarketLife.RESOLVING ? partOf(workload, 60, 85) : NEVER;
        start();
    }

    private long partOf(Workload workload, long lowPercent, long highPercent) {
        long lengthMs = workload.endMs() - Workload.START_MS;
        return Workload.START_MS + lengthMs / 100 * random.between(lowPercent, highPercent);
    }

    private void start() {
        if (life == MarketLife.LATE) {
            next(Step.ANNOUNCE, newsMs);
            newsMs = NEVER;
        } else {
            flow.fill();
            if (random.percent(70)) {
                long lastE4 = TickSize.MILL.ceil(book.bestBidE4());
                book.tradedAt(lastE4);
            }
            plan(Workload.START_MS);
        }
    }

    /** Whether the market is there from the start. */
    boolean isListed() {
        return life != MarketLife.LATE;
    }

    /** The market's part of the first frames; the books were last changed some time ago. */
    void writeFirstSnapshots(FrameText array) {
        voice.writeSnapshots(array, Workload.START_MS - random.between(200, 60_000));
    }

    @Override
    public long dueMs() {
        return dueMs;
    }

    @Override
    public void act() throws IOException {
        long nowMs = dueMs;
        switch (step) {
            case ANNOUNCE -> {
                voice.newMarket(nowMs);
                next(Step.LIST_EMPTY, nowMs + random.between(300, 900));
            }
            case LIST_EMPTY -> {
                voice.snapshot(nowMs);
                next(Step.FILL, nowMs + random.between(200, 1_500));
            }
            case FILL -> {
                voice.batch(flow.fill(), nowMs);
                plan(nowMs);
            }
            case CHANGE -> change(nowMs);
            case REPORT_TRADE -> reportTrade(nowMs);
            case SNAPSHOT_AFTER_TICK -> {
                voice.snapshot(nowMs);
                plan(nowMs);
            }
            case RESOLVE -> {
                voice.resolved(book.bestBidE4() > FINER_ABOVE_E4 / 4, nowMs);
                next(Step.SILENT, NEVER);
            }
            case SILENT -> throw new IllegalStateException("a silent market was asked to act");
        }
    }

    private void change(long nowMs) throws IOException {
        if (nowMs >= newsMs) {
            walk.moveToEnd();
            pace.burst(random.between(70, 110));
            newsMs = NEVER;
        }
        if (walk.step(book.tick())) {
            pace.burst(random.between(4, 16));
        }
        if (book.tick() == TickSize.CENT && isNearEnd()) {
            voice.tickSizeChange(TickSize.CENT, TickSize.MILL, nowMs);
            book.changeTick(TickSize.MILL);
            next(Step.SNAPSHOT_AFTER_TICK, nowMs + random.between(20, 80));
        } else if (!random.percent(TRADE_PERCENT) || !trade(nowMs)) {
            voice.batch(flow.batch(batchSize()), nowMs);
            planAfterBatch(nowMs);
        }
    }

    private boolean isNearEnd() {
        long twiceMidE4 = book.bestBidE4() + book.bestAskE4();
        return twiceMidE4 > FINER_ABOVE_E4 || twiceMidE4 < FINER_BELOW_E4;
    }

    private boolean trade(long nowMs) throws IOException {
        Trade trade = flow.trade().orElse(null);
        if (trade == null) {
            return false;
        }
        BookSide side = book.side(trade.bid());
        side.set(trade.priceE4(), side.sizeAt(trade.priceE4()) - trade.sizeE6());
        book.tradedAt(trade.makerPriceE4());
        voice.tradedBooks(nowMs);
        unreported = trade;
        next(Step.REPORT_TRADE, nowMs + random.between(30, 40));
        return true;
    }

    private void reportTrade(long nowMs) throws IOException {
        if (unreported != null) {
            voice.tradeReport(unreported, nowMs);
            unreported = null;
        }
        plan(nowMs);
    }

    private int batchSize() {
        if (random.percent(72)) {
            return 1;
        }
        return (int) (random.percent(80) ? random.between(2, 4) : random.between(5, 12));
    }

    /** Recorded sessions have batches within one millisecond: only the hash tells them apart. */
    private void planAfterBatch(long nowMs) {
        if (random.percent(SAME_MILLISECOND_PERCENT)) {
            next(Step.CHANGE, nowMs);
        } else {
            plan(nowMs);
        }
    }

    private void plan(long nowMs) {
        long thenMs = pace.nextMs(nowMs);
        if (thenMs >= resolveMs) {
            next(Step.RESOLVE, Math.max(nowMs + 1, resolveMs));
        } else if (thenMs > newsMs) {
            next(Step.CHANGE, Math.max(nowMs + 1, newsMs));
        } else if (thenMs > lastActMs) {
            next(Step.SILENT, NEVER);
        } else {
            next(Step.CHANGE, thenMs);
        }
    }

    private void next(Step nextStep, long atMs) {
        step = nextStep;
        dueMs = atMs;
    }
}
