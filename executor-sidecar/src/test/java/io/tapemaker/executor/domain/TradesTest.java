package io.tapemaker.executor.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.tapemaker.executor.domain.order.OrderFields;
import io.tapemaker.executor.domain.order.PlaceRequest;
import io.tapemaker.executor.domain.venue.Refused;
import io.tapemaker.executor.domain.venue.TradeFacts;
import io.tapemaker.executor.domain.venue.VenueAnswer;
import io.tapemaker.executor.domain.venue.VenueRequest;
import io.tapemaker.journal.codecs.FillStatus;
import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.Uint256;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

@Proof(
        id = "executor.trades",
        milestone = Milestone.M5,
        kind = ProofKind.UNIT,
        title = "Trades are fetched from the right time on, page by page; each is booked once, foreign ones halt")
final class TradesTest {

    /** A fetch of trades that shows none of the past. */
    private static final long NOTHING_SHOWN_S = Long.MAX_VALUE;

    private static final long FLOOR_S = 1_790_596_800L;

    private final Lines out = new Lines();
    private final Kernel kernel = new Kernel(out);
    private final List<String> alarms = new ArrayList<>();
    private final TradeDesk desk = new TradeDesk(kernel, new Noted());
    private final TradeFetch fetch = new TradeFetch(kernel, desk);
    private final TrackedOrder order = order(1);

    /** Notes what it is told. */
    private final class Noted implements Alarms {

        @Override
        public void foreign(String what) {
            alarms.add("foreign " + what);
        }

        @Override
        public void filled(TrackedOrder filled) {
            alarms.add("filled " + filled.key());
        }

        @Override
        public void refusedBySignature(TrackedOrder refused, Refused cause) {
            throw new AssertionError(cause);
        }

        @Override
        public void otherHash(TrackedOrder other) {
            throw new AssertionError(other.key());
        }
    }

    TradesTest() {
        at(0);
        kernel.caps.limits(Bench.WIDE);
        kernel.orders.add(order);
        kernel.caps.reserve(order);
    }

    private static TrackedOrder order(long number) {
        PlaceRequest request = Bench.request(number, 1, Side.BUY, 4_000, 10);
        OrderDraft draft = Bench.draft(request, new OrderFields.Stamp(1, 1), "g", 99_000_000, 99_000_000);
        return new TrackedOrder(new OrderIntent(request, 1, draft, new Uint256(0, 0, 0, number), Uint256.ZERO));
    }

    private void at(long ns) {
        kernel.clock.advance(Bench.START_NS + ns);
    }

    private static TradeFacts trade(String id, long order, FillStatus status, long matchTimeS) {
        TradeFacts.Part part = new TradeFacts.Part(
                new Uint256(0, 0, 0, order),
                Bench.request(1, 1, Side.BUY, 4_000, 10).asset().tokenId(),
                Side.BUY,
                4_000,
                2_000_000,
                false);
        return new TradeFacts(id, status, List.of(part), matchTimeS);
    }

    /** The only request that is under way, taken out. */
    private VenueRequest asked() {
        assertEquals(1, out.asked.size(), out.asked::toString);
        return Objects.requireNonNull(out.asked.pollFirstEntry()).getValue();
    }

    private void answer(VenueAnswer answer) {
        long tag = out.asked.firstKey();
        asked();
        fetch.answered(Objects.requireNonNull(kernel.landed(tag)), answer);
    }

    private void answerFrom(long afterS, VenueAnswer answer) {
        VenueRequest next = out.asked.firstEntry().getValue();
        assertEquals(new VenueRequest.Trades(afterS, VenueRequest.FIRST_PAGE), next);
        answer(answer);
    }

    private static VenueAnswer page(TradeFacts... trades) {
        return new VenueAnswer.Trades(List.of(trades), null);
    }

    /** The first fetch has been whole and empty. */
    private void begun() {
        fetch.start();
        answer(new VenueAnswer.Time(FLOOR_S + 1));
        answerFrom(FLOOR_S, page());
    }

