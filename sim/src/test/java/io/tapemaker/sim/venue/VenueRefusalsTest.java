package io.tapemaker.sim.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.journal.types.OrderAmounts;
import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.TickSize;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Proof(
        id = "venue.refusals",
        milestone = Milestone.M1,
        kind = ProofKind.SIM,
        title = "Each refusal and mode of the venue: what is refused, with which status and words, and what is not")
class VenueRefusalsTest {

    /** One thing that is wrong with an order, beside one that is just not. */
    private record Case(RefusalKind kind, String words, Function<VenueKit, OrderRequest> wrong) {}

    private static final long NOW_S = VenueKit.START / VenueKit.SECOND;

    private static OrderRequest limit(VenueKit kit, Side side, long priceE4, long shares, OrderTerms terms) {
        return kit.request(0, VenueKit.YES, side, priceE4, shares, terms);
    }

    private static final List<Case> CASES = List.of(
            new Case(
                    RefusalKind.TICK_SIZE,
                    "Price (0.505) breaks minimum tick size rule: 0.01",
                    kit -> limit(kit, Side.BUY, 5_050, 10, OrderTerms.GTC)),
            new Case(
                    RefusalKind.TICK_SIZE,
                    "breaks minimum tick size rule",
                    kit -> new OrderRequest(
                            kit.nextId(),
                            0,
                            VenueKit.YES,
                            Side.BUY,
                            new OrderAmounts(5_000_999, 10_000_000),
                            OrderTerms.GTC)),
            new Case(
                    RefusalKind.MIN_SIZE,
                    "Size (4) lower than the minimum: 5",
                    kit -> limit(kit, Side.BUY, 5_000, 4, OrderTerms.GTC)),
            new Case(RefusalKind.MARKETABLE_MIN, "min size: $1", kit -> limit(kit, Side.BUY, 6_000, 1, OrderTerms.FAK)),
            new Case(
                    RefusalKind.EXPIRATION,
                    "invalid expiration",
                    kit -> limit(kit, Side.BUY, 4_000, 10, OrderTerms.goodTill(NOW_S + 179))),
            new Case(
                    RefusalKind.EXPIRATION,
                    "invalid expiration",
                    kit -> limit(kit, Side.BUY, 4_000, 10, new OrderTerms(OrderType.GTC, false, NOW_S + 600))),
            new Case(
                    RefusalKind.POST_ONLY_TYPE,
                    "post-only",
                    kit -> limit(kit, Side.BUY, 4_000, 10, new OrderTerms(OrderType.FOK, true, 0))),
            new Case(
                    RefusalKind.POST_ONLY_CROSSES,
                    "invalid post-only order: order crosses book",
                    kit -> limit(kit, Side.BUY, 6_000, 10, OrderTerms.POST_ONLY)),
            new Case(
                    RefusalKind.BALANCE,
                    "not enough balance / allowance",
                    kit -> limit(kit, Side.BUY, 4_000, 2_501, OrderTerms.GTC)),
            new Case(
                    RefusalKind.BALANCE,
                    "not enough balance / allowance",
                    kit -> limit(kit, Side.SELL, 7_000, 1_001, OrderTerms.GTC)),
            new Case(
                    RefusalKind.FOK_NOT_FILLED,
                    "FOK orders are fully filled or killed",
                    kit -> limit(kit, Side.BUY, 6_000, 101, OrderTerms.FOK)),
            new Case(
                    RefusalKind.FAK_NOT_MATCHED,
                    "no orders found to match with FAK order",
                    kit -> limit(kit, Side.BUY, 5_000, 10, OrderTerms.FAK)),
            new Case(
                    RefusalKind.BAD_PAYLOAD,
                    "Invalid order payload",
                    kit -> new OrderRequest(
                            kit.nextId(), 0, new TokenRef(7, 0), Side.BUY, new OrderAmounts(5, 10), OrderTerms.GTC)),
            new Case(
                    RefusalKind.BAD_PAYLOAD,
                    "Invalid order payload",
                    kit -> new OrderRequest(
                            kit.nextId(), 0, VenueKit.YES, Side.BUY, new OrderAmounts(0, 10), OrderTerms.GTC)),
            new Case(
                    RefusalKind.BAD_PAYLOAD,
                    "Invalid order payload",
                    kit -> new OrderRequest(
                            kit.nextId(),
                            0,
                            VenueKit.YES,
                            Side.BUY,
                            new OrderAmounts(Long.MAX_VALUE, Long.MAX_VALUE),
                            OrderTerms.GTC)),
            new Case(RefusalKind.DUPLICATED, "Duplicated.", kit -> {
                OrderRequest first = limit(kit, Side.BUY, 4_000, 10, OrderTerms.GTC);
                kit.put(first);
                kit.venue.cancelOrder(0, first.orderId(), kit.now);
                return first;
            }),
            new Case(
                    RefusalKind.NOT_OWNER,
                    "owner of the API KEY",
                    kit -> new OrderRequest(
                            kit.nextId(), 1, VenueKit.YES, Side.BUY, new OrderAmounts(5, 10), OrderTerms.GTC)),
            new Case(RefusalKind.BANNED, "'0xa0' address banned", kit -> {
                kit.operator.restrict(0, true, false, kit.now);
                return limit(kit, Side.BUY, 4_000, 10, OrderTerms.GTC);
            }),
            new Case(RefusalKind.CLOSED_ONLY, "'0xa0' address in closed only mode", kit -> {
                kit.operator.restrict(0, false, true, kit.now);
                return limit(kit, Side.BUY, 4_000, 10, OrderTerms.GTC);
            }),
            new Case(RefusalKind.MARKET_NOT_READY, "the market is not yet ready to process new orders", kit -> {
                kit.operator.setMarketState(0, MarketState.PAUSED, kit.now);
                return limit(kit, Side.BUY, 4_000, 10, OrderTerms.GTC);
            }));

