package io.tapemaker.engine.domain.quoting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.engine.domain.rewards.RewardTerms;
import io.tapemaker.journal.types.TickSize;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Invariants;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import io.tapemaker.testkit.Tries;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;

@Proof(
        id = "quoting.rules",
        milestone = Milestone.M3,
        kind = ProofKind.PROPERTY,
        title = "Desired quotes respect tick, band, least size, post-only, touch, room, cushion, exit and reduce-only",
        invariants = "quoting.rules-respected")
class QuoteRulesTest {

    private static final long STEP_E6 = 10_000;

    private static long quoted;
    private static long twoSided;
    private static long sales;

    private final QuoteSearch search = new QuoteSearch();
    private final DesiredQuotes out = new DesiredQuotes();

    private Set<String> broken(QuoteInputs in) {
        return QuoteRules.broken(in, QuoteTwinTest.order(out, true), QuoteTwinTest.order(out, false));
    }

    @Property
    void noRuleIsBroken(@ForAll long seed) {
        QuoteInputs in = RandomMarkets.market(seed);
        Constraint constraint = search.computeDesiredQuotes(in, out);
        assertEquals(Set.of(), broken(in), () -> RandomMarkets.text(in));
        assertEquals(constraint == Constraint.NONE, !out.isEmpty());
        BruteForce.Order bid = QuoteTwinTest.order(out, true);
        BruteForce.Order ask = QuoteTwinTest.order(out, false);
        quoted += out.isEmpty() ? 0 : 1;
        twoSided += bid.sizeE6() > 0 && ask.sizeE6() > 0 ? 1 : 0;
        sales += bid.selling() || ask.selling() ? 1 : 0;
        Invariants.checked("quoting.rules-respected", 1);
    }

    /** The decision depends on nothing that came before it. */
    @Property(tries = 1_000)
    void theDecisionIsAFunctionOfItsInputs(@ForAll long seed, @ForAll long before) {
        search.computeDesiredQuotes(RandomMarkets.market(before), out);
        Constraint constraint = search.computeDesiredQuotes(RandomMarkets.market(seed), out);
        DesiredQuotes fresh = new DesiredQuotes();
        assertEquals(new QuoteSearch().computeDesiredQuotes(RandomMarkets.market(seed), fresh), constraint);
        for (int place = 0; place < DesiredQuotes.PLACES; place++) {
            assertEquals(fresh.priceE4(place), out.priceE4(place));
            assertEquals(fresh.sizeE6(place), out.sizeE6(place));
        }
    }

    @AfterContainer
    static void report() {
        Figures.put("marketsQuoted", quoted);
        Figures.put("quotedOnBothSides", twoSided);
        Figures.put("withASale", sales);
        assertTrue(
                !Tries.areFull() || quoted > 1_000 && twoSided > 300 && sales > 150,
                quoted + " " + twoSided + " " + sales);
    }

