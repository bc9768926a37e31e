package io.tapemaker.engine.domain.quoting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.TickSize;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Invariants;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import io.tapemaker.testkit.Tries;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;

@Proof(
        id = "quoting.exact",
        milestone = Milestone.M3,
        kind = ProofKind.PROPERTY,
        title = "The search finds the best pair of orders of all: value and point equal those of a twin that "
                + "tries each",
        invariants = "quoting.equals-brute-force")
class QuoteTwinTest {

    private static final Map<TickSize, Long> QUOTED = new EnumMap<>(TickSize.class);
    private static long pairs;
    private static long ties;

    private final QuoteSearch search = new QuoteSearch();
    private final DesiredQuotes out = new DesiredQuotes();
    private final QuoteValue value = new QuoteValue();

    /** The difference between a search and a twin for one market, empty for none. */
    private String difference(QuoteSearch searching, QuoteInputs in, BruteForce twin) {
        searching.computeDesiredQuotes(in, out);
        BruteForce.Pair expected = twin.solve();
        String found = text(order(out, true), order(out, false));
        String wanted = text(expected.bid(), expected.ask());
        long foundE9 = out.isEmpty() ? 0 : searching.best.valueE9;
        boolean same = found.equals(wanted) && foundE9 == expected.valueE9();
        return same ? "" : found + " worth " + foundE9 + " instead of " + wanted + " worth " + expected.valueE9();
    }

    private static String text(BruteForce.Order bid, BruteForce.Order ask) {
        return bid.sizeE6() + "@" + bid.priceE4() + (bid.selling() ? "s " : " ") + ask.sizeE6() + "@" + ask.priceE4()
                + (ask.selling() ? "s" : "");
    }

    /** The order of a side in first-token prices, read from its place. */
    static BruteForce.Order order(DesiredQuotes quotes, boolean isBid) {
        int buy = DesiredQuotes.place(isBid ? 0 : 1, Side.BUY);
        int sell = DesiredQuotes.place(isBid ? 1 : 0, Side.SELL);
        assertTrue(!quotes.wants(buy) || !quotes.wants(sell), "a side has one order");
        int place = quotes.wants(buy) ? buy : sell;
        if (!quotes.wants(place)) {
            return BruteForce.Order.NONE;
        }
        long priceE4 = quotes.priceE4(place);
        boolean isFirst = DesiredQuotes.slot(place) == 0;
        return new BruteForce.Order(isFirst ? priceE4 : 10_000 - priceE4, quotes.sizeE6(place), place == sell, 0);
    }

    @Property
    void theSearchEqualsTheTwin(@ForAll long seed) {
        QuoteInputs in = RandomMarkets.market(seed);
        BruteForce twin = new BruteForce(in);
        assertEquals("", difference(search, in, twin), () -> RandomMarkets.text(in));
        pairs += twin.pairs;
        ties += twin.runnerUpE9 == twin.best.valueE9() ? 1 : 0;
        if (!out.isEmpty()) {
            QUOTED.merge(in.tick, 1L, Long::sum);
            BruteForce.Order bid = order(out, true);
            BruteForce.Order ask = order(out, false);
            search.evaluate(in, bid.priceE4(), bid.sizeE6(), ask.priceE4(), ask.sizeE6(), value);
            assertEquals(twin.best.valueE9(), value.netE9());
        }
        Invariants.checked("quoting.equals-brute-force", 1);
    }

    /** What any two orders are worth, in any book: sizes too small to score, levels that only ours fill, any price. */
    @Property
    void anyQuotesAreWorthWhatTheTwinSays(@ForAll long seed, @ForAll int bidChoice, @ForAll int askChoice) {
        QuoteInputs in = RandomMarkets.market(seed);
        BruteForce twin = new BruteForce(in);
        BruteForce.Order bid = anyOrder(twin, true, bidChoice);
        BruteForce.Order ask = anyOrder(twin, false, askChoice);
        search.evaluate(in, bid.priceE4(), bid.sizeE6(), ask.priceE4(), ask.sizeE6(), value);
        assertEquals(twin.value(bid, ask), value.netE9(), () -> bid + " " + ask + " " + RandomMarkets.text(in));
        assertEquals(twin.reward(bid, true, ask, true), value.rewardE9);
    }

