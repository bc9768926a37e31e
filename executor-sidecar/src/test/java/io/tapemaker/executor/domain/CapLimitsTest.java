package io.tapemaker.executor.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.tapemaker.executor.domain.order.OrderFields;
import io.tapemaker.executor.domain.order.PlaceRequest;
import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.Uint256;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@Proof(
        id = "executor.cap-limits",
        milestone = Milestone.M5,
        kind = ProofKind.UNIT,
        title = "Each cap allows the last millionth of a dollar and refuses the next; losses are counted pair by pair")
final class CapLimitsTest {

    private static final long DOLLAR_E6 = 1_000_000L;

    private final Caps caps = new Caps();
    private long number;

    private static OrderDraft draft(PlaceRequest request, String group, long marketCapE6, long groupCapE6) {
        return Bench.draft(request, new OrderFields.Stamp(1, 1), group, marketCapE6, groupCapE6);
    }

    private static OrderDraft wide(PlaceRequest request, String group) {
        return draft(request, group, 1_000 * DOLLAR_E6, 1_000 * DOLLAR_E6);
    }

    private static CapLimits limits(long orderE6, long totalE6, long dayNotionalE6, long dayLossE6) {
        return new CapLimits(orderE6, totalE6, dayNotionalE6, dayLossE6, 10, new CapLimits.Repeated(9, 1));
    }

    private void wideLimits() {
        caps.limits(limits(100 * DOLLAR_E6, 1_000 * DOLLAR_E6, 1_000 * DOLLAR_E6, DOLLAR_E6));
    }

    private TrackedOrder reserved(PlaceRequest request, String group) {
        TrackedOrder order =
                new TrackedOrder(new OrderIntent(request, 1, wide(request, group), Uint256.ZERO, Uint256.ZERO));
        caps.reserve(order);
        return order;
    }

    private PlaceRequest request(int market, Side side, long priceE4, long shares) {
        return Bench.request(++number, market, side, priceE4, shares);
    }

    private static FillEntry fill(TrackedOrder order, long sizeE6, long riskE6) {
        return new FillEntry(order.key(), new long[2], 0, sizeE6, riskE6);
    }

    private @Nullable String refusal(PlaceRequest request) {
        return caps.refusal(request, wide(request, "g"), 0);
    }

    @Test
    void anOrderRisksItsCostRoundedUpOrTheMostThatThereIs() {
        assertEquals(4 * DOLLAR_E6, Caps.riskE6(Side.BUY, 4_000, 10 * DOLLAR_E6));
        assertEquals(6 * DOLLAR_E6, Caps.riskE6(Side.SELL, 4_000, 10 * DOLLAR_E6));
        assertEquals(0, Caps.riskE6(Side.BUY, 1, 0));
        assertEquals(1, Caps.riskE6(Side.BUY, 1, 1));
        assertEquals(1, Caps.riskE6(Side.BUY, 1, 10_000));
        assertEquals(2, Caps.riskE6(Side.BUY, 1, 10_001));
        assertEquals(1, Caps.riskE6(Side.SELL, 9_999, 1));
        long largest = Long.MAX_VALUE - 10_000;
        assertEquals(largest / 10_000 + 1, Caps.riskE6(Side.BUY, 1, largest));
        for (long[] odd : new long[][] {{0, 1}, {-1, 1}, {10_000, 1}, {10_001, 1}, {5_000, -1}, {1, largest + 1}}) {
            assertEquals(Long.MAX_VALUE, Caps.riskE6(Side.BUY, odd[0], odd[1]));
        }
    }

    @Test
    void oneOrder() {
        caps.limits(limits(4 * DOLLAR_E6, 9 * DOLLAR_E6, 9 * DOLLAR_E6, 1));
        assertNull(refusal(request(1, Side.BUY, 4_000, 10)));
        assertEquals("the order risks 4100000 of 4000000 millionths", refusal(request(1, Side.BUY, 4_100, 10)));
    }

