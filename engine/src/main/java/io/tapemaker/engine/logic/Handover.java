package io.tapemaker.engine.logic;

/**
 * What outlives a session whatever decides in the next one.
 *
 * @param lastOrderNumber number of the newest order, 0 when there was none
 * @param cancelAll COMMANDS sequence of the newest cancel-all if that has not been confirmed yet, else 0
 * @param paused whether the operator paused quoting
 */
record Handover(long lastOrderNumber, long cancelAll, boolean paused) {

    /** A cancel-all of which nobody knows which it was: any answer is taken for its answer. */
    static final long SOME_CANCEL_ALL = 1;

    /** Before the first session. */
    static final Handover NONE = new Handover(0, 0, false);
}
