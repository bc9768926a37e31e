package io.tapemaker.engine.domain.orders;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Invariants;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.math.BigInteger;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

@Proof(
        id = "orders.call-budget",
        milestone = Milestone.M4,
        kind = ProofKind.PROPERTY,
        title = "Buckets equal an exact twin, never give more than burst and rate allow, and cancels never starve",
        invariants = {"bucket.equals-twin", "bucket.bounded", "cancels.never-starve"})
final class CallBudgetTest {

    private static final long START_NS = 1_700_000_000_000_000_000L;
    private static final long SECOND_NS = 1_000_000_000L;
    private static final BigInteger SCALE = BigInteger.valueOf(TokenBucket.ONE_E6 * SECOND_NS);

    /** The bucket in whole numbers without bound. */
    private static final class Twin {
        private final BigInteger rate;
        private final BigInteger full;
        private BigInteger level;
        private long atNs = START_NS;

        Twin(long rateE6, long burstE6) {
            rate = BigInteger.valueOf(rateE6);
            full = BigInteger.valueOf(burstE6).multiply(BigInteger.valueOf(SECOND_NS));
            level = full;
        }

        void at(long nowNs) {
            level = level.add(rate.multiply(BigInteger.valueOf(Math.max(0, nowNs - atNs))))
                    .min(full);
            atNs = Math.max(atNs, nowNs);
        }

        void take(long tokens) {
            level = level.subtract(SCALE.multiply(BigInteger.valueOf(tokens)))
                    .max(SCALE.multiply(BigInteger.valueOf(-TokenBucket.MAX_TOKENS)));
        }

        boolean has(long tokens) {
            return level.compareTo(SCALE.multiply(BigInteger.valueOf(tokens))) >= 0;
        }
    }

    /** Random steps in time, also far and backwards; takes that wait for tokens and takes that do not. */
    @Property
    void theBucketEqualsItsTwin(
            @ForAll long seed,
            @ForAll @LongRange(min = 1, max = 4_000_000_000L) long rateE6,
            @ForAll @LongRange(min = 1, max = 4_000_000_000L) long burstE6) {
        Random random = new Random(seed);
        TokenBucket bucket = new TokenBucket(rateE6, burstE6);
        Twin twin = new Twin(rateE6, burstE6);
        long nowNs = START_NS;
        assertEquals(burstE6, bucket.levelE6(nowNs));
        for (int i = 0; i < 40; i++) {
            nowNs += switch (random.nextInt(8)) {
                case 0 -> random.nextLong() >>> 8;
                case 1 -> -random.nextInt(1_000_000);
                case 2 -> 0;
                default -> random.nextInt(2_000_000_000);
            };
            nowNs = Math.max(0, nowNs);
            twin.at(nowNs);
            long tokens = random.nextInt(10) == 0 ? random.nextInt(20_000) : random.nextInt(5);
            assertEquals(twin.has(tokens), bucket.has(tokens, nowNs));
            if (bucket.has(tokens, nowNs) || random.nextInt(10) == 0) {
                bucket.take(tokens, nowNs);
                twin.take(tokens);
            }
            assertEquals(
                    twin.level.divide(BigInteger.valueOf(SECOND_NS)).longValueExact(),
                    bucket.levelE6(nowNs) + (twin.level.signum() < 0 && hasRest(twin.level) ? 1 : 0));
            Invariants.checked("bucket.equals-twin", 1);
        }
    }

    private static boolean hasRest(BigInteger level) {
        return level.mod(BigInteger.valueOf(SECOND_NS)).signum() != 0;
    }

    /** In every stretch of time no more goes through than the burst and what came in; for both buckets of a signer. */
    @Property
    void neverMoreThanBurstAndRate(@ForAll long seed, @ForAll @IntRange(min = 1, max = 100) int sharePercent) {
        Random random = new Random(seed);
        CallSettings settings = new CallSettings(40, 200, 80, 400, sharePercent, 30);
        CallBudget budget = new CallBudget(settings);
        long[] timesNs = new long[200];
        int[] places = new int[200];
        int[] cancels = new int[200];
        long nowNs = START_NS;
        for (int i = 0; i < timesNs.length; i++) {
            nowNs += random.nextInt(4) == 0 ? random.nextInt(1_000_000_000) : 0;
            timesNs[i] = nowNs;
            for (int j = random.nextInt(40); j > 0 && budget.hasPlaces(1, nowNs); j--) {
                budget.placed(nowNs);
                places[i]++;
            }
            for (int j = random.nextInt(80); j > 0 && budget.hasTakeAway(nowNs); j--) {
                budget.cancelled(nowNs);
                cancels[i]++;
            }
        }
        for (int from = 0; from < timesNs.length; from += 7) {
            long placed = 0;
            long cancelled = 0;
            for (int to = from; to < timesNs.length; to++) {
                placed += places[to];
                cancelled += cancels[to];
                long elapsedNs = timesNs[to] - timesNs[from];
                assertTrue(placed * 100 * SECOND_NS <= sharePercent * (200 * SECOND_NS + 40 * elapsedNs));
                // Taking away may go beyond our share, never beyond the venue's own limit.
                assertTrue(cancelled * 100 * SECOND_NS <= 100 * 400 * SECOND_NS + sharePercent * 80L * elapsedNs);
            }
        }
        Invariants.checked("bucket.bounded", 1);
    }

