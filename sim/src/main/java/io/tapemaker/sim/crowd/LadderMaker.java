package io.tapemaker.sim.crowd;

import io.tapemaker.journal.types.Size;
import io.tapemaker.journal.types.TickSize;
import io.tapemaker.sim.crowd.MakerStyle.Ladder;
import io.tapemaker.sim.crowd.MakerStyle.Reaction;
import io.tapemaker.sim.crowd.Rungs.Rung;
import io.tapemaker.sim.frames.MarketBook;
import io.tapemaker.sim.venue.OrderRequest;
import java.util.Arrays;

/**
 * Keeps a ladder of orders on both sides of where it believes the price to be. It knows the true price late and with an
 * error, leans against its position, never crosses what is there, and replaces only what is no longer right.
 */
final class LadderMaker implements Agent {

    private static final long NOT_QUOTED = Long.MIN_VALUE;
    private static final long NOT_WANTED = 0;

    /** How many ladders' worth of tokens a seller keeps: at least, and at most before it merges some. */
    private static final int LEAST_LADDERS = 2;

    private static final int MOST_LADDERS = 8;

    private final Scene scene;
    private final Ladder ladder;
    private final Reaction reaction;
    private final Hand hand;
    private final Draws draws;
    private final Rungs rungs;
    private final long[] wantedE4;
    private final boolean[] standing;
    private long quotedE6 = NOT_QUOTED;
    private long opinionE6;
    private long opinionUntilNs = Long.MIN_VALUE;
    private long lastLookNs = Long.MIN_VALUE;
    private long pulledUntilNs = Long.MIN_VALUE;

    LadderMaker(Scene scene, MakerStyle style, int account, Draws draws) {
        this.scene = scene;
        this.ladder = style.ladder();
        this.reaction = style.reaction();
        this.hand = new Hand(scene, account, style.part());
        this.draws = draws;
        this.rungs = new Rungs(scene.venue(), account, ladder.levels());
        this.wantedE4 = new long[rungs.count()];
        this.standing = new boolean[rungs.count()];
    }

    /** The first look comes soon, so that a new market has a book. */
    long firstNs(long nowNs) {
        return nowNs + draws.around(Math.min(reaction.lookNs(), Draws.NS_PER_SECOND));
    }

    @Override
    public int openOrders() {
        return rungs.used();
    }

    @Override
    public long act(long nowNs) {
        if (scene.isOver()) {
            rungs.forget();
            return NEVER_NS;
        }
        long nextNs = nowNs + 1 + draws.around(reaction.lookNs());
        if (!scene.isOpen()) {
            return nextNs;
        }
        rungs.refresh(nowNs);
        long awayUntilNs = awayUntilNs(nowNs);
        lastLookNs = nowNs;
        if (awayUntilNs > nowNs) {
            rungs.leaveAll();
            boolean gone = rungs.cancel(hand, scene.counts(), nowNs);
            quotedE6 = NOT_QUOTED;
            return gone ? awayUntilNs + draws.around(Math.min(reaction.lookNs(), Draws.NS_PER_SECOND)) : nextNs;
        }
        follow(nowNs);
        quote(nowNs);
        return nextNs;
    }

    private long awayUntilNs(long nowNs) {
        long seenNs = scene.newsNs() + reaction.latencyNs();
        boolean news = scene.newsNs() > Long.MIN_VALUE && seenNs > lastLookNs && seenNs <= nowNs;
        if (news && reaction.pullNs() > 0) {
            pulledUntilNs = nowNs + draws.around(reaction.pullNs());
        }
        return Math.max(pulledUntilNs, scene.clearedUntilNs());
    }

    /** Moves the reference if it is too far from what is believed now. */
    private void follow(long nowNs) {
        if (nowNs >= opinionUntilNs) {
            opinionE6 = (long) (draws.bell() * reaction.opinionE4() * PricePath.E6_PER_E4);
            opinionUntilNs = nowNs + draws.around(Draws.NS_PER_MINUTE);
        }
        long believedE6 = scene.path().atE6(nowNs - reaction.latencyNs()) + opinionE6 - skewE6();
        long movedE6 = Math.abs(believedE6 - quotedE6);
        if (quotedE6 == NOT_QUOTED || movedE6 >= reaction.requoteE4() * PricePath.E6_PER_E4) {
            quotedE6 = believedE6;
        }
    }

    private long skewE6() {
        if (reaction.skewE4() == 0) {
            return 0;
        }
        long mostE6 = nearE4(scene.book().tick()) * PricePath.E6_PER_E4;
        double lots = (double) hand.positionE6() / ladder.sizeE6();
        long skewE6 = (long) (lots * reaction.skewE4() * PricePath.E6_PER_E4);
        return Math.max(-mostE6, Math.min(mostE6, skewE6));
    }

    private long nearE4(TickSize tick) {
        return Math.max(ladder.nearTicks() * tick.stepE4(), ladder.nearE4());
    }

