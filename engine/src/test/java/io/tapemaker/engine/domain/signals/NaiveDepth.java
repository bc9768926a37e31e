package io.tapemaker.engine.domain.signals;

import io.tapemaker.engine.domain.book.LevelArray;
import io.tapemaker.journal.types.Side;
import java.util.ArrayList;
import java.util.List;

/** The near depth of all books of one side, each measured anew. */
final class NaiveDepth {

    private final SignalSettings.Collapse rules;
    private final boolean isBids;
    private final NaiveSignals.Fault fault;
    private final List<SignalEvent.Book> books = new ArrayList<>();

    NaiveDepth(SignalSettings.Collapse rules, Side taker, NaiveSignals.Fault fault) {
        this.rules = rules;
        this.isBids = taker == Side.SELL;
        this.fault = fault;
    }

    boolean collapsesAt(SignalEvent.Book book) {
        books.add(book);
        long touch = touchOf(book);
        long anchor = touch;
        long before = -1;
        for (int i = 0; i + 1 < books.size(); i++) {
            if (isWithin(books.get(i + 1).timeNs(), book.timeNs())) {
                long past = touchOf(books.get(i));
                before = Math.max(before, depthFrom(books.get(i), past));
                anchor = isBetter(past, anchor) && fault != NaiveSignals.Fault.DEPTH_FROM_TODAYS_TOUCH ? past : anchor;
            }
        }
        double left = depthFrom(book, anchor);
        return before >= rules.leastDepthE6() && left * 10_000 < (double) before * (10_000 - rules.moreThanShareE4());
    }

    long lastE6() {
        return books.isEmpty() ? 0 : depthFrom(books.get(books.size() - 1), touchOf(books.get(books.size() - 1)));
    }

    private boolean isWithin(long endedNs, long nowNs) {
        long grainNs = (rules.windowNs() + 31) / 32;
        return Math.floorDiv(endedNs, grainNs) >= Math.floorDiv(nowNs - rules.windowNs(), grainNs);
    }

    private boolean isBetter(long priceE4, long thanE4) {
        return priceE4 != 0 && (thanE4 == 0 || (isBids ? priceE4 > thanE4 : priceE4 < thanE4));
    }

    private LevelArray sideOf(SignalEvent.Book book) {
        boolean all = fault == NaiveSignals.Fault.OUR_OWN_DEPTH_COUNTED;
        return isBids ? (all ? book.bids() : book.othersBids()) : (all ? book.asks() : book.othersAsks());
    }

    private long touchOf(SignalEvent.Book book) {
        LevelArray side = sideOf(book);
        for (int i = 0; i < side.count(); i++) {
            if (side.sizeE6(i) >= book.minE6()) {
                return side.priceE4(i);
            }
        }
        return 0;
    }

    /** What stands at most the distance behind a price, or before it. */
    private long depthFrom(SignalEvent.Book book, long anchorE4) {
        LevelArray side = sideOf(book);
        long sum = 0;
        for (int i = 0; i < side.count(); i++) {
            long behind = isBids ? anchorE4 - side.priceE4(i) : side.priceE4(i) - anchorE4;
            sum += anchorE4 != 0 && behind <= rules.distanceE4() ? side.sizeE6(i) : 0;
        }
        return sum;
    }
}
