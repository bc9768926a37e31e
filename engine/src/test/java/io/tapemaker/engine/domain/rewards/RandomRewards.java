package io.tapemaker.engine.domain.rewards;

import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.TickSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random terms, midpoints and orders around them, on all tick sizes and at extreme prices too. */
final class RandomRewards {

    static final long ORDER_STEP_E6 = 10_000;

    private static final TickSize[] TICKS = TickSize.values();

    final Random random;
    final TickSize tick;
    final RewardTerms terms;

    /** Twice the midpoint: on the half-tick grid, strictly between 0 and 1. */
    final long midpointX2E4;

    RandomRewards(long seed) {
        random = new Random(seed);
        tick = TICKS[random.nextInt(TICKS.length)];
        terms = new RewardTerms(
                random.nextInt(1_000) * 1_000_000L,
                1 + random.nextInt(1_500),
                random.nextInt(200) * 1_000_000L,
                random.nextInt(4) == 0 ? 1 + random.nextInt(50_000) : RewardTerms.ONE_E4,
                random.nextInt(3) == 0 ? 5_000 + random.nextInt(95_000) : RewardTerms.USUAL_DIVISOR_E4,
                30_000_000_000L);
        long steps = 20_000 / tick.stepE4();
        midpointX2E4 = random.nextInt(4) == 0
                ? (1 + random.nextInt(4)) * tick.stepE4()
                : (1 + random.nextInt((int) steps - 1)) * tick.stepE4();
    }

    /** A price on the grid, most often inside the band. */
    long priceE4() {
        long reach = terms.maxSpreadE4() + terms.maxSpreadE4() / 4 + tick.stepE4();
        long wantedE4 = midpointX2E4 / 2 - reach + random.nextInt((int) (2 * reach + 1));
        long lowest = tick.stepE4();
        return Math.max(lowest, Math.min(10_000 - lowest, tick.floor(wantedE4)));
    }

    long sizeE6() {
        long limit = random.nextInt(5) == 0 ? 1_000_000 : 1 + 4 * terms.minSizeE6() / ORDER_STEP_E6;
        return (1 + random.nextInt((int) Math.min(limit, Integer.MAX_VALUE))) * ORDER_STEP_E6;
    }

    RestingOrder order() {
        int slot = random.nextInt(2);
        long firstPriceE4 = priceE4();
        return new RestingOrder(
                slot, random.nextBoolean() ? Side.BUY : Side.SELL, FirstToken.priceE4(slot, firstPriceE4), sizeE6());
    }

    List<RestingOrder> orders(int atMost) {
        List<RestingOrder> orders = new ArrayList<>();
        for (int i = random.nextInt(atMost + 1); i > 0; i--) {
            orders.add(order());
        }
        return orders;
    }
}
