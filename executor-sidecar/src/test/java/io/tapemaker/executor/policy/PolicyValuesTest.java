package io.tapemaker.executor.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.executor.domain.order.Address;
import io.tapemaker.executor.domain.order.OrderFields;
import io.tapemaker.executor.domain.order.PlaceRequest;
import io.tapemaker.executor.domain.order.SignatureType;
import io.tapemaker.executor.policy.fuzz.OrderDraft;
import io.tapemaker.executor.policy.fuzz.Orders;
import io.tapemaker.executor.policy.rule.Rules;
import io.tapemaker.executor.profile.VenueVersion;
import io.tapemaker.journal.types.ConditionId;
import io.tapemaker.journal.types.OrderAmounts;
import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.TickSize;
import io.tapemaker.journal.types.Uint256;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@Proof(
        id = "executor.policy.values",
        milestone = Milestone.M5,
        kind = ProofKind.UNIT,
        title = "What an order risks, who signs it, how one is made of a request, and the worst loss of a day")
class PolicyValuesTest {
    private static final OrderFields.Stamp STAMP = new OrderFields.Stamp(7, 8);

    @Test
    void aPurchaseRisksItsPriceAndASaleTheRest() {
        assertEquals(40_000_000, AtRisk.e6(Side.BUY, 4_000, 100_000_000));
        assertEquals(60_000_000, AtRisk.e6(Side.SELL, 4_000, 100_000_000));
        assertEquals(1, AtRisk.e6(Side.BUY, 1, 1), "rounded up");
        assertEquals(1, AtRisk.e6(Side.BUY, 1, 10_000));
        assertEquals(2, AtRisk.e6(Side.BUY, 1, 10_001));
        assertEquals(9_999, AtRisk.e6(Side.SELL, 1, 10_000));
    }

    @Test
    void whatMeansNothingRisksMoreThanAnyLimit() {
        assertEquals(AtRisk.UNBOUNDED_E6, AtRisk.e6(Side.BUY, 0, 10_000));
        assertEquals(AtRisk.UNBOUNDED_E6, AtRisk.e6(Side.SELL, 10_000, 10_000));
        assertEquals(AtRisk.UNBOUNDED_E6, AtRisk.e6(Side.BUY, 4_000, 0));
        assertEquals(AtRisk.UNBOUNDED_E6, AtRisk.e6(Side.BUY, 4_000, -1));
        assertEquals(AtRisk.UNBOUNDED_E6, AtRisk.e6(Side.BUY, 4_000, Long.MAX_VALUE));
        long largest = (Long.MAX_VALUE - 10_000) / 4_000;
        assertEquals(AtRisk.UNBOUNDED_E6, AtRisk.e6(Side.BUY, 4_000, largest + 1));
        assertEquals((largest * 4_000 + 9_999) / 10_000, AtRisk.e6(Side.BUY, 4_000, largest));
    }

    @Test
    void aDepositWalletSignsInItsOwnName() {
        Address key = new Address(1, 2, 3);
        Address funds = new Address(4, 5, 6);
        for (SignatureType type : SignatureType.values()) {
            Address signer = type == SignatureType.POLY_1271 ? funds : key;
            assertEquals(new OrderFields.Parties(funds, signer, type), new Wallet(key, funds, type).parties());
        }
    }

    @Test
    void theExchangeFollowsFromTheListing() {
        Exchanges exchanges = Orders.POLICY.exchanges();
        assertSame(exchanges.standard(), exchanges.of(new AllowedMarket.Listing(VenueVersion.V1, false)));
        assertSame(exchanges.negRisk(), exchanges.of(new AllowedMarket.Listing(VenueVersion.V1, true)));
        assertSame(exchanges.protocolV2(), exchanges.of(new AllowedMarket.Listing(VenueVersion.V2, false)));
        assertSame(exchanges.protocolV2(), exchanges.of(new AllowedMarket.Listing(VenueVersion.V2, true)));
    }

    @Test
    void aDraftHasTheWalletTheExactAmountsAndNoMarks() {
        PlaceRequest request = Orders.request();
        Draft draft = Draft.of(Orders.POLICY, request, STAMP);
        assertEquals(
                new Draft(
                        new OrderFields(
                                STAMP,
                                Orders.POLICY.wallet().parties(),
                                request.asset().tokenId(),
                                new OrderAmounts(40_000_000, 100_000_000),
                                Side.BUY,
                                OrderFields.Marks.NONE),
                        Orders.POLICY.exchanges().standard()),
                draft);
    }

    @Test
    void noOrderIsMadeOfWhatHasNoAmounts() {
        assertNull(draft(new OrderDraft().price(3_950)));
        assertNull(draft(new OrderDraft().price(0)));
        assertNull(draft(new OrderDraft().size(9_999)));
        assertNotNull(draft(new OrderDraft().size(10_000)));
        assertNull(draft(new OrderDraft().size(-10_000)));
        assertNotNull(draft(new OrderDraft().size(Long.MAX_VALUE)), "its dollars fit a long");
        assertNull(draft(new OrderDraft()
                .asset(new ConditionId(Uint256.ZERO), Orders.request().asset().tokenId())));
    }

