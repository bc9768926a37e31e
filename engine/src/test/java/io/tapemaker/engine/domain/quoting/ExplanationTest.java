package io.tapemaker.engine.domain.quoting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Invariants;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;

@Proof(
        id = "quoting.explained",
        milestone = Milestone.M3,
        kind = ProofKind.PROPERTY,
        title = "An explanation tells the decision, its value in parts, the runner-up, and constraints that "
                + "really bind",
        invariants = "quoting.explanation-true")
class ExplanationTest {

    private static final Map<Constraint, Long> PRICE_BOUNDS = new EnumMap<>(Constraint.class);
    private static final Map<Constraint, Long> SIZE_BOUNDS = new EnumMap<>(Constraint.class);

    private final QuoteSearch search = new QuoteSearch();
    private final Explainer explainer = new Explainer(search);
    private final Explanation explanation = new Explanation();
    private final DesiredQuotes out = new DesiredQuotes();
    private final DesiredQuotes decided = new DesiredQuotes();

    @Property
    void theExplanationIsTrue(@ForAll long seed) {
        QuoteInputs in = RandomMarkets.market(seed);
        BruteForce twin = new BruteForce(in);
        BruteForce.Pair expected = twin.solve();
        explainer.explain(in, explanation, out);
        assertEquals(new QuoteSearch().computeDesiredQuotes(in, decided), explanation.constraint);
        assertEquals(expected.valueE9(), explanation.value.netE9(), () -> RandomMarkets.text(in));
        assertEquals(expected.bid().priceE4(), explanation.bid.chosen.priceE4);
        assertEquals(expected.ask().sizeE6(), explanation.ask.chosen.sizeE6);
        boolean isQuoted = expected.bid().sizeE6() > 0 || expected.ask().sizeE6() > 0;
        long runnerUpE9 = isQuoted || twin.best.valueE9() == 0 ? twin.runnerUpE9 : twin.best.valueE9();
        assertEquals(runnerUpE9 != Long.MIN_VALUE, explanation.hasRunnerUp, () -> RandomMarkets.text(in));
        assertEquals(runnerUpE9 == Long.MIN_VALUE ? 0 : runnerUpE9, explanation.runnerUpE9);
        runnerUpIsWorthThat(in);
        bound(in, expected.bid(), explanation.bid, true);
        bound(in, expected.ask(), explanation.ask, false);
        Invariants.checked("quoting.explanation-true", 1);
    }

    private void runnerUpIsWorthThat(QuoteInputs in) {
        if (explanation.hasRunnerUp) {
            LiveQuote bid = explanation.bid.runnerUp;
            LiveQuote ask = explanation.ask.runnerUp;
            QuoteValue value = new QuoteValue();
            search.evaluate(in, bid.priceE4, bid.sizeE6, ask.priceE4, ask.sizeE6, value);
            assertEquals(explanation.runnerUpE9, value.netE9());
            boolean isOther = !bid.isSameOrder(explanation.bid.chosen) || !ask.isSameOrder(explanation.ask.chosen);
            assertTrue(isOther);
        }
    }

    /** A bound binds: with the order one tick nearer, or of the next hundredth of a share, a rule is broken. */
    private static void bound(QuoteInputs in, BruteForce.Order order, SideExplanation side, boolean isBid) {
        PRICE_BOUNDS.merge(side.priceBound, 1L, Long::sum);
        SIZE_BOUNDS.merge(side.sizeBound, 1L, Long::sum);
        if (order.sizeE6() == 0) {
            assertFalse(side.priceBound == Constraint.NONE);
            return;
        }
        long nearerE4 = order.priceE4() + (isBid ? 1 : -1) * in.tick.stepE4();
        BruteForce.Order nearer = new BruteForce.Order(nearerE4, order.sizeE6(), order.selling(), 0);
        BruteForce.Order larger =
                new BruteForce.Order(order.priceE4(), order.sizeE6() + 10_000, order.selling(), order.aheadE6());
        BruteForce twin = new BruteForce(in);
        boolean couldBeNearer = twin.orders(isBid).stream().anyMatch(o -> o.priceE4() == nearerE4 && o.sizeE6() > 0);
        assertEquals(couldBeNearer, side.priceBound == Constraint.NONE, () -> side.priceBound + RandomMarkets.text(in));
        long touchE4 = BruteForce.bestOf(isBid ? in.bids : in.asks, in.terms.minSizeE6());
        boolean isAhead = isBid ? nearerE4 > touchE4 : nearerE4 < touchE4;
        switch (side.priceBound) {
            case NONE -> {}
            case JOIN_TOUCH -> assertTrue(isAhead);
            case WIDE -> assertTrue(breaks(in, nearer, isBid, "distance"));
            case FRONT_CUSHION -> assertTrue(breaks(in, nearer, isBid, "cushion"));
            default -> {
                assertEquals(Constraint.ROOM_NOTIONAL, side.priceBound);
                BruteForce.Order least = new BruteForce.Order(nearerE4, leastE6(in), false, 0);
                assertTrue(breaks(in, least, isBid, "room-collateral"));
            }
        }
        switch (side.sizeBound) {
            case SIZE_CAP -> assertTrue(breaks(in, larger, isBid, "cap"));
            case ROOM_SHARES -> assertTrue(breaks(in, larger, isBid, "room-shares"));
            case REDUCE_ONLY -> assertTrue(breaks(in, larger, isBid, "reduce-only"));
            case ROOM_NOTIONAL -> assertTrue(breaks(in, larger, isBid, order.selling() ? "held" : "room-collateral"));
            default -> assertEquals(Constraint.NONE, side.sizeBound);
        }
    }

