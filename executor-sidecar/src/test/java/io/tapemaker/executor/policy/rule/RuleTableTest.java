package io.tapemaker.executor.policy.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.executor.domain.order.OrderKey;
import io.tapemaker.executor.policy.Candidate;
import io.tapemaker.executor.policy.Intent;
import io.tapemaker.executor.policy.OwnBook;
import io.tapemaker.executor.policy.Verdict;
import io.tapemaker.executor.policy.check.SecondChecker;
import io.tapemaker.executor.policy.check.Signed;
import io.tapemaker.executor.policy.fuzz.OrderDraft;
import io.tapemaker.executor.policy.fuzz.Orders;
import io.tapemaker.journal.types.ConditionId;
import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.TickSize;
import io.tapemaker.journal.types.TokenId;
import io.tapemaker.journal.types.Uint256;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@Proof(
        id = "executor.policy.rules",
        milestone = Milestone.M5,
        kind = ProofKind.SECURITY,
        title = "Each rule alone stops an order that all others let through, up to its edge and not beyond")
class RuleTableTest {
    private static final long S = 1_000_000_000L;
    private static final long NOW_NS = Orders.NOW_NS;
    private static final long NOW_S = NOW_NS / S;
    private static final TokenId FIRST = Orders.request().asset().tokenId();
    private static final SecondChecker SECOND = new SecondChecker(Orders.EXAMPLE);

    /** An order beyond the edge of one rule, or (without a rule) at an edge and allowed. */
    private record Row(String rule, String what, OrderDraft draft) {}

    private static Row row(Class<? extends Rule> rule, String what, OrderDraft draft) {
        return new Row(rule.getSimpleName(), what, draft);
    }

    private static Row fine(String what, OrderDraft draft) {
        return new Row("", what, draft);
    }

    @TestFactory
    Stream<DynamicTest> eachRowIsStoppedByItsRuleAlone() {
        return Stream.of(
                        rows(),
                        SignedRows.rows().stream()
                                .map(row -> new Row(row.rule(), row.what(), row.draft()))
                                .toList())
                .flatMap(List::stream)
                .map(row -> DynamicTest.dynamicTest(row.rule() + ": " + row.what(), () -> judge(row)));
    }

    private static void judge(Row row) {
        Candidate order = row.draft().candidate();
        Verdict verdict = Rules.judge(Orders.POLICY, order);
        String fault = SECOND.fault(Orders.record(order.request()), Signed.of(order));
        if (row.rule().isEmpty()) {
            assertEquals(List.of(), verdict.rules(), verdict.text());
            assertNull(fault);
            return;
        }
        assertEquals(List.of(row.rule()), verdict.rules(), verdict.text());
        assertNotNull(fault, "the second checker would allow it");
        List<Rule> others = Rules.ALL.stream()
                .filter(rule -> !rule.name().equals(row.rule()))
                .toList();
        assertTrue(Rules.judge(others, Orders.POLICY, order).allowed(), "another rule stops it too");
        String line = verdict.violations().get(0).reason();
        assertFalse(line.isBlank() || line.contains("\n"), line);
    }

