package io.tapemaker.executor.venue.polymarket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

@Proof(
        id = "executor.rate-budget",
        milestone = Milestone.M5,
        kind = ProofKind.PROPERTY,
        title = "Places stay within half of the venue's buckets, and cancels have theirs to themselves")
class RateBudgetTest {

    private static final long SECOND_NS = 1_000_000_000L;

    private final RateBudget budget = new RateBudget(RateTier.STANDARD, 0);

    @Test
    void placesWithinHalf() {
        assertTrue(budget.tryPlaces(15, 0));
        assertTrue(budget.tryPlaces(15, 0));
        assertFalse(budget.tryPlaces(1, 0), "half of a burst of 60");
        assertEquals(50_000_000L, budget.placesWaitNs(1, 0), "20 a second");
        assertFalse(budget.tryPlaces(1, 49_999_999L));
        assertTrue(budget.tryPlaces(1, 50_000_000L));
        assertEquals(Long.MAX_VALUE, budget.placesWaitNs(31, SECOND_NS), "never at once");
        assertTrue(budget.tryPlaces(30, 100 * SECOND_NS), "no more than the burst");
        assertFalse(budget.tryPlaces(1, 100 * SECOND_NS));
    }

    @Test
    void cancelsAreTheirOwn() {
        budget.tryPlaces(30, 0);
        assertEquals(0, budget.cancelsWaitNs(120, 0), "untouched by places");
        budget.cancels(200, 0);
        assertEquals(SECOND_NS, budget.cancelsWaitNs(0, 0), "80 are owed, 80 come in a second");
        assertEquals(0, budget.cancelsWaitNs(1, 2 * SECOND_NS));
        assertEquals(0, budget.placesWaitNs(30, 2 * SECOND_NS));
    }

    /** What rests has to be able to go: a quarter of the cancels has to be there before anything is placed. */
    @Test
    void placesWaitForTheCancels() {
        budget.cancels(90, 0);
        assertTrue(budget.tryPlaces(1, 0), "30 of 120 are there");
        budget.cancels(1, 0);
        assertFalse(budget.tryPlaces(1, 0));
        assertEquals(12_500_000L, budget.placesWaitNs(1, 0), "80 a second");
        budget.cancelsLeft(-50, 0);
        assertEquals(SECOND_NS, budget.placesWaitNs(1, 0), "in debt");
        budget.cancelsLeft(1_000, 0);
        assertFalse(budget.tryPlaces(1, SECOND_NS - 1), "it takes, it does not give");
        assertTrue(budget.tryPlaces(1, SECOND_NS));
    }

    @Test
    void whatTheVenueSays() {
        budget.placesLeft(3, 0);
        assertFalse(budget.tryPlaces(4, 0));
        budget.tier(RateTier.STANDARD, 0);
        budget.placesLeft(1_000, 0);
        assertFalse(budget.tryPlaces(4, 0), "it takes, it does not give");
        budget.tier(RateTier.GOLD, 0);
        budget.placesLeft(1_000, 0);
        assertEquals(RateTier.GOLD, budget.tier());
        assertFalse(budget.tryPlaces(1, 0), "a new tier begins empty");
        assertTrue(budget.tryPlaces(200, SECOND_NS));
        budget.placesLeft(-5, SECOND_NS);
        assertFalse(budget.tryPlaces(1, SECOND_NS));
        assertEquals(RateTier.PLATINUM, RateTier.ofHeader(" Platinum"));
        assertNull(RateTier.ofHeader("Wood"));
    }

    @Test
    void aClockThatGoesBackBringsNothing() {
        assertTrue(budget.tryPlaces(30, SECOND_NS));
        assertFalse(budget.tryPlaces(1, -SECOND_NS));
        assertFalse(budget.tryPlaces(1, SECOND_NS));
        assertTrue(budget.tryPlaces(20, 2 * SECOND_NS));
        assertTrue(budget.tryPlaces(30, Long.MAX_VALUE), "nor does one that leaps break it");
    }

    /** In any window, at most the burst and what came in meanwhile; and whoever waits as told is not refused. */
    @Property(tries = 2_000)
    void noWindowHoldsMore(@ForAll long seed) {
        Random random = new Random(seed);
        int perS = 1 + random.nextInt(900);
        int burst = 1 + random.nextInt(1_800);
        TokenBucket bucket = new TokenBucket(perS, burst, 0);
        List<long[]> taken = new ArrayList<>();
        long now = 0;
        for (int i = 0; i < 40; i++) {
            now += random.nextInt(4) == 0 ? random.nextInt(2_000_000_000) : random.nextInt(20_000_000);
            int tokens = 1 + random.nextInt(Math.min(burst, 20));
            if (random.nextInt(3) == 0) {
                now += bucket.waitNs(tokens, now);
                assertEquals(0, bucket.waitNs(tokens, now));
                assertTrue(bucket.tryTake(tokens, now));
                taken.add(new long[] {now, tokens});
            } else if (bucket.tryTake(tokens, now)) {
                taken.add(new long[] {now, tokens});
            }
        }
        assertTrue(isWithin(taken, perS, burst));
        taken.add(new long[] {now, burst + 1L});
        assertFalse(isWithin(taken, perS, burst), "a token too many is found");
    }

    private static boolean isWithin(List<long[]> taken, long perS, long burst) {
        for (int from = 0; from < taken.size(); from++) {
            long sum = 0;
            for (int to = from; to < taken.size(); to++) {
                sum += taken.get(to)[1];
                BigInteger elapsed = BigInteger.valueOf(taken.get(to)[0] - taken.get(from)[0]);
                BigInteger most = elapsed.multiply(BigInteger.valueOf(perS))
                        .add(BigInteger.valueOf(burst).multiply(BigInteger.valueOf(SECOND_NS)));
                if (BigInteger.valueOf(sum)
                                .multiply(BigInteger.valueOf(SECOND_NS))
                                .compareTo(most)
                        > 0) {
                    return false;
                }
            }
        }
        return true;
    }
}
