package io.tapemaker.engine.domain.orders;

import static io.tapemaker.engine.domain.orders.OrderWorld.MARKET;
import static io.tapemaker.engine.domain.orders.OrderWorld.SHARE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

@Proof(
        id = "orders.trade-memory",
        milestone = Milestone.M4,
        kind = ProofKind.UNIT,
        title = "Trades act once by trade and order, whatever comes after what; final ones are "
                + "forgotten in the order of their age, provisional ones never")
final class TradeMemoryTest {

    private final OrderWorld world = world(OrderWorld.FREE.memory());

    private static OrderWorld world(MemorySettings memory) {
        return new OrderWorld(
                new OrderSettings(EditSettings.DEFAULTS, LifeSettings.DEFAULTS, CallSettings.DEFAULTS, memory));
    }

    private static long open(OrderWorld world, long shares) {
        return world.table
                .open(MARKET, 0, 4_500, shares * SHARE, 0, 0, world.nowNs)
                .number();
    }

    private List<FillEffect> effects(long number, TradeStatus... statuses) {
        List<FillEffect> effects = new ArrayList<>();
        for (TradeStatus status : statuses) {
            effects.add(world.trade(number, number, 10, status));
        }
        return effects;
    }

    private long count(OrderCounter counter) {
        return world.table.counters().get(counter);
    }

    @Test
    void everyEffectOnce() {
        assertEquals(
                List.of(FillEffect.ADDED_PROVISIONAL, FillEffect.NONE, FillEffect.NONE, FillEffect.SETTLED),
                effects(
                        open(world, 50),
                        TradeStatus.MATCHED,
                        TradeStatus.RETRYING,
                        TradeStatus.MINED,
                        TradeStatus.CONFIRMED));
        assertEquals(
                List.of(
                        FillEffect.ADDED_PROVISIONAL,
                        FillEffect.REVERSED_PROVISIONAL,
                        FillEffect.NONE,
                        FillEffect.NONE),
                effects(
                        open(world, 50),
                        TradeStatus.MINED,
                        TradeStatus.FAILED,
                        TradeStatus.MATCHED,
                        TradeStatus.FAILED));
        assertEquals(
                List.of(FillEffect.ADDED_SETTLED, FillEffect.REVERSED_SETTLED, FillEffect.NONE),
                effects(open(world, 50), TradeStatus.CONFIRMED, TradeStatus.FAILED, TradeStatus.CONFIRMED));
        assertEquals(
                List.of(FillEffect.NONE, FillEffect.RESTORED, FillEffect.NONE, FillEffect.NONE),
                effects(
                        open(world, 50),
                        TradeStatus.FAILED,
                        TradeStatus.CONFIRMED,
                        TradeStatus.FAILED,
                        TradeStatus.CONFIRMED));
        assertEquals(20 * SHARE, world.positions.of(MARKET).settledE6(0));
        assertEquals(-9_000_000, world.positions.of(MARKET).cashE6(true));
        assertEquals(1, count(OrderCounter.FAILED_AFTER_CONFIRMED));
        assertEquals(1, count(OrderCounter.CONFIRMED_AFTER_FAILED));
        assertEquals(2, count(OrderCounter.AMBIGUOUS_REPEATS));
        assertEquals(2, count(OrderCounter.DUPLICATE_TRADES));
        assertEquals(1, count(OrderCounter.LATE_STATUSES));
        assertEquals(3, count(OrderCounter.TRADES_FAILED));
        assertEquals(4, count(OrderCounter.TRADES));
        assertEquals(3, count(OrderCounter.TRADES_CONFIRMED));
    }

    /** Final words against the present status, and plain repetitions, are told apart. */
    @Test
    void repetitionsAreCountedForWhatTheyAre() {
        long number = open(world, 50);
        effects(number, TradeStatus.MATCHED, TradeStatus.MATCHED, TradeStatus.CONFIRMED, TradeStatus.CONFIRMED);
        effects(number, TradeStatus.MATCHED);
        assertEquals(3, count(OrderCounter.DUPLICATE_TRADES));
        assertEquals(0, count(OrderCounter.AMBIGUOUS_REPEATS));
        effects(number, TradeStatus.FAILED, TradeStatus.CONFIRMED);
        assertEquals(3, count(OrderCounter.DUPLICATE_TRADES));
        assertEquals(1, count(OrderCounter.AMBIGUOUS_REPEATS));
    }