    private static BruteForce.Order anyOrder(BruteForce twin, boolean isBid, int choice) {
        int bits = choice & 0x7fff_ffff;
        if (bits % 5 == 0) {
            return BruteForce.Order.NONE;
        }
        QuoteInputs in = twin.in;
        long near = twin.fairX2E4 / 2 + ((bits >> 3) % 13 - 6) * in.tick.stepE4();
        long priceE4 = Math.max(1, Math.min(9_999, near));
        long sizeE6 = 10_000 + (bits >> 8) % 200 * 1_500_000L;
        long heldE6 = in.settings.sellHeld() ? isBid ? in.heldSecondE6 : in.heldFirstE6 : 0;
        return new BruteForce.Order(priceE4, sizeE6, sizeE6 <= heldE6, twin.ahead(isBid, priceE4));
    }

    @AfterContainer
    static void report() {
        Figures.put("pairsTried", pairs);
        Figures.put("marketsWithTies", ties);
        QUOTED.forEach((tick, count) -> Figures.put("quoted." + tick.text(), count));
        if (Tries.areFull()) {
            assertEquals(TickSize.values().length, QUOTED.size(), "each grid was quoted on");
            assertTrue(ties > 100, "ties were met");
        }
    }

    private int differences(QuoteSearch searching, Function<QuoteInputs, BruteForce> twin) {
        int found = 0;
        for (long seed = 0; seed < 2_000; seed++) {
            QuoteInputs in = RandomMarkets.market(seed);
            found += difference(searching, in, twin.apply(in)).isEmpty() ? 0 : 1;
        }
        return found;
    }

    /** Negative control of the controls: without a fault there is no difference. */
    @Example
    void noFaultNoDifference() {
        assertEquals(0, differences(search, BruteForce::new));
    }

    /** Negative control: a twin whose prices are one tick farther disagrees. */
    @Example
    void aTickOffIsFound() {
        int found = differences(search, in -> new BruteForce(in) {
            @Override
            long offset(boolean isBid, long priceE4) {
                return isBid ? priceE4 - in.tick.stepE4() : priceE4 + in.tick.stepE4();
            }
        });
        Figures.put("found.tickOff", found);
        assertTrue(found > 100, "found " + found);
    }

    /** Negative control: a twin that scores at the midpoint of the others' book disagrees. */
    @Example
    void ignoringTheOwnEffectOnTheMidpointIsFound() {
        int found = differences(search, in -> new BruteForce(in) {
            @Override
            long bestWith(Order order, boolean isBid) {
                return bestOf(isBid ? in.bids : in.asks, in.terms.minSizeE6());
            }
        });
        Figures.put("found.ownEffectIgnored", found);
        assertTrue(found > 20, "found " + found);
    }

    /** Negative control: a merge whose partners have to score more, not at least as much. */
    @Example
    void aWrongSuffixMinimumIsFound() {
        QuoteSearch faulty = new QuoteSearch((objective, best) -> new PairMerge(objective, best) {
            @Override
            boolean reaches(double partnerScore, double score) {
                return partnerScore > score;
            }
        });
        int found = differences(faulty, BruteForce::new);
        Figures.put("found.wrongSuffixMinimum", found);
        assertTrue(found > 20, "found " + found);
    }

    /** Negative control: a merge that takes the cheapest partner whatever it scores. */
    @Example
    void aMissingSuffixIsFound() {
        QuoteSearch faulty = new QuoteSearch((objective, best) -> new PairMerge(objective, best) {
            @Override
            boolean reaches(double partnerScore, double score) {
                return true;
            }
        });
        int found = differences(faulty, BruteForce::new);
        Figures.put("found.noSuffix", found);
        assertTrue(found > 100, "found " + found);
    }
}
