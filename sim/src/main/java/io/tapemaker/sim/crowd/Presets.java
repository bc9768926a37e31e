package io.tapemaker.sim.crowd;

import io.tapemaker.sim.crowd.MakerStyle.Ladder;
import io.tapemaker.sim.crowd.MakerStyle.Reaction;
import io.tapemaker.sim.crowd.PriceLaw.Jumps;
import java.util.List;

/** The named characters. */
final class Presets {

    private static final long SHARE = 1_000_000L;
    private static final long DOLLAR = 1_000_000L;
    private static final long MS = 1_000_000L;
    private static final long SECOND = Draws.NS_PER_SECOND;
    private static final long MINUTE = Draws.NS_PER_MINUTE;
    private static final long HOUR = 60 * MINUTE;
    private static final long HOURS_A_DAY = 24;

    private Presets() {}

    static MarketCharacter calmPolitics() {
        MakerStyle near = new MakerStyle(
                Part.REWARD_MAKER,
                1,
                new Ladder(1, 0, 40, 1, 100 * SHARE, true),
                new Reaction(4 * SECOND, 1_200 * MS, 40, 20, 5, 0));
        MakerStyle inBand = new MakerStyle(
                Part.REWARD_MAKER,
                2,
                new Ladder(2, 0, 120, 1, 300 * SHARE, false),
                new Reaction(6 * SECOND, 1_500 * MS, 50, 30, 5, 30 * SECOND));
        return new MarketCharacter(
                new PriceLaw(5_000, 15, new Jumps(4, 500), 0, 0, SECOND),
                List.of(near, inBand, depth(2, 6, 200, 1, 2_000), retail(10)),
                new TakerFlow(40 * HOURS_A_DAY, 15 * DOLLAR, 13_000, 1, 500, HOUR),
                new TakerFlow(6, 1_500 * DOLLAR, 7_000, 6, 0, HOUR),
                new InformedFlow(1, 5 * SECOND, 500 * MS, 100, 2_000 * SHARE),
                Interruptions.NONE);
    }

    static MarketCharacter sportsLive() {
        MakerStyle near = new MakerStyle(
                Part.REWARD_MAKER,
                2,
                new Ladder(1, 0, 80, 1, 500 * SHARE, true),
                new Reaction(2 * SECOND, 1_200 * MS, 50, 30, 10, 0));
        MakerStyle careful = new MakerStyle(
                Part.REWARD_MAKER,
                1,
                new Ladder(2, 0, 150, 1, 800 * SHARE, false),
                new Reaction(3 * SECOND, 1_500 * MS, 70, 30, 10, 3 * SECOND));
        return new MarketCharacter(
                new PriceLaw(5_000, 70, new Jumps(12 * HOURS_A_DAY, 250), 0, 3 * HOUR, 500 * MS),
                List.of(near, careful, depth(1, 5, 250, 2, 2_500), retail(20)),
                new TakerFlow(400 * HOURS_A_DAY, 20 * DOLLAR, 13_000, 2, 500, 10 * MINUTE),
                new TakerFlow(2 * HOURS_A_DAY, 600 * DOLLAR, 7_000, 8, 0, HOUR),
                new InformedFlow(2, 700 * MS, 150 * MS, 100, 1_000 * SHARE),
                new Interruptions(4 * HOURS_A_DAY, 20 * SECOND, 500, 0, 0));
    }

    static MarketCharacter cryptoHourly() {
        MakerStyle near = new MakerStyle(
                Part.REWARD_MAKER,
                2,
                new Ladder(1, 0, 100, 1, 150 * SHARE, true),
                new Reaction(600 * MS, 250 * MS, 50, 20, 10, 0));
        MakerStyle wide = new MakerStyle(
                Part.REWARD_MAKER,
                2,
                new Ladder(2, 0, 180, 1, 250 * SHARE, false),
                new Reaction(900 * MS, 350 * MS, 60, 30, 10, 0));
        return new MarketCharacter(
                // A normal distribution's density at its middle, 0.3989, over the root of 60 minutes.
                new PriceLaw(5_000, 515, Jumps.NONE, 0, HOUR, 250 * MS),
                List.of(near, wide, depth(1, 5, 350, 2, 600), retail(20)),
                new TakerFlow(600 * HOURS_A_DAY, 10 * DOLLAR, 12_000, 2, 500, 5 * MINUTE),
                new TakerFlow(3 * HOURS_A_DAY, 400 * DOLLAR, 7_000, 8, 0, HOUR),
                new InformedFlow(2, 300 * MS, 50 * MS, 180, 400 * SHARE),
                Interruptions.NONE);
    }

    static MarketCharacter thin() {
        MakerStyle only = new MakerStyle(
                Part.REWARD_MAKER,
                1,
                new Ladder(1, 0, 250, 1, 50 * SHARE, false),
                new Reaction(10 * SECOND, 3 * SECOND, 100, 50, 20, 60 * SECOND));
        MakerStyle straggler = new MakerStyle(
                Part.RETAIL_MAKER,
                1,
                new Ladder(1, 0, 150, 1, 20 * SHARE, false),
                new Reaction(180 * SECOND, 5 * SECOND, 150, 150, 0, 0));
        return new MarketCharacter(
                new PriceLaw(5_000, 30, new Jumps(8, 500), 0, 0, SECOND),
                List.of(only, depth(1, 4, 400, 4, 100), straggler),
                new TakerFlow(4 * HOURS_A_DAY, 10 * DOLLAR, 13_000, 4, 1_000, 6 * HOUR),
                new TakerFlow(2, 150 * DOLLAR, 5_000, 15, 0, HOUR),
                new InformedFlow(1, 20 * SECOND, SECOND, 150, 100 * SHARE),
                new Interruptions(0, 0, 0, 24, 4 * MINUTE));
    }

    static MarketCharacter news() {
        MakerStyle near = new MakerStyle(
                Part.REWARD_MAKER,
                2,
                new Ladder(1, 0, 60, 1, 200 * SHARE, true),
                new Reaction(3 * SECOND, 2 * SECOND, 50, 30, 10, 0));
        MakerStyle careful = new MakerStyle(
                Part.REWARD_MAKER,
                1,
                new Ladder(2, 0, 150, 1, 300 * SHARE, false),
                new Reaction(3 * SECOND, SECOND, 50, 30, 10, 20 * SECOND));
        return new MarketCharacter(
                new PriceLaw(5_000, 20, new Jumps(36, 800), 0, 0, 500 * MS),
                List.of(near, careful, depth(1, 6, 250, 1, 1_000), retail(10)),
                new TakerFlow(60 * HOURS_A_DAY, 20 * DOLLAR, 13_000, 2, 1_000, 30 * MINUTE),
                new TakerFlow(HOURS_A_DAY, 800 * DOLLAR, 7_000, 8, 0, HOUR),
                new InformedFlow(2, 800 * MS, 100 * MS, 130, 300 * SHARE),
                Interruptions.NONE);
    }

    private static MakerStyle depth(int count, int levels, long nearE4, int stepTicks, long shares) {
        return new MakerStyle(
                Part.DEPTH_MAKER,
                count,
                new Ladder(levels, 1, nearE4, stepTicks, shares * SHARE, true),
                new Reaction(15 * SECOND, 3 * SECOND, 100, 50, 0, 0));
    }

    /** Small orders that move the touch and do not score. */
    private static MakerStyle retail(long shares) {
        return new MakerStyle(
                Part.RETAIL_MAKER,
                1,
                new Ladder(1, 0, 60, 1, shares * SHARE, false),
                new Reaction(45 * SECOND, 5 * SECOND, 100, 80, 0, 0));
    }
}
