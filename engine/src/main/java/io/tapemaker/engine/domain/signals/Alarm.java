package io.tapemaker.engine.domain.signals;

import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;

/** A flag that holds for a while after its cause was last seen. */
final class Alarm {

    private final long holdNs;
    private long untilNs;

    Alarm(long holdNs) {
        this.holdNs = holdNs;
    }

    /** Returns whether it was down before. */
    boolean raise(long nowNs) {
        boolean wasDown = !isUp(nowNs);
        untilNs = Math.addExact(nowNs, holdNs);
        return wasDown;
    }

    boolean isUp(long nowNs) {
        return nowNs < untilNs;
    }

    long untilNs() {
        return untilNs;
    }

    void write(StateWriter out) {
        out.putLong(untilNs);
    }

    void read(StateReader in) {
        untilNs = in.getLong(0, Long.MAX_VALUE, "end of an alarm");
    }
}
