package io.tapemaker.sim.world;

import io.tapemaker.executor.tape.ExecutorStep;

/** The executor's process dies within a step. */
final class ExecutorCrashException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ExecutorCrashException(ExecutorStep step) {
        super("the executor dies: " + step);
    }
}