    private static long leastE6(QuoteInputs in) {
        return (Math.max(10_000, Math.max(in.terms.minSizeE6(), in.minOrderSizeE6)) + 9_999) / 10_000 * 10_000;
    }

    private static boolean breaks(QuoteInputs in, BruteForce.Order order, boolean isBid, String rule) {
        BruteForce.Order none = BruteForce.Order.NONE;
        return QuoteRules.broken(in, isBid ? order : none, isBid ? none : order).contains(rule);
    }

    @AfterContainer
    static void report() {
        PRICE_BOUNDS.forEach((bound, count) -> Figures.put("priceBound." + bound, count));
        SIZE_BOUNDS.forEach((bound, count) -> Figures.put("sizeBound." + bound, count));
    }

    /** What stands against any quote is named, each from a market that differs in one thing from a quoted one. */
    @Example
    void eachConstraintIsNamed() {
        expect(Constraint.NONE, in -> {});
        expect(Constraint.NO_MIDPOINT, in -> in.asks.clear());
        expect(Constraint.CROSSED_BOOK, in -> in.asks.copy(in.bids));
        expect(Constraint.PRICE_BAND, in -> {
            in.bids.clear();
            in.bids.add(700, 500_000_000);
            in.asks.clear();
            in.asks.add(900, 500_000_000);
        });
        expect(Constraint.REGIME, in -> {
            in.bid.allowed = false;
            in.ask.allowed = false;
        });
        expect(Constraint.REDUCE_ONLY, in -> in.reduceOnly = true);
        expect(Constraint.SIZE_CAP, in -> in.terms = Markets.terms(100_000_000, 300, 200_010_000));
        expect(Constraint.ROOM_SHARES, in -> {
            in.bid.roomSharesE6 = 49_999_999;
            in.ask.roomSharesE6 = 49_999_999;
        });
        expect(Constraint.ROOM_NOTIONAL, in -> {
            in.bid.roomNotionalE6 = 20_000_000;
            in.ask.roomNotionalE6 = 20_000_000;
        });
        expect(Constraint.EXIT_LIQUIDITY, in -> {
            in.bids.clear();
            in.bids.add(4_800, 99_000_000);
            in.asks.clear();
            in.asks.add(5_200, 99_000_000);
        });
        expect(Constraint.EXIT_LIQUIDITY, in -> {
            in.bids.clear();
            in.bids.add(4_700, 500_000_000);
            in.asks.clear();
            in.asks.add(5_300, 500_000_000);
        });
        expect(Constraint.FRONT_CUSHION, in -> {
            in.settings = Markets.settings(600_000_000, 100_000_000, 0);
        });
        expect(Constraint.WIDE, in -> in.leastDistanceE4 = 300);
        expect(Constraint.REWARD_BAND, in -> {
            in.settings = Markets.settings(0, 0, 0);
            in.terms = Markets.terms(100_000_000, 200, 50_000_000);
        });
        expect(Constraint.NOT_WORTH_IT, in -> in.terms = Markets.terms(0, 300, 50_000_000));
    }

    /** With nothing wanted, the side that came farther says why. */
    @Example
    void theSideThatCameFartherIsNamed() {
        QuoteInputs in = Markets.quiet();
        in.bid.allowed = false;
        in.ask.roomSharesE6 = 0;
        assertEquals(Constraint.ROOM_SHARES, search.computeDesiredQuotes(in, out));
        in.bid.allowed = true;
        in.bid.roomSharesE6 = 0;
        in.ask.allowed = false;
        assertEquals(Constraint.ROOM_SHARES, search.computeDesiredQuotes(in, out));
        in.bid.allowed = false;
        assertEquals(Constraint.REGIME, search.computeDesiredQuotes(in, out));
    }