    /** However many places and replacements are sent, at least the reserved cancels are there to take away. */
    @Property
    void cancelsNeverStarveBehindPlaces(@ForAll long seed) {
        Random random = new Random(seed);
        CallSettings settings = CallSettings.DEFAULTS;
        CallBudget budget = new CallBudget(settings);
        long reserved = (long) settings.cancelsBurst() * settings.sharePercent() * settings.reservedPercent() / 10_000;
        long nowNs = START_NS;
        for (int i = 0; i < 300; i++) {
            nowNs += random.nextInt(50_000_000);
            while (budget.hasPlaces(1, nowNs)) {
                budget.placed(nowNs);
            }
            while (budget.hasReplacements(1, nowNs)) {
                budget.cancelled(nowNs);
            }
            assertTrue(budget.cancelsLeftE6(nowNs) >= reserved * TokenBucket.ONE_E6);
            assertTrue(budget.hasTakeAway(nowNs));
        }
        Invariants.checked("cancels.never-starve", 300);
    }

    /** Negative control: without the reserve, replacements use up all cancels. */
    @Test
    void withoutTheReserveReplacementsTakeAll() {
        TokenBucket cancels = new TokenBucket(40_000_000, 60_000_000);
        int taken = 0;
        while (cancels.has(1, 0, START_NS)) {
            cancels.take(1, START_NS);
            taken++;
        }
        assertEquals(0, cancels.levelE6(START_NS));
        CallBudget budget = new CallBudget(CallSettings.DEFAULTS);
        int withReserve = 0;
        while (budget.hasReplacements(1, START_NS)) {
            budget.cancelled(START_NS);
            withReserve++;
        }
        Figures.put("replacementsWithoutReserve", taken);
        Figures.put("replacementsWithReserve", withReserve);
        assertEquals(60, taken);
        assertEquals(42, withReserve);
    }

    /** A token a second: a nanosecond before the second is over a millionth is missing. */
    @Test
    void aBucketIsFullWhenItsTimeIsOverAndNotBefore() {
        TokenBucket bucket = new TokenBucket(TokenBucket.ONE_E6, 5 * TokenBucket.ONE_E6);
        bucket.take(1, START_NS);
        assertEquals(4_500_000, bucket.levelE6(START_NS + SECOND_NS / 2));
        assertEquals(4_999_999, bucket.levelE6(START_NS + SECOND_NS - 1));
        assertEquals(5_000_000, bucket.levelE6(START_NS + SECOND_NS));
        assertEquals(5_000_000, bucket.levelE6(START_NS + 9 * SECOND_NS));
    }

    @Test
    void bucketsFromNothingToTheLargestAreTold() {
        TokenBucket largest = new TokenBucket(1, TokenBucket.MAX_TOKENS * TokenBucket.ONE_E6);
        assertTrue(largest.has(TokenBucket.MAX_TOKENS, START_NS));
        assertFalse(largest.has(TokenBucket.MAX_TOKENS + 1, START_NS));
        assertThrows(IllegalArgumentException.class, () -> new TokenBucket(1, 0));
        assertThrows(
                IllegalArgumentException.class,
                () -> new TokenBucket(1, TokenBucket.MAX_TOKENS * TokenBucket.ONE_E6 + 1));
    }

    @Test
    void cancelAllIsAlwaysAllowedAndMayLeaveADebt() {
        CallBudget budget = new CallBudget(CallSettings.DEFAULTS);
        budget.allCancelled(200, START_NS);
        assertEquals(-141_000_000, budget.cancelsLeftE6(START_NS));
        assertFalse(budget.hasTakeAway(START_NS));
        assertFalse(budget.hasTakeAway(START_NS + 2 * SECOND_NS));
        assertTrue(budget.hasTakeAway(START_NS + 2_050_000_000L));
        assertTrue(budget.hasPlaces(30, START_NS));
        assertFalse(budget.hasPlaces(31, START_NS));
        assertEquals(30_000_000, budget.placesLeftE6(START_NS));
        budget.allCancelled(Integer.MAX_VALUE, START_NS);
        assertEquals(-TokenBucket.MAX_TOKENS * TokenBucket.ONE_E6, budget.cancelsLeftE6(START_NS));
        StateWriter out = new StateWriter();
        budget.write(out);
        CallBudget twin = new CallBudget(CallSettings.DEFAULTS);
        twin.read(new StateReader(out.toByteArray()));
        StateWriter again = new StateWriter();
        twin.write(again);
        assertArrayEquals(out.toByteArray(), again.toByteArray());
        assertThrows(IllegalArgumentException.class, () -> new TokenBucket(0, 1));
        assertThrows(IllegalArgumentException.class, () -> new TokenBucket(1, 4_001_000_000L));
    }
}