    @Test
    void oneMarketBothWays() {
        wideLimits();
        reserved(request(1, Side.BUY, 4_000, 10), "g");
        PlaceRequest more = request(1, Side.BUY, 3_000, 10);
        assertNull(caps.refusal(more, draft(more, "g", 7 * DOLLAR_E6, 99 * DOLLAR_E6), 0));
        assertEquals(
                "the market would risk 7000000 of 6999999",
                caps.refusal(more, draft(more, "g", 7 * DOLLAR_E6 - 1, 99 * DOLLAR_E6), 0));
        PlaceRequest against = request(1, Side.SELL, 6_000, 10);
        assertNull(caps.refusal(against, draft(against, "g", 4 * DOLLAR_E6, 4 * DOLLAR_E6), 0));
        PlaceRequest beyond = request(1, Side.SELL, 5_000, 10);
        assertEquals(
                "the market would risk 5000000 of 4999999",
                caps.refusal(beyond, draft(beyond, "g", 5 * DOLLAR_E6 - 1, 99 * DOLLAR_E6), 0));
    }

    @Test
    void oneGroupAndAllTogether() {
        wideLimits();
        reserved(request(1, Side.BUY, 4_000, 10), "g");
        reserved(request(2, Side.BUY, 2_000, 10), "other");
        PlaceRequest more = request(3, Side.BUY, 3_000, 10);
        assertNull(caps.refusal(more, draft(more, "g", 99 * DOLLAR_E6, 7 * DOLLAR_E6), 0));
        assertEquals(
                "the group g would risk 7000000 of 6999999",
                caps.refusal(more, draft(more, "g", 99 * DOLLAR_E6, 7 * DOLLAR_E6 - 1), 0));
        caps.limits(limits(100 * DOLLAR_E6, 9 * DOLLAR_E6, 999 * DOLLAR_E6, 1));
        assertNull(refusal(more));
        caps.limits(limits(100 * DOLLAR_E6, 9 * DOLLAR_E6 - 1, 999 * DOLLAR_E6, 1));
        assertEquals("all would risk 9000000 of 8999999", refusal(more));
        assertEquals(6 * DOLLAR_E6, caps.worstE6());
    }

    @Test
    void whatADayRisksIsWhatWasFilledAndWhatIsOpen() {
        wideLimits();
        TrackedOrder filled = reserved(request(1, Side.BUY, 4_000, 10), "g");
        caps.filled(filled, fill(filled, 10 * DOLLAR_E6, 4 * DOLLAR_E6), 0);
        TrackedOrder open = reserved(request(2, Side.BUY, 2_000, 10), "g");
        PlaceRequest more = request(3, Side.BUY, 3_000, 10);
        caps.limits(limits(100 * DOLLAR_E6, 999 * DOLLAR_E6, 9 * DOLLAR_E6, 1));
        assertNull(refusal(more));
        caps.limits(limits(100 * DOLLAR_E6, 999 * DOLLAR_E6, 9 * DOLLAR_E6 - 1, 1));
        assertEquals("24 hours would risk 9000000 of 8999999", refusal(more));
        caps.release(open);
        assertNull(refusal(more));
        caps.failed(filled, fill(filled, 10 * DOLLAR_E6, 4 * DOLLAR_E6));
        assertEquals(4 * DOLLAR_E6, caps.dayNotionalE6(0), "a failed trade gives the day nothing back");
    }

    @Test
    void pairsThatCostMoreThanADollarAreTheDaysLoss() {
        wideLimits();
        TrackedOrder buy = reserved(request(1, Side.BUY, 6_000, 10), "g");
        caps.filled(buy, fill(buy, 10 * DOLLAR_E6, 6 * DOLLAR_E6), 0);
        assertEquals(0, caps.dayLossE6(0));
        TrackedOrder sell = reserved(request(1, Side.SELL, 5_000, 10), "g");
        caps.filled(sell, fill(sell, 10 * DOLLAR_E6, 5 * DOLLAR_E6), 0);
        assertEquals(DOLLAR_E6, caps.dayLossE6(0));
        PlaceRequest more = request(3, Side.BUY, 3_000, 10);
        assertEquals("24 hours have lost 1000000 of 1000000", refusal(more));
        caps.limits(limits(100 * DOLLAR_E6, 999 * DOLLAR_E6, 999 * DOLLAR_E6, DOLLAR_E6 + 1));
        assertNull(refusal(more));
    }

