package io.tapemaker.engine.domain.orders;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;
import io.tapemaker.journal.codecs.CancelReason;
import io.tapemaker.testkit.Invariants;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

@Proof(
        id = "orders.churn-and-batches",
        milestone = Milestone.M4,
        kind = ProofKind.PROPERTY,
        title = "Calls of the hour equal a plain count; batches keep the order and the venue's sizes; settings "
                + "out of range are refused",
        invariants = {"churn.equals-count", "batches.keep-order"})
final class ChurnAndBatchesTest {

    private static final long MINUTE_NS = 60_000_000_000L;

    private record Call(int market, long minute) {}

    private static byte[] state(ChurnCounters counters) {
        StateWriter out = new StateWriter();
        counters.write(out);
        return out.toByteArray();
    }

    @Property
    void callsEqualAPlainCount(@ForAll long seed) {
        Random random = new Random(seed);
        ChurnCounters counters = new ChurnCounters(10);
        List<Call> calls = new ArrayList<>();
        long nowNs = random.nextInt(1_000) * MINUTE_NS;
        for (int i = 0; i < 60; i++) {
            nowNs += random.nextInt(10) == 0
                    ? random.nextInt(100) * MINUTE_NS
                    : Math.floorMod(random.nextLong(), 3 * MINUTE_NS);
            int market = random.nextInt(12);
            if (random.nextInt(4) != 0) {
                counters.add(market, nowNs);
                calls.add(new Call(market, nowNs / MINUTE_NS));
            }
            long minute = nowNs / MINUTE_NS;
            long expected = calls.stream()
                    .filter(call -> call.market == market && minute - call.minute < 60)
                    .count();
            assertEquals(expected, counters.callsInHour(market, nowNs));
            assertEquals(expected + 3 <= 10, counters.allows(market, 3, nowNs));
            if (i == 30) {
                ChurnCounters twin = new ChurnCounters(10);
                twin.read(new StateReader(state(counters)));
                assertArrayEquals(state(counters), state(twin));
                counters = twin;
            }
        }
        Invariants.checked("churn.equals-count", 60);
    }

    @Test
    void timeThatGoesBackCountsIntoTheMinuteThatWasReached() {
        ChurnCounters counters = new ChurnCounters(10);
        counters.add(0, 100 * MINUTE_NS);
        counters.add(0, 90 * MINUTE_NS);
        assertEquals(2, counters.callsInHour(0, 159 * MINUTE_NS));
        assertEquals(0, counters.callsInHour(0, 160 * MINUTE_NS));
    }

    /** The minute that was reached, and each minute's calls at its remainder by the hour. */
    @Test
    void theStateHasTheHourByMinutes() {
        ChurnCounters counters = new ChurnCounters(10);
        counters.add(2, 100 * MINUTE_NS);
        counters.add(2, 100 * MINUTE_NS + 1);
        counters.add(2, 121 * MINUTE_NS);
        counters.callsInHour(5, 121 * MINUTE_NS);
        StateReader in = new StateReader(state(counters));
        assertEquals("1 2 121", in.getInt() + " " + in.getInt() + " " + in.getLong());
        for (int slot = 0; slot < 60; slot++) {
            assertEquals(slot == 40 ? 2 : slot == 1 ? 1 : 0, in.getInt(), "minute " + slot);
        }
        in.finish();
    }

    @Test
    void aStateReplacesAllThatWasCounted() {
        ChurnCounters counters = new ChurnCounters(10);
        byte[] empty = state(counters);
        counters.add(0, 200 * MINUTE_NS);
        counters.add(1, 200 * MINUTE_NS);
        byte[] one = state(counters);
        counters.add(1, 200 * MINUTE_NS);
        counters.read(new StateReader(one));
        assertArrayEquals(one, state(counters));
        assertEquals(1, counters.callsInHour(1, 200 * MINUTE_NS));
        counters.read(new StateReader(empty));
        assertArrayEquals(empty, state(counters));
        assertEquals(0, counters.callsInHour(0, 200 * MINUTE_NS));
        counters.add(1, 200 * MINUTE_NS);
        counters.read(new StateReader(empty));
        // The minute that had been reached is forgotten, too: the state may be of an earlier time.
        counters.add(1, 100 * MINUTE_NS);
        assertEquals(1, counters.callsInHour(1, 159 * MINUTE_NS));
        assertEquals(0, counters.callsInHour(1, 160 * MINUTE_NS));
    }

    /** Batches as text: P or C and the numbers, so that one list says order and sizes. */
    private static final class Sink implements BatchSink {
        private final List<String> batches = new ArrayList<>();

        @Override
        public void placeBatch(OwnOrder[] orders, int count) {
            batches.add(text("P", orders, count));
        }