    /** Changes of a market, each of which makes the quotes of before break one rule. */
    private static Map<String, BiConsumer<QuoteInputs, BruteForce.Order>> changes() {
        Map<String, BiConsumer<QuoteInputs, BruteForce.Order>> changes = new TreeMap<>();
        changes.put("regime", (in, bid) -> in.bid.allowed = false);
        changes.put("tick", (in, bid) -> in.tick = TickSize.TENTH);
        changes.put("band", (in, bid) -> in.terms = terms(in, 1, in.terms.minSizeE6()));
        changes.put("min-size", (in, bid) -> in.minOrderSizeE6 = bid.sizeE6() + 1);
        changes.put("order-step", (in, bid) -> in.minOrderSizeE6 = bid.sizeE6() + 1);
        changes.put("cap", (in, bid) -> in.settings = settings(in, bid.sizeE6() - STEP_E6, 0, 0, 0));
        changes.put("cushion", (in, bid) -> in.settings = settings(in, Long.MAX_VALUE, Long.MAX_VALUE, 0, 0));
        changes.put("exit", (in, bid) -> in.settings = settings(in, Long.MAX_VALUE, 0, Long.MAX_VALUE, 0));
        changes.put("price-band", (in, bid) -> in.settings = settings(in, Long.MAX_VALUE, 0, 0, 10_000));
        changes.put("room-shares", (in, bid) -> in.bid.roomSharesE6 = bid.sizeE6() - STEP_E6);
        changes.put("room-collateral", (in, bid) -> {
            in.bid.roomNotionalE6 = bid.sizeE6() / 10_000 * bid.priceE4() - 1;
            in.heldSecondE6 = bid.sizeE6() - 1;
        });
        changes.put("held", (in, bid) -> in.heldSecondE6 = bid.sizeE6() - 1);
        changes.put("reduce-only", (in, bid) -> {
            in.reduceOnly = true;
            in.inventoryE6 = -bid.sizeE6() + 1;
        });
        changes.put("distance", (in, bid) -> in.leastDistanceE4 = 5_000);
        changes.put("join", (in, bid) -> in.bids.subtract(in.bids.priceE4(0), Long.MAX_VALUE));
        changes.put("crossed-book", (in, bid) -> in.asks.copy(in.bids));
        changes.put("post-only", (in, bid) -> in.asks.add(bid.priceE4(), 1));
        return changes;
    }

    private static RewardTerms terms(QuoteInputs in, long bandE4, long minSizeE6) {
        RewardTerms old = in.terms;
        return new RewardTerms(
                old.ratePerDayE6(), bandE4, minSizeE6, old.multiplierE4(), old.oneSidedDivisorE4(), old.minAgeNs());
    }

    private static QuotingSettings settings(
            QuoteInputs in, long largestE6, long cushionE6, long exitE6, long lowestE4) {
        QuotingSettings old = in.settings;
        return new QuotingSettings(
                Math.min(old.largestOrderE6(), largestE6),
                new QuotingSettings.PriceBand(lowestE4, 10_000),
                new QuotingSettings.Gates(
                        Math.max(old.frontCushionE6(), cushionE6),
                        old.cushionStepBackE4(),
                        Math.max(old.exitLiquidityE6(), exitE6)),
                new QuotingSettings.Costs(old.capitalCostBps(), old.inventoryAversionE6(), 0),
                new QuotingSettings.Edits(old.editHorizonNs(), old.editCostE6()),
                old.sellHeld(),
                old.joinSmallLevels());
    }

    /**
     * Negative control: where the market has changed, the quotes of before are found to break the rule; and the quotes
     * of after break none.
     */
    @Example
    void eachBrokenRuleIsFound() {
        changes().forEach((rule, change) -> {
            int found = 0;
            for (long seed = 0; seed < 3_000; seed++) {
                QuoteInputs in = RandomMarkets.market(seed);
                search.computeDesiredQuotes(in, out);
                BruteForce.Order bid = QuoteTwinTest.order(out, true);
                if (bid.sizeE6() == 0) {
                    continue;
                }
                change.accept(in, bid);
                if (rule.equals("post-only")) {
                    bid = new BruteForce.Order(in.asks.priceE4(0), bid.sizeE6(), bid.selling(), 0);
                } else if (rule.equals("order-step")) {
                    bid = new BruteForce.Order(bid.priceE4(), bid.sizeE6() + 1, bid.selling(), 0);
                }
                found += QuoteRules.broken(in, bid, BruteForce.Order.NONE).contains(rule) ? 1 : 0;
                if (!rule.equals("post-only")) {
                    search.computeDesiredQuotes(in, out);
                    assertEquals(Set.of(), broken(in), () -> rule + ": " + RandomMarkets.text(in));
                }
            }
            Figures.put("found." + rule, found);
            assertTrue(found > 10, rule + " was found " + found + " times");
        });
    }
}
