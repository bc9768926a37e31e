package io.tapemaker.sim.crowd;

import io.tapemaker.journal.types.Price;
import io.tapemaker.sim.frames.MarketBook;

/** Knows the true price, and takes what is offered on the wrong side of it. */
final class InformedTaker implements Agent {

    private final Scene scene;
    private final InformedFlow flow;
    private final Hand hand;
    private final Draws draws;

    InformedTaker(Scene scene, InformedFlow flow, Hand hand, Draws draws) {
        this.scene = scene;
        this.flow = flow;
        this.hand = hand;
        this.draws = draws;
    }

    long firstNs(long nowNs) {
        return nowNs + draws.around(flow.lookNs());
    }

    @Override
    public long act(long nowNs) {
        if (scene.isOver()) {
            return NEVER_NS;
        }
        if (scene.isOpen()) {
            look(nowNs);
        }
        return nowNs + 1 + draws.around(flow.lookNs());
    }

    private void look(long nowNs) {
        MarketBook book = scene.book();
        long trueE6 = scene.path().atE6(nowNs - flow.latencyNs());
        long mostE4 = book.tick().floor(trueE6 / PricePath.E6_PER_E4 - flow.edgeE4());
        long leastE4 = book.tick().ceil(trueE6 / PricePath.E6_PER_E4 + 1 + flow.edgeE4());
        if (book.side(false).count() > 0 && book.bestAskE4() <= mostE4) {
            hand.take(true, draws.around(flow.sizeE6()), mostE4, draws.coin(), nowNs);
        } else if (book.side(true).count() > 0 && book.bestBidE4() >= leastE4 && leastE4 < Price.ONE_E4) {
            hand.take(false, draws.around(flow.sizeE6()), leastE4, draws.coin(), nowNs);
        }
    }
}
