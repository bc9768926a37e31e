package io.tapemaker.sim.backtest;

import io.tapemaker.engine.domain.rewards.DaySums;

/**
 * What a UTC day of one market came to, or a sum of such days. Money of trading is exact: dollars x 2E10, since prices
 * are kept doubled in E4 and sizes in E6.
 */
public final class DayFigures {

    /** Of one dollar in {@code X2E10}. */
    public static final double DOLLAR_X2E10 = 2e10;

    /** Of one millionth of a dollar in {@code X2E10}. */
    public static final long X2E10_PER_E6 = 20_000;

    private static final long E9_PER_E6 = 1_000;

    long rewardE9;
    long rewardPaidE6;
    long rebateE6;
    long rebatePaidE6;
    long spreadX2E10;
    long markoutX2E10;
    long laterMarkoutX2E10;
    long driftX2E10;
    long fills;
    long passedFills;
    long filledE6;
    long minutes;
    long quotedMinutes;
    long scoringMinutes;
    long edits;
    long shareE9;
    long inventoryX2E10;
    long mostCapitalX2E10;

    /** The day is over: what is below the least amount is not paid. */
    void close() {
        rewardPaidE6 = DaySums.paidE6(rewardE9 / E9_PER_E6);
        rebatePaidE6 = DaySums.paidE6(rebateE6);
    }

    /** Adds another market or day. Inventories of days do not add up; the caller sets what is meant. */
    void add(DayFigures other) {
        rewardE9 += other.rewardE9;
        rewardPaidE6 += other.rewardPaidE6;
        rebateE6 += other.rebateE6;
        rebatePaidE6 += other.rebatePaidE6;
        spreadX2E10 += other.spreadX2E10;
        markoutX2E10 += other.markoutX2E10;
        laterMarkoutX2E10 += other.laterMarkoutX2E10;
        driftX2E10 += other.driftX2E10;
        fills += other.fills;
        passedFills += other.passedFills;
        filledE6 += other.filledE6;
        minutes += other.minutes;
        quotedMinutes += other.quotedMinutes;
        scoringMinutes += other.scoringMinutes;
        edits += other.edits;
        shareE9 += other.shareE9;
    }

    /** The sum of a market's days in their order: capital is the most of any of them, inventory that of the last. */
    static DayFigures sumOf(Iterable<DayFigures> days) {
        DayFigures sum = new DayFigures();
        for (DayFigures day : days) {
            sum.add(day);
            sum.mostCapitalX2E10 = Math.max(sum.mostCapitalX2E10, day.mostCapitalX2E10);
            sum.inventoryX2E10 = day.inventoryX2E10;
        }
        return sum;
    }

    /** Dollars of rewards that are paid. */
    public double reward() {
        return rewardPaidE6 / 1e6;
    }

    /** Dollars of rebates that are paid. */
    public double rebate() {
        return rebatePaidE6 / 1e6;
    }

    /** Both, in millionths of a dollar. */
    long paidE6() {
        return rewardPaidE6 + rebatePaidE6;
    }

    /** Dollars between the fills' prices and the midpoints that stood then. */
    public double spread() {
        return spreadX2E10 / DOLLAR_X2E10;
    }

    /** Dollars by which the next quotes' midpoints are better than those at the fills; negative for a loss. */
    public double markout() {
        return markoutX2E10 / DOLLAR_X2E10;
    }

    /** As {@link #markout()}, five minutes or more after the fill; in it, not beside it. */
    public double laterMarkout() {
        return laterMarkoutX2E10 / DOLLAR_X2E10;
    }

    /** Dollars that what was held has gained after the next quotes. */
    public double drift() {
        return driftX2E10 / DOLLAR_X2E10;
    }

    /** What trading has made: spread, markout and drift. */
    public long tradingX2E10() {
        return spreadX2E10 + markoutX2E10 + driftX2E10;
    }

    /** All of it, in dollars. Makers pay no fees. */
    public double net() {
        return reward() + rebate() + tradingX2E10() / DOLLAR_X2E10;
    }

    /** Dollars of the unpaired shares held at the end. */
    public double inventory() {
        return inventoryX2E10 / DOLLAR_X2E10;
    }

    /** Most dollars in open buys and unpaired shares at once. */
    public double mostCapital() {
        return mostCapitalX2E10 / DOLLAR_X2E10;
    }

    /** Part of the minutes, 0 to 1. */
    public double part(long of) {
        return minutes == 0 ? 0 : (double) of / minutes;
    }

    /** Mean share of the samples' pools, 0 to 1. */
    public double share() {
        return minutes == 0 ? 0 : shareE9 / 1e9 / minutes;
    }
}
