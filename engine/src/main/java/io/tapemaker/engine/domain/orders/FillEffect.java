package io.tapemaker.engine.domain.orders;

/** What a trade report did to the position. */
public enum FillEffect {
    /** Nothing: known already, or a step between two provisional statuses. */
    NONE,
    /** A new fill, provisional. */
    ADDED_PROVISIONAL,
    /** A new fill, confirmed when it was first heard of. */
    ADDED_SETTLED,
    /** A provisional fill was confirmed. */
    SETTLED,
    /** A provisional fill failed. */
    REVERSED_PROVISIONAL,
    /** A confirmed fill failed, as in a reorganisation of the chain. The market deserves a reconciliation. */
    REVERSED_SETTLED,
    /** A failed fill was confirmed after all and counts again. The market deserves a reconciliation. */
    RESTORED,
    /** No such order is known: the position does not have it. A reconciliation has to find it. */
    UNKNOWN_ORDER,
    /** It makes no sense: no size, or no price between 0 and 1. */
    MALFORMED,
    /**
     * A fault: so many trades are provisional that this one cannot be remembered, and it was not counted. The position
     * is wrong from here on, so the caller halts.
     */
    LEDGER_FULL
}
