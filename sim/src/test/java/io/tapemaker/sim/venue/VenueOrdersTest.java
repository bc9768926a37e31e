package io.tapemaker.sim.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.engine.domain.rewards.FeeTerms;
import io.tapemaker.engine.domain.rewards.RewardTerms;
import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.TickSize;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@Proof(
        id = "venue.orders",
        milestone = Milestone.M1,
        kind = ProofKind.SIM,
        title = "Orders live and end as documented: expiry, cancels, batches, delays, tick changes, falling balances")
class VenueOrdersTest {

    private static VenueKit kit() {
        return VenueKit.open(2, 1_000 * VenueKit.DOLLAR);
    }

    @Test
    void aGtdOrderEndsAMinuteBeforeItsExpiration() {
        VenueKit kit = kit();
        OrderTerms terms = OrderTerms.goodTill(VenueKit.START / VenueKit.SECOND + 300);
        String id = kit.put(kit.request(0, VenueKit.YES, Side.BUY, 4_000, 10, terms));
        kit.later(240 * VenueKit.SECOND - 1);
        assertEquals(OrderStatus.LIVE, kit.status(id));
        kit.later(1);
        assertEquals(OrderStatus.CANCELED, kit.status(id));
        assertEquals(0, kit.venue.board(0).book().bestBidE4());
        UserEvent last = kit.log.userEvents.get(kit.log.userEvents.size() - 1);
        assertTrue(last instanceof UserEvent.OrderTold told && told.news() == UserEvent.OrderNews.CANCELLATION);
    }

    @Test
    void cancelsSayWhatTheyDidAndWhatNot() {
        VenueKit kit = kit();
        String filled = kit.put(0, VenueKit.YES, Side.BUY, 5_000, 10);
        kit.put(1, VenueKit.YES, Side.SELL, 5_000, 10);
        String live = kit.put(0, VenueKit.YES, Side.BUY, 4_000, 10);
        String gone = kit.put(0, VenueKit.YES, Side.BUY, 4_000, 10);
        kit.venue.cancelOrder(0, gone, kit.now);
        String foreign = kit.put(1, VenueKit.YES, Side.BUY, 3_000, 10);
        CancelAnswer answer = kit.venue
                .cancelOrders(0, List.of(filled, live, gone, foreign, "0xdead"), kit.now)
                .body();
        assertEquals(List.of(live), answer.cancelled());
        assertEquals(
                List.of(filled, gone, foreign, "0xdead"),
                List.copyOf(answer.notCancelled().keySet()));
        assertEquals("Order already matched", answer.notCancelled().get(filled));
        assertEquals(
                "Order not found or already canceled", answer.notCancelled().get(foreign));
        assertEquals(OrderStatus.LIVE, kit.status(foreign));
    }

    @Test
    void cancelsOfAMarketAndOfAToken() {
        VenueKit kit = kit();
        kit.market(MarketSetup.plain(VenueKit.names(1), TickSize.CENT));
        String yes = kit.put(0, VenueKit.YES, Side.BUY, 4_000, 10);
        String no = kit.put(0, VenueKit.NO, Side.BUY, 4_000, 10);
        String elsewhere = kit.put(0, new TokenRef(1, 0), Side.BUY, 4_000, 10);
        String foreign = kit.put(1, VenueKit.NO, Side.BUY, 4_000, 10);
        assertEquals(
                List.of(no),
                kit.venue
                        .cancelMarketOrders(0, null, VenueKit.NO, kit.now)
                        .body()
                        .cancelled());
        assertEquals(
                List.of(yes),
                kit.venue.cancelMarketOrders(0, 0, null, kit.now).body().cancelled());
        assertEquals(List.of(elsewhere), kit.venue.cancelAll(0, kit.now).body().cancelled());
        assertEquals(OrderStatus.LIVE, kit.status(foreign));
        assertFalse(kit.venue.cancelMarketOrders(0, null, null, kit.now).isDone());
    }

    @Test
    void everyOrderOfABatchHasItsOwnAnswer() {
        VenueKit kit = kit();
        OrderRequest good = kit.request(0, VenueKit.YES, Side.BUY, 4_000, 10, OrderTerms.GTC);
        List<OrderAnswer> answers = kit.venue
                .placeOrders(
                        0,
                        List.of(
                                good,
                                kit.request(0, VenueKit.YES, Side.BUY, 4_050, 10, OrderTerms.GTC),
                                good,
                                kit.request(0, VenueKit.NO, Side.BUY, 6_000, 10, OrderTerms.GTC),
                                kit.request(0, VenueKit.NO, Side.BUY, 5_500, 10, OrderTerms.GTC)),
                        kit.now)
                .body();
        assertEquals(
                List.of("live", "", "", "matched", "live"),
                answers.stream().map(OrderAnswer::status).toList());
        assertTrue(answers.get(2).errorMessage().endsWith("is invalid. Duplicated."));
    }

