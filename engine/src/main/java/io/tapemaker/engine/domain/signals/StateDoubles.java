package io.tapemaker.engine.domain.signals;

import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;

/** Doubles in the state, as their bits: never as text, which would not be the same number for certain. */
final class StateDoubles {

    private StateDoubles() {}

    static void put(StateWriter out, double value) {
        out.putLong(Double.doubleToLongBits(value));
    }

    static double get(StateReader in, String what) {
        double value = Double.longBitsToDouble(in.getLong());
        if (!Double.isFinite(value)) {
            throw in.invalid(what + " is no number");
        }
        return value;
    }

    static double getNotNegative(StateReader in, String what) {
        double value = get(in, what);
        if (value < 0) {
            throw in.invalid(what + " is below 0");
        }
        return value;
    }
}
