package io.tapemaker.engine.domain.signals;

/**
 * How the signals of a market are measured. Times in ns, prices in E4 dollars, sizes in E6 shares.
 *
 * @param volatilities how much the fair value moves, lately and lastingly
 * @param flow how often takers come, and how large
 * @param markout how far the fair value moves against makers after a trade
 * @param ownFills what our own fills have cost
 * @param jump when the fair value moves too fast to be quoted around
 * @param sweep when takers or cancellations clear the book
 * @param steps how far the fair value goes before quotes can answer
 */
public record SignalSettings(
        Volatilities volatilities, Flow flow, Markout markout, OwnFills ownFills, Jump jump, Sweep sweep, Steps steps) {

    private static final long SECOND_NS = 1_000_000_000L;
    private static final long MINUTE_NS = 60 * SECOND_NS;
    private static final long HOUR_NS = 60 * MINUTE_NS;
    private static final long MILLISECOND_NS = 1_000_000L;

    /** Longest time that is accepted anywhere here: a year. */
    static final long MAX_TIME_NS = 366 * 24 * HOUR_NS;

    /** Largest size that is accepted anywhere here: a hundred million shares. */
    static final long MAX_SIZE_E6 = 100_000_000L * 1_000_000L;

    private static final int MAX_CAPACITY = 1 << 16;
    private static final long DOLLAR_E4 = 10_000;
    private static final long DOLLAR_E6 = 1_000_000;
    private static final long MAX_COUNT = 1_000_000;

    /** Highest percentage that is accepted anywhere here. */
    static final long MAX_PERCENT = 1_000;

    /** For a market of which nothing is known: cautious priors that an hour of flow outweighs. */
    public static final SignalSettings DEFAULTS = new SignalSettings(
            new Volatilities(
                    new Volatility(30 * MINUTE_NS, MINUTE_NS, 300, 10 * MINUTE_NS),
                    new Volatility(24 * HOUR_NS, HOUR_NS, 100, 24 * HOUR_NS)),
            new Flow(30 * MINUTE_NS, 12, 30 * MINUTE_NS, 50_000_000, 5),
            new Markout(
                    6 * HOUR_NS,
                    30 * SECOND_NS,
                    300 * SECOND_NS,
                    100 * MILLISECOND_NS,
                    512,
                    new LossPrior(50, 20, 100)),
            new OwnFills(256, 6 * HOUR_NS),
            new Jump(200, 10 * SECOND_NS, MINUTE_NS),
            new Sweep(
                    2_000_000_000L,
                    250 * MILLISECOND_NS,
                    new Collapse(200, 8_000, 300_000_000L, 5 * SECOND_NS),
                    MINUTE_NS),
            new Steps(2 * SECOND_NS, 24 * HOUR_NS, 10, new StepPrior(1, 200, 6 * HOUR_NS), new Returns(HOUR_NS, 14)));

    /** The volatility of the moment. */
    public Volatility volatility() {
        return volatilities.recent();
    }

    /** The volatility of what lasts, which is what those who hold a position are exposed to. */
    public Volatility lastingVolatility() {
        return volatilities.lasting();
    }

    /**
     * Volatility, twice: a price that flickers moves much in a minute and little in a day.
     *
     * @param recent of the moment: what may happen until quotes are changed
     * @param lasting of moves that are still there after a longer while: what may happen to an inventory
     */
    public record Volatilities(Volatility recent, Volatility lasting) {}

    /**
     * Volatility of the fair value.
     *
     * @param halfLifeNs after which a squared move counts half
     * @param sampleNs least time over which a move is taken, so that a value that flickers within it is no volatility
     * @param priorE6 volatility assumed while little was seen, E6 dollars per square root of a second
     * @param priorStrengthNs observed time that weighs as much as the prior
     */
    public record Volatility(long halfLifeNs, long sampleNs, long priorE6, long priorStrengthNs) {

        public Volatility {
            within("volatility.halfLifeNs", halfLifeNs, 1, MAX_TIME_NS);
            within("volatility.sampleNs", sampleNs, 0, MAX_TIME_NS);
            within("volatility.priorE6", priorE6, 0, DOLLAR_E6);
            within("volatility.priorStrengthNs", priorStrengthNs, 1, MAX_TIME_NS);
        }
    }

    /**
     * Taker flow of each side.
     *
     * @param halfLifeNs after which a trade counts half
     * @param priorTradesPerHour trades an hour assumed for each side while little was seen
     * @param priorStrengthNs observed time that weighs as much as that prior
     * @param priorMeanSizeE6 mean size of a trade assumed while few were seen, in E6
     * @param priorStrengthTrades trades that weigh as much as that prior
     */
    public record Flow(
            long halfLifeNs,
            long priorTradesPerHour,
            long priorStrengthNs,
            long priorMeanSizeE6,
            long priorStrengthTrades) {

        public Flow {
            within("flow.halfLifeNs", halfLifeNs, 1, MAX_TIME_NS);
            within("flow.priorTradesPerHour", priorTradesPerHour, 0, MAX_COUNT);
            within("flow.priorStrengthNs", priorStrengthNs, 1, MAX_TIME_NS);
            within("flow.priorMeanSizeE6", priorMeanSizeE6, 1, MAX_SIZE_E6);
            within("flow.priorStrengthTrades", priorStrengthTrades, 1, MAX_COUNT);
        }
    }

    /**
     * Markout of prints, and the horizons of own fills.
     *
     * @param halfLifeNs after which a markout counts half
     * @param shortHorizonNs the nearer time after the trade at which the fair value is looked at
     * @param longHorizonNs the farther one
     * @param printLagNs how long before its report a trade may have changed the book: moves are taken from the fair
     *     value that was in force so long before the print
     * @param pendingPrints prints that may wait for their markout at once
     * @param prior what is assumed while few were seen
     */
    public record Markout(
            long halfLifeNs,
            long shortHorizonNs,
            long longHorizonNs,
            long printLagNs,
            int pendingPrints,
            LossPrior prior) {

        public Markout {
            within("markout.halfLifeNs", halfLifeNs, 1, MAX_TIME_NS);
            within("markout.shortHorizonNs", shortHorizonNs, 1, longHorizonNs);
            within("markout.longHorizonNs", longHorizonNs, 1, MAX_TIME_NS);
            within("markout.printLagNs", printLagNs, 0, MAX_TIME_NS);
            within("markout.pendingPrints", pendingPrints, 1, MAX_CAPACITY);
        }
    }

    /**
     * The loss assumed while few markouts were seen. A print counts as one if it is as large as {@link
     * #PRINT_SIZE_E6}, as a part of one if it is smaller, and never as more: a maker takes part in a large trade with
     * his own size only.
     *
     * @param lossE4 E4 dollars per share
     * @param strengthPrints prints that weigh as much as the prior
     * @param percentOfVolatility part of what the fair value moves over the horizon by its volatility, which is assumed
     *     where it is more: in a market that moves, a fill tells of a move
     */
    public record LossPrior(long lossE4, long strengthPrints, long percentOfVolatility) {

        /** Size at which a print counts as one, in E6. */
        public static final long PRINT_SIZE_E6 = 100_000_000L;

        public LossPrior {
            within("markout.prior.lossE4", lossE4, -DOLLAR_E4, DOLLAR_E4);
            within("markout.prior.strengthPrints", strengthPrints, 1, MAX_COUNT);
            within("markout.prior.percentOfVolatility", percentOfVolatility, 0, MAX_PERCENT);
        }
    }

    /**
     * Realised cost of own fills.
     *
     * @param remembered fills whose markout can still be resolved or taken back
     * @param windowNs time over which the cost is summed up
     */
    public record OwnFills(int remembered, long windowNs) {

        public OwnFills {
            within("ownFills.remembered", remembered, 1, MAX_CAPACITY);
            within("ownFills.windowNs", windowNs, 1, MAX_TIME_NS);
        }
    }

    /**
     * A jump of the fair value.
     *
     * @param moreThanE4 a move by more than this is a jump, E4 dollars
     * @param windowNs if it happens within this time
     * @param holdNs how long the flag holds after the last sight of it
     */
    public record Jump(long moreThanE4, long windowNs, long holdNs) {

        public Jump {
            within("jump.moreThanE4", moreThanE4, 0, DOLLAR_E4);
            within("jump.windowNs", windowNs, 1, MAX_TIME_NS);
            within("jump.holdNs", holdNs, 0, MAX_TIME_NS);
        }
    }

    /**
     * A sweep: by prints, or seen as near depth that is gone.
     *
     * @param moreThanE6 a burst of prints of one side that eats more than this is a sweep, in E6 shares
     * @param burstGapNs prints of one side no farther apart than this are one burst
     * @param collapse when near depth is gone
     * @param holdNs how long the flag holds after the last sight of it
     */
    public record Sweep(long moreThanE6, long burstGapNs, Collapse collapse, long holdNs) {

        public Sweep {
            within("sweep.moreThanE6", moreThanE6, 1, MAX_SIZE_E6);
            within("sweep.burstGapNs", burstGapNs, 0, MAX_TIME_NS);
            within("sweep.holdNs", holdNs, 0, MAX_TIME_NS);
        }
    }

    /**
     * A collapse of the depth near the touch.
     *
     * @param distanceE4 depth counts this far from the best touch of the window, E4 dollars
     * @param moreThanShareE4 a fall by more than this share is a collapse, 10,000 for all of it
     * @param leastDepthE6 if there was at least this much before, in E6 shares: a thin book comes and goes
     * @param windowNs and if it happens within this time
     */
    public record Collapse(long distanceE4, long moreThanShareE4, long leastDepthE6, long windowNs) {

        public Collapse {
            within("sweep.collapse.distanceE4", distanceE4, 0, DOLLAR_E4);
            within("sweep.collapse.moreThanShareE4", moreThanShareE4, 0, DOLLAR_E4);
            within("sweep.collapse.leastDepthE6", leastDepthE6, 1, MAX_SIZE_E6);
            within("sweep.collapse.windowNs", windowNs, 1, MAX_TIME_NS);
        }
    }

    /**
     * Steps of the fair value.
     *
     * @param reactionNs a step is a move between two looks that are at least so far apart: what quotes need to answer
     * @param halfLifeNs after which a step counts half
     * @param countedPercent part of the steps beyond a price that is thought to fill what rests there, and to stay
     * @param prior what is assumed while little was seen
     * @param returns what is assumed of a step that has just been made
     */
    public record Steps(long reactionNs, long halfLifeNs, long countedPercent, StepPrior prior, Returns returns) {

        public Steps {
            within("steps.reactionNs", reactionNs, 0, MAX_TIME_NS);
            within("steps.halfLifeNs", halfLifeNs, 1, MAX_TIME_NS);
            within("steps.countedPercent", countedPercent, 0, MAX_PERCENT);
        }
    }

    /**
     * The way back of a fair value that has moved away from where it was.
     *
     * @param halfLifeNs after which a value counts half in the mean that tells where it was
     * @param perDay how often a day it is thought to step back there while it stays away
     */
    public record Returns(long halfLifeNs, long perDay) {

        public Returns {
            within("steps.returns.halfLifeNs", halfLifeNs, 1, MAX_TIME_NS);
            within("steps.returns.perDay", perDay, 0, MAX_COUNT);
        }
    }

    /**
     * The steps assumed, in each direction.
     *
     * @param stepsPerDay how many a day
     * @param sizeE4 how far each goes, E4 dollars
     * @param strengthNs observed time that weighs as much
     */
    public record StepPrior(long stepsPerDay, long sizeE4, long strengthNs) {

        public StepPrior {
            within("steps.prior.stepsPerDay", stepsPerDay, 0, MAX_COUNT);
            within("steps.prior.sizeE4", sizeE4, 0, DOLLAR_E4);
            within("steps.prior.strengthNs", strengthNs, 1, MAX_TIME_NS);
        }
    }

    private static void within(String name, long value, long lowest, long highest) {
        if (value < lowest || value > highest) {
            throw new IllegalArgumentException(
                    "signals." + name + " is " + value + "; give " + lowest + " to " + highest);
        }
    }
}
