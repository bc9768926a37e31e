package io.tapemaker.sim.venue;

import java.util.Collection;
import java.util.Comparator;
import java.util.TreeMap;

/**
 * The resting orders of a market in the prices of its YES token: bids are BUY YES and SELL NO, asks are SELL YES and
 * BUY NO. Price first, then time.
 */
final class RestingBook {

    private final TreeMap<Long, RestingLevel> bids = new TreeMap<>(Comparator.reverseOrder());
    private final TreeMap<Long, RestingLevel> asks = new TreeMap<>();

    /** The levels of a side, the best first. */
    Collection<RestingLevel> levels(boolean bid) {
        return side(bid).values();
    }

    private TreeMap<Long, RestingLevel> side(boolean bid) {
        return bid ? bids : asks;
    }

    long totalE6(boolean bid, long levelE4) {
        RestingLevel level = side(bid).get(levelE4);
        return level == null ? 0 : level.totalE6();
    }

    void add(VenueOrder order) {
        side(order.isBid())
                .computeIfAbsent(order.levelE4(), price -> new RestingLevel())
                .add(order);
    }

    void remove(VenueOrder order) {
        RestingLevel level = side(order.isBid()).get(order.levelE4());
        if (level != null) {
            level.remove(order);
            dropIfEmpty(order, level);
        }
    }

    void shrink(VenueOrder order, long sizeE6) {
        RestingLevel level = side(order.isBid()).get(order.levelE4());
        if (level == null) {
            throw new IllegalStateException("order " + order.id() + " was matched and does not rest");
        }
        level.shrink(order, sizeE6);
        dropIfEmpty(order, level);
    }

    private void dropIfEmpty(VenueOrder order, RestingLevel level) {
        if (level.isEmpty()) {
            side(order.isBid()).remove(order.levelE4());
        }
    }

    long aheadE6(VenueOrder order) {
        RestingLevel level = side(order.isBid()).get(order.levelE4());
        return level == null ? 0 : level.aheadE6(order);
    }
}
