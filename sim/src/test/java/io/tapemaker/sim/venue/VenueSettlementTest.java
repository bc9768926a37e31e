package io.tapemaker.sim.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.engine.domain.rewards.FeeTerms;
import io.tapemaker.engine.domain.rewards.RewardTerms;
import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.TickSize;
import io.tapemaker.sim.venue.SettlementPlan.Step;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

@Proof(
        id = "venue.settlement",
        milestone = Milestone.M1,
        kind = ProofKind.SIM,
        title = "A trade goes to the chain or fails: what it moves is provisional until mined and reversed once")
class VenueSettlementTest {

    private static final Set<String> ALLOWED =
            Set.of("MATCHED>MINED", "MATCHED>RETRYING", "RETRYING>MINED", "RETRYING>FAILED", "MINED>CONFIRMED");

    private static VenueKit traded() {
        VenueKit kit = VenueKit.open(2, 1_000 * VenueKit.DOLLAR);
        kit.put(0, VenueKit.YES, Side.SELL, 5_000, 100);
        kit.put(1, VenueKit.YES, Side.BUY, 5_000, 100);
        return kit;
    }

    private static String id(VenueKit kit) {
        return kit.log.trades().get(0).id();
    }

    @Test
    void theStatusesFollowEachOtherAsDocumented() {
        int refused = 0;
        for (TradeStatus from : TradeStatus.values()) {
            for (TradeStatus to : TradeStatus.values()) {
                assertEquals(ALLOWED.contains(from + ">" + to), from.mayBecome(to), from + " to " + to);
                refused += from.mayBecome(to) ? 0 : 1;
            }
        }
        Figures.put("transitionsRefused", refused);
        VenueKit kit = traded();
        assertThrows(
                IllegalArgumentException.class, () -> kit.operator.moveTrade(id(kit), TradeStatus.CONFIRMED, kit.now));
    }

    @Test
    void whatIsMatchedIsProvisionalUntilItIsMined() {
        VenueKit kit = traded();
        Holding yes = kit.venue.tokens(1, VenueKit.YES);
        assertEquals(new Holding(1_000_000_000, 1_000_000_000, 1_100_000_000), yes);
        Holding dollars = kit.venue.dollars(1);
        assertEquals(new Holding(1_000_000_000, 950_000_000, 950_000_000), dollars);
        kit.operator.moveTrade(id(kit), TradeStatus.MINED, kit.now);
        assertEquals(new Holding(1_100_000_000, 1_100_000_000, 1_100_000_000), kit.venue.tokens(1, VenueKit.YES));
        assertEquals(new Holding(950_000_000, 950_000_000, 950_000_000), kit.venue.dollars(1));
        kit.operator.moveTrade(id(kit), TradeStatus.CONFIRMED, kit.now);
        assertEquals(950_000_000, kit.venue.dollars(1).settledE6());
        assertEquals(List.of(), kit.operator.faults());
    }

    @Test
    void aFailedTradeIsReversedOnce() {
        VenueKit kit = traded();
        kit.operator.moveTrade(id(kit), TradeStatus.RETRYING, kit.now);
        kit.operator.moveTrade(id(kit), TradeStatus.FAILED, kit.now);
        Holding before = new Holding(1_000_000_000, 1_000_000_000, 1_000_000_000);
        assertEquals(before, kit.venue.dollars(1));
        assertEquals(before, kit.venue.tokens(1, VenueKit.YES));
        assertEquals(List.of(), kit.operator.faults());
        for (TradeStatus next : TradeStatus.values()) {
            assertThrows(IllegalArgumentException.class, () -> kit.operator.moveTrade(id(kit), next, kit.now));
        }
        assertEquals(before, kit.venue.dollars(1));
        // Negative control: reversing it once more is another balance, and the audit says so.
        VenueTrade trade = kit.desks.settlement().trade(id(kit));
        kit.desks.floor().ledger().reverse(trade.market(), trade.legs());
        assertNotEquals(before, kit.venue.dollars(1));
        assertFalse(kit.operator.faults().isEmpty());
    }

    /** What was bought cannot be sold before it is there: the venue looks at the chain. */
    @Test
    void whatIsOnItsWayCannotBeSold() {
        VenueKit kit = new VenueKit();
        kit.market(MarketSetup.plain(VenueKit.names(0), TickSize.CENT));
        kit.account(200 * VenueKit.DOLLAR);
        kit.account(200 * VenueKit.DOLLAR);
        kit.put(0, VenueKit.NO, Side.BUY, 5_000, 100);
        kit.put(1, VenueKit.YES, Side.BUY, 5_000, 100);
        OrderRequest sale = kit.request(1, VenueKit.YES, Side.SELL, 6_000, 100, OrderTerms.GTC);
        assertEquals(RefusalKind.BALANCE, kind(kit.place(sale)));
        kit.operator.moveTrade(id(kit), TradeStatus.MINED, kit.now);
        assertTrue(kit.place(sale).isTaken());
    }

