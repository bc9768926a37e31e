package io.tapemaker.replay.diff;

/** The inputs of a tape in order, each with the commands that followed from it. */
interface CommandStream extends AutoCloseable {

    /** Moves to the next input; false at the end. */
    boolean next(InputEvent into);

    @Override
    void close();
}