    /** Reports overtake each other: MATCHED is the first of all and never takes a later word back. */
    @Test
    void aFillIsInTheLastStatusThatWasReported() {
        long number = open(world, 50);
        effects(number, TradeStatus.MATCHED);
        assertEquals(TradeStatus.MATCHED, provisional().status());
        effects(number, TradeStatus.RETRYING);
        assertEquals(TradeStatus.RETRYING, provisional().status());
        effects(number, TradeStatus.MINED);
        assertEquals(TradeStatus.MINED, provisional().status());
        assertEquals(0, count(OrderCounter.LATE_STATUSES));
        effects(number, TradeStatus.CONFIRMED);
        assertEquals(0, world.fills.ledger().provisionalCount());
        assertEquals(1, world.fills.ledger().terminalCount());
        long other = open(world, 50);
        effects(other, TradeStatus.MINED, TradeStatus.MATCHED);
        assertEquals(TradeStatus.MINED, provisional().status());
    }

    private Fill provisional() {
        return Objects.requireNonNull(world.fills.ledger().oldestProvisional());
    }

    @Test
    void aFillKnowsWhatItFilled() {
        open(world, 50);
        long number = world.table
                .open(MARKET + 2, 3, 4_700, 50 * SHARE, 0, 0, world.nowNs)
                .number();
        world.trade(1, number, 20, TradeStatus.MATCHED);
        Fill fill = provisional();
        assertEquals(
                "order 2 market 3 place 3 4700x20 MATCHED",
                "order " + fill.orderNumber() + " market " + fill.market() + " place " + fill.place() + " "
                        + fill.priceE4() + "x" + fill.sizeE6() / SHARE + " " + fill.status());
    }

    /** The inverse of the odd factor that the first half of a trade's identity is multiplied with. */
    private static long inverse(long odd) {
        long inverse = odd;
        for (int i = 0; i < 6; i++) {
            inverse *= 2 - odd * inverse;
        }
        return inverse;
    }

    /**
     * Trades of orders 1, 2, ... whose identities are made such that their hashes are the same: each first half makes
     * up for the order's number.
     */
    private static FillEffect colliding(OrderWorld world, int number, TradeStatus status) {
        long idHigh = -number * inverse(0x9E3779B97F4A7C15L);
        return world.fills.onTrade(
                new TradeReport().trade(idHigh, 0).fills(number, 4_500, SHARE).is(status), world.nowNs);
    }

    /** Each part of a trade's identity by itself makes another hash, or finding one would be a walk past all. */
    @Test
    void everydayTradesHaveHashesOfTheirOwn() {
        TradeReport report = new TradeReport();
        TradeLedger ledger = world.fills.ledger();
        int shared = 0;
        for (int i = 1; i <= 1_000; i++) {
            shared += shares(ledger.add(report.trade(i, 0).fills(1, 4_500, SHARE), MARKET, 0));
            shared += shares(ledger.add(report.trade(0, i).fills(1, 4_500, SHARE), MARKET, 0));
            shared += shares(ledger.add(report.trade(0, 0).fills(1 + i, 4_500, SHARE), MARKET, 0));
        }
        Figures.put("sharedHashesOf3000", shared);
        assertEquals(0, shared);
        // Negative control: one that is made to share its hash with the trade (0, 0) of order 2.
        long planted = -8 * inverse(0x9E3779B97F4A7C15L);
        assertEquals(1, shares(ledger.add(report.trade(planted, 0).fills(10, 4_500, SHARE), MARKET, 0)));
    }

    private static int shares(Fill fill) {
        return fill.nextOfHash == null ? 0 : 1;
    }

