package io.tapemaker.sim.crowd;

import io.tapemaker.journal.types.Price;
import io.tapemaker.sim.frames.MarketBook;

/** Buys or sells for reasons of its own. */
final class RandomTaker implements Agent {

    /** Nobody spends more than so many medians: the tail has an end. */
    private static final long MOST_MEDIANS = 200;

    /** Shares are counted as if they cost a nickel at least, so that long shots do not sweep the book. */
    private static final long LEAST_PRICE_E4 = 500;

    /** Even a decided market has this part of its takers. */
    private static final double LEAST_SHARE = 0.1;

    private final Scene scene;
    private final TakerFlow flow;
    private final Hand hand;
    private final Draws draws;
    private boolean moodIsUp;
    private long moodUntilNs;

    RandomTaker(Scene scene, TakerFlow flow, Hand hand, Draws draws) {
        this.scene = scene;
        this.flow = flow;
        this.hand = hand;
        this.draws = draws;
    }

    long firstNs(long nowNs) {
        return nowNs + draws.waitNs(flow.perDay());
    }

    @Override
    public long act(long nowNs) {
        if (scene.isOver()) {
            return NEVER_NS;
        }
        // Everything is drawn before anything is looked at, so that the flow does not depend on the book.
        boolean up = isUp(nowNs);
        long dollarsE6 = Math.min(draws.tailed(flow.medianE6(), flow.tailE4()), MOST_MEDIANS * flow.medianE6());
        boolean preferSell = draws.coin();
        double interest = draws.unit();
        long nextNs = nowNs + draws.waitNs(flow.perDay());
        if (scene.isOpen() && interest < share()) {
            take(up, dollarsE6, preferSell, nowNs);
        }
        return nextNs;
    }

    /** The nearer the market is to an end, the fewer care. */
    private double share() {
        double middle = (scene.book().bestBidE4() + scene.book().bestAskE4()) / (2.0 * Price.ONE_E4);
        return Math.max(LEAST_SHARE, 4 * middle * (1 - middle));
    }

    private boolean isUp(long nowNs) {
        if (nowNs >= moodUntilNs) {
            moodIsUp = draws.coin();
            moodUntilNs = nowNs + draws.around(flow.moodNs());
        }
        double share = 0.5 + (double) flow.imbalanceE4() / Price.ONE_E4;
        return draws.chance(share) == moodIsUp;
    }

    private void take(boolean up, long dollarsE6, boolean preferSell, long nowNs) {
        MarketBook book = scene.book();
        long limitE4 = Hand.limitE4(book, up, flow.slipTicks());
        if (limitE4 == 0) {
            scene.counts().metNobody();
            return;
        }
        long costE4 = up ? book.bestAskE4() : Price.complement(book.bestBidE4());
        long sizeE6 = dollarsE6 * Price.ONE_E4 / Math.max(costE4, LEAST_PRICE_E4);
        hand.take(up, sizeE6, limitE4, preferSell, nowNs);
    }
}
