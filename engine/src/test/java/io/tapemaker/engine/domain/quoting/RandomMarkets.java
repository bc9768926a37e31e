package io.tapemaker.engine.domain.quoting;

import io.tapemaker.engine.domain.book.LevelArray;
import io.tapemaker.engine.domain.rewards.RewardTerms;
import io.tapemaker.journal.types.TickSize;
import java.util.Random;

/**
 * Random books, terms, settings and positions to quote in, small enough for every pair of orders to be tried: reward
 * bands of a few ticks on any of the six grids, prices up to the edges, levels too small to count, holes, and now and
 * then a book that is one-sided, crossed or off its grid. Costs are often zero, so that ties are common.
 */
public final class RandomMarkets {

    private static final long SHARE_E6 = 1_000_000L;
    private static final long[] MIN_SHARES = {0, 5, 20, 50, 100, 200};

    private final Random random;

    private RandomMarkets(Random random) {
        this.random = random;
    }

    /** The market of a seed. */
    public static QuoteInputs market(long seed) {
        QuoteInputs in = new QuoteInputs();
        fill(new Random(seed), in);
        return in;
    }

    /** Fills inputs anew. */
    public static void fill(Random random, QuoteInputs in) {
        RandomMarkets markets = new RandomMarkets(random);
        in.tick = TickSize.values()[random.nextInt(TickSize.values().length)];
        markets.terms(in);
        markets.book(in);
        markets.settings(in);
        markets.position(in);
        markets.side(in.bid, in);
        markets.side(in.ask, in);
    }

    /** A live order or none: mostly near the touch, sometimes anywhere, of any age. */
    public static LiveQuote live(Random random, QuoteInputs in, boolean isBid) {
        LiveQuote live = new LiveQuote();
        LevelArray own = isBid ? in.bids : in.asks;
        if (random.nextInt(6) == 0 || own.count() == 0) {
            return live;
        }
        long away = (random.nextInt(6) - 1) * in.tick.stepE4() * (isBid ? -1 : 1);
        long priceE4 = Math.max(1, Math.min(9_999, own.priceE4(0) + away + (random.nextInt(30) == 0 ? 1 : 0)));
        long step = Math.max(SHARE_E6, in.terms.minSizeE6());
        long sizeE6 = Math.max(10_000, step * (1 + random.nextInt(3)) - (random.nextInt(8) == 0 ? 7_001 : 0));
        live.set(priceE4, sizeE6, random.nextInt(4) == 0);
        live.ageNs = random.nextInt(60) * 1_000_000_000L;
        live.aheadE6 = random.nextInt(3) > 0 ? LiveQuote.AHEAD_UNKNOWN : random.nextInt(300) * SHARE_E6;
        return live;
    }

    private void terms(QuoteInputs in) {
        long stepE4 = in.tick.stepE4();
        long bandE4 = (1 + random.nextInt(8)) * stepE4 - (random.nextBoolean() ? stepE4 / 2 : 0);
        long minE6 = MIN_SHARES[random.nextInt(MIN_SHARES.length)] * SHARE_E6 + (chance(10) ? 3_333 : 0);
        in.terms = new RewardTerms(
                chance(10) ? 0 : random.nextInt(300) * SHARE_E6,
                bandE4,
                minE6,
                chance(10) ? 20_000 : RewardTerms.ONE_E4,
                chance(10) ? 20_000 : RewardTerms.USUAL_DIVISOR_E4,
                random.nextInt(4) * 10_000_000_000L);
        in.minOrderSizeE6 =
                random.nextBoolean() ? 5 * SHARE_E6 : random.nextInt(30) * SHARE_E6 + random.nextInt(20_000);
    }

    private void book(QuoteInputs in) {
        long stepE4 = in.tick.stepE4();
        int ticks = (int) (10_000 / stepE4);
        int bid = 1 + (chance(4) ? random.nextInt(Math.min(8, ticks - 2)) : random.nextInt(ticks - 2));
        bid = chance(8) ? ticks - 1 - bid : bid;
        int ask = bid + 1 + random.nextInt(3) - (chance(50) ? 2 : 0);
        levels(in.bids, bid, -1, in);
        levels(in.asks, ask, 1, in);
    }

    private void levels(LevelArray side, int bestTick, int direction, QuoteInputs in) {
        long stepE4 = in.tick.stepE4();
        side.clear();
        long offGridE4 = stepE4 > 1 && chance(30) ? -direction * (stepE4 / 2) : 0;
        int wanted = chance(60) ? 0 : 1 + random.nextInt(9);
        int dust = chance(3) ? 1 + random.nextInt(5) : 0;
        long tick = bestTick;
        for (int i = 0; i < wanted; i++) {
            long priceE4 = tick * stepE4 + offGridE4;
            if (priceE4 < 1 || priceE4 > 9_999) {
                return;
            }
            side.add(priceE4, levelSizeE6(in, i < dust && !chance(4)));
            tick += direction * (long) (1 + (chance(3) ? random.nextInt(3) : 0));
        }
    }

