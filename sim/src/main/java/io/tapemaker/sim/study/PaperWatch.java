package io.tapemaker.sim.study;

/** Told what the engine commands, on the thread that drives the world, in the order of the commands. */
public interface PaperWatch {

    /** Nobody watches. */
    PaperWatch NONE = new PaperWatch() {};

    /** An order is placed; it is among the open orders of the world already. */
    default void onPlace(PaperOrder order, long nowNs) {
        // Most watch one thing.
    }

    /** An order is being cancelled; it rests until the answer. */
    default void onCancel(PaperOrder order, long nowNs) {
        // Most watch one thing.
    }
}