    /** The best pair of a market that is not worth quoting is the runner-up of no quotes. */
    @Example
    void notWorthItNamesWhatWouldHaveBeen() {
        QuoteInputs in = Markets.quiet();
        in.settings = Markets.leastRate(29_000_000);
        explainer.explain(in, explanation, out);
        assertEquals(Constraint.NOT_WORTH_IT, explanation.constraint);
        assertTrue(out.isEmpty() && explanation.hasRunnerUp);
        assertEquals(28_571_428_571L, explanation.runnerUpE9);
        assertEquals(200_000_000, explanation.ask.runnerUp.sizeE6);
        assertEquals(0, explanation.value.netE9());
        Map<String, String> lines = new TreeMap<>();
        explanation.describe(lines::put);
        assertEquals("none", lines.get("bid"));
        assertEquals("not-worth-it", lines.get("bid.bound.size"));
        assertEquals("buy first 200 at 0.48", lines.get("runner-up.bid"));
    }

    @Example
    void anExplanationInWords() {
        QuoteInputs in = Markets.quiet();
        in.inventoryE6 = -3_000_000;
        in.volatilityE4 = 1.5;
        explainer.explain(in, explanation, out);
        List<String> lines = new ArrayList<>();
        explanation.describe((key, text) -> lines.add(key + ": " + text));
        assertEquals(
                List.of(
                        "constraint: none",
                        "touch: 0.48 / 0.52",
                        "tick: 0.01",
                        "midpoint.others: 0.5",
                        "midpoint: 0.5",
                        "reward.rate: 100",
                        "reward.band: 0.03",
                        "reward.min-size: 50",
                        "inventory: -3",
                        "volatility: 0.00015",
                        "least-distance: 0",
                        "least-net-rate: 0",
                        "reduce-only: false",
                        "bid: buy first 200 at 0.48",
                        "bid.bound.price: join-touch",
                        "bid.bound.size: size-cap",
                        "bid.room.shares: unlimited",
                        "bid.room.collateral: unlimited",
                        "bid.candidates: 4",
                        "bid.ahead: 500",
                        "ask: buy second 200 at 0.48",
                        "ask.bound.price: join-touch",
                        "ask.bound.size: size-cap",
                        "ask.room.shares: unlimited",
                        "ask.room.collateral: unlimited",
                        "ask.candidates: 4",
                        "ask.ahead: 500",
                        "value.reward: 28.571428",
                        "value.pickoff: 0",
                        "value.capital: 0",
                        "value.inventory: 0",
                        "value.net: 28.571428",
                        "runner-up.bid: buy first 150 at 0.48",
                        "runner-up.ask: buy second 150 at 0.48",
                        "runner-up.net: 23.076923"),
                lines);
    }

    /** Only 50 shares fit on each side: without the bid or without the ask the rest is worth the same. */
    @Example
    void ofTwoRunnersUpOfEqualValueTheOneWithoutTheBid() {
        QuoteInputs in = Markets.quiet();
        in.bid.roomSharesE6 = 50_000_000;
        in.ask.roomSharesE6 = 50_000_000;
        explainer.explain(in, explanation, out);
        assertEquals(50_000_000, explanation.bid.chosen.sizeE6);
        assertTrue(explanation.hasRunnerUp && !explanation.bid.runnerUp.isPresent());
        assertEquals(50_000_000, explanation.ask.runnerUp.sizeE6);
        assertEquals(Math.round(1e11 * 50 / 1_550), explanation.runnerUpE9);
        in.asks.clear();
        explainer.explain(in, explanation, out);
        assertFalse(explanation.hasRunnerUp || explanation.ask.runnerUp.isPresent(), "that was another market");
    }

    /** The same, with an ask that loses a little to fills: the better of the two has no ask. */
    @Example
    void ofTwoRunnersUpTheBetterOne() {
        QuoteInputs in = Markets.quiet();
        in.bid.roomSharesE6 = 50_000_000;
        in.ask.roomSharesE6 = 50_000_000;
        in.ask.tradesPerSecond = 0.001;
        in.ask.meanTradeShares = 100;
        in.ask.adverseMoveE4 = 210;
        explainer.explain(in, explanation, out);
        assertEquals(50_000_000, explanation.ask.chosen.sizeE6);
        assertEquals(50_000_000, explanation.bid.runnerUp.sizeE6);
        assertFalse(explanation.ask.runnerUp.isPresent());
        assertEquals(Math.round(1e11 * 50 / 1_550), explanation.runnerUpE9);
    }