    private static RefusalKind kind(OrderAnswer answer) {
        Refusal refusal = answer.refusal();
        return Objects.requireNonNull(refusal, "it was not refused").kind();
    }

    @Test
    void thePlanOfTheCallerIsFollowed() {
        SettlementPlan plan = trade -> List.of(
                new Step(VenueKit.SECOND, TradeStatus.RETRYING),
                new Step(2 * VenueKit.SECOND, TradeStatus.MINED),
                new Step(5 * VenueKit.SECOND, TradeStatus.CONFIRMED));
        VenueKit kit = new VenueKit(VenueRules.USUAL, plan);
        kit.market(MarketSetup.plain(VenueKit.names(0), TickSize.CENT));
        kit.account(200 * VenueKit.DOLLAR);
        kit.account(200 * VenueKit.DOLLAR);
        kit.put(0, VenueKit.NO, Side.BUY, 5_000, 100);
        kit.put(1, VenueKit.YES, Side.BUY, 5_000, 100);
        kit.log.userEvents.clear();
        kit.later(10 * VenueKit.SECOND);
        List<String> told = new ArrayList<>();
        for (UserEvent event : kit.log.userEvents) {
            if (event instanceof UserEvent.TradeTold trade) {
                long afterS = trade.timestampMs() / 1_000 - VenueKit.START / VenueKit.SECOND;
                told.add(afterS + " " + trade.role() + " " + trade.trade().status());
            }
        }
        assertEquals(
                List.of(
                        "1 TAKER RETRYING",
                        "1 MAKER RETRYING",
                        "2 TAKER MINED",
                        "2 MAKER MINED",
                        "5 TAKER CONFIRMED",
                        "5 MAKER CONFIRMED"),
                told);
    }

    /** 100 shares at 0.50 with a rate of 0.07 cost 1.75: on top for a buyer, out of the proceeds of a seller. */
    @Test
    void takersPayFeesAndMakersGetTheirPart() {
        VenueKit kit = new VenueKit();
        FeeTerms fees = new FeeTerms(70_000, 1, 2_000);
        kit.market(VenueKit.setup(0, TickSize.CENT, fees, RewardTerms.NONE));
        for (int i = 0; i < 3; i++) {
            kit.account(2_000 * VenueKit.DOLLAR);
            kit.operator.split(i, 0, 1_000 * VenueKit.DOLLAR, kit.now);
        }
        kit.put(0, VenueKit.YES, Side.SELL, 5_000, 300);
        kit.put(1, VenueKit.YES, Side.BUY, 5_000, 300);
        assertEquals(844_750_000, kit.venue.dollars(1).provisionalE6());
        kit.put(2, VenueKit.YES, Side.BUY, 4_000, 100);
        kit.put(1, VenueKit.YES, Side.SELL, 4_000, 100);
        assertEquals(844_750_000 + 40_000_000 - 1_680_000, kit.venue.dollars(1).provisionalE6());
        for (TradeView trade : kit.log.trades()) {
            kit.operator.moveTrade(trade.id(), TradeStatus.MINED, kit.now);
        }
        kit.later(24 * 3_600 * VenueKit.SECOND);
        Payout first = kit.operator.payouts().get(0);
        assertEquals(Payout.Kind.REBATE, first.kind());
        assertEquals(
                List.of(0, 2),
                kit.operator.payouts().stream().map(Payout::account).toList());
        // A fifth of 5.25 and 1.68: the second is less than a dollar and is not paid.
        assertEquals(1_050_000, first.paidE6());
        assertEquals(336_000, kit.operator.payouts().get(1).earnedE6());
        assertEquals(0, kit.operator.payouts().get(1).paidE6());
        assertEquals(List.of(), kit.operator.faults());
    }

    @Test
    void theOutcomePaysTheWinnersAndWhatComesLate() {
        VenueKit kit = traded();
        kit.put(0, VenueKit.YES, Side.BUY, 3_000, 50);
        kit.operator.resolve(0, true, kit.now);
        assertEquals(2_000_000_000 - 50_000_000, kit.venue.dollars(1).provisionalE6());
        assertEquals(0, kit.venue.tokens(1, VenueKit.NO).settledE6());
        assertEquals(List.of(), kit.operator.faults());
        kit.operator.moveTrade(id(kit), TradeStatus.MINED, kit.now);
        assertEquals(2_050_000_000, kit.venue.dollars(1).settledE6());
        assertEquals(1_950_000_000, kit.venue.dollars(0).settledE6());
        assertEquals(List.of(), kit.operator.faults());
        List<String> kinds = kit.log.frameKinds();
        assertTrue(kinds.contains("market_resolved"), kinds.toString());
        assertThrows(IllegalArgumentException.class, () -> kit.operator.setMarketState(0, MarketState.OPEN, kit.now));
    }
}