    private long levelSizeE6(QuoteInputs in, boolean dust) {
        long minE6 = Math.max(2 * SHARE_E6, in.terms.minSizeE6());
        if (dust) {
            return 1 + (long) (random.nextDouble() * (minE6 - 1));
        }
        long sizeE6 = chance(5) ? minE6 : minE6 + random.nextInt(500) * SHARE_E6;
        return chance(4) ? 1 + random.nextInt(90) * SHARE_E6 : sizeE6;
    }

    private void settings(QuoteInputs in) {
        long unitE6 = Math.max(SHARE_E6, in.terms.minSizeE6());
        long lowest = chance(8) ? random.nextInt(3_000) : 0;
        in.settings = new QuotingSettings(
                chance(20)
                        ? 0
                        : unitE6 * (1 + random.nextInt(chance(3) ? 50 : 9))
                                + (chance(3) ? random.nextInt(20) * 5_000L : 0),
                new QuotingSettings.PriceBand(lowest, chance(8) ? lowest + random.nextInt(9_000) : 10_000),
                new QuotingSettings.Gates(
                        chance(3) ? random.nextInt(250) * SHARE_E6 : 0,
                        chance(4) ? 0 : 10 * (1 + random.nextInt(20)),
                        chance(3) ? random.nextInt(250) * SHARE_E6 : 0),
                new QuotingSettings.Costs(
                        chance(2) ? 0 : random.nextInt(3_000),
                        chance(2) ? 0 : random.nextInt(5_000),
                        chance(2) ? 0 : random.nextInt(2_000_000)),
                new QuotingSettings.Edits(
                        (1 + random.nextInt(1_200)) * 1_000_000_000L, chance(2) ? 0 : random.nextInt(10_000)),
                !chance(5),
                !chance(5));
    }

    private void position(QuoteInputs in) {
        in.heldFirstE6 = chance(2) ? 0 : random.nextInt(500) * SHARE_E6 + random.nextInt(1_000_000);
        in.heldSecondE6 = chance(2) ? 0 : random.nextInt(500) * SHARE_E6 + random.nextInt(1_000_000);
        in.inventoryE6 = in.heldFirstE6 - in.heldSecondE6 + (chance(5) ? random.nextInt(100) * SHARE_E6 : 0);
        in.reduceOnly = chance(8);
        in.leastDistanceE4 = chance(4) ? random.nextInt(4) * in.tick.stepE4() + random.nextInt(3) : 0;
        in.volatilityE4 = chance(2) ? 0 : random.nextDouble() * 20;
    }

    private void side(SideInputs side, QuoteInputs in) {
        side.allowed = !chance(10);
        long roomE6 = random.nextInt(2_000) * SHARE_E6 + random.nextInt(1_000_000);
        side.roomSharesE6 = chance(3) ? roomE6 : chance(20) ? 0 : Long.MAX_VALUE;
        side.roomNotionalE6 = chance(3) ? random.nextInt(500) * SHARE_E6 + 7 : chance(20) ? -1 : Long.MAX_VALUE;
        side.tradesPerSecond = chance(3) ? 0 : random.nextDouble() * 0.01;
        side.meanTradeShares = chance(20) ? 0 : 1 + random.nextDouble() * 200;
        side.adverseMoveE4 = random.nextDouble() * 4 * in.tick.stepE4() - in.tick.stepE4() / 2.0;
        side.steps.clear();
        for (int kinds = random.nextInt(4); kinds > 0; kinds--) {
            double steps = random.nextDouble() * 3;
            side.steps.add(steps, steps * random.nextDouble() * 400);
        }
    }

    private boolean chance(int outOf) {
        return random.nextInt(outOf) == 0;
    }

    /** A market in words, for a failing property. */
    public static String text(QuoteInputs in) {
        return in.tick + " bids " + levels(in.bids) + " asks " + levels(in.asks) + " " + in.terms + " " + in.settings
                + " least " + in.minOrderSizeE6 + " reduceOnly " + in.reduceOnly + " distance " + in.leastDistanceE4
                + " held " + in.heldFirstE6 + "/" + in.heldSecondE6 + " inventory " + in.inventoryE6
                + " volatility " + in.volatilityE4 + " bid " + side(in.bid) + " ask " + side(in.ask);
    }

    private static String levels(LevelArray side) {
        StringBuilder out = new StringBuilder("[");
        for (int i = 0; i < side.count(); i++) {
            out.append(side.priceE4(i)).append('x').append(side.sizeE6(i)).append(' ');
        }
        return out.append(']').toString();
    }

    private static String side(SideInputs side) {
        return "[" + side.allowed + " room " + side.roomSharesE6 + " collateral " + side.roomNotionalE6 + " trades "
                + side.tradesPerSecond + " of " + side.meanTradeShares + " adverse " + side.adverseMoveE4 + " steps "
                + side.steps.count() + " at " + side.steps.e4PerDay(0) + "]";
    }
}
