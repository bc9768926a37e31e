package io.tapemaker.executor.domain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.executor.domain.order.PlaceRequest;
import io.tapemaker.executor.domain.venue.VenueAnswer;
import io.tapemaker.executor.domain.venue.VenueRequest;
import io.tapemaker.journal.codecs.FillStatus;
import io.tapemaker.journal.codecs.LatchCause;
import io.tapemaker.journal.codecs.OperatorWord;
import io.tapemaker.journal.codecs.RunMode;
import io.tapemaker.journal.types.ConditionId;
import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.TickSize;
import io.tapemaker.journal.types.TokenId;
import io.tapemaker.journal.types.Uint256;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

@Proof(
        id = "executor.state",
        milestone = Milestone.M5,
        kind = ProofKind.UNIT,
        title = "Whatever a desk decides by stands in the state, each value in its place")
final class StateTest {

    /** Numbers from the sweep on. */
    private static final int TAIL = 22;

    private static final long NEVER = Long.MAX_VALUE;
    private static final long START_NS = Bench.START_NS;
    private static final TokenId TOKEN = new TokenId(new Uint256(1, 2, 3, 4));
    private static final ConditionId MARKET = new ConditionId(new Uint256(5, 6, 7, 8));

    private static List<Long> written(Consumer<StateBytes> by) {
        StateBytes out = new StateBytes();
        by.accept(out);
        return longs(out);
    }