    @Test
    void aTradeThatFailedPairsWithNothing() {
        wideLimits();
        TrackedOrder buy = reserved(request(1, Side.BUY, 6_000, 10), "g");
        FillEntry failed = fill(buy, 10 * DOLLAR_E6, 6 * DOLLAR_E6);
        caps.filled(buy, failed, 0);
        caps.failed(buy, failed);
        TrackedOrder sell = reserved(request(1, Side.SELL, 5_000, 10), "g");
        caps.filled(sell, fill(sell, 10 * DOLLAR_E6, 5 * DOLLAR_E6), 0);
        assertEquals(0, caps.dayLossE6(0));
    }

    /** Of what is confirmed, pairs are gone, and only the side that is left has cost something. */
    @Test
    void whatIsConfirmedIsNetted() {
        wideLimits();
        TrackedOrder buy = reserved(request(1, Side.BUY, 6_000, 10), "g");
        TrackedOrder sell = reserved(request(1, Side.SELL, 7_000, 4), "g");
        FillEntry bought = fill(buy, 10 * DOLLAR_E6, 6 * DOLLAR_E6);
        FillEntry sold = fill(sell, 4 * DOLLAR_E6, 1_200_000);
        caps.filled(buy, bought, 0);
        caps.filled(sell, sold, 0);
        assertEquals(6 * DOLLAR_E6, caps.worstE6());
        caps.confirmed(buy, bought, 0);
        assertEquals(6 * DOLLAR_E6, caps.worstE6());
        caps.confirmed(sell, sold, 0);
        assertEquals(3_600_000, caps.worstE6(), "six of ten shares are left");
    }

    @Test
    void anOrderThatIsFilledBeyondItsSizeHasNoRestAndOneThatIsOverNoneEither() {
        wideLimits();
        TrackedOrder order = reserved(request(1, Side.BUY, 5_000, 2), "g");
        assertEquals(DOLLAR_E6, order.reservedE6);
        caps.filled(order, fill(order, 3 * DOLLAR_E6, 1_500_000), 0);
        assertEquals(0, order.reservedE6);
        assertEquals(1_500_000, caps.worstE6());
        TrackedOrder over = reserved(request(2, Side.BUY, 5_000, 2), "g");
        caps.filled(over, fill(over, DOLLAR_E6, 500_000), 0);
        over.phase = TrackedOrder.Phase.OVER;
        caps.filled(over, fill(over, 500_000, 250_000), 0);
        assertEquals(250_000, over.reservedE6, "over, and not released yet");
        caps.release(over);
        caps.failed(over, fill(over, 500_000, 250_000));
        assertEquals(0, over.reservedE6, "over, and released");
        assertEquals(2_000_000, caps.worstE6());
    }

    @Test
    void sharesAreTakenOutAtTheirMeanCost() {
        NettedPosition position = new NettedPosition();
        position.add(true, 3, 10);
        position.remove(false, 2);
        position.remove(true, 1);
        assertEquals(7, position.costE6(true), "what does not divide stays");
        position.remove(true, 9);
        assertEquals(0, position.costE6(true));
        position.add(false, 4, 8);
        position.remove(false, 3);
        assertEquals(2, position.costE6(false));
        assertEquals(1, position.add(true, 1, 0), "one pair for two");
        assertEquals(0, position.costE6(false));
        assertEquals(0, position.add(true, 5, 3));
        assertEquals(1, position.add(false, 2, 2), "two of five shares cost 1.2, which is cut");
    }
}