    @Test
    void theVenuesOwnTimeIsWhereTheFirstFetchBegins() {
        fetch.start();
        assertEquals(
                new VenueRequest.Ask(VenueRequest.Question.TIME),
                out.asked.firstEntry().getValue());
        answer(new VenueAnswer.Time(FLOOR_S + 1));
        answerFrom(FLOOR_S, page(trade("old", 7, FillStatus.MATCHED, FLOOR_S)));
        assertEquals(List.of(), alarms, "matched before anything was ours");
        fetch.fetch();
        answerFrom(FLOOR_S, page(trade("new", 7, FillStatus.MATCHED, FLOOR_S + 1)));
        assertEquals(List.of("foreign trade new of order 0x" + "0".repeat(63) + "7"), alarms);
        fetch.start();
        assertEquals(1, out.asked.size());
    }

    @Test
    void aVenueThatBeganWithTheCenturyHasNoTimeBeforeIt() {
        fetch.start();
        answer(new VenueAnswer.Time(0));
        answerFrom(0, page());
    }

    @Test
    void aFetchBeginsTwoMinutesBeforeTheNewestTradeOrBeforeTheOldestThatIsOpen() {
        begun();
        fetch.fetch();
        answerFrom(FLOOR_S, page(trade("a", 1, FillStatus.CONFIRMED, FLOOR_S + 1_000)));
        fetch.fetch();
        answerFrom(FLOOR_S + 880, page(trade("b", 1, FillStatus.MATCHED, FLOOR_S + 900)));
        fetch.fetch();
        answerFrom(FLOOR_S + 880, page(trade("c", 1, FillStatus.MATCHED, FLOOR_S + 500)));
        fetch.fetch();
        answerFrom(FLOOR_S + 499, page(trade("d", 1, FillStatus.CONFIRMED, FLOOR_S + 4_099)));
        fetch.fetch();
        answerFrom(FLOOR_S + 499, page(trade("e", 1, FillStatus.CONFIRMED, FLOOR_S + 4_200)));
        fetch.fetch();
        answerFrom(FLOOR_S + 600, page());
        assertEquals(FLOOR_S + 500, desk.oldestOpenS());
    }

    @Test
    void pagesAreFetchedUntilTheLast() {
        begun();
        fetch.fetch();
        List<String> done = new ArrayList<>();
        fetch.then(() -> done.add("one"));
        fetch.then(() -> done.add("two"));
        assertEquals(
                new VenueRequest.Trades(FLOOR_S, VenueRequest.FIRST_PAGE),
                out.asked.firstEntry().getValue());
        answer(new VenueAnswer.Trades(List.of(trade("a", 1, FillStatus.MATCHED, FLOOR_S + 5)), "next"));
        assertEquals(
                new VenueRequest.Trades(FLOOR_S, "next"), out.asked.firstEntry().getValue());
        answer(page());
        assertEquals(List.of(), done, "that fetch began too early");
        answerFrom(FLOOR_S, page());
        assertEquals(List.of("one", "two"), done);
        assertEquals(0, out.asked.size());
        assertEquals(List.of("filled 1-1"), alarms);
    }

    @Test
    void whoAsksAgainWhileItIsUnderWayHasItDoneOnceMore() {
        begun();
        fetch.fetch();
        fetch.fetch();
        fetch.fetch();
        answerFrom(FLOOR_S, page());
        answerFrom(FLOOR_S, page());
        assertEquals(0, out.asked.size());
    }

    @Test
    void whoeverWaitedMayFetchAgain() {
        begun();
        List<String> done = new ArrayList<>();
        fetch.then(() -> fetch.then(() -> done.add("inner")));
        answerFrom(FLOOR_S, page());
        assertEquals(List.of(), done);
        answerFrom(FLOOR_S, page());
        assertEquals(List.of("inner"), done);
        assertEquals(0, out.asked.size());
    }

    @Test
    void aFetchThatWasNotAnsweredBeginsAgainAfterASecond() {
        begun();
        fetch.fetch();
        for (VenueAnswer answer :
                List.of(new VenueAnswer.Unknown("time-out"), new VenueAnswer.Refusal(Refused.RATE_LIMITED, 0, ""))) {
            long since = kernel.nowNs() - Bench.START_NS;
            answer(answer);
            at(since + Bench.SECOND_NS - 1);
            fetch.tick();
            assertEquals(0, out.asked.size());
            at(since + Bench.SECOND_NS);
            fetch.tick();
            fetch.tick();
            assertEquals(1, out.asked.size());
        }
        at(9 * Bench.SECOND_NS);
        answer(new VenueAnswer.Unknown("time-out"));
        assertEquals(1, out.asked.size(), "a time-out has waited long enough");
        answer(page());
        at(99 * Bench.SECOND_NS);
        fetch.tick();
        assertEquals(0, out.asked.size());
    }

