package io.tapemaker.sim.compete;

import io.tapemaker.journal.types.Price;

/** What one quoter did in one kind of market from one seed. Money is in E10 dollars: prices in E4 by sizes in E6. */
public final class BoutFigures {

    static final double DOLLAR_E10 = 1e10;
    static final double SHARE_E6 = 1e6;
    private static final double SHARE_OF_POOL_E12 = 1e12;
    static final long MINUTES_PER_DAY = 1_440;

    long ratePerDayE6;
    long rewardShareE12;
    long rebateE6;
    long feeE6;
    long spreadE10;
    long edgeE10;
    long edge30E10;
    long edge300E10;
    long tradingE10;
    long fills;
    long informedFills;
    long filledE6;
    long informedE6;
    long informedEdge300E10;
    long places;
    long cancels;
    long latches;
    long latchedSeconds;
    long seconds;
    long minutes;
    long scoringMinutes;
    long twoSidedMinutes;
    long quotedE6;
    long quotedDistanceE10;
    long heldE6;
    long mostHeldE6;
    long mostCapitalE10;
    long peakE10;
    long drawdownE10;
    long pathHash = 0x1234_5678_9abc_def1L;
    String problem = "";

    BoutFigures(long ratePerDayE6) {
        this.ratePerDayE6 = ratePerDayE6;
    }

    /** Part of the day's pool that was earned, dollars. */
    public double reward() {
        return ratePerDayE6 / SHARE_E6 * (rewardShareE12 / SHARE_OF_POOL_E12) / MINUTES_PER_DAY;
    }

    /** Part of the taker fees, dollars. */
    public double rebates() {
        return rebateE6 / SHARE_E6;
    }

    /** Taker fees, dollars. */
    public double fees() {
        return feeE6 / SHARE_E6;
    }

    /** Fills against the midpoint that was seen a second before at the most, dollars. */
    public double spread() {
        return spreadE10 / DOLLAR_E10;
    }

    /** Fills against the true price of their time, dollars. */
    public double edge() {
        return edgeE10 / DOLLAR_E10;
    }

    /** Fills against the true price of 30 s later, dollars. */
    public double edge30() {
        return edge30E10 / DOLLAR_E10;
    }

    /** Fills against the true price of 300 s later, dollars. */
    public double edge300() {
        return edge300E10 / DOLLAR_E10;
    }

    /** The same of fills by the informed alone, dollars. */
    public double informedEdge300() {
        return informedEdge300E10 / DOLLAR_E10;
    }

    /** Cash and tokens at the true price less what was there at the start, dollars. */
    public double trading() {
        return tradingE10 / DOLLAR_E10;
    }

    /** All that was earned, dollars. */
    public double net() {
        return trading() + reward() + rebates();
    }

    /**
     * What was to be expected: fills against the true price of their time, rewards and rebates, dollars. The true price
     * goes up and down alike, so what is held neither gains nor loses by expectation, and this has the mean of the net
     * without the luck of what was held.
     */
    public double expected() {
        return edge() + reward() + rebates();
    }

    /** The most that was bound in what was held and in open buys, dollars. */
    public double capital() {
        return mostCapitalE10 / DOLLAR_E10;
    }

    /** The largest fall of cash and tokens at the true price from their peak, without rewards, dollars. */
    public double drawdown() {
        return drawdownE10 / DOLLAR_E10;
    }

    /** Mean of the shares of one outcome beyond those of the other, either way. */
    public double held() {
        return seconds == 0 ? 0 : heldE6 / SHARE_E6 / seconds;
    }

    /** Shares that were filled. */
    public double filled() {
        return filledE6 / SHARE_E6;
    }

    /** Part of the filled shares that the informed took. */
    public double informed() {
        return filledE6 == 0 ? 0 : (double) informedE6 / filledE6;
    }

    /** Part of the minutes in which something scored. */
    public double uptime() {
        return minutes == 0 ? 0 : (double) scoringMinutes / minutes;
    }

    /** Part of the minutes in which both sides scored. */
    public double twoSided() {
        return minutes == 0 ? 0 : (double) twoSidedMinutes / minutes;
    }

    /** Mean part of the pool. */
    public double share() {
        return minutes == 0 ? 0 : rewardShareE12 / SHARE_OF_POOL_E12 / minutes;
    }

    /** Shares that rested, both sides together, mean over all minutes. */
    public double quoted() {
        return minutes == 0 ? 0 : quotedE6 / SHARE_E6 / minutes;
    }

    /** Distance from the midpoint by shares that rested, cents. */
    public double distanceCents() {
        return quotedE6 == 0 ? 0 : (double) quotedDistanceE10 / quotedE6 / Price.ONE_E4 * 100;
    }

    /** Part of the time that the latch was set. */
    public double latched() {
        return seconds == 0 ? 0 : (double) latchedSeconds / seconds;
    }

    /** Places and cancels an hour. */
    public double callsPerHour() {
        return seconds == 0 ? 0 : (places + cancels) * 3_600.0 / seconds;
    }

    /** A hash over the true price of each second: of the crowd alone. */
    public long pathHash() {
        return pathHash;
    }

    /** What does not add up, empty for nothing. */
    public String problem() {
        return problem;
    }

    /** Adds what is summed; the most stays the most. For means over seeds divide what is summed. */
    void add(BoutFigures other) {
        rewardShareE12 += other.rewardShareE12;
        rebateE6 += other.rebateE6;
        feeE6 += other.feeE6;
        spreadE10 += other.spreadE10;
        edgeE10 += other.edgeE10;
        edge30E10 += other.edge30E10;
        edge300E10 += other.edge300E10;
        tradingE10 += other.tradingE10;
        fills += other.fills;
        informedFills += other.informedFills;
        filledE6 += other.filledE6;
        informedE6 += other.informedE6;
        informedEdge300E10 += other.informedEdge300E10;
        places += other.places;
        cancels += other.cancels;
        latches += other.latches;
        latchedSeconds += other.latchedSeconds;
        seconds += other.seconds;
        minutes += other.minutes;
        scoringMinutes += other.scoringMinutes;
        twoSidedMinutes += other.twoSidedMinutes;
        quotedE6 += other.quotedE6;
        quotedDistanceE10 += other.quotedDistanceE10;
        heldE6 += other.heldE6;
        mostHeldE6 = Math.max(mostHeldE6, other.mostHeldE6);
        mostCapitalE10 = Math.max(mostCapitalE10, other.mostCapitalE10);
        drawdownE10 = Math.max(drawdownE10, other.drawdownE10);
        problem = problem.isEmpty() ? other.problem : problem;
    }
}