    private static @Nullable Draft draft(OrderDraft order) {
        return Draft.of(Orders.POLICY, order.candidate().request(), STAMP);
    }

    @Test
    void theGateHandsOutWhatItJudged() {
        PolicyGate gate = new PolicyGate(Orders.POLICY);
        PlaceRequest request = Orders.request();
        PolicyGate.Outcome outcome = gate.judge(request, Orders.intent(request), Orders.book(), Orders.NOW_NS);
        assertSame(Verdict.ALLOWED, outcome.verdict());
        assertTrue(outcome.verdict().allowed());
        assertEquals(new OrderDraft().candidate(), outcome.candidate());
        assertSame(Orders.POLICY, gate.policy());
        PolicyGate.Outcome refused = gate.judge(request, Orders.intent(request), null, Orders.NOW_NS);
        assertEquals(List.of("BookIsWitnessed"), refused.verdict().rules());
        assertEquals(
                "BookIsWitnessed: the executor has no book of its own",
                refused.verdict().text());
    }

    @Test
    void theGateSaysWhyThereIsNoOrder() {
        assertNoOrder(
                "price 3950 (E4) and size 100000000 (E6) make no order on the grid 0.01",
                new OrderDraft().price(3_950));
        assertNoOrder(
                "market " + new ConditionId(Uint256.ZERO) + " is not listed in the policy",
                new OrderDraft()
                        .asset(
                                new ConditionId(Uint256.ZERO),
                                Orders.request().asset().tokenId()));
    }

    private static void assertNoOrder(String reason, OrderDraft order) {
        PlaceRequest request = order.candidate().request();
        PolicyGate.Outcome outcome =
                new PolicyGate(Orders.POLICY).judge(request, Orders.intent(request), Orders.book(), Orders.NOW_NS);
        assertNull(outcome.candidate());
        assertEquals(
                List.of(new Verdict.Violation("OrderCanBeMade", reason)),
                outcome.verdict().violations());
    }

    @Test
    void gtcIsForThePolicyToAllow() {
        Limits was = Orders.POLICY.limits();
        OrderLimits orders = was.orders();
        OrderLimits.Life life = new OrderLimits.Life(true, 180, 1_200);
        Policy policy = with(
                new Limits(
                        new OrderLimits(orders.minSizeE6(), orders.maxSizeE6(), orders.maxNotionalE6(), life),
                        was.book(),
                        was.ages()),
                Orders.POLICY.caps());
        Candidate endless = new OrderDraft().terms(true, 0).candidate();
        assertTrue(Rules.judge(policy, endless).allowed());
    }

    private static Policy with(Limits limits, Caps caps) {
        Policy was = Orders.POLICY;
        return new Policy(was.sha256(), was.profile(), was.wallet(), was.exchanges(), was.markets(), limits, caps);
    }

    @Test
    void theWorstLossIsTheLesserOfItsBounds() {
        assertEquals(new WorstLoss(6_000_000_000L, 500_000_000, 1_200_000_000), WorstLoss.of(Orders.POLICY));
        assertEquals(1_700_000_000, WorstLoss.of(Orders.POLICY).perDayE6());
        assertEquals(1_200_000_000, worst(600, 400, 100_000, 100_000).tripBoundE6() - 400_000_000, "market caps");
        assertEquals(600_000_000, worst(600, 400, 100_000, 100_000).perDayE6(), "24 h notional");
        assertEquals(700_000_000, worst(9_000, 400, 300, 100_000).perDayE6(), "total");
        assertEquals(1_100_000_000, worst(9_000, 400, 100_000, 350).perDayE6(), "both groups");
        assertEquals(
                "worst loss of the fills of any 24 h: 1700 dollars, the lesser of what they put at risk (6000)"
                        + " and the loss cap with what stands at risk when it trips (500 + 1200)",
                WorstLoss.of(Orders.POLICY).text());
        Figures.put("exampleWorstLossE6", WorstLoss.of(Orders.POLICY).perDayE6());
    }

    /** In dollars; a third group has no market and does not count. */
    private static WorstLoss worst(long notional, long loss, long total, long group) {
        List<Caps.Group> groups = List.of(
                new Caps.Group("election", group * 1_000_000),
                new Caps.Group("weather", group * 1_000_000),
                new Caps.Group("unused", 1_000_000));
        Caps was = Orders.POLICY.caps();
        Caps caps = new Caps(
                groups,
                total * 1_000_000,
                new Caps.Rolling(notional * 1_000_000, loss * 1_000_000),
                was.messagesPerSecond(),
                was.repeated());
        return WorstLoss.of(with(Orders.POLICY.limits(), caps));
    }

    @Test
    void aMarketIsFoundByItsIdOnly() {
        for (AllowedMarket market : Orders.POLICY.markets()) {
            assertSame(market, Orders.POLICY.market(market.conditionId()));
            assertTrue(market.has(market.tokens().first())
                    && market.has(market.tokens().second()));
            assertEquals(3_000, market.firstTokenPriceE4(market.tokens().first(), 3_000));
            assertEquals(7_000, market.firstTokenPriceE4(market.tokens().second(), 3_000));
        }
        assertEquals(TickSize.CENT, Orders.book().tick());
    }
}
