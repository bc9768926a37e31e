package io.tapemaker.sim.crowd;

/** Refuses parameters that make no sense, in one line that names the place. */
final class Bounds {

    private Bounds() {}

    static void require(String what, long value, long lowest, long highest) {
        if (value < lowest || value > highest) {
            throw new IllegalArgumentException(what + " is " + value + ", not " + lowest + " to " + highest);
        }
    }
}