    /** An account with a thousand dollars and pairs, and somebody else who sells 100 at 0.60. */
    private static VenueKit kit() {
        VenueKit kit = VenueKit.open(2, 1_000 * VenueKit.DOLLAR);
        kit.put(1, VenueKit.YES, Side.SELL, 6_000, 100);
        return kit;
    }

    @Test
    void everyWrongOrderIsRefusedForWhatIsWrong() {
        Set<RefusalKind> seen = EnumSet.noneOf(RefusalKind.class);
        List<String> wrong = new ArrayList<>();
        for (Case one : CASES) {
            VenueKit kit = kit();
            OrderRequest request = one.wrong().apply(kit);
            String hashes = kit.venue.board(0).hash(true);
            OrderAnswer answer = kit.venue.placeOrder(0, request, kit.now).body();
            Refusal refusal = answer.refusal();
            if (refusal == null
                    || refusal.kind() != one.kind()
                    || !refusal.message().contains(one.words())) {
                wrong.add(one.kind() + " got " + refusal);
            }
            assertEquals(hashes, kit.venue.board(0).hash(true), "a refused order leaves no trace");
            assertEquals("", answer.orderId());
            assertEquals(List.of(), kit.operator.faults());
            seen.add(one.kind());
        }
        assertEquals(List.of(), wrong);
        Figures.put("cases", CASES.size());
        Figures.put("refusalKindsOfOrders", seen.size());
    }

    /** Negative control of the table: the same orders with the fault mended are taken in. */
    @Test
    void whatIsJustRightIsTakenIn() {
        List<Function<VenueKit, OrderRequest>> right = List.of(
                kit -> limit(kit, Side.BUY, 100, 5, OrderTerms.GTC),
                kit -> limit(kit, Side.BUY, 5_900, 10, OrderTerms.POST_ONLY),
                kit -> limit(kit, Side.BUY, 6_000, 2, OrderTerms.FAK),
                kit -> limit(kit, Side.BUY, 4_000, 10, OrderTerms.goodTill(NOW_S + 180)),
                kit -> limit(kit, Side.BUY, 4_000, 2_500, OrderTerms.GTC),
                kit -> limit(kit, Side.SELL, 7_000, 1_000, OrderTerms.GTC),
                kit -> limit(kit, Side.BUY, 6_000, 100, OrderTerms.FOK),
                kit -> {
                    kit.operator.restrict(0, false, true, kit.now);
                    return limit(kit, Side.SELL, 7_000, 10, OrderTerms.GTC);
                });
        for (Function<VenueKit, OrderRequest> one : right) {
            VenueKit kit = kit();
            OrderAnswer answer = kit.place(one.apply(kit));
            assertTrue(answer.isTaken(), answer.errorMessage());
        }
    }

    /** An official client is a millionth off now and then; that is a price all the same. */
    @Test
    void aMillionthOffIsStillAPrice() {
        VenueKit kit = kit();
        OrderAmounts amounts = new OrderAmounts(3_999_999, 10_000_000);
        kit.put(new OrderRequest(kit.nextId(), 0, VenueKit.YES, Side.BUY, amounts, OrderTerms.GTC));
        assertEquals(4_000, kit.venue.board(0).book().bestBidE4());
    }