    /** Found, and forgotten one by one from the middle, the head and the end of their chain. */
    @Test
    void tradesWithTheSameHashAreToldApart() {
        OrderWorld small = world(new MemorySettings(1, 1, 4, 4));
        for (int number = 1; number <= 4; number++) {
            assertEquals(number, open(small, 2));
            assertEquals(FillEffect.ADDED_PROVISIONAL, colliding(small, number, TradeStatus.MATCHED));
        }
        int[] inOrderOfConfirmation = {2, 4, 1, 3};
        for (int number : inOrderOfConfirmation) {
            assertEquals(FillEffect.SETTLED, colliding(small, number, TradeStatus.CONFIRMED));
        }
        assertEquals(4 * SHARE, small.positions.of(MARKET).settledE6(0));
        for (int i = 0; i < 3; i++) {
            // The next order that is done pushes this one out of the memory of one, and then its trade may go.
            small.answer(OrderAnswer.CANCELLED, inOrderOfConfirmation[i]);
            small.answer(OrderAnswer.CANCELLED, inOrderOfConfirmation[i + 1]);
            assertEquals(FillEffect.NONE, colliding(small, 3, TradeStatus.CONFIRMED));
            assertEquals(3 - i, small.fills.ledger().terminalCount());
            for (int j = 0; j < 4; j++) {
                FillEffect expected = j <= i ? FillEffect.UNKNOWN_ORDER : FillEffect.NONE;
                assertEquals(expected, colliding(small, inOrderOfConfirmation[j], TradeStatus.CONFIRMED));
            }
        }
        assertEquals(4 * SHARE, small.positions.of(MARKET).settledE6(0));
    }

    @Test
    void oneTradeMayFillSeveralOrders() {
        long first = open(world, 50);
        long second = open(world, 50);
        world.trade(1, first, 10, TradeStatus.MATCHED);
        world.trade(1, second, 20, TradeStatus.MATCHED);
        assertEquals(30 * SHARE, world.positions.of(MARKET).inventoryE6(true));
        world.trade(1, second, 20, TradeStatus.FAILED);
        assertEquals(10 * SHARE, world.positions.of(MARKET).inventoryE6(true));
        assertEquals(10 * SHARE, world.order(first).filledE6());
    }

    @Test
    void nonsenseIsCountedAndTheFirstWordStands() {
        long number = open(world, 50);
        assertEquals(FillEffect.MALFORMED, world.trade(1, number, 0, TradeStatus.MATCHED));
        assertEquals(
                FillEffect.MALFORMED,
                world.fills.onTrade(new TradeReport().trade(1, 1).fills(number, 10_000, SHARE), world.nowNs));
        world.trade(1, number, 10, TradeStatus.MATCHED);
        assertEquals(FillEffect.SETTLED, world.trade(1, number, 11, TradeStatus.CONFIRMED));
        assertEquals(10 * SHARE, world.positions.of(MARKET).settledE6(0));
        assertEquals(2, count(OrderCounter.MALFORMED_TRADES));
        assertEquals(1, count(OrderCounter.CONFLICTING_TRADES));
        world.fills.onTrade(
                new TradeReport().trade(7, 1).fills(number, 4_600, 10 * SHARE).is(TradeStatus.CONFIRMED), world.nowNs);
        assertEquals(2, count(OrderCounter.CONFLICTING_TRADES));
        assertEquals(FillEffect.NONE, world.trade(1, number, 10, TradeStatus.CONFIRMED));
        assertEquals(2, count(OrderCounter.CONFLICTING_TRADES));
    }

    @Test
    void aTradeFailsAfterItsOrderIsForgotten() {
        OrderWorld small = world(new MemorySettings(1, 4, 4, 4));
        long number = open(small, 10);
        small.trade(1, number, 10, TradeStatus.MATCHED);
        long other = open(small, 10);
        small.answer(OrderAnswer.REJECTED, other);
        assertEquals(null, small.table.find(number));
        assertEquals(FillEffect.REVERSED_PROVISIONAL, small.trade(1, number, 10, TradeStatus.FAILED));
        assertEquals(0, small.positions.of(MARKET).inventoryE6(true));
        assertEquals(FillEffect.NONE, small.trade(1, number, 10, TradeStatus.FAILED));
    }

