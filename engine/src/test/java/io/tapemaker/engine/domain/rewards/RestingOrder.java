package io.tapemaker.engine.domain.rewards;

import io.tapemaker.engine.domain.book.LevelArray;
import io.tapemaker.journal.types.Side;
import java.util.Comparator;
import java.util.TreeMap;

/** An order of a maker, in the coordinates of its own token. */
record RestingOrder(int slot, Side side, long priceE4, long sizeE6) {

    static final long ANY_AGE_NS = Long.MAX_VALUE;

    static RestingOrder bid(long priceE4, long sizeE6) {
        return new RestingOrder(0, Side.BUY, priceE4, sizeE6);
    }

    static RestingOrder ask(long priceE4, long sizeE6) {
        return new RestingOrder(0, Side.SELL, priceE4, sizeE6);
    }

    boolean isBid() {
        return FirstToken.isBid(slot, side);
    }

    long firstPriceE4() {
        return FirstToken.priceE4(slot, priceE4);
    }

    /** The same order with the tokens' names exchanged. */
    RestingOrder swapped() {
        return new RestingOrder(1 - slot, side, priceE4, sizeE6);
    }

    void addTo(MakerScore score) {
        score.add(slot, side, priceE4, sizeE6, ANY_AGE_NS);
    }

    /** One side of the first token's book, made of orders of both tokens. */
    static LevelArray levels(Iterable<RestingOrder> orders, boolean bids) {
        Comparator<Long> best = bids ? Comparator.reverseOrder() : Comparator.naturalOrder();
        TreeMap<Long, Long> sizes = new TreeMap<>(best);
        for (RestingOrder order : orders) {
            if (order.isBid() == bids) {
                sizes.merge(order.firstPriceE4(), order.sizeE6(), Long::sum);
            }
        }
        LevelArray levels = new LevelArray();
        sizes.forEach(levels::add);
        return levels;
    }
}
