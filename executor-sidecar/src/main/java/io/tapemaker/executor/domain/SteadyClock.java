package io.tapemaker.executor.domain;

/**
 * Time that passes for whatever must be waited for: event time, of which one input may bring no more than a second. A
 * clock that is set forward shortens no wait and empties no window of 24 hours; a machine that slept lengthens them.
 */
final class SteadyClock {

    /** Longer than from one tick to the next. */
    static final long MAX_STEP_NS = 1_000_000_000L;

    private long eventNs;
    private long steadyNs;

    /** An input of this event time comes. */
    void advance(long toNs) {
        if (eventNs != 0 && toNs > eventNs) {
            steadyNs += Math.min(toNs - eventNs, MAX_STEP_NS);
        }
        eventNs = Math.max(eventNs, toNs);
    }

    /** Event time, ns since 1970; it never goes back. */
    long eventNs() {
        return eventNs;
    }

    /** Time that has passed since the beginning of the tape, ns. */
    long nowNs() {
        return steadyNs;
    }

    void write(StateBytes out) {
        out.put(eventNs);
        out.put(steadyNs);
    }
}
