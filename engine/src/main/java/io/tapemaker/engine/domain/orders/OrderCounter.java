package io.tapemaker.engine.domain.orders;

import java.util.Locale;

/** What {@link OrderCounters} counts. Part of the state: new counters come last, none goes. */
public enum OrderCounter {
    /** Place commands. */
    PLACED(0),
    /** Cancel commands for single orders. */
    CANCELS_SENT(1),
    /** Cancel-all commands. */
    CANCEL_ALLS_SENT(2),
    /** Answers about orders that are not known, or no longer. */
    UNKNOWN_ORDER_ANSWERS(3),
    /** Answers that say nothing new, or contradict what is known. */
    ANSWERS_WITHOUT_EFFECT(4),
    /** Answers about orders that are done. */
    ANSWERS_AFTER_DONE(5),
    /** Orders that were taken for gone and showed a sign of life: in doubt again. */
    REVIVED(6),
    /** Orders whose outcome became unknown. */
    DOUBTS(7),
    /** Fills of orders that were done already. */
    LATE_FILLS(8),
    /** Fills beyond the size of their order. */
    OVERFILLS(9),
    /** Trades about orders that are not known, or no longer: the position does not have them. */
    UNKNOWN_ORDER_TRADES(10),
    /** Trades without a size, or with a price outside of 0 to 1: not counted. */
    MALFORMED_TRADES(11),
    /** Reports of a trade in a status in which it had been reported before. */
    DUPLICATE_TRADES(12),
    /** Reports of a known trade with another price or size; the first ones stand. */
    CONFLICTING_TRADES(13),
    /** Trades matched. */
    TRADES(14),
    /** Trades confirmed. */
    TRADES_CONFIRMED(15),
    /** Trades failed, each once. */
    TRADES_FAILED(16),
    /** Trades that failed after they had been confirmed, as in a reorganisation of the chain. */
    FAILED_AFTER_CONFIRMED(17),
    /** Trades that were confirmed after they had failed. */
    CONFIRMED_AFTER_FAILED(18),
    /** Provisional reports of trades that are final. */
    LATE_STATUSES(19),
    /** Final reports repeated against the present status: which of the two holds is for the reconciliation to say. */
    AMBIGUOUS_REPEATS(20),
    /** Final trades forgotten. */
    TRADES_FORGOTTEN(21),
    /** Final trades forgotten although their order is remembered: a repeat of one of these would count again. */
    TRADES_FORGOTTEN_EARLY(22),
    /** Trades refused, as the ledger was full of provisional ones. */
    LEDGER_FULL(23);

    private final int code;
    private final String label = name().toLowerCase(Locale.ROOT);

    OrderCounter(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    /** The name in reports, {@code late_fills}. */
    public String label() {
        return label;
    }
}
