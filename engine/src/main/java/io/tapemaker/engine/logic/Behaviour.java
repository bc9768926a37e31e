package io.tapemaker.engine.logic;

import io.tapemaker.engine.domain.book.Market;
import io.tapemaker.engine.domain.book.OrderBook;
import io.tapemaker.engine.domain.control.BehaviourStatus;
import io.tapemaker.engine.domain.regime.RegimeReason;
import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;
import io.tapemaker.journal.codecs.CancelReason;
import io.tapemaker.journal.codecs.ExecutionReportDecoder;
import io.tapemaker.journal.codecs.ExecutorStatusDecoder;
import io.tapemaker.journal.codecs.FillReportDecoder;
import io.tapemaker.journal.codecs.OperatorEventDecoder;
import io.tapemaker.journal.codecs.VenueAnswerDecoder;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.types.Side;
import org.jspecify.annotations.Nullable;

/**
 * One version of what decides. A session names its version, and what that version once decided it decides for ever;
 * what is decided otherwise is another version. Called by {@link BusinessLogic} only, which keeps what all versions
 * share: books, positions of the sources, counters.
 */
interface Behaviour {

    /** Number of the version. */
    int version();

    /** What the version's settings say of things that all versions share. */
    SharedSettings shared();

    /**
     * The session of this version ends because another begins; open orders are cancelled.
     *
     * @return what the next version goes on from
     */
    Handover endSession();

    /** A session of this version begins, with empty books. */
    void beginSession(SessionFacts session, Handover from);

    /** Whether markets keep their numbers when books begin anew. */
    boolean keepsMarkets();

    /** Whether a book is suspect once it may have gone back to a state within a millisecond. */
    boolean doubtsRepeats();

    /** The books of a session are there: empty at its start, or as a state has them. */
    void booksReplaced();

    /** A record is about to be handled: what has to stop everything stops it before anything else happens. */
    void beforeRecord(long nowNs);

    /** A frame came on a connection. */
    void onConnection(int connection);

    /** A print of the tape. */
    void onTrade(OrderBook book, Side taker, long priceE4, long sizeE6);

    /** A fill of an order of ours, or what became of one. */
    void onFill(FillReportDecoder report);

    /** A sign of life of the executor. */
    void onExecutor(ExecutorStatusDecoder status);

    /** The venue has answered a question, or not; only a version that asks can be answered. */
    default void onVenueAnswer(RecordBuffer record, VenueAnswerDecoder answer) {
        throw new IllegalStateException("INBOUND has an answer to a question that behaviour version " + version()
                + " does not ask: replay it with the build that wrote it, or a later one");
    }

    /** Time passes. */
    void onTick(long nowNs);

    /** The operator said something. */
    void onOperator(OperatorEventDecoder event);

    /** A command, of this sequence on COMMANDS, was answered. */
    void onReport(ExecutionReportDecoder report, long commandSequence);

    /** A book left IN_SYNC. */
    void onSyncLost(OrderBook book);

    /**
     * A market's burst is over. Decided at once, since the books are then exactly as they were when it was over: the
     * frame that showed it may be the first of the next burst.
     */
    void onSettled(Market market);

    /** Everything is to be taken away, for this reason. */
    void cancelAll(CancelReason reason);

    /** Decides on what the record just handled has touched. */
    void decideQueued();

    /** Takes over whether the operator paused quoting, when a state is restored. */
    void readPaused(boolean isPaused);

    /** Whether the operator paused quoting. */
    boolean isPaused();

    /** Puts what the operator may want to know of this version; changes nothing. */
    void describe(BehaviourStatus out);

    /** Number of the newest order, 0 when there was none. */
    long lastOrderNumber();

    /** Orders that may rest at the venue. */
    int openOrders();

    /** Shares of a market's token that are held for good, in E6; a version without fills holds none. */
    default long settledE6(Market market, int slot) {
        return 0;
    }

    /** The same with what is not settled yet, bought shares added and sold ones taken off. */
    default long sharesE6(Market market, int slot) {
        return 0;
    }

    /** Shows our orders in a market, in an order that does not depend on chance. */
    void visitOrders(Market market, OrderVisitor visitor);

    /** What stands against quoting a market as usual, null for nothing or in a version without regimes. */
    @Nullable
    RegimeReason regimeReason(Market market);

    /** Appends what this version keeps beside what all versions share, in front of the books. */
    void writeBeforeBooks(StateWriter out);

    /** Appends what this version keeps, behind the books. */
    void writeAfterBooks(StateWriter out);

    /** Reads what {@link #writeBeforeBooks} wrote. */
    void readBeforeBooks(StateReader in);

    /** Reads what {@link #writeAfterBooks} wrote. */
    void readAfterBooks(StateReader in);

    /** Takes the settings of a session whose state is being restored. */
    void restoreSettings(SessionFacts session);
}
