package io.tapemaker.engine.domain.book;

import io.tapemaker.journal.types.Price;
import org.jspecify.annotations.Nullable;

/**
 * Judges books when a batch or a burst is over, by four witnesses: the hash, the touch that the frames carry, the
 * sides of the book against each other, and the mirror. The hash alone never condemns a book, but it can clear one.
 */
final class BookChecks {

    /**
     * Disagreeing touches in a row that make a book suspect; with {@link #MISMATCHES} hashes beside it, one is enough.
     */
    static final int TOUCH_DISAGREEMENTS = 2;

    /** Mismatched hashes in a row that lend weight to a disagreeing touch. */
    static final int MISMATCHES = 2;

    private final HashVerifier verifier;
    private final BookCounters counters;
    private final BookEvents events;

    BookChecks(HashVerifier verifier, BookCounters counters, BookEvents events) {
        this.verifier = verifier;
        this.counters = counters;
        this.events = events;
    }

    /** Ends the open batch of a book, if there is one: what its frames say about the book must hold now. */
    void endBatch(OrderBook book, long eventTimeNs) {
        Witness witness = book.witness;
        if (!witness.open) {
            return;
        }
        witness.open = false;
        HashOutcome outcome = verifier.check(book);
        outcome.countIn(counters);
        if (book.state() == SyncState.AWAITING_SNAPSHOT) {
            return;
        }
        book.hashOutcome = outcome;
        compareTouch(book);
        if (outcome == HashOutcome.VERIFIED) {
            witness.proven.copyFrom(witness.hash);
            witness.forgetRuns();
            if (!book.isCrossed() && witness.doubtedMs != book.market().burstTimestampMs) {
                book.transition(SyncState.IN_SYNC, SyncCause.NONE, eventTimeNs, events);
            }
            return;
        }
        if (outcome == HashOutcome.MISMATCH) {
            witness.mismatchRun++;
        }
        boolean disagrees =
                witness.touchRun >= TOUCH_DISAGREEMENTS || (witness.touchRun > 0 && witness.mismatchRun >= MISMATCHES);
        if (disagrees) {
            suspect(book, SyncCause.TOUCH_DISAGREES, eventTimeNs);
        }
    }

    /** Ends a market's burst. */
    void settle(Market market, long eventTimeNs) {
        OrderBook first = market.book(0);
        OrderBook second = market.book(1);
        if (first != null) {
            endBatch(first, eventTimeNs);
        }
        if (second != null) {
            endBatch(second, eventTimeNs);
        }
        checkSides(first, eventTimeNs);
        checkSides(second, eventTimeNs);
        if (first != null && second != null) {
            checkMirror(first, second, eventTimeNs);
            second.witness.touched = false;
        }
        if (first != null) {
            first.witness.touched = false;
        }
    }

    /** A book that is in sync is so no longer; one that is not stays as it is. */
    void suspect(OrderBook book, SyncCause cause, long eventTimeNs) {
        if (book.inSync()) {
            book.transition(SyncState.SUSPECT, cause, eventTimeNs, events);
        }
    }

    private void compareTouch(OrderBook book) {
        Witness witness = book.witness;
        long bidE4 = witness.bestBidE4;
        long askE4 = witness.bestAskE4 == Price.ONE_E4 ? 0 : witness.bestAskE4;
        // Two zeros are written where the touch is not known, too; they say nothing about a book that has levels.
        boolean carried = bidE4 >= 0 && askE4 >= 0 && (bidE4 != 0 || askE4 != 0);
        if (!carried) {
            return;
        }
        counters.add(BookCounter.TOUCHES_COMPARED);
        if (bidE4 == book.bestBidE4() && askE4 == book.bestAskE4()) {
            witness.touchRun = 0;
        } else {
            counters.add(BookCounter.TOUCHES_DISAGREED);
            witness.touchRun++;
        }
    }

    private void checkSides(@Nullable OrderBook book, long eventTimeNs) {
        if (book != null && book.witness.touched && book.inSync() && book.isCrossed()) {
            counters.add(BookCounter.CROSSED_BOOKS);
            suspect(book, SyncCause.CROSSED, eventTimeNs);
        }
    }

    /** Two proven books need only their touches compared; otherwise every level must have its mirror. */
    private void checkMirror(OrderBook first, OrderBook second, long eventTimeNs) {
        if (!first.witness.touched || !second.witness.touched || !first.inSync() || !second.inSync()) {
            return;
        }
        counters.add(BookCounter.MIRRORS_COMPARED);
        boolean proven = first.hashVerified() && second.hashVerified();
        boolean mirrored = proven
                ? first.bids().mirrorsTouch(second.asks()) && first.asks().mirrorsTouch(second.bids())
                : first.bids().mirrors(second.asks()) && first.asks().mirrors(second.bids());
        if (mirrored) {
            return;
        }
        counters.add(BookCounter.MIRRORS_DISAGREED);
        if (!first.hashVerified()) {
            suspect(first, SyncCause.MIRROR_DISAGREES, eventTimeNs);
        }
        if (!second.hashVerified()) {
            suspect(second, SyncCause.MIRROR_DISAGREES, eventTimeNs);
        }
    }
}
