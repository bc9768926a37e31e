package io.tapemaker.engine.domain.rewards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.engine.domain.book.LevelArray;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Invariants;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

@Proof(
        id = "rewards.competition",
        milestone = Milestone.M3,
        kind = ProofKind.PROPERTY,
        title = "Whoever owns the levels, the others' scores sum to something between the two ends, "
                + "and a search finds owners for each end",
        invariants = {"rewards.competition.between-the-ends", "rewards.competition.ends-reached"})
class CompetitionEstimateTest {

    private static final double RELATIVE = 1e-9;

    /** How near to an end the search has to come: the lattice of ownerships is that coarse. */
    private static final double NEAR = 0.04;

    private static final int LATTICE = 64;
    private static final int MAKERS = 6;

    private final CompetitionEstimate estimate = new CompetitionEstimate();

    /** Books in which the two ends differ, so that they say something. */
    private int apart;

    /** The levels' sizes dealt out to makers in orders that are each large enough to score. */
    private static List<List<RestingOrder>> deal(RandomRewards world, LevelArray levels, boolean bids) {
        List<List<RestingOrder>> makers = Stream.generate(() -> new ArrayList<RestingOrder>())
                .limit(MAKERS)
                .<List<RestingOrder>>map(m -> m)
                .toList();
        for (int i = 0; i < levels.count(); i++) {
            long left = levels.sizeE6(i);
            while (left > 0) {
                long least = Math.max(world.terms.minSizeE6(), RandomRewards.ORDER_STEP_E6);
                long steps = (left - least) / RandomRewards.ORDER_STEP_E6;
                long size = steps <= 0 || world.random.nextBoolean()
                        ? left
                        : least + world.random.nextInt((int) steps) * RandomRewards.ORDER_STEP_E6;
                size = left - size < least ? left : size;
                long priceE4 = levels.priceE4(i);
                makers.get(world.random.nextInt(MAKERS))
                        .add(bids ? RestingOrder.bid(priceE4, size) : RestingOrder.ask(priceE4, size));
                left -= size;
            }
        }
        return makers;
    }

    private static double sumOfQMin(RandomRewards world, List<List<RestingOrder>> bids, List<List<RestingOrder>> asks) {
        double sum = 0;
        for (int maker = 0; maker < bids.size(); maker++) {
            List<RestingOrder> both = new ArrayList<>(bids.get(maker));
            both.addAll(asks.get(maker));
            sum += new VectorScorer()
                    .scores(both, world.midpointX2E4, world.terms)
                    .qMin();
        }
        return sum;
    }

    private void estimate(RandomRewards world, LevelArray bids, LevelArray asks) {
        estimate.estimate(bids, asks, world.midpointX2E4, world.terms);
    }

    @Property(tries = 10_000)
    void noOwnershipLeavesTheEnds(@ForAll long seed) {
        RandomRewards world = new RandomRewards(seed);
        List<RestingOrder> book = world.orders(10);
        LevelArray bids = RestingOrder.levels(book, true);
        LevelArray asks = RestingOrder.levels(book, false);
        estimate(world, bids, asks);
        double lower = estimate.nominalLower();
        double upper = estimate.upper();
        assertTrue(CompetitionEstimate.HONEST_LOWER <= lower && lower <= upper, lower + " " + upper);
        apart += lower < upper ? 1 : 0;
        Figures.put("booksDealtOut.endsApart", apart);
        for (int i = 0; i < 3; i++) {
            double sum = sumOfQMin(world, deal(world, bids, true), deal(world, asks, false));
            assertTrue(sum >= lower * (1 - RELATIVE), () -> sum + " below " + lower);
            assertTrue(sum <= upper * (1 + RELATIVE), () -> sum + " above " + upper);
        }
        Invariants.checked("rewards.competition.between-the-ends", 3);
    }

    /** Sums of Qmin when one maker owns fractions of each side and another the rest. */
    private record Found(double lowest, double highest) {

        static Found search(RandomRewards world, List<RestingOrder> book) {
            MakerScore first = new MakerScore();
            MakerScore second = new MakerScore();
            double lowest = Double.MAX_VALUE;
            double highest = 0;
            for (int ofBids = 0; ofBids <= LATTICE; ofBids++) {
                for (int ofAsks = 0; ofAsks <= LATTICE; ofAsks++) {
                    first.start(world.midpointX2E4, world.terms);
                    second.start(world.midpointX2E4, world.terms);
                    for (RestingOrder order : book) {
                        long part = order.sizeE6() / LATTICE * (order.isBid() ? ofBids : ofAsks);
                        sized(order, part).addTo(first);
                        sized(order, order.sizeE6() - part).addTo(second);
                    }
                    double sum = first.qMin() + second.qMin();
                    lowest = Math.min(lowest, sum);
                    highest = Math.max(highest, sum);
                }
            }
            return new Found(lowest, highest);
        }

