package io.tapemaker.executor.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.executor.domain.order.OrderFields;
import io.tapemaker.executor.domain.order.PlaceRequest;
import io.tapemaker.journal.codecs.FillStatus;
import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.Uint256;
import io.tapemaker.testkit.Invariants;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

@Proof(
        id = "executor.caps",
        milestone = Milestone.M5,
        kind = ProofKind.PROPERTY,
        title = "Caps are those of a naive account of every order and fill; no clock and no failed trade sets them "
                + "back",
        invariants = {"S9", "S10"})
final class CapsPropertiesTest {

    private static final long CAP_E6 = 40_000_000L;
    private static final long DAY_NS = 86_400_000_000_000L;

    /** Everything that happened, kept one by one. */
    private static final class Naive {
        final List<Fill> fills = new ArrayList<>();
        final List<TrackedOrder> open = new ArrayList<>();

        private record Fill(TrackedOrder order, long shares, long atNs, FillStatus[] status) {}

        /** The larger of both ways of each market, over markets that never pair. */
        long worstE6() {
            long sumE6 = 0;
            for (long market = 1; market <= 3; market++) {
                sumE6 += Math.max(wayE6(market, Side.BUY), wayE6(market, Side.SELL));
            }
            return sumE6;
        }

        private long wayE6(long market, Side side) {
            long sumE6 = 0;
            for (TrackedOrder order : open) {
                if (isOf(order, market, side)) {
                    long left = order.request().quote().sizeE6() / 1_000_000;
                    for (Fill fill : fills) {
                        left -= fill.order == order && fill.status[0] != FillStatus.FAILED ? fill.shares : 0;
                    }
                    sumE6 += riskE6(order, Math.max(0, left));
                }
            }
            for (Fill fill : fills) {
                boolean counts = fill.status[0] != FillStatus.FAILED && isOf(fill.order, market, side);
                sumE6 += counts ? riskE6(fill.order, fill.shares) : 0;
            }
            return sumE6;
        }

        private static boolean isOf(TrackedOrder order, long market, Side side) {
            return order.request().asset().conditionId().value().low() == market
                    && order.request().side() == side;
        }

        private static long riskE6(TrackedOrder order, long shares) {
            long priceE4 = order.request().quote().priceE4();
            long lossE4 = order.request().side() == Side.BUY ? priceE4 : 10_000 - priceE4;
            return BigInteger.valueOf(lossE4)
                    .multiply(BigInteger.valueOf(shares))
                    .multiply(BigInteger.valueOf(100))
                    .longValueExact();
        }

        /** What the fills that came to pass have lost if the market ends as badly as it can. */
        long lostE6(long market) {
            long[] shares = new long[2];
            long costE6 = 0;
            for (Fill fill : fills) {
                if (fill.status[0] == FillStatus.CONFIRMED
                        && fill.order.request().asset().conditionId().value().low() == market) {
                    shares[fill.order.request().side().ordinal()] += fill.shares * 1_000_000;
                    costE6 += riskE6(fill.order, fill.shares);
                }
            }
            return costE6 - Math.min(shares[0], shares[1]);
        }

        long dayE6(long nowNs) {
            return fills.stream()
                    .filter(fill -> nowNs - fill.atNs <= DAY_NS)
                    .mapToLong(fill -> riskE6(fill.order, fill.shares))
                    .sum();
        }
    }