    @Test
    void everyRuleHasARowAndTheListIsWhole() {
        List<String> listed = Rules.ALL.stream().map(Rule::name).toList();
        List<String> permitted = Arrays.stream(Rule.class.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .toList();
        assertEquals(permitted, listed);
        List<String> named = new ArrayList<>(rows().stream().map(Row::rule).toList());
        SignedRows.rows().forEach(row -> named.add(row.rule()));
        assertEquals(
                List.of(), listed.stream().filter(rule -> !named.contains(rule)).toList());
        Figures.put("rules", listed.size());
        Figures.put("rows", named.size());
    }

    @Test
    void aRefusalNamesAllThatIsWrong() {
        Verdict verdict = Rules.judge(
                Orders.POLICY, new OrderDraft().price(0).size(-1).book(null).candidate());
        assertEquals(
                List.of(
                        "AmountsAreExact",
                        "PriceIsOnTheGrid",
                        "PriceIsInTheBand",
                        "SizeIsWhole",
                        "SizeIsInLimits",
                        "NotionalIsInLimits",
                        "NotionalFitsTheMarket",
                        "BookIsWitnessed"),
                verdict.rules());
        assertEquals(8, verdict.text().lines().count());
    }

    @Test
    void numbersAtTheEndsOfALongAreRefusedAndNotAdded() {
        for (long end : new long[] {Long.MIN_VALUE, Long.MIN_VALUE + 1, Long.MAX_VALUE - 1, Long.MAX_VALUE}) {
            List<OrderDraft> drafts = List.of(
                    new OrderDraft().price(end),
                    new OrderDraft().size(end),
                    new OrderDraft().size(end - end % 10_000),
                    new OrderDraft().terms(true, end),
                    new OrderDraft().touch(end, 4_400, TickSize.CENT),
                    new OrderDraft().touch(4_000, end, TickSize.CENT),
                    new OrderDraft().now(end),
                    new OrderDraft().stamp(end, end));
            for (OrderDraft draft : drafts) {
                Candidate order = draft.candidate();
                assertFalse(Rules.judge(Orders.POLICY, order).allowed(), order.toString());
            }
        }
    }

    private static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        identity(rows);
        quotes(rows);
        lives(rows);
        books(rows);
        return rows;
    }

    private static void identity(List<Row> rows) {
        rows.add(fine("as it is", new OrderDraft()));
        rows.add(row(
                PolicyIsThisOne.class,
                "another policy",
                new OrderDraft()
                        .intent(was -> new Intent(
                                was.key(),
                                was.stamp(),
                                new Uint256(
                                        was.policyHash().high(),
                                        was.policyHash().midHigh(),
                                        was.policyHash().midLow(),
                                        was.policyHash().low() + 1),
                                was.commandTimeNs()))));
        rows.add(row(IntentIsOfTheRequest.class, "another number", new OrderDraft().intent(was -> key(was, 3, 18))));
        rows.add(row(IntentIsOfTheRequest.class, "another epoch", new OrderDraft().intent(was -> key(was, 2, 17))));
        rows.add(fine("a command of now", new OrderDraft().intent(was -> at(was, NOW_NS))));
        rows.add(fine("an old command", new OrderDraft().intent(was -> at(was, NOW_NS - 2 * S))));
        rows.add(row(CommandIsFresh.class, "too old", new OrderDraft().intent(was -> at(was, NOW_NS - 2 * S - 1))));
        rows.add(row(CommandIsFresh.class, "from the future", new OrderDraft().intent(was -> at(was, NOW_NS + 1))));
        rows.add(row(CommandIsFresh.class, "before 1970", new OrderDraft().intent(was -> at(was, Long.MIN_VALUE))));
        rows.add(row(
                MarketIsAllowed.class, "no such market", new OrderDraft().asset(new ConditionId(Uint256.ZERO), FIRST)));
        TokenId other = Orders.POLICY.markets().get(1).tokens().first();
        rows.add(row(
                TokenIsOfTheMarket.class,
                "a token of another market",
                new OrderDraft()
                        .asset(Orders.request().asset().conditionId(), other)
                        .touch(4_000, 4_400, TickSize.CENT)));
    }

    private static Intent key(Intent was, int epoch, long number) {
        return new Intent(new OrderKey(epoch, number), was.stamp(), was.policyHash(), was.commandTimeNs());
    }

    private static Intent at(Intent was, long commandTimeNs) {
        return new Intent(was.key(), was.stamp(), was.policyHash(), commandTimeNs);
    }

    private static OrderDraft quote(Side side, long priceE4, long size) {
        return new OrderDraft().quote(side, priceE4, size * 1_000_000, TickSize.CENT);
    }