    @Test
    void dollarsStandBehindEveryMarketUntilTheyAreSpent() {
        VenueKit kit = new VenueKit();
        kit.market(MarketSetup.plain(VenueKit.names(0), TickSize.CENT));
        kit.market(MarketSetup.plain(VenueKit.names(1), TickSize.CENT));
        kit.account(100 * VenueKit.DOLLAR);
        kit.account(1_000 * VenueKit.DOLLAR);
        kit.put(0, VenueKit.YES, Side.BUY, 5_000, 120);
        OrderRequest more = kit.request(0, VenueKit.NO, Side.BUY, 4_500, 100, OrderTerms.GTC);
        assertFalse(kit.place(more).isTaken(), "both tokens of a market share its dollars");
        String elder = kit.put(0, new TokenRef(1, 0), Side.BUY, 5_000, 60);
        String later = kit.put(0, new TokenRef(1, 1), Side.BUY, 4_000, 120);
        kit.put(1, VenueKit.NO, Side.BUY, 5_000, 120);
        assertEquals(OrderStatus.LIVE, kit.status(elder));
        assertEquals(OrderStatus.INVALID, kit.status(later));
        assertEquals(List.of(), kit.operator.faults());
        kit.operator.setAllowances(0, 29 * VenueKit.DOLLAR, true, kit.now);
        assertEquals(OrderStatus.INVALID, kit.status(elder));
    }

    @Test
    void aCoarserGridTakesOutWhatIsOffIt() {
        VenueKit kit = new VenueKit();
        kit.market(MarketSetup.plain(VenueKit.names(0), TickSize.MILL));
        kit.account(1_000 * VenueKit.DOLLAR);
        String on = kit.put(0, VenueKit.YES, Side.BUY, 4_100, 10);
        String off = kit.put(0, VenueKit.YES, Side.BUY, 4_110, 10);
        kit.log.frames.clear();
        kit.operator.changeTick(0, TickSize.CENT, kit.now);
        kit.later(VenueKit.SECOND);
        assertEquals(OrderStatus.LIVE, kit.status(on));
        assertEquals(OrderStatus.CANCELED, kit.status(off));
        assertEquals(
                List.of("tick_size_change", "tick_size_change", "price_change", "best_bid_ask", "best_bid_ask", "book"),
                kit.log.frameKinds());
        assertEquals(List.of(), kit.operator.faults());
    }

    @Test
    void takersWaitOutTheDelayOfTheMarket() {
        VenueKit kit = new VenueKit();
        kit.market(new MarketSetup(
                VenueKit.names(0), TickSize.CENT, FeeTerms.FREE, RewardTerms.NONE, 3 * VenueKit.SECOND, true, true));
        for (int i = 0; i < 2; i++) {
            kit.account(2_000 * VenueKit.DOLLAR);
            kit.operator.split(i, 0, 1_000 * VenueKit.DOLLAR, kit.now);
        }
        String cleared = kit.put(0, VenueKit.YES, Side.BUY, 4_000, 10);
        kit.operator.startGame(0, kit.now);
        assertEquals(OrderStatus.CANCELED, kit.status(cleared));
        String bid = kit.put(0, VenueKit.YES, Side.BUY, 4_000, 10);
        OrderAnswer slow = kit.place(kit.request(1, VenueKit.YES, Side.SELL, 4_000, 20, OrderTerms.GTC));
        OrderAnswer lost = kit.place(kit.request(1, VenueKit.YES, Side.SELL, 4_000, 20, OrderTerms.FOK));
        assertFalse(lost.isTaken() && lost.status().equals("matched"));
        assertEquals("delayed", slow.status());
        CancelAnswer cancel = kit.venue.cancelOrder(1, slow.orderId(), kit.now).body();
        assertTrue(cancel.cancelled().isEmpty() && cancel.notCancelled().containsKey(slow.orderId()));
        kit.later(3 * VenueKit.SECOND - 1);
        assertEquals(OrderStatus.DELAYED, kit.status(slow.orderId()));
        kit.later(1);
        assertEquals(OrderStatus.MATCHED, kit.status(bid));
        assertEquals(OrderStatus.LIVE, kit.status(slow.orderId()));
        assertEquals(4_000, kit.venue.board(0).book().bestAskE4());
        assertEquals(OrderStatus.CANCELED, kit.status(lost.orderId()));
        assertEquals(List.of(), kit.operator.faults());
    }

    @Test
    void aMakerMayRunFromADelayedTaker() {
        VenueKit kit = new VenueKit();
        kit.market(new MarketSetup(
                VenueKit.names(0), TickSize.CENT, FeeTerms.FREE, RewardTerms.NONE, VenueKit.SECOND, false, false));
        kit.account(1_000 * VenueKit.DOLLAR);
        kit.account(1_000 * VenueKit.DOLLAR);
        String bid = kit.put(0, VenueKit.YES, Side.BUY, 4_000, 10);
        String taker = kit.put(1, VenueKit.NO, Side.BUY, 6_000, 10);
        kit.venue.cancelOrder(0, bid, kit.now);
        kit.later(VenueKit.SECOND);
        assertEquals(OrderStatus.LIVE, kit.status(taker));
        assertTrue(kit.log.trades().isEmpty());
    }