    private void quote(long nowNs) {
        want(nowNs);
        compare();
        if (!rungs.nobodyLeaves()) {
            if (!rungs.cancel(hand, scene.counts(), nowNs)) {
                return;
            }
            // What was in its own way is gone.
            want(nowNs);
            compare();
            rungs.cancel(hand, scene.counts(), nowNs);
        }
        fill(nowNs);
    }

    /** Where the ladder should stand, in the first token's book and behind what the other side shows. */
    private void want(long nowNs) {
        MarketBook book = scene.book();
        TickSize tick = book.tick();
        long nearE4 = nearE4(tick);
        long bidE4 = tick.floor(Math.floorDiv(quotedE6, PricePath.E6_PER_E4) - nearE4);
        long askE4 = tick.ceil(Math.floorDiv(quotedE6 + PricePath.E6_PER_E4 - 1, PricePath.E6_PER_E4) + nearE4);
        if (bidE4 == askE4) {
            askE4 += tick.stepE4();
        }
        want(true, Math.min(bidE4, book.bestAskE4() - tick.stepE4()), tick, nowNs);
        want(false, Math.max(askE4, book.bestBidE4() + tick.stepE4()), tick, nowNs);
    }

    private void want(boolean bid, long firstE4, TickSize tick, long nowNs) {
        int offset = bid ? 0 : ladder.levels();
        long stepE4 = ladder.stepTicks() * tick.stepE4();
        for (int i = 0; i < ladder.levels(); i++) {
            long levelE4 = bid ? firstE4 - i * stepE4 : firstE4 + i * stepE4;
            boolean possible = tick.allows(levelE4) && !scene.isMissing(bid, nowNs);
            wantedE4[offset + i] = possible ? levelE4 : NOT_WANTED;
        }
    }

    /** Which of the wanted stand already, and which orders have to leave. */
    private void compare() {
        Arrays.fill(standing, false);
        for (int i = 0; i < rungs.count(); i++) {
            Rung rung = rungs.get(i);
            if (!rung.isFree()) {
                int place = rung.isWorn() ? -1 : placeOf(rung);
                if (place < 0) {
                    rungs.leave(rung);
                } else {
                    standing[place] = true;
                }
            }
        }
    }

    private int placeOf(Rung rung) {
        int offset = rung.bid() ? 0 : ladder.levels();
        for (int i = offset; i < offset + ladder.levels(); i++) {
            if (wantedE4[i] == rung.levelE4() && !standing[i]) {
                return i;
            }
        }
        return -1;
    }

    private void fill(long nowNs) {
        int missing = 0;
        for (int i = 0; i < rungs.count(); i++) {
            missing += wantedE4[i] != NOT_WANTED && !standing[i] ? 1 : 0;
        }
        if (missing == 0) {
            return;
        }
        keepTokens(nowNs);
        long[] leftE6 = {hand.availableE6(0) - rungs.promisedE6(0), hand.availableE6(1) - rungs.promisedE6(1)};
        for (int i = 0; i < rungs.count(); i++) {
            if (wantedE4[i] != NOT_WANTED && !standing[i]) {
                take(i < ladder.levels(), wantedE4[i], leftE6);
            }
        }
        rungs.place(hand, scene.counts(), nowNs);
    }

    private void take(boolean bid, long levelE4, long[] leftE6) {
        long leastE6 = 100 * Size.ORDER_STEP_E6;
        long sizeE6 = Math.max(leastE6, ladder.sizeE6() * 3 / 4 + (long) (draws.unit() * ladder.sizeE6() / 2));
        int soldSlot = bid ? 1 : 0;
        boolean sell = ladder.sellsTokens() && leftE6[soldSlot] >= sizeE6;
        Rung free = freeRung(bid);
        OrderRequest request = hand.resting(bid, levelE4, sizeE6, sell);
        if (sell) {
            leftE6[soldSlot] -= request.sizeE6();
        }
        rungs.take(free, request, levelE4, sell ? soldSlot : -1);
    }

    /** There is one for each wanted level that nothing stands at. */
    private Rung freeRung(boolean bid) {
        for (int i = 0; i < rungs.count(); i++) {
            if (rungs.get(i).isFree() && rungs.get(i).bid() == bid) {
                return rungs.get(i);
            }
        }
        throw new IllegalStateException("a ladder has fewer places than levels");
    }

    /** A seller has some ladders' worth of both tokens; too many pairs become dollars again. */
    private void keepTokens(long nowNs) {
        long ladderE6 = ladder.levels() * ladder.sizeE6();
        long pairsE6 = Math.min(hand.availableE6(0), hand.availableE6(1));
        long leastE6 = ladder.sellsTokens() ? LEAST_LADDERS * ladderE6 : 0;
        if (pairsE6 < leastE6) {
            hand.split(2 * leastE6, nowNs);
        } else if (pairsE6 > leastE6 + MOST_LADDERS * ladderE6) {
            hand.merge(pairsE6 - leastE6 - LEAST_LADDERS * ladderE6, nowNs);
        }
    }
}
