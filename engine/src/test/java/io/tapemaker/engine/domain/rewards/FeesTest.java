package io.tapemaker.engine.domain.rewards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

@Proof(
        id = "rewards.fees",
        milestone = Milestone.M3,
        kind = ProofKind.PROPERTY,
        title = "Taker fees, maker weights and rebates are exact, as worked examples and a decimal twin show")
class FeesTest {

    private static final FeeTerms CRYPTO = new FeeTerms(70_000, 1, 2_000);
    private static final FeeTerms SPORTS = new FeeTerms(50_000, 1, 1_500);
    private static final long HUNDRED_E6 = 100_000_000;

    private final Fees fees = new Fees();

    private static BigDecimal twin(FeeTerms terms, int exponent, long priceE4, long sizeE6) {
        BigDecimal price = BigDecimal.valueOf(priceE4, 4);
        return BigDecimal.valueOf(sizeE6, 6)
                .multiply(BigDecimal.valueOf(terms.rateE6(), 6))
                .multiply(price.multiply(BigDecimal.ONE.subtract(price)).pow(exponent));
    }

    private static long scaled(BigDecimal value, int decimals, RoundingMode mode) {
        return value.setScale(decimals, mode).movePointRight(decimals).longValueExact();
    }

    @Test
    void workedExamples() {
        assertEquals(175_000, fees.takerFeeE5(CRYPTO, 5_000, HUNDRED_E6));
        assertEquals(147_000, fees.takerFeeE5(CRYPTO, 3_000, HUNDRED_E6));
        assertEquals(63_000, fees.takerFeeE5(CRYPTO, 9_000, HUNDRED_E6));
        assertEquals(4_950, fees.takerFeeE5(SPORTS, 100, HUNDRED_E6));
        assertEquals(0, fees.takerFeeE5(FeeTerms.FREE, 5_000, HUNDRED_E6));
        assertEquals(350_000, fees.makerRebateE6(CRYPTO, 5_000, HUNDRED_E6));
        assertEquals(1_750_000, fees.makerWeightE6(CRYPTO, 5_000, HUNDRED_E6));
    }

    /** A rate of 0.04 at a price of one half takes a hundredth: sizes in thousandths give the fifth decimal. */
    @Test
    void theSmallestFee() {
        FeeTerms terms = new FeeTerms(40_000, 1, 0);
        assertEquals(0, fees.takerFeeE5(terms, 5_000, 499));
        assertEquals(1, fees.takerFeeE5(terms, 5_000, 500));
        assertEquals(1, fees.takerFeeE5(terms, 5_000, 1_499));
        assertEquals(2, fees.takerFeeE5(terms, 5_000, 1_500));
    }

    @Test
    void theEndsOfTheRanges() {
        FeeTerms largest = new FeeTerms(FeeTerms.ONE_E6, 0, FeeTerms.ONE_E4);
        assertEquals((Long.MAX_VALUE - 7) / 10 + 1, fees.takerFeeE5(largest, 5_000, Long.MAX_VALUE));
        assertEquals(Long.MAX_VALUE / 4, fees.makerWeightE6(largest, 5_000, Long.MAX_VALUE));
        assertEquals(0, fees.takerFeeE5(CRYPTO, 0, HUNDRED_E6));
        assertEquals(0, fees.takerFeeE5(CRYPTO, 10_000, HUNDRED_E6));
        assertThrows(IllegalArgumentException.class, () -> fees.takerFeeE5(CRYPTO, 10_001, 1));
        assertThrows(IllegalArgumentException.class, () -> fees.takerFeeE5(CRYPTO, -1, 1));
        assertThrows(IllegalArgumentException.class, () -> fees.makerRebateE6(CRYPTO, 5_000, -1));
        assertThrows(IllegalArgumentException.class, () -> new FeeTerms(1_000_001, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> new FeeTerms(-1, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> new FeeTerms(0, 5, 0));
        assertThrows(IllegalArgumentException.class, () -> new FeeTerms(0, 1, 10_001));
    }

    @Property(tries = 10_000)
    void equalsTheDecimalTwin(@ForAll long seed) {
        Random random = new Random(seed);
        FeeTerms terms = new FeeTerms(
                random.nextInt(1_000_001), random.nextInt(FeeTerms.MAX_EXPONENT + 1), random.nextInt(10_001));
        long priceE4 = random.nextInt(10_001);
        long sizeE6 = random.nextLong() >>> 1 + random.nextInt(60);
        BigDecimal fee = twin(terms, terms.exponent(), priceE4, sizeE6);
        BigDecimal weight = twin(terms, 1, priceE4, sizeE6);
        BigDecimal rebate = weight.multiply(BigDecimal.valueOf(terms.rebateShareE4(), 4));
        assertEquals(scaled(fee, 5, RoundingMode.HALF_UP), fees.takerFeeE5(terms, priceE4, sizeE6));
        assertEquals(scaled(weight, 6, RoundingMode.FLOOR), fees.makerWeightE6(terms, priceE4, sizeE6));
        assertEquals(scaled(rebate, 6, RoundingMode.FLOOR), fees.makerRebateE6(terms, priceE4, sizeE6));
        assertEquals(
                fees.takerFeeE5(terms, priceE4, sizeE6), fees.takerFeeE5(terms, 10_000 - priceE4, sizeE6), "mirror");
    }

    /** Negative control: cutting instead of rounding is another fee, and often enough to be found. */
    @Test
    void cuttingIsCaught() {
        Random random = new Random(4);
        int caught = 0;
        for (int i = 0; i < 1_000; i++) {
            long priceE4 = 1L + random.nextInt(9_999);
            long sizeE6 = random.nextInt(1_000_000_000);
            long cut = scaled(twin(CRYPTO, 1, priceE4, sizeE6), 5, RoundingMode.FLOOR);
            caught += cut == fees.takerFeeE5(CRYPTO, priceE4, sizeE6) ? 0 : 1;
        }
        Figures.put("cutsCaught", caught);
        assertNotEquals(0, caught);
        assertTrue(caught < 1_000);
    }
}
