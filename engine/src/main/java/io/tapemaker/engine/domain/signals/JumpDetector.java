package io.tapemaker.engine.domain.signals;

import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;

/** Whether the fair value is far from one that was in force a moment ago. */
final class JumpDetector {

    private final long moreThanX2E4;
    private final SlidingMax highs;
    private final SlidingMax negatedLows;

    JumpDetector(SignalSettings.Jump settings) {
        moreThanX2E4 = 2 * settings.moreThanE4();
        highs = new SlidingMax(settings.windowNs());
        negatedLows = new SlidingMax(settings.windowNs());
    }

    /** The fair value was this one until now. */
    void replaced(long markX2E4, long nowNs) {
        highs.push(markX2E4, nowNs);
        negatedLows.push(-markX2E4, nowNs);
    }

    /** Whether the fair value is more than the limit away from one of the window. */
    boolean isJump(long markX2E4, long nowNs) {
        long high = highs.max(nowNs);
        long negatedLow = negatedLows.max(nowNs);
        return high != SlidingMax.NONE && (high - markX2E4 > moreThanX2E4 || markX2E4 + negatedLow > moreThanX2E4);
    }

    void write(StateWriter out) {
        highs.write(out);
        negatedLows.write(out);
    }

    void read(StateReader in) {
        highs.read(in);
        negatedLows.read(in);
    }
}
