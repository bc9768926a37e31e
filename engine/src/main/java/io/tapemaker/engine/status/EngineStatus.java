package io.tapemaker.engine.status;

import io.tapemaker.engine.domain.book.Books;
import io.tapemaker.engine.domain.book.SyncState;
import io.tapemaker.engine.domain.control.BehaviourStatus;
import io.tapemaker.engine.logic.BusinessLogic;
import io.tapemaker.engine.logic.EngineCounter;
import io.tapemaker.engine.logic.EngineCounters;
import io.tapemaker.engine.logic.SessionFacts;
import io.tapemaker.journal.JournalAppender;
import java.util.List;

/**
 * Where an engine stands between two events. Immutable.
 *
 * @param session the session in force
 * @param behaviour what the behaviour says of itself
 */
public record EngineStatus(
        SessionFacts session, Tape tape, BookCounts books, Orders orders, List<BehaviourStatus.Entry> behaviour) {

    /**
     * How far the journals are.
     *
     * @param inbound sequence of the last record of INBOUND
     * @param inboundDurable the last one that is safe from a power loss
     * @param commands sequence of the last command
     * @param commandsDurable the last one that is safe from a power loss
     * @param eventTimeNs event time of the last record in ns since the epoch
     * @param frames position of the last frame of the source
     */
    public record Tape(
            long inbound, long inboundDurable, long commands, long commandsDurable, long eventTimeNs, long frames) {}

    /** How many markets and books there are, and books by their state. */
    public record BookCounts(int markets, int books, int awaitingSnapshot, int inSync, int suspect) {}

    /**
     * Our orders.
     *
     * @param paused whether the operator paused quoting
     * @param open how many may rest at the venue
     * @param lastNumber number of the newest, 0 for none
     * @param places orders placed since genesis
     * @param cancels orders cancelled since genesis
     * @param cancelAlls cancel-alls since genesis
     */
    public record Orders(boolean paused, int open, long lastNumber, long places, long cancels, long cancelAlls) {}

    static EngineStatus of(
            BusinessLogic logic,
            boolean paused,
            JournalAppender inbound,
            JournalAppender commands,
            BehaviourStatus behaviour) {
        EngineCounters counters = logic.counters();
        return new EngineStatus(
                logic.session(),
                new Tape(
                        inbound.lastSequence(),
                        inbound.durableSequence(),
                        commands.lastSequence(),
                        commands.durableSequence(),
                        inbound.lastEventTimeNs(),
                        logic.positions().frames()),
                countsOf(logic.books()),
                new Orders(
                        paused,
                        logic.openOrders(),
                        logic.lastOrderNumber(),
                        counters.get(EngineCounter.PLACES),
                        counters.get(EngineCounter.CANCELS),
                        counters.get(EngineCounter.CANCEL_ALLS)),
                behaviour.entries());
    }

    private static BookCounts countsOf(Books books) {
        int[] byState = new int[SyncState.values().length];
        for (int i = 0; i < books.bookCount(); i++) {
            byState[books.book(i).state().ordinal()]++;
        }
        return new BookCounts(
                books.marketCount(),
                books.bookCount(),
                byState[SyncState.AWAITING_SNAPSHOT.ordinal()],
                byState[SyncState.IN_SYNC.ordinal()],
                byState[SyncState.SUSPECT.ordinal()]);
    }
}
