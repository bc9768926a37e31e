package io.tapemaker.sim.world;

import io.tapemaker.executor.tape.ExecutorRunner;
import io.tapemaker.executor.tape.ExecutorStep;
import org.jspecify.annotations.Nullable;

/** The points within a step of the executor at which its process may die. */
final class ExecutorSteps implements ExecutorRunner.Steps {

    private @Nullable ExecutorStep armed;
    private long passesLeft;

    /** Dies once, after this point has been passed so many times. */
    void arm(ExecutorStep step, long passes) {
        armed = step;
        passesLeft = passes;
    }

    /** Dies no more. */
    void disarm() {
        armed = null;
    }

    @Override
    public void at(ExecutorStep step) {
        if (armed == step && passesLeft-- <= 0) {
            armed = null;
            throw new ExecutorCrashException(step);
        }
    }
}
