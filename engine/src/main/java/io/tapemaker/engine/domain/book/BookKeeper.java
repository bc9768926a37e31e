package io.tapemaker.engine.domain.book;

import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.TickSize;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The books of all markets: takes decoded events in the order of the tape, keeps the books, and says through {@link
 * BookListener} when a market is settled and may be decided upon. Every record is announced with {@link #enter}; then
 * come its events.
 */
public final class BookKeeper {

    /** Levels next to the touch that are looked at for traces of a trade, a side. */
    static final int LEVELS_OF_A_TRADE = 4;

    private final BookCounters counters = new BookCounters();
    private final BookEvents events;
    private final Books books;
    private final BookChecks checks;
    private final Bursts bursts;
    private final BookFrame bookFrame = new BookFrame();
    private final LevelUpdate levelUpdate = new LevelUpdate();
    private final boolean doubtsRepeats;
    private int connection;
    private long eventTimeNs;

    /**
     * A keeper without books.
     *
     * @param known parameters of markets that were configured
     */
    public BookKeeper(HashPolicy policy, List<KnownParameters> known, BookListener listener) {
        this(policy, known, listener, true);
    }

    /**
     * The same, as a behaviour version has it.
     *
     * @param doubtsRepeats whether a book is suspect once it may have gone back to a state within a millisecond
     */
    public BookKeeper(HashPolicy policy, List<KnownParameters> known, BookListener listener, boolean doubtsRepeats) {
        this.doubtsRepeats = doubtsRepeats;
        events = new BookEvents(counters, listener);
        books = new Books(known, counters);
        checks = new BookChecks(new HashVerifier(policy, counters), counters, events);
        bursts = new Bursts(books, checks, events);
    }

    /** All markets and books. */
    public Books books() {
        return books;
    }

    /** What happened so far. */
    public BookCounters counters() {
        return counters;
    }

    /** Whether no burst is open, so that every book was checked as it is. */
    public boolean isQuiet() {
        return bursts.isQuiet();
    }

    /** A book to be filled and given to {@link #bookFrame}; always the same object. */
    public BookFrame newBookFrame(long timestampMs) {
        return bookFrame.begin(timestampMs);
    }

    /** A change to be filled and given to {@link #levelChange}; always the same object. */
    public LevelUpdate newLevelUpdate(long timestampMs) {
        return levelUpdate.begin(timestampMs);
    }

    /** The next record: which connection it came from and its event time. */
    public void enter(int newConnection, long newEventTimeNs) {
        connection = newConnection;
        eventTimeNs = newEventTimeNs;
    }

    /**
     * The book of an asset of a market, made if both are new; null, and counted by reason, if they cannot go together.
     */
    public @Nullable OrderBook bookOf(
            byte[] source, int marketStart, int marketLength, int assetStart, int assetLength) {
        return books.findOrAdd(source, marketStart, marketLength, assetStart, assetLength);
    }

    /** A full book: replaces the levels and brings the book into sync. */
    public void bookFrame(OrderBook book, BookFrame frame) {
        if (frame.badLevels) {
            counters.add(BookCounter.REFUSED_BAD_LEVELS);
            suspectWithoutTime(book, SyncCause.REJECTED_FRAME);
            return;
        }
        Market market = book.market();
        advance(frame.timestampMs);
        if (!book.witness.hash.matches(frame.hash)) {
            checks.endBatch(book, eventTimeNs);
        }
        bursts.open(market, connection, frame.timestampMs, eventTimeNs);
        takeParameters(book, frame);
        noteTrade(book, frame);
        book.bids().copyFrom(frame.bids);
        book.asks().copyFrom(frame.asks);
        book.hashOutcome = HashOutcome.BURST_OPEN;
        Witness witness = book.witness;
        witness.begin();
        witness.fullBook = true;
        witness.hash.copyFrom(frame.hash);
        witness.forgetRuns();
        witness.doubtedMs = Witness.NEVER;
        counters.add(BookCounter.BOOK_FRAMES);
        book.transition(SyncState.IN_SYNC, SyncCause.NONE, eventTimeNs, events);
    }

    /** One level has a new size. Applying it twice is applying it once. */
    public void levelChange(OrderBook book, LevelUpdate update) {
        if (!Price.isValid(update.priceE4) || update.sizeE6 < 0) {
            counters.add(BookCounter.REFUSED_BAD_LEVELS);
            suspectWithoutTime(book, SyncCause.REJECTED_FRAME);
            return;
        }
        advance(update.timestampMs);
        Witness witness = book.witness;
        if (update.hash.isPresent() && update.hash.matches(witness.proven)) {
            counters.add(BookCounter.CHANGES_REPEATED_LATE);
            if (doubtsRepeats && mayGoBack(book, update)) {
                doubt(book, update.timestampMs);
            }
            return;
        }
        if (witness.open && !witness.hash.matches(update.hash)) {
            checks.endBatch(book, eventTimeNs);
        }
        if (!witness.open) {
            bursts.open(book.market(), connection, update.timestampMs, eventTimeNs);
            witness.begin();
            witness.hash.copyFrom(update.hash);
        }
        witness.bestBidE4 = update.bestBidE4;
        witness.bestAskE4 = update.bestAskE4;
        if (book.state() == SyncState.AWAITING_SNAPSHOT) {
            counters.add(BookCounter.CHANGES_BEFORE_SNAPSHOT);
            book.requestSnapshot(book.cause(), eventTimeNs, events);
        } else {
            apply(book, update);
        }
    }

    /**
     * A book that has gone on from a proven state and is back in it within the same millisecond has the same hash
     * again: its change cannot be told from a late duplicate. What would change nothing is harmless either way, and so
     * is what describes the state that the book is in.
     */
    private static boolean mayGoBack(OrderBook book, LevelUpdate update) {
        Witness witness = book.witness;
        boolean isThere = witness.open ? witness.hash.matches(update.hash) : book.hashVerified();
        return !isThere && book.side(update.side).sizeAtE6(update.priceE4) != update.sizeE6;
    }

    /** Nothing is applied, and only a full book or a batch of another moment says which state it is. */
    private void doubt(OrderBook book, long timestampMs) {
        book.witness.doubtedMs = timestampMs;
        bursts.open(book.market(), connection, timestampMs, eventTimeNs);
        checks.suspect(book, SyncCause.REJECTED_FRAME, eventTimeNs);
    }

    /** The price grid of a market changed: both books are suspect until they are proven again. */
    public void tickSizeChange(OrderBook book, TickSize tick, long timestampMs) {
        advance(timestampMs);
        Market market = book.market();
        if (!market.changeTick(tick)) {
            counters.add(BookCounter.TICK_SIZE_REPEATS);
            return;
        }
        counters.add(BookCounter.TICK_SIZE_CHANGES);
        bursts.open(market, connection, timestampMs, eventTimeNs);
        suspectBoth(market, SyncCause.TICK_SIZE_CHANGED);
    }

    /** A match: its price is an input of the hashes to come. */
    public void lastTradePrice(OrderBook book, long priceE4, long timestampMs) {
        advance(timestampMs);
        counters.add(BookCounter.LAST_TRADES);
        Market market = book.market();
        market.lastTradePrice.mayBe(priceE4, market.tickSize());
    }

    /** Makes the markets and assets of other books known, under the numbers that they have there; all books empty. */
    public void adopt(Books others) {
        books.adopt(others);
    }

    /** The print of the match whose price {@link #lastTradePrice} has just told. */
    public void trade(OrderBook book, Side taker, long priceE4, long sizeE6) {
        events.trade(book, taker, priceE4, sizeE6, eventTimeNs);
    }

    /** A touch by itself. It may be ahead of the changes that lead to it, so it is counted and believed by nobody. */
    public void bestBidAsk(long timestampMs) {
        advance(timestampMs);
        counters.add(BookCounter.BEST_BID_ASKS);
    }

    /** A market was listed; null for one that is not known, which stays so until its first book. */
    public void newMarket(@Nullable Market market, @Nullable TickSize tick, long timestampMs) {
        advance(timestampMs);
        counters.add(BookCounter.NEW_MARKETS);
        if (market == null) {
            counters.add(BookCounter.UNKNOWN_MARKETS);
        } else if (tick != null && market.tickSize() == null) {
            market.changeTick(tick);
        }
    }

    /** A market was resolved, which excludes it for ever; null for one that is not known. */
    public void marketResolved(@Nullable Market market, @Nullable OrderBook winner, long timestampMs) {
        advance(timestampMs);
        if (market == null) {
            counters.add(BookCounter.UNKNOWN_MARKETS);
            return;
        }
        if (!market.resolved()) {
            counters.add(BookCounter.MARKETS_RESOLVED);
            bursts.open(market, connection, timestampMs, eventTimeNs);
        }
        market.resolve(winner != null && winner.market() == market ? winner : null);
    }

    /** The venue's answer to a PING. */
    public void pong() {
        counters.add(BookCounter.PONGS);
    }

    /** An event of a type that the decoder does not know. */
    public void unknownType() {
        counters.add(BookCounter.UNKNOWN_TYPES);
    }

    /** A frame that could not be decoded at all: it names no book. */
    public void rejectedFrame() {
        counters.add(BookCounter.REJECTED_FRAMES);
    }

    /** An element of a frame that could not be used. */
    public void rejectedEvent() {
        counters.add(BookCounter.REJECTED_EVENTS);
    }

    /** A rejected element was about this book, and about no other. */
    public void rejectedFor(OrderBook book) {
        suspectWithoutTime(book, SyncCause.REJECTED_FRAME);
    }

    /** A frame too large to be read: any book of its connection may have been in it. */
    public void oversizeFrame() {
        counters.add(BookCounter.OVERSIZE_FRAMES);
        for (int i = 0; i < books.bookCount(); i++) {
            OrderBook book = books.book(i);
            if (book.market().connection == connection) {
                suspectWithoutTime(book, SyncCause.OVERSIZE_FRAME);
            }
        }
    }

    /** The source of the connection went quiet: what came before is complete. */
    public void burstEnd() {
        bursts.endOf(connection, eventTimeNs);
    }

    /** Time passed, or the input ended: what came before is complete on every connection. */
    public void endAllBursts() {
        bursts.endAll(eventTimeNs);
    }

    /**
     * The connection went down: its books are worth nothing until they are sent again. Their markets are settled at
     * once.
     */
    public void linkDown() {
        bursts.forget(connection);
        for (int i = 0; i < books.bookCount(); i++) {
            OrderBook book = books.book(i);
            if (book.market().connection == connection) {
                drop(book, SyncCause.LINK_DOWN);
            }
        }
        for (int i = 0; i < books.marketCount(); i++) {
            if (books.market(i).connection == connection) {
                events.settled(books.market(i), eventTimeNs);
            }
        }
    }

    /**
     * A new process has taken over: no book is known, and whoever was asked for one is gone. All markets are settled
     * at once.
     */
    public void newSession() {
        bursts.forgetAll();
        for (int i = 0; i < books.bookCount(); i++) {
            OrderBook book = books.book(i);
            book.forgetRequest();
            drop(book, SyncCause.NEW_SESSION);
            book.requestSnapshot(SyncCause.NEW_SESSION, eventTimeNs, events);
        }
        for (int i = 0; i < books.marketCount(); i++) {
            events.settled(books.market(i), eventTimeNs);
        }
    }

    private void drop(OrderBook book, SyncCause cause) {
        book.clearLevels();
        book.transition(SyncState.AWAITING_SNAPSHOT, cause, eventTimeNs, events);
    }

    /** The frame names no time, so the burst in which the market is settled ends with whatever comes next. */
    /** A witness has another book of this market than its channel tells of. */
    public void witnessDisagrees(Market market) {
        for (int slot = 0; slot < Market.MAX_ASSETS; slot++) {
            OrderBook book = market.book(slot);
            if (book != null) {
                suspectWithoutTime(book, SyncCause.WITNESS_DISAGREES);
            }
        }
    }

    private void suspectWithoutTime(OrderBook book, SyncCause cause) {
        if (book.inSync()) {
            bursts.open(book.market(), connection, Bursts.NO_TIMESTAMP, eventTimeNs);
            checks.suspect(book, cause, eventTimeNs);
        }
    }

    private void advance(long timestampMs) {
        bursts.advance(connection, timestampMs, eventTimeNs);
    }

    private void apply(OrderBook book, LevelUpdate update) {
        noteShrunkTouch(book, update);
        BookSide.Change change = book.side(update.side).apply(update.priceE4, update.sizeE6);
        counters.add(
                switch (change) {
                    case SET, REMOVED -> BookCounter.CHANGES_APPLIED;
                    case SAME -> BookCounter.CHANGES_WITHOUT_EFFECT;
                    case ABSENT -> BookCounter.UNKNOWN_LEVEL_DELETIONS;
                });
        book.hashOutcome = HashOutcome.BURST_OPEN;
    }

    private void suspectBoth(Market market, SyncCause cause) {
        for (int slot = 0; slot < Market.MAX_ASSETS; slot++) {
            OrderBook book = market.book(slot);
            if (book != null) {
                checks.suspect(book, cause, eventTimeNs);
            }
        }
    }

    /** A full book may carry the grid, the last trade price and the protocol version. */
    private void takeParameters(OrderBook book, BookFrame frame) {
        Market market = book.market();
        if (frame.timestampMs < market.bookTimestampMs) {
            counters.add(BookCounter.BOOK_FRAMES_OUT_OF_ORDER);
        }
        market.bookTimestampMs = frame.timestampMs;
        boolean gridWasKnown = market.tickSize() != null;
        if (frame.tickSize != null && market.changeTick(frame.tickSize) && gridWasKnown) {
            counters.add(BookCounter.TICK_SIZE_CHANGES);
            suspectBoth(market, SyncCause.TICK_SIZE_CHANGED);
        }
        if (frame.lastTradePriceLength >= 0) {
            market.lastTradePrice.set(frame.text, frame.lastTradePriceStart, frame.lastTradePriceLength);
            market.recipeAttempts = 0;
        }
        if (frame.versionLength > 0) {
            market.setVersion(frame.text, frame.versionStart, frame.versionLength);
        }
    }

    /** A full book without a last trade price comes after a trade: the levels that shrank may have its price. */
    private void noteTrade(OrderBook book, BookFrame frame) {
        LastTradePrice last = book.market().lastTradePrice;
        if (frame.lastTradePriceLength >= 0) {
            return;
        }
        if (book.state() != SyncState.AWAITING_SNAPSHOT) {
            noteShrunk(book.bids(), frame.bids, book.market());
            noteShrunk(book.asks(), frame.asks, book.market());
        }
        if (!last.isKnown()) {
            noteTouch(frame.bids, book.market());
            noteTouch(frame.asks, book.market());
        }
    }

    /** Looks at the levels where a trade ended: behind those that it has swept away. */
    private static void noteShrunk(BookSide before, BookSide after, Market market) {
        int swept = 0;
        while (swept < before.count() && after.sizeAtE6(before.priceE4(swept)) == 0) {
            swept++;
        }
        int first = Math.max(0, swept - LEVELS_OF_A_TRADE + 1);
        for (int i = first; i < before.count() && i < first + LEVELS_OF_A_TRADE; i++) {
            long priceE4 = before.priceE4(i);
            if (after.sizeAtE6(priceE4) < before.sizeE6(i)) {
                market.lastTradePrice.mayBe(priceE4, market.tickSize());
            }
        }
    }

    private static void noteShrunkTouch(OrderBook book, LevelUpdate update) {
        BookSide side = book.side(update.side);
        if (update.priceE4 != side.bestE4() || update.sizeE6 >= side.bestSizeE6()) {
            return;
        }
        if (update.side == Side.BUY) {
            book.witness.shrunkBidE4 = update.priceE4;
        } else {
            book.witness.shrunkAskE4 = update.priceE4;
        }
    }

    private static void noteTouch(BookSide side, Market market) {
        if (side.count() > 0) {
            market.lastTradePrice.mayBe(side.bestE4(), market.tickSize());
        }
    }

    /** Writes the whole state but for what the constructor was given. */
    public void write(StateWriter out) {
        books.write(out);
        bursts.write(out);
        counters.write(out);
        for (int i = 0; doubtsRepeats && i < books.bookCount(); i++) {
            out.putLong(books.book(i).witness.doubtedMs);
        }
    }

    /**
     * Takes over a state that {@link #write} wrote.
     *
     * @throws io.tapemaker.engine.domain.state.StateFormatException if it is none; the keeper is not to be used then
     */
    public void read(StateReader in) {
        books.read(in);
        bursts.read(in);
        counters.read(in);
        for (int i = 0; doubtsRepeats && i < books.bookCount(); i++) {
            books.book(i).witness.doubtedMs = in.getLong();
        }
    }
}