    /** What an older run asked is not answered any more; whoever waited goes on waiting. */
    @Test
    void aRunThatBeginsAsksAnew() {
        begun();
        List<String> done = new ArrayList<>();
        fetch.then(() -> done.add("done"));
        long old = out.asked.firstKey();
        answer(new VenueAnswer.Unknown(""));
        fetch.start();
        at(5 * Bench.SECOND_NS);
        fetch.tick();
        assertEquals(List.of(old + 1), List.copyOf(out.asked.keySet()));
        fetch.answered(
                new Flight(old, new VenueRequest.Trades(0, ""), Flight.Purpose.TRADES, null, 0),
                page(trade("x", 1, FillStatus.MATCHED, FLOOR_S)));
        assertEquals(List.of(), done);
        assertEquals(List.of(), alarms);
        answer(page());
        assertEquals(List.of("done"), done);
        fetch.answered(
                new Flight(old + 1, new VenueRequest.Trades(0, ""), Flight.Purpose.TRADES, null, 0),
                page(trade("x", 1, FillStatus.MATCHED, FLOOR_S)));
        assertEquals(List.of(), alarms, "nobody waits for it");
    }

    @Test
    void eachStatusOfATradeIsToldOnceUnderTheHashOfItsName() {
        for (FillStatus status :
                List.of(FillStatus.MATCHED, FillStatus.MINED, FillStatus.MINED, FillStatus.CONFIRMED)) {
            desk.onTrade(trade("abc", 1, status, FLOOR_S));
        }
        desk.onTrade(trade("abc", 1, FillStatus.FAILED, FLOOR_S));
        // The first sixteen bytes of the SHA-256 of "abc".
        long high = 0xba7816bf8f01cfeaL;
        long low = 0x414140de5dae2223L;
        List<CoreOutput.Fill> expected = new ArrayList<>();
        for (FillStatus status : List.of(FillStatus.MATCHED, FillStatus.MINED, FillStatus.CONFIRMED)) {
            expected.add(new CoreOutput.Fill(order.key(), status, high, low, 4_000, 2_000_000));
        }
        assertEquals(expected, out.fills);
        assertEquals(List.of("filled 1-1"), alarms);
        assertEquals(2_000_000, order.filledE6);
    }

    @Test
    void aTradeThatFailsGivesTheOrderItsRestBack() {
        desk.onTrade(trade("a", 1, FillStatus.MATCHED, FLOOR_S));
        assertEquals(FLOOR_S, desk.oldestOpenS());
        desk.onTrade(trade("a", 1, FillStatus.FAILED, FLOOR_S));
        assertEquals(0, order.filledE6);
        assertNull(desk.oldestOpenS());
    }

    @Test
    void whatIsFinalIsForgottenAfterThreeHours() {
        desk.onTrade(trade("open", 1, FillStatus.MATCHED, FLOOR_S));
        desk.onTrade(trade("a", 1, FillStatus.CONFIRMED, FLOOR_S));
        at(1);
        desk.onTrade(trade("b", 1, FillStatus.CONFIRMED, FLOOR_S));
        long threeHoursNs = 3 * 3_600 * Bench.SECOND_NS;
        at(threeHoursNs);
        desk.forget(NOTHING_SHOWN_S);
        desk.onTrade(trade("a", 1, FillStatus.CONFIRMED, FLOOR_S));
        assertEquals(3, out.fills.size());
        at(threeHoursNs + 1);
        desk.forget(NOTHING_SHOWN_S);
        desk.onTrade(trade("b", 1, FillStatus.CONFIRMED, FLOOR_S));
        assertEquals(3, out.fills.size());
        desk.onTrade(trade("open", 1, FillStatus.MATCHED, FLOOR_S));
        assertEquals(3, out.fills.size(), "what is open is never forgotten");
        desk.onTrade(trade("a", 1, FillStatus.CONFIRMED, FLOOR_S));
        assertEquals(4, out.fills.size());
    }
}