        @Override
        public void cancelBatch(OwnOrder[] orders, CancelReason[] reasons, int count) {
            for (int i = 0; i < count; i++) {
                assertEquals(orders[i].number() % 2 == 0 ? CancelReason.PAUSED : CancelReason.REPLACED, reasons[i]);
            }
            batches.add(text("C", orders, count));
        }

        private static String text(String kind, OwnOrder[] orders, int count) {
            StringBuilder text = new StringBuilder(kind);
            for (int i = 0; i < count; i++) {
                text.append(' ').append(orders[i].number());
            }
            return text.toString();
        }
    }

    @Property
    void batchesKeepTheOrderAndTheSizes(@ForAll long seed) {
        Random random = new Random(seed);
        Sink sink = new Sink();
        CallSettings calls = new CallSettings(10, 5 + random.nextInt(20), 10, 20, 100, 30);
        CommandBatches batches = new CommandBatches(sink, calls);
        List<String> expected = new ArrayList<>();
        boolean placing = random.nextBoolean();
        for (int i = random.nextInt(120); i > 0; i--) {
            placing ^= random.nextInt(12) == 0;
            OwnOrder order = new OwnOrder();
            order.open(1, i, 0, 0);
            if (placing) {
                batches.place(order);
            } else {
                batches.cancel(order, i % 2 == 0 ? CancelReason.PAUSED : CancelReason.REPLACED);
            }
            expected.add((placing ? "P " : "C ") + i);
        }
        batches.flush();
        batches.flush();
        List<String> seen = new ArrayList<>();
        int mostPlaces = Math.min(CommandBatches.MAX_PLACES, calls.ordersBurst());
        String before = "";
        for (String batch : sink.batches) {
            String[] words = batch.split(" ", -1);
            int most = words[0].equals("P") ? mostPlaces : 20;
            assertTrue(words.length - 1 >= 1 && words.length - 1 <= most, batch);
            // As few as can be: only a full batch is followed by one of its kind.
            assertTrue(!before.startsWith(words[0]) || before.split(" ", -1).length - 1 == most, before);
            for (int i = 1; i < words.length; i++) {
                seen.add(words[0] + " " + words[i]);
            }
            before = batch;
        }
        assertEquals(expected, seen);
        Invariants.checked("batches.keep-order", 1);
    }

    @Test
    void settingsOutOfRangeAreRefusedByName() {
        assertRefused("minEditIntervalNs is -1", () -> new EditSettings(-1, 1, 2, true));
        assertRefused("cancelRetryNs is 0", () -> new EditSettings(0, 0, 2, true));
        assertRefused("maxCallsPerHour is 1", () -> new EditSettings(0, 1, 1, true));
        assertRefused("lifeS is 119", () -> new LifeSettings(119, 60, 0, 10, 5));
        assertRefused("lifeS is 86401", () -> new LifeSettings(86_401, 60, 0, 10, 5));
        assertRefused("lastCallS is -1", () -> new LifeSettings(600, 60, 0, -1, 5));
        assertRefused("renewLeadS is 120", () -> new LifeSettings(600, 120, 0, 10, 5));
        assertRefused("renewLeadS is 10", () -> new LifeSettings(600, 10, 0, 10, 5));
        assertRefused("staggerS is 301", () -> new LifeSettings(600, 60, 301, 10, 5));
        assertRefused("expiryGraceS is -1", () -> new LifeSettings(600, 60, 120, 10, -1));
        assertRefused("ordersPerSecond is 0", () -> new CallSettings(0, 60, 80, 120, 50, 30));
        assertRefused("cancelsPerSecond is 0", () -> new CallSettings(40, 60, 0, 120, 50, 30));
        assertRefused("ordersBurst is 4001", () -> new CallSettings(40, 4_001, 80, 120, 50, 30));
        assertRefused("cancelsBurst is 0", () -> new CallSettings(40, 60, 80, 0, 50, 30));
        assertRefused("sharePercent is 101", () -> new CallSettings(40, 60, 80, 120, 101, 30));
        assertRefused("sharePercent is 1", () -> new CallSettings(40, 60, 80, 120, 1, 30));
        assertRefused("reservedPercent is 29", () -> new CallSettings(40, 60, 80, 120, 50, 29));
        assertRefused("rememberedOrders is 0", () -> new MemorySettings(0, 1, 1, 1));
        assertRefused("rememberedTrades is 0", () -> new MemorySettings(1, 0, 1, 1));
        assertRefused("maxTerminalTrades is 1", () -> new MemorySettings(1, 2, 1, 1));
        assertRefused("maxProvisionalTrades is 0", () -> new MemorySettings(1, 1, 1, 0));
        assertEquals(4_096, OrderSettings.DEFAULTS.memory().rememberedOrders());
    }

    private static void assertRefused(String said, Runnable action) {
        String message = String.valueOf(
                assertThrows(IllegalArgumentException.class, action::run).getMessage());
        assertTrue(message.startsWith(said + ", must be "), message);
    }
}
