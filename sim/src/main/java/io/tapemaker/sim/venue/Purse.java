package io.tapemaker.sim.venue;

/**
 * What somebody has of one thing. A match moves nothing by itself: what it gives and takes is on its way until its
 * trade is mined, or comes back when it has failed. What is on its way in cannot be spent, as it is not on the chain.
 */
final class Purse {

    private long settledE6;
    private long comingE6;
    private long goingE6;

    long settledE6() {
        return settledE6;
    }

    long comingE6() {
        return comingE6;
    }

    long goingE6() {
        return goingE6;
    }

    /** What can be spent. */
    long availableE6() {
        return settledE6 - goingE6;
    }

    /** What there is if every trade on its way settles. */
    long provisionalE6() {
        return settledE6 + comingE6 - goingE6;
    }

    /** Moves at once. */
    void move(long amountE6) {
        settledE6 = Math.addExact(settledE6, amountE6);
    }

    void expect(Leg leg) {
        comingE6 = Math.addExact(comingE6, leg.inE6());
        goingE6 = Math.addExact(goingE6, leg.outE6());
    }

    void settle(Leg leg) {
        reverse(leg);
        move(leg.inE6() - leg.outE6());
    }

    void reverse(Leg leg) {
        comingE6 -= leg.inE6();
        goingE6 -= leg.outE6();
    }
}
