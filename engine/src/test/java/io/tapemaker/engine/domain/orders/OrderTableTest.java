package io.tapemaker.engine.domain.orders;

import static io.tapemaker.engine.domain.orders.OrderWorld.MARKET;
import static io.tapemaker.engine.domain.orders.OrderWorld.SHARE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.engine.domain.position.Direction;
import io.tapemaker.engine.domain.state.StateFormatException;
import io.tapemaker.journal.codecs.OrderLife;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

@Proof(
        id = "orders.state-machine",
        milestone = Milestone.M4,
        kind = ProofKind.UNIT,
        title = "Each answer moves an order as stated, none is fatal, and illegal moves are refused with a clear word")
final class OrderTableTest {

    private final OrderWorld world = new OrderWorld(OrderWorld.FREE);

    private OwnOrder open(int place) {
        return world.table.open(MARKET, place, 4_500, 100 * SHARE, 0, 0, world.nowNs);
    }

    private OrderState after(OwnOrder order, OrderAnswer... answers) {
        for (OrderAnswer answer : answers) {
            world.answer(answer, order.number());
        }
        return order.state();
    }

    private long count(OrderCounter counter) {
        return world.table.counters().get(counter);
    }

    @Test
    void ordersAreNumberedWithoutGapsAndKnowTheirPlace() {
        OwnOrder first = open(0);
        world.table.enterEpoch(9);
        OwnOrder second = world.table.open(MARKET, 3, 100, SHARE, 4_000, 7, 55);
        assertEquals("3-1 9-2", first.epoch() + "-" + first.number() + " " + second.epoch() + "-" + second.number());
        assertEquals(OrderLife.GTC, first.life());
        assertEquals(OrderLife.GTD, second.life());
        assertEquals(Direction.UP, second.direction());
        assertEquals(7, second.tickEpoch());
        assertEquals(55, second.placedAtNs());
        assertEquals(101 * SHARE, world.table.openE6(MARKET, Direction.UP));
        assertEquals(0, world.table.openE6(MARKET, Direction.DOWN));
        assertEquals(SHARE, world.table.of(MARKET).openE6(3));
        assertEquals(2, world.table.openCount());
        assertThrows(IllegalArgumentException.class, () -> world.table.open(MARKET, 0, 10_000, SHARE, 0, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> world.table.open(MARKET, 0, 5_000, 0, 0, 0, 0));
        assertThrows(
                IllegalArgumentException.class,
                () -> world.table.open(OrderTable.MAX_MARKETS, 0, 5_000, SHARE, 0, 0, 0));
        assertEquals(2, world.table.lastNumber());
        assertEquals(2, count(OrderCounter.PLACED));
    }

    @Test
    void aTableGoesOnBehindAnotherAndWaitsForItsCancels() {
        world.table.takeOver(7, 40);
        assertTrue(world.table.cancellingAll());
        assertEquals(8, open(0).number());
        world.table.takeOver(5, 0);
        assertTrue(world.table.cancellingAll());
        assertEquals(9, open(0).number());
        assertFalse(world.table.onAllCancelled(39, true));
        assertTrue(world.table.onAllCancelled(40, true));
        world.table.takeOver(20, 0);
        assertFalse(world.table.cancellingAll());
        assertEquals(21, open(0).number());
    }

    @Test
    void openOrdersAreThoseThatAreCounted() {
        MarketOrders orders = world.table.of(MARKET);
        OwnOrder order = open(0);
        assertEquals(order, orders.get(0));
        assertThrows(IndexOutOfBoundsException.class, () -> orders.get(1));
    }

    @Test
    void aPlaceIsAnsweredOnce() {
        OwnOrder order = open(0);
        world.pass(1);
        assertEquals(OrderState.LIVE, after(order, OrderAnswer.ACCEPTED));
        assertEquals(world.nowNs, order.acceptedAtNs());
        world.pass(1);
        assertEquals(OrderState.LIVE, after(order, OrderAnswer.ACCEPTED, OrderAnswer.REJECTED, OrderAnswer.NOT_SENT));
        assertEquals(world.nowNs - OrderWorld.SECOND_NS, order.acceptedAtNs());
        assertEquals(3, count(OrderCounter.ANSWERS_WITHOUT_EFFECT));
        assertEquals(OrderState.DONE, after(order, OrderAnswer.EXPIRED));
        assertEquals(DoneCause.EXPIRED, order.cause());
        OwnOrder rejected = open(0);
        assertEquals(OrderState.DONE, after(rejected, OrderAnswer.REJECTED));
        assertEquals(DoneCause.REJECTED, rejected.cause());
        OwnOrder notSent = open(0);
        assertEquals(OrderState.DONE, after(notSent, OrderAnswer.NOT_SENT, OrderAnswer.CANCELLED));
        assertEquals(DoneCause.NOT_SENT, notSent.cause());
        assertEquals(1, count(OrderCounter.ANSWERS_AFTER_DONE));
        assertEquals(3, count(OrderCounter.ANSWERS_WITHOUT_EFFECT));
        assertEquals(0, world.table.openCount());
        OwnOrder answered = open(0);
        assertEquals(
                answered, world.table.onAnswer(OrderAnswer.ACCEPTED, OrderWorld.EPOCH, answered.number(), world.nowNs));
    }

    @Test
    void aCancelIsAnsweredAndARefusedOneGivesTheOrderBack() {
        OwnOrder order = open(1);
        world.table.cancelSent(order, world.nowNs);
        assertEquals(OrderState.PENDING_CANCEL, order.state());
        assertEquals(OrderState.PENDING, after(order, OrderAnswer.CANCEL_REFUSED));
        world.table.cancelSent(order, world.nowNs);
        assertEquals(OrderState.PENDING_CANCEL, after(order, OrderAnswer.ACCEPTED, OrderAnswer.FOUND_LIVE));
        assertTrue(order.cancelAsked());
        assertEquals(OrderState.LIVE, after(order, OrderAnswer.CANCEL_REFUSED, OrderAnswer.CANCEL_REFUSED));
        assertFalse(order.cancelAsked());
        world.trade(1, order.number(), 40, TradeStatus.MATCHED);
        world.table.cancelSent(order, world.nowNs);
        assertEquals(OrderState.PARTIALLY_FILLED, after(order, OrderAnswer.CANCEL_REFUSED));
        world.table.cancelSent(order, world.nowNs);
        assertEquals(OrderState.DONE, after(order, OrderAnswer.CANCELLED));
        assertEquals(60 * SHARE, order.remainingE6());
        assertFalse(order.cancelAsked());
        assertEquals(2, count(OrderCounter.ANSWERS_WITHOUT_EFFECT));
        assertEquals(4, count(OrderCounter.CANCELS_SENT));
    }

    @Test
    void whatIsInDoubtStaysExposureUntilItIsResolved() {
        OwnOrder order = open(2);
        assertEquals(OrderState.IN_DOUBT, after(order, OrderAnswer.UNKNOWN, OrderAnswer.UNKNOWN));
        assertTrue(world.table.of(MARKET).inDoubt(Direction.DOWN));
        assertFalse(world.table.of(MARKET).inDoubt(Direction.UP));
        assertEquals(100 * SHARE, world.table.openE6(MARKET, Direction.DOWN));
        world.trade(1, order.number(), 30, TradeStatus.MINED);
        assertEquals(OrderState.IN_DOUBT, order.state());
        assertEquals(70 * SHARE, world.table.openE6(MARKET, Direction.DOWN));
        assertEquals(OrderState.PARTIALLY_FILLED, after(order, OrderAnswer.FOUND_LIVE));
        assertEquals(OrderState.DONE, after(order, OrderAnswer.UNKNOWN, OrderAnswer.FOUND_ABSENT));
        assertEquals(DoneCause.RESOLVED_ABSENT, order.cause());
        OwnOrder late = open(2);
        assertEquals(OrderState.LIVE, after(late, OrderAnswer.UNKNOWN, OrderAnswer.ACCEPTED));
        world.table.cancelSent(late, world.nowNs);
        assertEquals(OrderState.IN_DOUBT, after(late, OrderAnswer.UNKNOWN, OrderAnswer.ACCEPTED));
        assertEquals(OrderState.IN_DOUBT, after(late, OrderAnswer.CANCEL_REFUSED));
        world.table.cancelSent(late, world.nowNs);
        assertEquals(OrderState.IN_DOUBT, late.state());
        assertEquals(OrderState.LIVE, after(late, OrderAnswer.FOUND_LIVE));
        assertFalse(late.cancelAsked());
        assertEquals(OrderState.DONE, after(late, OrderAnswer.CANCELLED));
        // The second UNKNOWN of the first order, and the ACCEPTED of what had been accepted.
        assertEquals(2, count(OrderCounter.ANSWERS_WITHOUT_EFFECT));
        assertEquals(OrderState.PENDING, after(open(0), OrderAnswer.FOUND_ABSENT));
        assertEquals(3, count(OrderCounter.ANSWERS_WITHOUT_EFFECT));
        assertEquals(4, count(OrderCounter.DOUBTS));
    }

    @Test
    void fillsComeInAnyState() {
        OwnOrder pending = open(0);
        world.trade(1, pending.number(), 10, TradeStatus.MATCHED);
        assertEquals(OrderState.PARTIALLY_FILLED, pending.state());
        assertEquals(world.nowNs, pending.acceptedAtNs());
        assertEquals(OrderState.PARTIALLY_FILLED, after(pending, OrderAnswer.ACCEPTED, OrderAnswer.REJECTED));
        world.trade(1, pending.number(), 10, TradeStatus.FAILED);
        assertEquals(OrderState.LIVE, pending.state());
        world.table.cancelSent(pending, world.nowNs);
        world.trade(2, pending.number(), 10, TradeStatus.MATCHED);
        assertEquals(OrderState.PENDING_CANCEL, pending.state());
        world.trade(3, pending.number(), 90, TradeStatus.MATCHED);
        assertEquals(DoneCause.FILLED, pending.cause());
        world.trade(4, pending.number(), 5, TradeStatus.MATCHED);
        assertEquals(105 * SHARE, pending.filledE6());
        assertEquals(0, pending.remainingE6());
        assertEquals(1, count(OrderCounter.OVERFILLS));
        OwnOrder cancelled = open(0);
        after(cancelled, OrderAnswer.ACCEPTED, OrderAnswer.CANCELLED);
        world.trade(5, cancelled.number(), 20, TradeStatus.MATCHED);
        assertEquals(DoneCause.CANCELLED, cancelled.cause());
        assertEquals(2, count(OrderCounter.LATE_FILLS));
        assertEquals(125 * SHARE, world.positions.of(MARKET).inventoryE6(true));
    }

    @Test
    void aSignOfLifeOutweighsABeliefThatItNeverRested() {
        for (OrderAnswer gone : new OrderAnswer[] {OrderAnswer.REJECTED, OrderAnswer.NOT_SENT, OrderAnswer.UNKNOWN}) {
            OwnOrder order = open(0);
            OwnOrder younger = open(0);
            after(order, gone);
            if (gone == OrderAnswer.UNKNOWN) {
                after(order, OrderAnswer.FOUND_ABSENT);
            }
            assertEquals(OrderState.DONE, order.state());
            assertEquals(OrderState.IN_DOUBT, after(order, OrderAnswer.ACCEPTED), gone.name());
            assertEquals(order, world.table.of(MARKET).get(0));
            after(order, OrderAnswer.CANCELLED);
            after(younger, OrderAnswer.CANCELLED);
            assertEquals(OrderState.DONE, after(order, OrderAnswer.ACCEPTED, OrderAnswer.FOUND_LIVE));
        }
        OwnOrder filled = open(0);
        after(filled, OrderAnswer.REJECTED);
        world.trade(1, filled.number(), 30, TradeStatus.MATCHED);
        assertEquals(OrderState.IN_DOUBT, filled.state());
        assertEquals(70 * SHARE, world.table.openE6(MARKET, Direction.UP));
        assertEquals(1, world.table.openCount());
        assertEquals(4, count(OrderCounter.REVIVED));
    }

    @Test
    void whatComesBackHasRestedSinceThenAndHasNoCancelOnItsWay() {
        OwnOrder order = open(0);
        world.table.cancelSent(order, world.nowNs);
        after(order, OrderAnswer.REJECTED);
        world.pass(3);
        assertEquals(OrderState.IN_DOUBT, after(order, OrderAnswer.ACCEPTED));
        assertFalse(order.cancelAsked());
        assertEquals(world.nowNs, order.acceptedAtNs());
        assertEquals(OrderState.LIVE, after(order, OrderAnswer.FOUND_LIVE));
    }

    /** Nothing of it can rest, whatever else is heard. */
    @Test
    void whatIsFilledWhollyDoesNotComeBack() {
        OwnOrder order = open(0);
        after(order, OrderAnswer.REJECTED);
        world.trade(1, order.number(), 100, TradeStatus.MATCHED);
        assertEquals(OrderState.DONE, order.state());
        assertEquals(OrderState.DONE, after(order, OrderAnswer.ACCEPTED));
        assertEquals(0, count(OrderCounter.REVIVED));
        assertEquals(1, count(OrderCounter.LATE_FILLS));
        assertEquals(1, count(OrderCounter.ANSWERS_AFTER_DONE));
    }

    /** One that comes back leaves the memory from its own place; the others are still forgotten oldest first. */
    @Test
    void whatComesBackIsNotForgottenForAnother() {
        OrderWorld small = new OrderWorld(new OrderSettings(
                EditSettings.DEFAULTS, LifeSettings.DEFAULTS, CallSettings.DEFAULTS, new MemorySettings(3, 2, 4, 5)));
        for (int i = 1; i <= 6; i++) {
            small.table.open(MARKET, 0, 4_500, SHARE, 0, 0, small.nowNs);
        }
        small.answer(OrderAnswer.REJECTED, 1).answer(OrderAnswer.REJECTED, 2).answer(OrderAnswer.REJECTED, 3);
        small.answer(OrderAnswer.ACCEPTED, 2);
        assertEquals(2, small.table.rememberedCount());
        assertEquals(4, small.table.openCount());
        small.answer(OrderAnswer.REJECTED, 4).answer(OrderAnswer.REJECTED, 5);
        assertNull(small.table.find(1));
        assertNotNull(small.table.find(2));
        assertNotNull(small.table.find(3));
        small.answer(OrderAnswer.REJECTED, 6);
        assertNull(small.table.find(3));
        assertTrue(small.order(2).isOpen());
    }

    @Test
    void cancelAllLeavesWhatMayStillArriveInDoubt() {
        OwnOrder live = open(0);
        after(live, OrderAnswer.ACCEPTED);
        OwnOrder pending = open(1);
        OwnOrder doubtful = open(2);
        after(doubtful, OrderAnswer.UNKNOWN);
        world.table.cancelAllSent(10);
        assertTrue(world.table.cancellingAll());
        assertEquals(3, world.table.openCount());
        assertEquals(1, count(OrderCounter.CANCEL_ALLS_SENT));
        world.table.onAllCancelled(10, false);
        assertEquals(DoneCause.CANCELLED_ALL, live.cause());
        assertEquals(OrderState.IN_DOUBT, pending.state());
        assertEquals(OrderState.IN_DOUBT, doubtful.state());
        world.table.cancelAllSent(11);
        world.table.onCancelAllFailed();
        assertFalse(world.table.cancellingAll());
        assertEquals(2, world.table.openCount());
        world.table.cancelAllSent(12);
        world.table.onAllCancelled(12, true);
        assertEquals(0, world.table.openCount());
        OwnOrder wiped = open(0);
        after(wiped, OrderAnswer.ACCEPTED);
        world.table.doubtAll();
        assertEquals(OrderState.IN_DOUBT, wiped.state());
    }

    @Test
    void onlyTheAnswerToTheNewestCancelAllEndsTheWait() {
        OwnOrder live = open(0);
        after(live, OrderAnswer.ACCEPTED);
        world.table.cancelAllSent(10);
        world.table.cancelAllSent(14);
        assertEquals(14, world.table.newestCancelAll());
        assertFalse(world.table.onAllCancelled(9, false), "from before");
        assertTrue(live.isOpen());
        assertTrue(world.table.onAllCancelled(10, false));
        assertEquals(DoneCause.CANCELLED_ALL, live.cause());
        assertTrue(world.table.cancellingAll(), "the newest is still being carried out");
        assertTrue(world.table.onAllCancelled(15, false), "whoever has done a later command has done this one");
        assertFalse(world.table.cancellingAll());
        OwnOrder next = open(0);
        after(next, OrderAnswer.ACCEPTED);
        assertFalse(world.table.onAllCancelled(15, false), "told again");
        assertTrue(next.isOpen());
        assertEquals(2, count(OrderCounter.ANSWERS_WITHOUT_EFFECT));
    }

    @Test
    void unknownOrdersAreCountedAndTheMemoryIsBounded() {
        OrderWorld small = new OrderWorld(new OrderSettings(
                EditSettings.DEFAULTS, LifeSettings.DEFAULTS, CallSettings.DEFAULTS, new MemorySettings(3, 2, 4, 5)));
        for (int i = 1; i <= 10; i++) {
            small.table.open(MARKET, 0, 4_500, SHARE, 0, 0, small.nowNs);
            small.answer(OrderAnswer.CANCELLED, i);
        }
        assertEquals(3, small.table.rememberedCount());
        assertNull(small.table.find(7));
        assertNotNull(small.table.find(8));
        assertNull(small.table.onAnswer(OrderAnswer.CANCELLED, OrderWorld.EPOCH, 7, 0));
        assertNull(small.table.onAnswer(OrderAnswer.CANCELLED, OrderWorld.EPOCH + 1, 8, 0));
        assertEquals(FillEffect.UNKNOWN_ORDER, small.trade(1, 7, 1, TradeStatus.MATCHED));
        assertEquals(2, small.table.counters().get(OrderCounter.UNKNOWN_ORDER_ANSWERS));
        assertEquals(1, small.table.counters().get(OrderCounter.UNKNOWN_ORDER_TRADES));
    }

    /** Every pair of states by the table; the moves that are not in it are errors that name order and states. */
    @Test
    void illegalMovesAreErrors() {
        int refused = 0;
        for (OrderState from : OrderState.values()) {
            Set<OrderState> allowed = EnumSet.noneOf(OrderState.class);
            Arrays.stream(OrderState.values()).filter(from::mayBecome).forEach(allowed::add);
            assertFalse(allowed.contains(from));
            for (OrderState to : OrderState.values()) {
                OwnOrder order = in(from);
                DoneCause why = to == OrderState.DONE ? DoneCause.CANCELLED : DoneCause.NONE;
                if (allowed.contains(to)) {
                    order.become(to, why);
                    assertEquals(to, order.state());
                } else {
                    refused++;
                    String said = String.valueOf(assertThrows(IllegalStateException.class, () -> order.become(to, why))
                            .getMessage());
                    String cause = from == OrderState.DONE ? " (EXPIRED)" : "";
                    assertEquals("order 0-0 cannot go from " + from + cause + " to " + to, said);
                    assertEquals(from, order.state());
                }
            }
        }
        OwnOrder order = in(OrderState.LIVE);
        assertThrows(IllegalStateException.class, () -> order.become(OrderState.DONE, DoneCause.NONE));
        assertThrows(IllegalStateException.class, () -> order.become(OrderState.IN_DOUBT, DoneCause.FILLED));
        assertThrows(IllegalStateException.class, () -> world.table.cancelSent(in(OrderState.DONE), 1));
        assertEquals(14, refused);
        Figures.put("illegalMovesRefused", refused);
    }

    private static OwnOrder in(OrderState state) {
        OwnOrder order = new OwnOrder();
        order.open(0, 0, 0, 0);
        switch (state) {
            case PENDING -> {}
            case DONE -> order.become(OrderState.DONE, DoneCause.EXPIRED);
            default -> order.become(state, DoneCause.NONE);
        }
        return order;
    }

    @Test
    void everyCutAndEveryNonsenseOfAStateIsRefused() {
        OwnOrder live = open(0);
        after(live, OrderAnswer.ACCEPTED);
        after(open(1), OrderAnswer.CANCELLED);
        world.trade(1, live.number(), 5, TradeStatus.MATCHED);
        world.trade(2, live.number(), 5, TradeStatus.CONFIRMED);
        byte[] state = world.state();
        assertArrayEquals(state, world.restored().state());
        OrderWorld twin = new OrderWorld(OrderWorld.FREE);
        for (int length = 0; length < state.length; length++) {
            byte[] cut = Arrays.copyOf(state, length);
            assertThrows(StateFormatException.class, () -> twin.restore(cut));
        }
        twin.restore(state);
        assertArrayEquals(state, twin.state());
    }
}