    @Test
    void provisionalTradesAreNeverForgottenAndOneTooManyIsAFault() {
        OrderWorld small = world(new MemorySettings(4, 1, 2, 3));
        long number = open(small, 100);
        for (int i = 0; i < 3; i++) {
            assertEquals(FillEffect.ADDED_PROVISIONAL, small.trade(i, number, 1, TradeStatus.MATCHED));
        }
        assertEquals(FillEffect.LEDGER_FULL, small.trade(3, number, 1, TradeStatus.MATCHED));
        assertEquals(3 * SHARE, small.positions.of(MARKET).inventoryE6(true));
        assertEquals(FillEffect.ADDED_SETTLED, small.trade(4, number, 1, TradeStatus.CONFIRMED));
        assertEquals(FillEffect.SETTLED, small.trade(0, number, 1, TradeStatus.CONFIRMED));
        assertEquals(FillEffect.ADDED_PROVISIONAL, small.trade(3, number, 1, TradeStatus.MINED));
        assertEquals(3, small.fills.ledger().provisionalCount());
        assertEquals(1, small.table.counters().get(OrderCounter.LEDGER_FULL));
        Fill oldest = small.fills.ledger().oldestProvisional();
        StringBuilder ids = new StringBuilder();
        while (oldest != null) {
            ids.append(oldest.idLow).append(' ');
            oldest = small.fills.ledger().after(oldest);
        }
        assertEquals("1 2 3 ", ids.toString());
    }

    /** While their order is known final trades are kept beyond the first bound, so that a repetition is told as one. */
    @Test
    void finalTradesAreForgottenOldestFirst() {
        OrderWorld small = world(new MemorySettings(2, 2, 4, 8));
        long number = open(small, 100);
        for (int i = 0; i < 4; i++) {
            small.trade(i, number, 1, TradeStatus.CONFIRMED);
        }
        assertEquals(4, small.fills.ledger().terminalCount());
        assertEquals(FillEffect.NONE, small.trade(0, number, 1, TradeStatus.CONFIRMED));
        small.trade(4, number, 1, TradeStatus.CONFIRMED);
        assertEquals(4, small.fills.ledger().terminalCount());
        assertEquals(1, small.table.counters().get(OrderCounter.TRADES_FORGOTTEN_EARLY));
        assertEquals(FillEffect.NONE, small.trade(1, number, 1, TradeStatus.CONFIRMED));
        small.answer(OrderAnswer.CANCELLED, number);
        long next = open(small, 100);
        for (long other = next; other < next + 2; other++) {
            small.answer(OrderAnswer.REJECTED, other);
            open(small, 100);
        }
        small.trade(9, next + 2, 1, TradeStatus.CONFIRMED);
        assertEquals(2, small.fills.ledger().terminalCount());
        assertEquals(3, small.table.counters().get(OrderCounter.TRADES_FORGOTTEN));
        assertEquals(FillEffect.UNKNOWN_ORDER, small.trade(1, number, 1, TradeStatus.CONFIRMED));
        assertEquals(6 * SHARE, small.positions.of(MARKET).settledE6(0));
        assertArrayEquals(small.state(), small.restored().state());
    }

    /** Many trades in one table of hashes: each is found again, and all can go. */
    @Test
    void aHundredThousandTradesStayBounded() {
        OrderWorld small = world(new MemorySettings(64, 500, 1_000, 100));
        for (int i = 0; i < 100_000; i++) {
            long number = open(small, 2);
            small.trade(i % 7, number, 1, TradeStatus.MATCHED);
            small.trade(i % 7 + 100, number, 1, TradeStatus.CONFIRMED);
            assertEquals(FillEffect.SETTLED, small.trade(i % 7, number, 1, TradeStatus.CONFIRMED));
            assertEquals(FillEffect.NONE, small.trade(i % 7 + 100, number, 1, TradeStatus.CONFIRMED));
        }
        Figures.put("terminalKept", small.fills.ledger().terminalCount());
        assertEquals(500, small.fills.ledger().terminalCount());
        assertEquals(0, small.fills.ledger().provisionalCount());
        assertEquals(200_000 * SHARE, small.positions.of(MARKET).settledE6(0));
        assertEquals(0, small.table.counters().get(OrderCounter.TRADES_FORGOTTEN_EARLY));
    }
}