    private static void quotes(List<Row> rows) {
        rows.add(row(PriceIsOnTheGrid.class, "half a cent", new OrderDraft().price(3_950)));
        rows.add(row(
                TickIsTheMarkets.class,
                "a finer grid",
                new OrderDraft().quote(Side.BUY, 4_000, 100_000_000, TickSize.MILL)));
        rows.add(fine("low edge", new OrderDraft().price(1_000).touch(1_000, 1_100, TickSize.CENT)));
        rows.add(row(
                PriceIsInTheBand.class, "below it", new OrderDraft().price(900).touch(900, 1_100, TickSize.CENT)));
        rows.add(fine("high edge", quote(Side.SELL, 9_000, 100).touch(8_900, 9_000, TickSize.CENT)));
        rows.add(row(
                PriceIsInTheBand.class, "above it", quote(Side.SELL, 9_100, 100).touch(8_900, 9_100, TickSize.CENT)));
        rows.addAll(second());
        rows.add(row(SizeIsWhole.class, "three decimals", new OrderDraft().size(100_001_000)));
        rows.add(fine("least size", new OrderDraft().size(5_000_000)));
        rows.add(row(SizeIsInLimits.class, "below the least", new OrderDraft().size(4_990_000)));
        rows.add(fine("largest size", new OrderDraft().size(500_000_000)));
        rows.add(row(SizeIsInLimits.class, "above the largest", new OrderDraft().size(500_010_000)));
        rows.add(fine("250 dollars", quote(Side.BUY, 5_000, 500).touch(5_000, 5_100, TickSize.CENT)));
        rows.add(row(
                NotionalIsInLimits.class,
                "255 dollars",
                quote(Side.BUY, 5_100, 500).touch(5_100, 5_200, TickSize.CENT)));
        rows.add(fine("a sale of 250 dollars", quote(Side.SELL, 5_000, 500).touch(4_900, 5_000, TickSize.CENT)));
        rows.add(row(
                NotionalIsInLimits.class,
                "a sale of 255 dollars",
                quote(Side.SELL, 4_900, 500).touch(4_800, 4_900, TickSize.CENT)));
        rows.add(fine("the cap of the third market", third(200_000_000)));
        rows.add(row(NotionalFitsTheMarket.class, "above the cap of the third market", third(200_010_000)));
        rows.add(row(OrderIsPostOnly.class, "may take", new OrderDraft().terms(false, NOW_S + 600)));
    }

    /** The third market puts 200 dollars at risk at most; a purchase at 0.50. */
    private static OrderDraft third(long riskE6) {
        var market = Orders.POLICY.markets().get(2);
        return new OrderDraft()
                .quote(Side.BUY, 5_000, riskE6 * 2, TickSize.CENT)
                .asset(market.conditionId(), market.tokens().first())
                .touch(5_000, 5_100, TickSize.CENT);
    }

    /** Of the second market, 0.05 to 0.60 of the first token: the second's price is 0.40 to 0.95. */
    private static List<Row> second() {
        return List.of(
                fine("complement at the low edge", second(4_000)),
                row(PriceIsInTheBand.class, "complement beyond the low edge", second(3_900)),
                fine("complement at the high edge", second(9_500)),
                row(PriceIsInTheBand.class, "complement beyond the high edge", second(9_600)));
    }

    private static OrderDraft second(long priceE4) {
        var market = Orders.POLICY.markets().get(1);
        return new OrderDraft()
                .price(priceE4)
                .asset(market.conditionId(), market.tokens().second())
                .book(new OwnBook(market.tokens().second(), priceE4, priceE4 + 100, TickSize.CENT, true, NOW_NS - S));
    }

    private static void lives(List<Row> rows) {
        rows.add(row(OrderHasAnEnd.class, "no end", new OrderDraft().terms(true, 0)));
        // Now is a quarter of a second after NOW_S.
        rows.add(fine("shortest", new OrderDraft().terms(true, NOW_S + 181)));
        rows.add(row(LifeIsInLimits.class, "a quarter of a second short", new OrderDraft().terms(true, NOW_S + 180)));
        rows.add(fine(
                "to the ns",
                new OrderDraft()
                        .terms(true, NOW_S + 180)
                        .now(NOW_S * S)
                        .intent(was -> at(was, NOW_S * S))
                        .stamp(1, NOW_S * 1_000)
                        .book(atTime(NOW_S * S))));
        rows.add(fine("longest", new OrderDraft().terms(true, NOW_S + 1_200)));
        rows.add(fine(
                "longest to the ns",
                new OrderDraft()
                        .terms(true, NOW_S + 1_200)
                        .now(NOW_S * S)
                        .intent(was -> at(was, NOW_S * S))
                        .stamp(1, NOW_S * 1_000)
                        .book(atTime(NOW_S * S))));
        rows.add(row(LifeIsInLimits.class, "too long", new OrderDraft().terms(true, NOW_S + 1_201)));
        rows.add(row(LifeIsInLimits.class, "past", new OrderDraft().terms(true, 1)));
        rows.add(row(LifeIsInLimits.class, "for ever", new OrderDraft().terms(true, Long.MAX_VALUE / S)));
        rows.add(
                row(LifeIsInLimits.class, "beyond a long of ns", new OrderDraft().terms(true, Long.MAX_VALUE / S + 1)));
    }

