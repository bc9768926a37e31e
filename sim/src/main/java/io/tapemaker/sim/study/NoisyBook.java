package io.tapemaker.sim.study;

import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.TickSize;
import io.tapemaker.sim.workload.SeededRandom;

/** A book around a price that walks slowly, seen through noise: of the touch in ticks, and of the depth. */
public final class NoisyBook {

    private static final long E6_PER_E4 = 100;
    private static final int LEVELS = 12;
    private static final long PERCENT = 100;
    private static final long LOWEST_E4 = 1_500;
    private static final long SHARE_E6 = 1_000_000;

    private final StudyMarket market;
    private final Noise noise;
    private final SeededRandom random;
    private final long[] sizesE6 = new long[2 * LEVELS];
    private long fairE6;
    private long offsetTicks;

    /**
     * How a book wavers.
     *
     * @param startE4 the price it begins at
     * @param walkE6 greatest step of the price from one book to the next, in E6 dollars
     * @param spreadTicks between the touches, at least
     * @param offsetTicks greatest distance of the noisy price above the walking one
     * @param offsetPercent of the books draw another distance
     * @param restPercent of the draws have none: the touch flickers now and then, or all the time
     * @param depth shares at a level, on average
     * @param depthPercent greatest deviation from that
     */
    public record Noise(
            long startE4,
            long walkE6,
            long spreadTicks,
            long offsetTicks,
            int offsetPercent,
            int restPercent,
            long depth,
            int depthPercent) {}

    /** A book that is shown in a market, with randomness of its own. */
    public NoisyBook(StudyMarket market, Noise noise, long seed) {
        this.market = market;
        this.noise = noise;
        this.random = SeededRandom.named(seed, market.name());
        fairE6 = noise.startE4() * E6_PER_E4;
        for (int i = 0; i < sizesE6.length; i++) {
            sizesE6[i] = drawSize();
        }
        show();
    }

    /** The next book. */
    public void step() {
        fairE6 += random.between(-noise.walkE6(), noise.walkE6());
        fairE6 = Math.max(LOWEST_E4 * E6_PER_E4, Math.min(fairE6, (Price.ONE_E4 - LOWEST_E4) * E6_PER_E4));
        if (random.percent(noise.offsetPercent())) {
            offsetTicks = random.percent(noise.restPercent()) ? 0 : random.below(noise.offsetTicks() + 1);
        }
        sizesE6[(int) random.below(sizesE6.length)] = drawSize();
        sizesE6[(int) random.below(sizesE6.length)] = drawSize();
        show();
    }

    private long drawSize() {
        long percent = random.between(PERCENT - noise.depthPercent(), PERCENT + noise.depthPercent());
        return noise.depth() * percent / PERCENT * SHARE_E6;
    }

    private void show() {
        TickSize tick = market.tick();
        long stepE4 = tick.stepE4();
        long bidE4 = tick.floor(fairE6 / E6_PER_E4 + offsetTicks * stepE4 - noise.spreadTicks() * stepE4 / 2);
        long askE4 = bidE4 + noise.spreadTicks() * stepE4;
        market.bids.clear();
        market.asks.clear();
        for (int i = 0; i < LEVELS; i++) {
            // Farther away the levels lie farther apart.
            long awayE4 = i * stepE4 * (i < 4 ? 1 : i - 2);
            if (tick.allows(bidE4 - awayE4)) {
                market.bids.add(bidE4 - awayE4, sizesE6[i]);
            }
            if (tick.allows(askE4 + awayE4)) {
                market.asks.add(askE4 + awayE4, sizesE6[LEVELS + i]);
            }
        }
    }
}