        private static RestingOrder sized(RestingOrder order, long sizeE6) {
            return new RestingOrder(order.slot(), order.side(), order.priceE4(), sizeE6);
        }

        void assertReaches(double lower, double upper) {
            assertTrue(lowest >= lower * (1 - RELATIVE), () -> lowest + " below the lower end " + lower);
            assertTrue(lowest <= lower + NEAR * upper, () -> lowest + " does not reach the lower end " + lower);
            assertTrue(highest <= upper * (1 + RELATIVE), () -> highest + " above the upper end " + upper);
            assertTrue(highest >= upper * (1 - NEAR), () -> highest + " does not reach the upper end " + upper);
        }
    }

    /** A few levels, so large that the least size of an order hinders no partition. */
    private static List<RestingOrder> largeBook(RandomRewards world) {
        long least = (world.terms.minSizeE6() + 1_000_000) * LATTICE;
        List<RestingOrder> book = new ArrayList<>();
        for (int i = world.random.nextInt(4); i >= 0; i--) {
            RestingOrder order = world.order();
            book.add(Found.sized(order, least * (1 + world.random.nextInt(6))));
        }
        return book;
    }

    @Property(tries = 1_000)
    void theSearchFindsBothEnds(@ForAll long seed) {
        RandomRewards world = new RandomRewards(seed);
        List<RestingOrder> book = largeBook(world);
        estimate(world, RestingOrder.levels(book, true), RestingOrder.levels(book, false));
        Found.search(world, book).assertReaches(estimate.nominalLower(), estimate.upper());
        apart += estimate.nominalLower() < estimate.upper() ? 1 : 0;
        Figures.put("booksSearched.endsApart", apart);
        Invariants.checked("rewards.competition.ends-reached", 2);
    }

    /** Negative control: ends that are a little off in either direction are refuted by the search. */
    @Test
    void wrongEndsAreRefuted() {
        int refuted = 0;
        int tried = 0;
        for (long seed = 0; tried < 200; seed++) {
            RandomRewards world = new RandomRewards(seed);
            List<RestingOrder> book = largeBook(world);
            estimate(world, RestingOrder.levels(book, true), RestingOrder.levels(book, false));
            double lower = estimate.nominalLower();
            double upper = estimate.upper();
            if (lower == 0 || world.terms.oneSidedDivisorE4() < 10_000) {
                continue;
            }
            tried++;
            Found found = Found.search(world, book);
            assertThrows(AssertionError.class, () -> found.assertReaches(lower + 0.1 * upper, upper));
            assertThrows(AssertionError.class, () -> found.assertReaches(lower, upper * 0.9));
            assertThrows(AssertionError.class, () -> found.assertReaches(lower, upper * 1.1));
            refuted += lower > 0.1 * upper ? 1 : 0;
            if (lower > 0.1 * upper) {
                assertThrows(AssertionError.class, () -> found.assertReaches(lower - 0.1 * upper, upper));
            }
        }
        Figures.put("booksWithLowerEndTooLowRefuted", refuted);
        assertTrue(refuted > 0);
    }

    @Test
    void theEndsOfTheModel() {
        RewardTerms terms = new RewardTerms(0, 300, 0, 10_000, RewardTerms.USUAL_DIVISOR_E4, 0);
        LevelArray bids = RestingOrder.levels(List.of(RestingOrder.bid(4_900, 90_000_000)), true);
        LevelArray asks = RestingOrder.levels(List.of(RestingOrder.ask(5_100, 180_000_000)), false);
        estimate.estimate(bids, asks, 10_000, terms);
        assertEquals(40, estimate.sideOne(), 1e-12);
        assertEquals(80, estimate.sideTwo(), 1e-12);
        assertEquals(30, estimate.nominalLower(), 1e-12);
        assertEquals((2 * 40 + 80) / 3.0, estimate.upper(), 1e-12);
        assertEquals(120 / 3.0, CompetitionEstimate.nominalLower(0, 120, 10_000, terms), 1e-12);
        assertEquals(120 / 3.0, CompetitionEstimate.upper(0, 120, 10_000, terms), 1e-12);
        assertEquals(0, CompetitionEstimate.nominalLower(40, 80, 1_998, terms));
        assertEquals(40, CompetitionEstimate.upper(40, 80, 1_998, terms));
    }

    @Test
    void withoutAMidpointNobodyScores() {
        RewardTerms terms = new RewardTerms(0, 300, 0, 10_000, RewardTerms.USUAL_DIVISOR_E4, 0);
        LevelArray bids = RestingOrder.levels(List.of(RestingOrder.bid(100, 90_000_000)), true);
        estimate.estimate(bids, new LevelArray(), 0, terms);
        assertEquals(0, estimate.sideOne());
        assertEquals(0, estimate.upper());
    }
}