    private static List<Long> longs(StateBytes state) {
        ByteBuffer bytes = ByteBuffer.wrap(state.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
        List<Long> longs = new ArrayList<>();
        while (bytes.hasRemaining()) {
            longs.add(bytes.getLong());
        }
        return longs;
    }

    /** Numbers as they are, texts as their length and their bytes. */
    private static List<Long> row(Object... values) {
        List<Long> row = new ArrayList<>();
        for (Object value : values) {
            if (value instanceof String text) {
                byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
                row.add((long) utf8.length);
                for (byte each : utf8) {
                    row.add((long) each);
                }
            } else if (value instanceof List<?> list) {
                list.forEach(each -> row.add(((Number) each).longValue()));
            } else {
                row.add(((Number) value).longValue());
            }
        }
        return row;
    }

    private final Lines out = new Lines();
    private final Kernel kernel = new Kernel(out);

    private void at(long ns) {
        kernel.clock.advance(START_NS + ns);
    }

    private Flight landed(long tag) {
        return Objects.requireNonNull(kernel.landed(tag));
    }

    @Test
    void bytesAreThoseOfTheirValues() {
        StateBytes state = new StateBytes();
        state.put(0x0102030405060708L);
        assertArrayEquals(new byte[] {8, 7, 6, 5, 4, 3, 2, 1}, state.toByteArray());
        assertEquals(8, state.length());
        state.put(true);
        state.put(false);
        state.put("é");
        state.put(new Uint256(1, 2, 3, 4));
        assertEquals(row(0x0102030405060708L, 1, 0, "é", 1, 2, 3, 4), longs(state));
        StateBytes abc = new StateBytes();
        for (int i = 0; i < 1_000; i++) {
            abc.put(i);
        }
        assertEquals(8_000, abc.length());
        assertEquals(999L, longs(abc).get(999));
        assertEquals(
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                HexFormat.of().formatHex(new StateBytes().sha256()));
    }

    @Test
    void clocksAndWindows() {
        at(0);
        at(5);
        assertEquals(row(START_NS + 5, 5), written(kernel.clock::write));
        MessageRate rate = new MessageRate();
        rate.sent(3);
        rate.sent(4);
        assertEquals(row(2, 3, 4), written(rate::write));
        RepeatedFills fills = new RepeatedFills();
        fills.add(MARKET, Side.BUY, 9, new CapLimits.Repeated(3, 10));
        assertEquals(row(1, MARKET + " BUY", 1, 9), written(fills::write));
        RollingDay day = new RollingDay();
        day.add(RollingDay.BUCKET_NS, 7);
        assertEquals(row(1, 0, 7, Collections.nCopies(287, 0)), written(day::write));
        UserStream stream = new UserStream();
        stream.link(true, 9);
        assertEquals(row(1, 9), written(stream::write));
    }

    @Test
    void positionsAndCaps() {
        NettedPosition position = new NettedPosition();
        position.add(true, 5, 4);
        position.add(false, 3, 2);
        assertEquals(row(2, 2, 0, 0), written(position::write));
        position.add(false, 7, 6);
        assertEquals(row(0, 0, 5, 5), written(position::write));
        MarketRisk risk = new MarketRisk(TOKEN, "g");
        risk.settled.add(true, 1, 2);
        risk.seen.add(false, 3, 4);
        risk.open(true, 5);
        risk.open(false, 6);
        risk.provisional(true, 7);
        risk.provisional(false, 8);
        List<Long> market = row("g", 1, 2, 0, 0, 0, 0, 3, 4, 5, 7, 6, 8);
        assertEquals(market, written(risk::write));
        Caps caps = new Caps();
        caps.limits(Bench.WIDE);
        TrackedOrder order = order();
        caps.reserve(order);
        caps.filled(order, fill(order), 0);
        List<Long> fresh = row(0, Collections.nCopies(RollingDay.BUCKETS, 0));
        List<Long> today = row(0, 800_000, Collections.nCopies(RollingDay.BUCKETS - 1, 0));
        String id = order.request().asset().conditionId().value().toHex();
        List<Long> seen = row("g", 0, 0, 0, 0, 2_000_000, 800_000, 0, 0, 3_200_000, 800_000, 0, 0);
        assertEquals(row(3_200_000, today, fresh, fresh, 1, id, seen), written(caps::write));
    }

    private static TrackedOrder order() {
        PlaceRequest request = Bench.request(7, 1, Side.BUY, 4_000, 10);
        OrderDraft draft = Bench.draft(request, IntentStamp.of(request.key(), 0), "g", 99_000_000, 99_000_000);
        return new TrackedOrder(new OrderIntent(request, 2, draft, new Uint256(9, 8, 7, 6), Uint256.ZERO));
    }

    private static FillEntry fill(TrackedOrder order) {
        return new FillEntry(order.key(), new long[] {11, 12}, 13, 2_000_000, 800_000);
    }

    @Test
    void ordersAndFlights() {
        at(0);
        TrackedOrder order = order();
        order.cancelWanted = true;
        order.cancelSequence = 21;
        order.absentSinceNs = 22;
        order.liveNs = 23;
        order.endedNs = 24;
        order.lastMatchS = 29;
        order.givenUp = true;
        order.filledE6 = 25;
        order.reservedE6 = 26;
        order.looking = true;
        order.lookAtNs = 27;
        order.cancelling = true;
        order.cancelAtNs = 28;
        List<Long> row = written(order::write);
        List<Long> first = row(1, 7, 9, 8, 7, 6, "SENDING", 1);
        assertEquals(first, row.subList(0, first.size()));
        assertEquals(row(21, 22, 23, 24, 29, 1, 25, 26, 1, 27, 1, 28), row.subList(row.size() - 12, row.size()));
        kernel.orders.add(order);
        kernel.orders.refuse(Bench.request(9, 1, Side.BUY, 4_000, 10));
        List<Long> orders = row(1, row, 0, 1, 1, 9, 0);
        assertEquals(orders, written(kernel.orders::write));
        kernel.ask(new VenueRequest.CancelAll(), Flight.Purpose.SWEEP, null);
        kernel.ask(new VenueRequest.Beat(""), Flight.Purpose.BEAT, null);
        landed(1);
        assertEquals(
                row(START_NS, 0, orders, written(new Caps()::write), 2, 1, 2, "BEAT", START_NS),
                written(kernel::write));
        kernel.orders.end(order, 24);
        assertEquals(row(0, 1, written(order::write), 1, 1, 9, 0), written(kernel.orders::write));
    }

    @Test
    void heartbeatAndLatch() {
        at(0);
        Heartbeat beat = new Heartbeat(kernel);
        beat.start();
        beat.tick();
        beat.answered(landed(1), new VenueAnswer.Beat("id"));
        at(5);
        beat.tick();
        assertEquals(row("id", START_NS, START_NS + Heartbeat.EVERY_NS), written(beat::write));
        KillLatch latch = new KillLatch(kernel, () -> {});
        latch.rearm("nobody");
        assertEquals(List.of(), out.take(), "one that is not set is not taken back");
        latch.set(LatchCause.OPERATOR, "why");
        assertEquals(row(1, "OPERATOR", "why"), written(latch::write));
    }

    @Test
    void witnesses() {
        at(0);
        BookWitness books = new BookWitness(kernel);
        books.start(10 * Bench.SECOND_NS);
        books.want(TOKEN);
        books.tick();
        long wantedNs = START_NS + 120 * Bench.SECOND_NS;
        assertEquals(row(1, 1, 2, 3, 4, 0, wantedNs, 0, 1), written(books::write));
        books.answered(landed(1), new VenueAnswer.Book(TOKEN, 1, 2, TickSize.CENT, false));
        assertEquals(row(1, 1, 2, 3, 4, START_NS, wantedNs, 0, 0), written(books::write));
        TermsWitness terms = new TermsWitness(kernel);
        terms.start(10 * Bench.SECOND_NS);
        terms.want(MARKET);
        terms.tick();
        assertEquals(row(1, 5, 6, 7, 8, 0, START_NS + 2 * Bench.SECOND_NS, 0), written(terms::write));
        terms.answered(
                landed(2), new VenueAnswer.MarketTerms(MARKET, List.of(TOKEN), TickSize.CENT, 1, false, "v", true));
        assertEquals(row(1, 5, 6, 7, 8, START_NS, START_NS + 5 * Bench.SECOND_NS, 1), written(terms::write));
    }

    @Test
    void trades() {
        FillEntry fill = fill(order());
        fill.take(FillStatus.MATCHED);
        assertEquals(row(1, 7, 11, 12, 1 << FillStatus.MATCHED.value(), 2_000_000, 800_000), written(fill::write));
    }

    /** The tail of a whole core: desks and counters, after one order has traded and a sweep has begun. */
    @Test
    void theWholeCore() {
        Bench bench = Bench.ready();
        bench.nowNs += 9;
        OrderIntent intent = bench.rests(1);
        bench.trade(intent, "abc", FillStatus.MATCHED, 2);
        long statusDueNs = START_NS + Bench.SECOND_NS / 2;
        List<Long> before = longs(bench.core.state());
        bench.operator(OperatorWord.LEAVE);
        List<Long> after = longs(bench.core.state());
        long sha = 0xba7816bf8f01cfeaL;
        List<Long> trade = row(1, 1, 1, sha, 0x414140de5dae2223L, 1 << FillStatus.MATCHED.value(), 2_000_000, 800_000);
        List<Long> fetch = row(0, 0, 0, 0, 0, 0, 0, 0, NEVER);
        assertContains(after, row(trade, fetch));
        assertContains(after, row(1, bench.nowNs), "the stream is up");
        assertContains(after, row(1, intent.request().asset().conditionId() + " BUY", 1, 9));
        assertContains(after, row("next", START_NS, START_NS + Heartbeat.EVERY_NS));
        long inputs = after.get(after.size() - 3);
        List<Long> compared = row(START_NS + Reconcile.EVERY_NS, 0, 0, 0, START_NS, looks(after));
        assertEquals(
                row(1, 0, 0, 1, 1, 1, 0, NEVER, 0, 0, 0, compared, 1, statusDueNs, inputs, 0, 1),
                after.subList(after.size() - TAIL, after.size()));
        assertEquals(row(1, statusDueNs, inputs - 1, 0, 0), before.subList(before.size() - 5, before.size()));
        assertContains(after, row(1, "SWEEP", bench.nowNs).subList(1, 7), "the cancel-all is under way");
    }

    private static long looks(List<Long> state) {
        return state.get(state.size() - 6);
    }

    private static void assertContains(List<Long> state, List<Long> part, String... what) {
        assertTrue(Collections.indexOfSubList(state, part) >= 0, () -> String.join("", what) + part + " in " + state);
    }

    @Test
    void whatIsWantedOfTheVenueCounts() {
        Bench bench = Bench.ready();
        bench.witnessAgeNs = Bench.SECOND_NS;
        bench.on(Bench.start(0));
        bench.place(Bench.request(1, 3, Side.BUY, 4_000, 10));
        List<Long> book = row(1, 0, 0, 1, 3, 0, START_NS + 120 * Bench.SECOND_NS, 0, 0);
        assertContains(longs(bench.core.state()), row(book, 1, 0, 0, 0, 3, 0, 0, 0));
    }

    @Test
    void whatIsKnownOfThisPlaceAndOfTheEngineCounts() {
        assertDiffer(
                bench -> bench.on(new ExecutorInput.Alive(1, Bench.EPOCH)),
                bench -> bench.on(new ExecutorInput.Alive(1, Bench.EPOCH + 1)));
        assertDiffer(
                bench -> answerVersion(bench, new VenueAnswer.Version(2)),
                bench -> answerVersion(bench, new VenueAnswer.Unknown("time-out")));
        Bench latched = Bench.ready();
        latched.operator(OperatorWord.KILL);
        assertContains(longs(latched.core.state()), row(1, "OPERATOR", "test"));
        Bench placed = new Bench();
        placed.on(new ExecutorInput.Start(
                ExecutorCore.BEHAVIOUR_VERSION,
                RunMode.SIM,
                77,
                new ExecutorInput.Under(new Uint256(21, 22, 23, 24), new byte[0], "bench", "test")));
        placed.settle();
        placed.sequence = 77;
        placed.nowNs += 5;
        placed.place(Bench.request(1, 1, Side.BUY, 4_000, 10));
        List<Long> state = longs(placed.core.state());
        assertContains(state, row(21, 22, 23, 24, 77));
        assertEquals(row(1, 5), state.subList(state.size() - TAIL - 2, state.size() - TAIL), "what was sent");
    }

    /** Asks everything again, and answers one of the questions. */
    private static void answerVersion(Bench bench, VenueAnswer answer) {
        bench.nowNs += 60 * Bench.SECOND_NS;
        bench.alive();
        bench.on(new ExecutorInput.Tick(bench.nowNs));
        long tag = bench.out.asked.entrySet().stream()
                .filter(entry -> entry.getValue().equals(new VenueRequest.Ask(VenueRequest.Question.VERSION)))
                .findFirst()
                .orElseThrow()
                .getKey();
        bench.on(new ExecutorInput.Answer(tag, answer));
    }

    /** Both are as many inputs. */
    private static void assertDiffer(Consumer<Bench> one, Consumer<Bench> other) {
        assertFalse(Arrays.equals(state(one), state(other)));
        assertArrayEquals(state(one), state(one));
    }

    private static byte[] state(Consumer<Bench> happens) {
        Bench bench = Bench.ready();
        happens.accept(bench);
        return bench.core.state().sha256();
    }
}