    /** Sides are drawn by market, so that nothing pairs and cost is all there is. */
    @Property(edgeCases = EdgeCasesMode.NONE)
    void theSumsAreThoseOfANaiveAccount(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Caps caps = new Caps();
        caps.limits(new CapLimits(20_000_000L, 3 * CAP_E6, 1_000_000_000L, 1, 10, new CapLimits.Repeated(1, 1)));
        Naive naive = new Naive();
        long nowNs = 0;
        long number = 0;
        for (int step = 0; step < 40; step++) {
            nowNs += random.nextLong(4_000_000_000_000L);
            switch (random.nextInt(4)) {
                case 0, 1 -> place(caps, naive, random, ++number, nowNs);
                case 2 -> fill(caps, naive, random, nowNs);
                default -> advance(caps, naive, random, nowNs);
            }
            assertEquals(naive.worstE6(), caps.worstE6());
            assertTrue(caps.worstE6() <= 3 * CAP_E6);
            assertTrue(caps.dayNotionalE6(nowNs) >= naive.dayE6(nowNs), "the day has forgotten something");
        }
        Invariants.checked("S9", 40);
    }

    /**
     * Whatever is filled, settles and fails behind the last order, and in whatever order: no more is lost than the day
     * had lost and stood at risk when it was let through.
     */
    @Property(tries = 10_000, edgeCases = EdgeCasesMode.NONE)
    void nothingIsLostBeyondWhatWasCountedWhenTheLastOrderWasPlaced(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Caps caps = new Caps();
        caps.limits(Bench.WIDE);
        Naive naive = new Naive();
        long countedE6 = 0;
        for (long number = 1; number <= 60; number++) {
            if (number <= 40 && random.nextInt(3) == 0) {
                int market = 1 + random.nextInt(2);
                Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
                placeAny(caps, naive, Bench.request(number, market, side, 100L * (1 + random.nextInt(99)), 10));
                countedE6 = caps.dayLossE6(number) + caps.worstE6();
            } else if (random.nextBoolean()) {
                fill(caps, naive, random, number);
            } else {
                advance(caps, naive, random, number);
            }
        }
        long lostE6 = naive.lostE6(1) + naive.lostE6(2);
        assertTrue(lostE6 <= countedE6, lostE6 + " are lost, and " + countedE6 + " were counted");
        Invariants.checked("S9", 1);
    }

    private static void placeAny(Caps caps, Naive naive, PlaceRequest request) {
        OrderDraft draft = Bench.draft(request, new OrderFields.Stamp(1, 1), "group", CAP_E6, 2 * CAP_E6);
        OrderIntent intent = new OrderIntent(request, request.key().number(), draft, Uint256.ZERO, Uint256.ZERO);
        TrackedOrder order = new TrackedOrder(intent);
        caps.reserve(order);
        naive.open.add(order);
    }

    private static void place(Caps caps, Naive naive, SplittableRandom random, long number, long nowNs) {
        int market = 1 + random.nextInt(3);
        Side side = market == 2 ? Side.SELL : Side.BUY;
        PlaceRequest request =
                Bench.request(number, market, side, 100L * (1 + random.nextInt(99)), 1 + random.nextInt(40));
        OrderDraft draft = Bench.draft(request, new OrderFields.Stamp(1, 1), "group", CAP_E6, 2 * CAP_E6);
        if (caps.refusal(request, draft, nowNs) == null) {
            TrackedOrder order = new TrackedOrder(new OrderIntent(request, number, draft, Uint256.ZERO, Uint256.ZERO));
            caps.reserve(order);
            naive.open.add(order);
        }
    }

    private static void fill(Caps caps, Naive naive, SplittableRandom random, long nowNs) {
        if (naive.open.isEmpty()) {
            return;
        }
        TrackedOrder order = naive.open.get(random.nextInt(naive.open.size()));
        long left = (order.request().quote().sizeE6() - order.filledE6) / 1_000_000;
        if (left > 0) {
            long shares = 1 + random.nextLong(left);
            caps.filled(order, entry(order, shares), nowNs);
            naive.fills.add(new Naive.Fill(order, shares, nowNs, new FillStatus[] {FillStatus.MATCHED}));
        }
    }

    private static FillEntry entry(TrackedOrder order, long shares) {
        return new FillEntry(order.key(), new long[2], 0, shares * 1_000_000, Naive.riskE6(order, shares));
    }