    @Test
    void pagesHoldEveryRowOnce() {
        VenueKit kit = kit();
        List<String> placed = new ArrayList<>();
        for (int i = 0; i < 230; i++) {
            kit.later(VenueKit.SECOND);
            placed.add(kit.put(0, VenueKit.YES, Side.BUY, 100, 5));
        }
        List<String> found = new ArrayList<>();
        List<Integer> counts = new ArrayList<>();
        String cursor = Page.FIRST;
        while (!cursor.equals(Page.END)) {
            Page<OrderView> page =
                    kit.venue.openOrders(0, RowFilter.ALL, cursor, kit.now).body();
            page.data().forEach(order -> found.add(order.request().orderId()));
            counts.add(page.count());
            cursor = page.nextCursor();
        }
        assertEquals(placed, found);
        assertEquals(List.of(100, 100, 30), counts);
        assertEquals(
                0,
                kit.venue
                        .openOrders(0, RowFilter.market(0), Page.END, kit.now)
                        .body()
                        .count());
        assertFalse(kit.venue.openOrders(0, RowFilter.ALL, "%%", kit.now).isDone());
        assertFalse(kit.venue.openOrders(0, RowFilter.ALL, "LTI=", kit.now).isDone());
    }

    @Test
    void ordersAndTradesAreFoundByTheirIds() {
        VenueKit kit = kit();
        String maker = kit.put(0, VenueKit.NO, Side.BUY, 5_000, 10);
        kit.later(VenueKit.SECOND);
        String taker = kit.put(1, VenueKit.YES, Side.BUY, 5_000, 10);
        RowFilter byId = new RowFilter(maker, null, null, Long.MIN_VALUE, Long.MAX_VALUE);
        OrderView row = kit.venue.openOrders(0, byId, "", kit.now).body().data().get(0);
        assertEquals(OrderStatus.MATCHED, row.status());
        assertEquals(10 * VenueKit.SHARE, row.matchedE6());
        assertNotNull(kit.venue.order(1, taker, kit.now));
        assertNull(kit.venue.order(0, taker, kit.now), "an order is its owner's business");
        TradeView trade =
                kit.venue.trades(0, RowFilter.ALL, "", kit.now).body().data().get(0);
        assertEquals(List.of(trade.id()), row.tradeIds());
        assertEquals(taker, trade.taker().orderId());
        assertEquals(maker, trade.makers().get(0).orderId());
        RowFilter later = new RowFilter(null, null, null, kit.now, Long.MAX_VALUE);
        assertEquals(0, kit.venue.trades(0, later, "", kit.now).body().count());
        RowFilter earlier = new RowFilter(null, 0, VenueKit.YES, kit.now - 1, kit.now + 1);
        assertEquals(1, kit.venue.trades(1, earlier, "", kit.now).body().count());
    }

    @Test
    void theQueueMovesUp() {
        VenueKit kit = kit();
        String first = kit.put(0, VenueKit.YES, Side.BUY, 5_000, 30);
        kit.put(1, VenueKit.NO, Side.SELL, 5_000, 20);
        String third = kit.put(0, VenueKit.YES, Side.BUY, 5_000, 10);
        assertEquals(50 * VenueKit.SHARE, kit.venue.queueAheadE6(third, kit.now));
        kit.put(1, VenueKit.YES, Side.SELL, 5_000, 35);
        assertEquals(15 * VenueKit.SHARE, kit.venue.queueAheadE6(third, kit.now));
        assertEquals(0, kit.venue.queueAheadE6(first, kit.now));
    }

    /** Negative control: a venue that forgets the minute is noticed. */
    @Test
    void anotherMarginIsAnotherEnd() {
        VenueRules usual = VenueRules.USUAL;
        VenueRules planted = new VenueRules(
                usual.limits(),
                new VenueRules.Gtd(0, usual.gtd().leastAheadNs()),
                usual.heartbeat(),
                usual.delays(),
                usual.rewardMinimumPerMarket());
        for (VenueRules rules : List.of(usual, planted)) {
            VenueKit kit = new VenueKit(rules, SettlementPlan.BY_HAND);
            kit.market(MarketSetup.plain(VenueKit.names(0), TickSize.CENT));
            kit.account(100 * VenueKit.DOLLAR);
            OrderTerms terms = OrderTerms.goodTill(VenueKit.START / VenueKit.SECOND + 300);
            String id = kit.put(kit.request(0, VenueKit.YES, Side.BUY, 4_000, 10, terms));
            kit.later(240 * VenueKit.SECOND);
            OrderStatus expected = rules.equals(planted) ? OrderStatus.LIVE : OrderStatus.CANCELED;
            assertEquals(expected, kit.status(id));
        }
    }

    /** Negative control of the time: what was due earlier is done earlier, and time does not go back. */
    @Test
    void timeGoesForward() {
        VenueKit kit = kit();
        kit.later(VenueKit.SECOND);
        long before = kit.now - 1;
        assertThrows(IllegalArgumentException.class, () -> kit.venue.advance(before));
    }
}
