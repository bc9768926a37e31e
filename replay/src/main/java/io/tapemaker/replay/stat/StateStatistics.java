package io.tapemaker.replay.stat;

import io.tapemaker.engine.decode.RejectReason;
import io.tapemaker.engine.domain.book.BookCounter;
import io.tapemaker.engine.domain.book.Books;
import io.tapemaker.engine.domain.book.HashOutcome;
import io.tapemaker.engine.domain.book.SyncState;
import io.tapemaker.engine.domain.regime.Regime;
import io.tapemaker.engine.domain.regime.RegimeReason;
import io.tapemaker.engine.logic.BusinessLogic;
import io.tapemaker.engine.logic.EngineCounter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The state after the last record in figures. Counts of books are of the last session, which began with empty ones.
 *
 * @param sequence INBOUND sequence
 * @param markets markets seen
 * @param booksByState books by how far they can be trusted
 * @param booksByHash books by what the venue's hash says of their present levels
 * @param behaviourVersion version of what decides
 * @param ordersOpen orders that may rest at the venue
 * @param ordersByState our orders by side and state
 * @param regimes markets by regime; empty in a version without regimes
 * @param regimeReasons markets by what demands their regime; those quoted as usual have none
 * @param engine what the engine did
 * @param hashes hashes by outcome; those verified and those that differ were checked, the others not, and why
 * @param rejects frames and elements rejected, by reason
 * @param books what happened to the books
 */
public record StateStatistics(
        long sequence,
        int markets,
        Map<String, Long> booksByState,
        Map<String, Long> booksByHash,
        int behaviourVersion,
        int ordersOpen,
        Map<String, Long> ordersByState,
        Map<String, Long> regimes,
        Map<String, Long> regimeReasons,
        Map<String, Long> engine,
        Map<String, Long> hashes,
        Map<String, Long> rejects,
        Map<String, Long> books) {

    static StateStatistics of(BusinessLogic logic) {
        return new StateStatistics(
                logic.lastSequence(),
                logic.books().marketCount(),
                byState(logic.books()),
                byHash(logic.books()),
                logic.behaviourVersion(),
                logic.openOrders(),
                orders(logic),
                regimes(logic),
                regimeReasons(logic),
                engineCounters(logic),
                hashes(logic),
                rejects(logic),
                bookCounters(logic));
    }

    private static Map<String, Long> byState(Books books) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (SyncState state : SyncState.values()) {
            counts.put(state.name(), 0L);
        }
        for (int i = 0; i < books.bookCount(); i++) {
            counts.merge(books.book(i).state().name(), 1L, Long::sum);
        }
        return counts;
    }

    private static Map<String, Long> byHash(Books books) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (HashOutcome outcome : HashOutcome.values()) {
            counts.put(outcome.name(), 0L);
        }
        for (int i = 0; i < books.bookCount(); i++) {
            counts.merge(books.book(i).hashOutcome().name(), 1L, Long::sum);
        }
        return counts;
    }

    private static Map<String, Long> orders(BusinessLogic logic) {
        Map<String, Long> counts = new TreeMap<>();
        for (int i = 0; i < logic.books().marketCount(); i++) {
            logic.visitOrders(
                    logic.books().market(i),
                    (token, side, state, epoch, number, priceE4, sizeE6) ->
                            counts.merge(side + " " + state, 1L, Long::sum));
        }
        return counts;
    }

    private static Map<String, Long> regimes(BusinessLogic logic) {
        Map<String, Long> counts = new LinkedHashMap<>();
        if (logic.hasRegimes()) {
            for (Regime regime : Regime.values()) {
                counts.put(regime.name(), 0L);
            }
            for (int i = 0; i < logic.books().marketCount(); i++) {
                RegimeReason reason = logic.regimeReason(logic.books().market(i));
                counts.merge((reason == null ? Regime.NORMAL : reason.demands()).name(), 1L, Long::sum);
            }
        }
        return counts;
    }

    private static Map<String, Long> regimeReasons(BusinessLogic logic) {
        Map<String, Long> counts = new TreeMap<>();
        for (int i = 0; i < logic.books().marketCount(); i++) {
            RegimeReason reason = logic.regimeReason(logic.books().market(i));
            if (reason != null) {
                counts.merge(reason.name(), 1L, Long::sum);
            }
        }
        return counts;
    }

    private static Map<String, Long> engineCounters(BusinessLogic logic) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (EngineCounter counter : EngineCounter.values()) {
            counts.put(counter.label(), logic.counters().get(counter));
        }
        return counts;
    }

    private static Map<String, Long> hashes(BusinessLogic logic) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (HashOutcome outcome : HashOutcome.values()) {
            BookCounter counter = outcome.counter();
            if (counter != null) {
                counts.put(
                        outcome.name().toLowerCase(Locale.ROOT),
                        logic.bookCounters().get(counter));
            }
        }
        return counts;
    }

    private static Map<String, Long> rejects(BusinessLogic logic) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (RejectReason reason : RejectReason.values()) {
            if (reason != RejectReason.NONE) {
                counts.put(
                        reason.name().toLowerCase(Locale.ROOT), logic.counters().get(reason));
            }
        }
        return counts;
    }

    private static Map<String, Long> bookCounters(BusinessLogic logic) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (BookCounter counter : BookCounter.values()) {
            counts.put(counter.label(), logic.bookCounters().get(counter));
        }
        return counts;
    }
}