    private static void advance(Caps caps, Naive naive, SplittableRandom random, long nowNs) {
        if (random.nextBoolean() && !naive.open.isEmpty()) {
            TrackedOrder order = naive.open.remove(random.nextInt(naive.open.size()));
            order.phase = TrackedOrder.Phase.OVER;
            caps.release(order);
        } else if (!naive.fills.isEmpty()) {
            Naive.Fill fill = naive.fills.get(random.nextInt(naive.fills.size()));
            if (fill.status[0] == FillStatus.MATCHED) {
                boolean fails = random.nextBoolean();
                fill.status[0] = fails ? FillStatus.FAILED : FillStatus.CONFIRMED;
                FillEntry entry = entry(fill.order, fill.shares);
                if (fails) {
                    caps.failed(fill.order, entry);
                } else {
                    caps.confirmed(fill.order, entry, nowNs);
                }
            }
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void aDayOfBucketsNeverForgetsWhatIsYoungerThanADay(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        RollingDay day = new RollingDay();
        List<long[]> added = new ArrayList<>();
        long nowNs = 0;
        for (int step = 0; step < 60; step++) {
            nowNs += random.nextLong(DAY_NS / 8);
            long amount = random.nextLong(1_000);
            day.add(nowNs, amount);
            added.add(new long[] {nowNs, amount});
            long least = sumSince(added, nowNs - DAY_NS);
            long most = sumSince(added, nowNs - DAY_NS - 2 * RollingDay.BUCKET_NS);
            assertTrue(day.sum(nowNs) >= least && day.sum(nowNs) <= most);
        }
        Invariants.checked("S10", 60);
    }

    private static long sumSince(List<long[]> added, long sinceNs) {
        return added.stream()
                .filter(each -> each[0] >= sinceNs)
                .mapToLong(each -> each[1])
                .sum();
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void noJumpOfTheClockBringsMoreThanAStep(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        SteadyClock clock = new SteadyClock();
        long nowNs = Bench.START_NS;
        clock.advance(nowNs);
        for (int step = 0; step < 30; step++) {
            long before = clock.nowNs();
            long eventBefore = clock.eventNs();
            nowNs += random.nextLong(-2 * DAY_NS, 2 * DAY_NS);
            clock.advance(nowNs);
            long passed = clock.nowNs() - before;
            assertTrue(passed >= 0 && passed <= SteadyClock.MAX_STEP_NS);
            assertTrue(clock.eventNs() >= eventBefore);
        }
    }

    @Test
    void pairsThatCostMoreThanADollarAreALossAndGainsAreNotSetAgainstIt() {
        NettedPosition position = new NettedPosition();
        assertEquals(0, position.add(true, 10_000_000, 6_000_000));
        assertEquals(1_000_000, position.add(false, 10_000_000, 5_000_000));
        assertEquals(0, position.costE6(true) + position.costE6(false));
        assertEquals(0, position.add(true, 10_000_000, 4_000_000));
        assertEquals(0, position.add(false, 10_000_000, 5_000_000));
    }

    /** The negative control: a naive account that gives a failed trade's room back to nobody is another one. */
    @Test
    void anAccountThatForgetsToReverseIsFound() {
        Caps caps = new Caps();
        caps.limits(Bench.WIDE);
        PlaceRequest request = Bench.request(1, 1, Side.BUY, 4_000, 10);
        OrderDraft draft = Bench.draft(request, new OrderFields.Stamp(1, 1), "g", CAP_E6, CAP_E6);
        TrackedOrder order = new TrackedOrder(new OrderIntent(request, 1, draft, Uint256.ZERO, Uint256.ZERO));
        caps.reserve(order);
        caps.filled(order, entry(order, 10), 0);
        order.phase = TrackedOrder.Phase.OVER;
        caps.release(order);
        long withoutReversalE6 = caps.worstE6();
        caps.failed(order, entry(order, 10));
        assertNotEquals(withoutReversalE6, caps.worstE6());
        assertEquals(0, caps.worstE6());
    }
}
