package io.tapemaker.sim.workload;

import io.tapemaker.journal.types.Size;
import io.tapemaker.journal.types.TickSize;
import io.tapemaker.sim.frames.BookSide;
import io.tapemaker.sim.frames.LevelChange;
import io.tapemaker.sim.frames.MarketBook;
import io.tapemaker.sim.frames.Trade;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides the next changes of one book, so that it follows the walk, keeps its depth and is never crossed: not after
 * a batch and not between two frames of it. A level changes once in a batch at most; else a duplicate could bring
 * back an older size.
 */
final class BookFlow {

    private static final int LEAST_DEPTH = 20;
    private static final int MOST_DEPTH = 60;
    private static final int LEAST_LEVELS = 2;
    private static final int TRIES = 8;

    private final SeededRandom random;
    private final MarketBook book;
    private final PriceWalk walk;
    private final int depth;
    /** Only asked whether it contains a price; never iterated. */
    private final Set<Long> touched = new HashSet<>();

    BookFlow(SeededRandom random, MarketBook book, PriceWalk walk) {
        this.random = random;
        this.book = book;
        this.walk = walk;
        this.depth = (int) random.between(LEAST_DEPTH + 2, MOST_DEPTH - 2);
    }

    /** All levels of a book that is empty so far. */
    List<LevelChange> fill() {
        List<LevelChange> changes = new ArrayList<>();
        fillSide(changes, true, walk.bidE4(book.tick()));
        fillSide(changes, false, walk.askE4(book.tick()));
        return changes;
    }

    private void fillSide(List<LevelChange> changes, boolean bid, long bestE4) {
        TickSize tick = book.tick();
        long priceE4 = bestE4;
        for (int i = 0; i < depth && tick.allows(priceE4); i++) {
            changes.add(apply(new LevelChange(bid, priceE4, size(), random.percent(50))));
            priceE4 += awayFromTouch(bid) * tick.stepE4() * (i < LEAST_LEVELS ? 1 : 1 + random.skewed(stride(tick)));
        }
    }

    /** Up to {@code count} changes, already applied; at least one. */
    List<LevelChange> batch(int count) {
        touched.clear();
        List<LevelChange> changes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            next().ifPresent(change -> changes.add(apply(change)));
        }
        return changes;
    }

    private LevelChange apply(LevelChange change) {
        touched.add(change.priceE4());
        book.apply(change);
        return change;
    }

    private Optional<LevelChange> next() {
        boolean bidFirst = random.percent(50);
        if (random.percent(75)) {
            Optional<LevelChange> followed = follow(bidFirst).or(() -> follow(!bidFirst));
            if (followed.isPresent()) {
                return followed;
            }
        }
        for (int i = 0; i < TRIES; i++) {
            Optional<LevelChange> change = depthChange(random.percent(50));
            if (change.isPresent()) {
                return change;
            }
        }
        return resizeAny(bidFirst).or(() -> resizeAny(!bidFirst));
    }

    /** The change that brings the touch of a side closer to where the walk wants it, if it is not there. */
    private Optional<LevelChange> follow(boolean bid) {
        TickSize tick = book.tick();
        BookSide side = book.side(bid);
        long bestE4 = bid ? book.bestBidE4() : book.bestAskE4();
        long wantedE4 = bid ? walk.bidE4(tick) : walk.askE4(tick);
        long beyondE4 = (bestE4 - wantedE4) * -awayFromTouch(bid);
        if (beyondE4 > 0) {
            return side.count() > LEAST_LEVELS ? change(bid, bestE4, 0) : add(bid, wantedE4);
        }
        if (beyondE4 == 0) {
            return Optional.empty();
        }
        long otherE4 = bid ? book.bestAskE4() : book.bestBidE4();
        boolean crosses = bid ? wantedE4 >= otherE4 : wantedE4 <= otherE4;
        return crosses ? Optional.empty() : add(bid, wantedE4);
    }

    /** A level, or room for it if the side is as deep as it may be. */
    private Optional<LevelChange> add(boolean bid, long priceE4) {
        BookSide side = book.side(bid);
        long farthestE4 = bid ? side.lowestE4() : side.highestE4();
        return side.count() < MOST_DEPTH ? change(bid, priceE4, size()) : change(bid, farthestE4, 0);
    }

    private Optional<LevelChange> depthChange(boolean bid) {
        TickSize tick = book.tick();
        BookSide side = book.side(bid);
        if (side.count() > Math.min(depth + 2, MOST_DEPTH - 1)) {
            int index = (int) random.below(side.count());
            return change(bid, side.priceE4(index), 0);
        }
        long bestE4 = bid ? book.bestBidE4() : book.bestAskE4();
        long distance = random.skewed(stride(tick) * (side.count() < LEAST_DEPTH + 1 ? 24 : 8));
        long priceE4 = bestE4 + awayFromTouch(bid) * distance * tick.stepE4();
        if (!tick.allows(priceE4)) {
            return Optional.empty();
        }
        boolean remove = side.sizeAt(priceE4) > 0 && side.count() > LEAST_DEPTH + 1 && random.percent(40);
        return change(bid, priceE4, remove ? 0 : size());
    }

    private Optional<LevelChange> resizeAny(boolean bid) {
        BookSide side = book.side(bid);
        return change(bid, side.priceE4((int) random.below(side.count())), size());
    }

    private Optional<LevelChange> change(boolean bid, long priceE4, long sizeE6) {
        boolean idle = sizeE6 == book.side(bid).sizeAt(priceE4);
        return idle || touched.contains(priceE4)
                ? Optional.empty()
                : Optional.of(new LevelChange(bid, priceE4, sizeE6, random.percent(50)));
    }

    /** A match at the touch, not applied; none if the level is all that a side can spare. */
    Optional<Trade> trade() {
        boolean bid = random.percent(50);
        BookSide side = book.side(bid);
        long priceE4 = bid ? book.bestBidE4() : book.bestAskE4();
        // The hash wants the price with three decimals; how the venue rounds finer ones was never observed.
        if (side.count() <= LEAST_LEVELS + 1 || priceE4 % TickSize.MILL.stepE4() != 0) {
            return Optional.empty();
        }
        long fillE6 = Math.min(side.sizeAt(priceE4), size());
        return Optional.of(new Trade(bid, priceE4, fillE6, random.percent(50), random.percent(50)));
    }

    /** Mostly small, now and then large; whole shares or hundredths of a share. */
    private long size() {
        long mean = random.percent(4) ? 20_000 : 300;
        long shares = 5 + random.skewed(mean);
        long hundredths = random.percent(35) ? 0 : random.below(100);
        return shares * Size.ONE_E6 + hundredths * Size.ORDER_STEP_E6;
    }

    /** Mean distance of neighbouring levels in ticks, apart from the touch: fine grids are thinly settled. */
    private static long stride(TickSize tick) {
        return tick.stepE4() >= TickSize.CENT.stepE4() ? 1 : 1 + 24 / tick.stepE4();
    }

    private static long awayFromTouch(boolean bid) {
        return bid ? -1 : 1;
    }
}
