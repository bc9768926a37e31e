package io.tapemaker.engine.logic;

/**
 * What outlives a session whatever decides in the next one.
 *
 * @param lastOrderNumber number of the newest order, 0 when there was none
 * @param cancellingAll whether a cancel-all has been sent and not been confirmed yet
 * @param paused whether the operator paused quoting
 */
record Handover(long lastOrderNumber, boolean cancellingAll, boolean paused) {

    /** Before the first session. */
    static final Handover NONE = new Handover(0, false, false);
}