    @Test
    void tooManyAreRefusedAsAWhole() {
        VenueKit kit = kit();
        List<OrderRequest> orders = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            orders.add(limit(kit, Side.BUY, 4_000, 10, OrderTerms.GTC));
        }
        Refusal refusal = kit.venue.placeOrders(0, orders, kit.now).refusal();
        assertNotNull(refusal);
        assertEquals("Too many orders in payload: 16, max allowed: 15", refusal.message());
        assertTrue(kit.desks.floor().account(0).open().isEmpty());
        assertEquals(
                15,
                kit.venue.placeOrders(0, orders.subList(1, 16), kit.now).body().size());
        List<String> ids = Collections.nCopies(1_001, "0x1");
        assertEquals(RefusalKind.TOO_MANY, kindOf(kit.venue.cancelOrders(0, ids, kit.now)));
    }

    private static RefusalKind kindOf(Reply<?> reply) {
        Refusal refusal = reply.refusal();
        return Objects.requireNonNull(refusal, "it was not refused").kind();
    }

    /** What each mode does with a taker, a post-only order and a cancel: the status, or 200. */
    @ParameterizedTest
    @EnumSource(VenueMode.class)
    void eachModeRefusesWhatItShould(VenueMode mode) {
        VenueKit kit = kit();
        String resting = kit.put(limit(kit, Side.BUY, 3_000, 10, OrderTerms.GTC));
        if (mode == VenueMode.RESTARTING) {
            kit.operator.restart(30 * VenueKit.SECOND, true, kit.now);
        } else {
            kit.operator.setMode(mode, kit.now);
        }
        List<Integer> expected =
                switch (mode) {
                    case NORMAL -> List.of(200, 200, 200, 200);
                    case RESTARTING -> List.of(425, 425, 425, 425);
                    case POST_ONLY -> List.of(503, 200, 200, 200);
                    case CANCEL_ONLY -> List.of(503, 503, 200, 200);
                    case DISABLED -> List.of(503, 503, 503, 503);
                };
        List<Integer> found = List.of(
                http(kit.venue.placeOrder(0, limit(kit, Side.BUY, 4_000, 10, OrderTerms.GTC), kit.now)),
                http(kit.venue.placeOrder(0, limit(kit, Side.BUY, 4_000, 10, OrderTerms.POST_ONLY), kit.now)),
                http(kit.venue.cancelOrder(0, resting, kit.now)),
                http(kit.venue.cancelAll(0, kit.now)));
        assertEquals(expected, found);
    }

    private static int http(Reply<?> reply) {
        Refusal refusal = reply.refusal();
        return refusal == null ? 200 : refusal.httpStatus();
    }

    @Test
    void afterARestartOnlyMakersForTwoMinutes() {
        VenueKit kit = kit();
        kit.operator.restart(30 * VenueKit.SECOND, true, kit.now);
        kit.later(30 * VenueKit.SECOND - 1);
        assertEquals(VenueMode.RESTARTING, kit.operator.mode());
        kit.later(1);
        assertEquals(VenueMode.POST_ONLY, kit.operator.mode());
        List<OrderAnswer> answers = kit.venue
                .placeOrders(
                        0,
                        List.of(
                                limit(kit, Side.BUY, 4_000, 10, OrderTerms.GTC),
                                limit(kit, Side.BUY, 4_000, 10, OrderTerms.POST_ONLY)),
                        kit.now)
                .body();
        assertTrue(answers.get(0).success()
                && !answers.get(0).isTaken()
                && answers.get(1).isTaken());
        Refusal refusal = Objects.requireNonNull(answers.get(0).refusal());
        assertEquals(120 * VenueKit.SECOND, refusal.retryAfterNs());
        assertEquals("post_only_mode", refusal.kind().code());
        kit.later(120 * VenueKit.SECOND);
        assertEquals(VenueMode.NORMAL, kit.operator.mode());
        assertEquals(1, kit.desks.floor().account(1).open().size(), "orders were kept");
        kit.operator.restart(VenueKit.SECOND, false, kit.now);
        assertTrue(kit.desks.floor().account(1).open().isEmpty(), "orders were wiped");
    }

    /** A restart during the post-only mode of the one before is a whole restart. */
    @Test
    void restartsMayFollowEachOther() {
        VenueKit kit = kit();
        kit.operator.restart(10 * VenueKit.SECOND, true, kit.now);
        kit.later(5 * VenueKit.SECOND);
        kit.operator.restart(20 * VenueKit.SECOND, true, kit.now);
        kit.later(10 * VenueKit.SECOND);
        assertEquals(VenueMode.RESTARTING, kit.operator.mode());
        kit.later(10 * VenueKit.SECOND);
        assertEquals(VenueMode.POST_ONLY, kit.operator.mode());
        kit.later(119 * VenueKit.SECOND);
        assertEquals(VenueMode.POST_ONLY, kit.operator.mode());
        kit.later(VenueKit.SECOND);
        assertEquals(VenueMode.NORMAL, kit.operator.mode());
    }

    @Test
    void theBucketOfASignerRunsDryAndFillsAgain() {
        VenueKit kit = new VenueKit();
        kit.market(MarketSetup.plain(VenueKit.names(0), TickSize.CENT));
        int account = kit.operator.openAccount("0xa0", RateTier.STANDARD, kit.now);
        kit.operator.deposit(account, 1_000 * VenueKit.DOLLAR, kit.now);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            ids.add(kit.put(limit(kit, Side.BUY, 4_000, 5, OrderTerms.GTC)));
        }
        OrderRequest more = limit(kit, Side.BUY, 4_000, 5, OrderTerms.GTC);
        Reply<OrderAnswer> refused = kit.venue.placeOrder(0, more, kit.now);
        assertEquals(RefusalKind.RATE_LIMITED, kindOf(refused));
        Refusal refusal = refused.refusal();
        assertEquals(25 * VenueKit.MS, refusal == null ? 0 : refusal.retryAfterNs());
        kit.later(25 * VenueKit.MS - 1);
        assertEquals(429, http(kit.venue.placeOrder(0, more, kit.now)));
        kit.later(1);
        assertEquals(200, http(kit.venue.placeOrder(0, more, kit.now)));
        // A batch is admitted as a whole or not at all.
        kit.later(50 * VenueKit.MS);
        List<OrderRequest> three = List.of(
                limit(kit, Side.BUY, 4_000, 5, OrderTerms.GTC),
                limit(kit, Side.BUY, 4_000, 5, OrderTerms.GTC),
                limit(kit, Side.BUY, 4_000, 5, OrderTerms.GTC));
        assertEquals(429, http(kit.venue.placeOrders(0, three, kit.now)));
        assertEquals(200, http(kit.venue.placeOrders(0, three.subList(0, 2), kit.now)));
        assertFalse(ids.isEmpty());
    }

    /** Cancelling everything costs one more than is cancelled, into debt if need be, and is then paid off. */
    @Test
    void aCancelAllMayOwe() {
        VenueKit kit = new VenueKit();
        kit.market(MarketSetup.plain(VenueKit.names(0), TickSize.CENT));
        int account = kit.operator.openAccount("0xa0", RateTier.STANDARD, kit.now);
        kit.operator.deposit(account, 1_000 * VenueKit.DOLLAR, kit.now);
        for (int round = 0; round < 4; round++) {
            for (int i = 0; i < 50; i++) {
                kit.put(limit(kit, Side.BUY, 4_000, 5, OrderTerms.GTC));
            }
            kit.later(1_250 * VenueKit.MS);
        }
        kit.venue.cancelOrders(0, Collections.nCopies(110, "0x0"), kit.now);
        assertEquals(200, kit.venue.cancelAll(0, kit.now).body().cancelled().size());
        RateBucket bucket = kit.desks.floor().account(0).cancelBucket();
        assertEquals(120 - 110 - 201, bucket.left(kit.now));
        assertEquals(429, http(kit.venue.cancelAll(0, kit.now)));
        kit.later(2_400 * VenueKit.MS);
        assertEquals(200, http(kit.venue.cancelAll(0, kit.now)));
    }

    /** What costs more than the burst never passes, however long one waits. */
    @Test
    void moreThanTheBurstNeverPasses() {
        RateBucket bucket = new RateBucket(40, 60, 0);
        assertTrue(bucket.take(61, 0) > 0);
        assertTrue(bucket.take(61, 1_000 * VenueKit.SECOND) > 0);
        assertEquals(0, bucket.take(60, 1_000 * VenueKit.SECOND));
        assertEquals(0, bucket.take(60, Long.MAX_VALUE), "a long pause does not overflow");
    }
}
