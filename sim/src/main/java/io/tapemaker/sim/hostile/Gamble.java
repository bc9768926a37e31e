package io.tapemaker.sim.hostile;

import io.tapemaker.sim.workload.SeededRandom;

/** Deeds in any order, with whatever the chain and the network may do. */
final class Gamble {

    private static final int DEEDS = 120;
    private static final long ANY_E6 = 1_000_000_000_000L;

    private final SeededRandom random;

    Gamble(long seed) {
        random = SeededRandom.named(seed, "hostile");
    }

    void play(Plunder plunder) {
        for (int i = 0; i < DEEDS; i++) {
            deed(plunder);
        }
        plunder.arena().exchange().fate(Fate.USUAL);
        plunder.arena().captive().losesAnswers(false);
        plunder.hold();
    }

    private void deed(Plunder plunder) {
        Arena arena = plunder.arena();
        int market = (int) random.below(arena.markets());
        switch ((int) random.below(12)) {
            case 0, 1, 2 -> arena.grab(market, true, priceE4(arena, market), mostE6(arena));
            case 3, 4, 5 -> arena.grab(market, false, priceE4(arena, market), mostE6(arena));
            case 6, 7 -> arena.take(market, random.percent(50) ? ANY_E6 : mostE6(arena));
            case 8 -> arena.cancel(Math.max(1, arena.captive().nextSequence() - 1 - random.below(20)));
            case 9 -> arena.exchange().fate(new Fate(random.percent(40), random.between(2, 200) * Arena.SECOND_NS));
            case 10 -> arena.captive().losesAnswers(random.percent(20));
            default -> wait(arena);
        }
    }

    private void wait(Arena arena) {
        if (random.percent(15)) {
            arena.captive().restart(random.percent(30) ? 24 * Arena.HOUR_NS : 0);
        }
        arena.pass(random.between(1, 60) * Arena.SECOND_NS / 2);
        if (arena.captive().isLatched()) {
            arena.captive().rearm();
        }
    }

    private long priceE4(Arena arena, int market) {
        long lowE4 = arena.lowE4(market);
        long highE4 = arena.highE4(market);
        return switch ((int) random.below(4)) {
            case 0 -> lowE4;
            case 1 -> arena.exchange().tick(market).floor(random.between(lowE4, highE4));
            default -> highE4;
        };
    }

    private long mostE6(Arena arena) {
        long mostE6 = arena.policy().limits().orders().maxSizeE6();
        return Arena.whole(random.between(arena.policy().limits().orders().minSizeE6(), 2 * mostE6));
    }
}
