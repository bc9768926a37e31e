package io.tapemaker.engine.domain.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.tapemaker.engine.domain.position.Direction;
import io.tapemaker.engine.domain.position.Position;
import io.tapemaker.engine.domain.position.Positions;
import io.tapemaker.journal.codecs.CancelReason;
import io.tapemaker.journal.types.TickSize;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@Proof(
        id = "orders.allocation",
        milestone = Milestone.M4,
        kind = ProofKind.UNIT,
        title = "Diff, answers and trades allocate nothing once the tables have grown")
final class OrdersAllocationTest {

    private static final int MARKETS = 20;
    private static final int EVENTS = 20_000;
    private static final int WARM_UP_ROUNDS = 3;
    private static final int MEASURED_ROUNDS = 4;
    private static final long SHARE = 1_000_000L;

    private byte @Nullable [] leak;

    /** Everything that one event touches, without a list or a text. */
    private final class Engine implements OrderCommands, BatchSink {
        private final OrderSettings settings = new OrderSettings(
                EditSettings.DEFAULTS,
                new LifeSettings(600, 60, 120, 10, 5),
                CallSettings.DEFAULTS,
                new MemorySettings(256, 256, 1_024, 512));
        private final OrderTable table = new OrderTable(settings.memory());
        private final Positions positions = new Positions();
        private final FillBook fills = new FillBook(table, positions, settings.memory());
        private final CommandBatches batches = new CommandBatches(this, settings.calls());
        private final QuoteDiff diff = new QuoteDiff(
                settings,
                table,
                this,
                new CallBudget(settings.calls()),
                new ChurnCounters(settings.edits().maxCallsPerHour()));
        private final QuoteTask task = new QuoteTask();
        private final TradeReport report = new TradeReport();
        private final boolean leaking;
        private long nowNs = 1_700_000_000_000_000_000L;
        private long trades;
        private long commands;
        private long worst;

        Engine(boolean leaking) {
            this.leaking = leaking;
            task.tick = TickSize.CENT;
            task.scoringAgeNs = 30_000_000_000L;
            task.room = (place, priceE4, sizeE6) -> table.of(task.market).openE6(place) < 200 * SHARE;
        }

        @Override
        public void place(OwnOrder order) {
            commands++;
            batches.place(order);
        }

        @Override
        public void cancel(OwnOrder order, CancelReason reason) {
            commands++;
            batches.cancel(order, reason);
            if (leaking) {
                leak = new byte[1];
            }
        }

        @Override
        public void placeBatch(OwnOrder[] orders, int count) {
            for (int i = 0; i < count; i++) {
                table.onAnswer(OrderAnswer.ACCEPTED, orders[i].epoch(), orders[i].number(), nowNs);
                if (orders[i].number() % 5 == 0) {
                    table.onAnswer(OrderAnswer.UNKNOWN, orders[i].epoch(), orders[i].number(), nowNs);
                    table.onAnswer(OrderAnswer.FOUND_LIVE, orders[i].epoch(), orders[i].number(), nowNs);
                }
                if (orders[i].number() % 3 == 0) {
                    fill(orders[i]);
                }
            }
        }

        @Override
        public void cancelBatch(OwnOrder[] orders, CancelReason[] reasons, int count) {
            for (int i = 0; i < count; i++) {
                table.onAnswer(OrderAnswer.CANCELLED, orders[i].epoch(), orders[i].number(), nowNs);
            }
        }

        private void fill(OwnOrder order) {
            trades++;
            report.trade(trades, -trades).fills(order.number(), order.priceE4(), 3 * SHARE);
            fills.onTrade(report.is(TradeStatus.MATCHED), nowNs);
            fills.onTrade(report.is(TradeStatus.MATCHED), nowNs);
            fills.onTrade(report.is(trades % 4 == 0 ? TradeStatus.FAILED : TradeStatus.CONFIRMED), nowNs);
            fills.onTrade(report.is(trades % 8 == 0 ? TradeStatus.CONFIRMED : TradeStatus.FAILED), nowNs);
        }

        void event(int i) {
            nowNs += 137_000_000L;
            task.market = i % MARKETS;
            task.nowNs = nowNs;
            long step = 100L * (i / 7 % 5);
            task.desired.clear();
            if (i % 11 != 0) {
                task.desired.want(0, 4_000 + step, 50 * SHARE);
                task.desired.want(2, 5_000 + step, 50 * SHARE);
            }
            diff.apply(task);
            batches.flush();
            Position position = positions.of(task.market);
            worst = Math.max(worst, position.upE6(table.openE6(task.market, Direction.UP)));
        }
    }

    /** The least that a round allocated: what the virtual machine does for itself once in a while is none of ours. */
    private static long allocated(Engine engine) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long self = Thread.currentThread().getId();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < WARM_UP_ROUNDS + MEASURED_ROUNDS; round++) {
            long before = threads.getThreadAllocatedBytes(self);
            for (int i = 0; i < EVENTS; i++) {
                engine.event(i);
            }
            long bytes = threads.getThreadAllocatedBytes(self) - before;
            least = round < WARM_UP_ROUNDS ? least : Math.min(least, bytes);
        }
        return least;
    }

    @Test
    void diffAnswersAndTradesWithoutAllocation() {
        Engine engine = new Engine(false);
        long bytes = allocated(engine);
        Figures.put("bytesPerRound", bytes);
        Figures.put("commands", engine.commands);
        Figures.put("trades", engine.trades);
        assertTrue(engine.commands > 10_000 && engine.trades > 1_000 && engine.worst > 0);
        assertEquals(0, bytes);
    }

    /** Negative control: one small object a cancel is seen. */
    @Test
    void aLeakIsSeen() {
        long bytes = allocated(new Engine(true));
        Figures.put("bytesPerRound.leaking", bytes);
        assertTrue(bytes >= 16 * 400, "only " + bytes);
        assertTrue(leak != null && leak.length == 1);
    }
}
