package io.tapemaker.engine.domain.orders;

import static io.tapemaker.engine.domain.orders.OrderWorld.MARKET;
import static io.tapemaker.engine.domain.orders.OrderWorld.SHARE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tapemaker.engine.domain.position.Direction;
import io.tapemaker.engine.domain.state.StateFormatException;
import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

@Proof(
        id = "orders.stored",
        milestone = Milestone.M4,
        kind = ProofKind.UNIT,
        title = "Stored orders and fills come back under other settings and from older versions; codes and pairs that "
                + "nobody writes are refused")
final class StoredOrdersTest {

    /** Where the one-byte fields of a stored order lie: behind its number, epoch and market. */
    private static final int ORDER_PLACE = Long.BYTES + 2 * Integer.BYTES;

    private static final int ORDER_STATE = ORDER_PLACE + 1;
    private static final int ORDER_CAUSE = ORDER_PLACE + 2;
    private static final int ORDER_CANCEL_ASKED = ORDER_PLACE + 3;

    /** Where the one-byte fields of a stored fill lie: behind its key and its market. */
    private static final int FILL_STATUS = 3 * Long.BYTES + Integer.BYTES + 1;

    private static final int FILL_SEEN = FILL_STATUS + 1;

    private final OrderWorld world = new OrderWorld(OrderWorld.FREE);

    private static OrderWorld remembering(int orders) {
        return new OrderWorld(new OrderSettings(
                EditSettings.DEFAULTS,
                LifeSettings.DEFAULTS,
                CallSettings.DEFAULTS,
                new MemorySettings(orders, 8, 8, 8)));
    }

    private static OwnOrder done() {
        OwnOrder order = new OwnOrder();
        order.open(1, 7, MARKET, 0);
        order.terms(4_500, SHARE, 0, 0, 5);
        order.become(OrderState.DONE, DoneCause.CANCELLED);
        return order;
    }

    private static byte[] bytes(OwnOrder order) {
        StateWriter out = new StateWriter();
        order.write(out);
        return out.toByteArray();
    }

    private static String refused(byte[] state) {
        return String.valueOf(
                assertThrows(StateFormatException.class, () -> new OwnOrder().read(new StateReader(state)))
                        .getMessage());
    }

    private static byte[] with(byte[] state, int at, int value) {
        byte[] changed = state.clone();
        changed[at] = (byte) value;
        return changed;
    }

    @Test
    void codesOfOrdersThatNobodyWritesAreRefused() {
        byte[] state = bytes(done());
        assertEquals("state, byte 16: place of an order is 4, not 0 to 3", refused(with(state, ORDER_PLACE, 4)));
        assertEquals("state, byte 17: order state is 7, not 0 to 6", refused(with(state, ORDER_STATE, 7)));
        assertEquals("state, byte 18: order 7 has no state", refused(with(state, ORDER_STATE, 0)));
        assertEquals("state, byte 18: cause of a done order is 8, not 0 to 7", refused(with(state, ORDER_CAUSE, 8)));
        assertEquals("state, byte 19: order 7 is DONE because of NONE", refused(with(state, ORDER_CAUSE, 0)));
        assertEquals("state, byte 19: flag is 2, not 0 to 1", refused(with(state, ORDER_CANCEL_ASKED, 2)));
        for (DoneCause cause : DoneCause.values()) {
            if (cause != DoneCause.NONE) {
                OwnOrder order = new OwnOrder();
                order.read(new StateReader(with(state, ORDER_CAUSE, cause.code())));
                assertEquals(cause, order.cause());
            }
        }
    }

    private static byte[] fill() {
        Fill fill = new Fill();
        fill.orderNumber = 7;
        fill.priceE4 = 4_500;
        fill.sizeE6 = SHARE;
        fill.status = TradeStatus.MINED;
        fill.seen = TradeStatus.MATCHED.bit() | TradeStatus.MINED.bit();
        StateWriter out = new StateWriter();
        fill.write(out);
        return out.toByteArray();
    }

    private static void assertFillRefused(int at, int value) {
        byte[] state = with(fill(), at, value);
        assertThrows(StateFormatException.class, () -> new Fill().read(new StateReader(state)));
    }

    /** A fill has seen the status that it is in, and nothing that is no status. */
    @Test
    void fillsWhoseStatusWasNeverReportedAreRefused() {
        new Fill().read(new StateReader(fill()));
        assertFillRefused(FILL_STATUS, 0);
        assertFillRefused(FILL_STATUS, TradeStatus.highestCode() + 1);
        assertFillRefused(FILL_SEEN, TradeStatus.MATCHED.bit());
        assertFillRefused(FILL_SEEN, 0);
        assertFillRefused(FILL_SEEN, TradeStatus.MINED.bit() | 1);
        assertFillRefused(FILL_SEEN, TradeStatus.MINED.bit() | 0x80);
        byte[] seenAlone = with(fill(), FILL_SEEN, TradeStatus.MINED.bit());
        new Fill().read(new StateReader(seenAlone));
    }

    /** With a smaller memory than that of who wrote, the youngest of the done orders stay known. */
    @Test
    void aSmallerMemoryKeepsTheYoungest() {
        OrderWorld large = remembering(5);
        for (int i = 1; i <= 6; i++) {
            large.table.open(MARKET, 0, 4_500, SHARE, 0, 0, large.nowNs);
        }
        for (int i = 1; i <= 5; i++) {
            large.answer(OrderAnswer.CANCELLED, i);
        }
        OrderWorld small = remembering(2);
        small.restore(large.state());
        assertEquals(2, small.table.rememberedCount());
        assertNull(small.table.find(3));
        assertNotNull(small.table.find(4));
        assertNotNull(small.table.find(5));
        assertEquals(1, small.table.openCount());
        assertArrayEquals(small.state(), small.restored().state());
    }

    /** What was there before is gone, in every market. */
    @Test
    void aStateReplacesAllOrders() {
        byte[] empty = world.state();
        world.table.open(MARKET, 0, 4_500, SHARE, 0, 0, world.nowNs);
        world.table.open(MARKET + 1, 0, 4_500, SHARE, 0, 0, world.nowNs);
        world.answer(OrderAnswer.CANCELLED, 1);
        world.restore(empty);
        assertEquals(0, world.table.openCount());
        assertEquals(0, world.table.rememberedCount());
        assertEquals(0, world.table.openE6(MARKET + 1, Direction.UP));
        assertNull(world.table.find(1));
        assertArrayEquals(empty, world.state());
    }

    /** Counters come last when they are added, so a state of an older version has fewer. */
    @Test
    void countersThatAStateDoesNotHaveAreZero() {
        OrderCounters counters = new OrderCounters();
        counters.add(OrderCounter.CANCEL_ALLS_SENT);
        StateWriter out = new StateWriter();
        out.putInt(2);
        out.putLong(11);
        out.putLong(12);
        StateReader in = new StateReader(out.toByteArray());
        counters.read(in);
        in.finish();
        assertEquals(11, counters.get(OrderCounter.PLACED));
        assertEquals(12, counters.get(OrderCounter.CANCELS_SENT));
        assertEquals(0, counters.get(OrderCounter.CANCEL_ALLS_SENT));
    }

    /** The names in reports say which is which. */
    @Test
    void eachCounterHasItsOwnName() {
        Set<String> labels = new HashSet<>();
        for (OrderCounter counter : OrderCounter.values()) {
            labels.add(counter.label());
        }
        Figures.put("orderCounters", labels.size());
        assertEquals(OrderCounter.values().length, labels.size());
        assertEquals("late_fills", OrderCounter.LATE_FILLS.label());
    }
}