    private static OwnBook atTime(long atNs) {
        return new OwnBook(FIRST, 4_000, 4_400, TickSize.CENT, false, atNs);
    }

    private static OrderDraft touch(long bidE4, long askE4) {
        return new OrderDraft().touch(bidE4, askE4, TickSize.CENT);
    }

    private static void books(List<Row> rows) {
        TokenId other = Orders.POLICY.markets().get(0).tokens().second();
        rows.add(row(BookIsWitnessed.class, "none", new OrderDraft().book(null)));
        rows.add(row(
                BookIsWitnessed.class,
                "of the other token",
                new OrderDraft().book(new OwnBook(other, 4_000, 4_400, TickSize.CENT, false, NOW_NS))));
        rows.add(row(
                BookIsWitnessed.class, "no bid", touch(0, 1_100).quote(Side.SELL, 1_100, 100_000_000, TickSize.CENT)));
        rows.add(row(BookIsWitnessed.class, "no ask", touch(4_000, 10_000)));
        rows.add(row(BookIsWitnessed.class, "crossed by itself", touch(4_300, 4_200)));
        rows.add(row(BookIsWitnessed.class, "locked", touch(4_400, 4_400)));
        rows.add(fine("of now", new OrderDraft().book(atTime(NOW_NS))));
        rows.add(fine("of five seconds ago", new OrderDraft().book(atTime(NOW_NS - 5 * S))));
        rows.add(row(BookIsFresh.class, "too old", new OrderDraft().book(atTime(NOW_NS - 5 * S - 1))));
        rows.add(row(BookIsFresh.class, "of the future", new OrderDraft().book(atTime(NOW_NS + 1))));
        rows.add(row(BookIsFresh.class, "before 1970", new OrderDraft().book(atTime(-1))));
        rows.add(row(
                BookAgreesOnTheExchange.class,
                "neg-risk",
                new OrderDraft().book(new OwnBook(FIRST, 4_000, 4_400, TickSize.CENT, true, NOW_NS))));
        rows.add(fine("a cent below the ask", touch(3_900, 4_100)));
        rows.add(row(BookIsNotCrossed.class, "at the ask", touch(3_900, 4_000)));
        rows.add(row(BookIsNotCrossed.class, "through the ask", touch(3_800, 3_900)));
        rows.add(fine("a sale above the bid", quote(Side.SELL, 4_000, 100).touch(3_900, 4_100, TickSize.CENT)));
        rows.add(row(
                BookIsNotCrossed.class,
                "a sale at the bid",
                quote(Side.SELL, 4_000, 100).touch(4_000, 4_100, TickSize.CENT)));
        rows.add(fine("five cents below the touch", touch(4_500, 4_600)));
        rows.add(row(PriceIsNearTheBook.class, "six cents below the touch", touch(4_600, 4_700)));
        rows.add(fine("five cents better than the touch", touch(3_500, 4_600)));
        rows.add(row(PriceIsNearTheBook.class, "six cents better than the touch", touch(3_400, 4_600)));
        rows.add(fine("eight mills below the touch", mills(4_080, 4_090)));
        rows.add(row(PriceIsNearTheBook.class, "nine mills below the touch", mills(4_090, 4_100)));
        rows.add(row(
                PriceIsNearTheBook.class,
                "a sale far above",
                quote(Side.SELL, 4_600, 100).touch(3_900, 4_000, TickSize.CENT)));
    }

    private static OrderDraft mills(long bidE4, long askE4) {
        return new OrderDraft()
                .quote(Side.BUY, 4_000, 100_000_000, TickSize.MILL)
                .touch(bidE4, askE4, TickSize.MILL);
    }
}