    /** A tick nearer it would lose a cent with each share filled, which is worse than to score less. */
    @Example
    void whatIsFreeToComeNearerAndDoesNotIsNotBound() {
        QuoteInputs in = Markets.quiet();
        in.terms = Markets.terms(100_000_000, 500, 50_000_000);
        in.ask.allowed = false;
        in.bid.tradesPerSecond = 0.1;
        in.bid.meanTradeShares = 100;
        in.bid.adverseMoveE4 = 300;
        explainer.explain(in, explanation, out);
        assertEquals(4_700, explanation.bid.chosen.priceE4);
        assertEquals(Constraint.NONE, explanation.bid.priceBound);
    }

    /** 20 shares stand a cent nearer, and levels too small to count are not joined. */
    @Example
    void aSmallLevelThatIsNotJoinedBindsThePrice() {
        QuoteInputs in = Markets.quiet();
        QuotingSettings old = in.settings;
        in.bids.clear();
        in.bids.add(4_900, 20_000_000);
        in.bids.add(4_800, 500_000_000);
        in.settings = new QuotingSettings(
                old.largestOrderE6(),
                old.band(),
                new QuotingSettings.Gates(0, 50, 0),
                old.costs(),
                old.edits(),
                true,
                false);
        explainer.explain(in, explanation, out);
        assertEquals(4_800, explanation.bid.chosen.priceE4);
        assertEquals(Constraint.JOIN_TOUCH, explanation.bid.priceBound);
    }

    /** $23.50 buy the least 50 shares at 0.47 and not at 0.48, whatever could be bought the time before. */
    @Example
    void tooLittleMoneyForANearerPriceBindsIt() {
        QuoteInputs in = Markets.quiet();
        in.terms = Markets.terms(100_000_000, 500, 50_000_000);
        in.ask.allowed = false;
        explainer.explain(in, explanation, out);
        assertEquals(Constraint.JOIN_TOUCH, explanation.bid.priceBound);
        in.bid.roomNotionalE6 = 23_500_000;
        explainer.explain(in, explanation, out);
        assertEquals(4_700, explanation.bid.chosen.priceE4);
        assertEquals(Constraint.ROOM_NOTIONAL, explanation.bid.priceBound);
        assertEquals(Constraint.ROOM_NOTIONAL, explanation.bid.sizeBound);
    }

    /** At least two and a half cents away in a wide regime: 0.48 is too near. */
    @Example
    void theDistanceThatIsDemandedBindsThePrice() {
        QuoteInputs in = Markets.quiet();
        in.terms = Markets.terms(100_000_000, 500, 50_000_000);
        in.leastDistanceE4 = 250;
        explainer.explain(in, explanation, out);
        assertEquals(4_700, explanation.bid.chosen.priceE4);
        assertEquals(Constraint.WIDE, explanation.bid.priceBound);
        assertEquals(5_300, explanation.ask.chosen.priceE4);
        assertEquals(Constraint.WIDE, explanation.ask.priceBound);
    }

    /** Of bounds that are the same the one that is asked first is named. */
    @Example
    void ofEqualBoundsTheFirstIsNamed() {
        QuoteInputs in = Markets.quiet();
        in.bid.roomSharesE6 = in.settings.largestOrderE6();
        explainer.explain(in, explanation, out);
        assertEquals(Constraint.SIZE_CAP, explanation.bid.sizeBound);
        in.bid.roomSharesE6--;
        explainer.explain(in, explanation, out);
        assertEquals(Constraint.ROOM_SHARES, explanation.bid.sizeBound);
        in.reduceOnly = true;
        in.bid.roomSharesE6 = 0;
        in.ask.roomSharesE6 = 0;
        explainer.explain(in, explanation, out);
        assertEquals(Constraint.REDUCE_ONLY, explanation.bid.sizeBound);
        assertEquals(Constraint.REDUCE_ONLY, explanation.constraint);
    }

    private void expect(Constraint expected, Consumer<QuoteInputs> change) {
        QuoteInputs in = Markets.quiet();
        change.accept(in);
        explainer.explain(in, explanation, out);
        assertEquals(expected, explanation.constraint);
        assertEquals(expected == Constraint.NONE, !out.isEmpty());
        if (expected != Constraint.NONE) {
            assertEquals(expected, explanation.bid.priceBound);
            assertEquals(expected, explanation.ask.sizeBound);
        }
    }
}
