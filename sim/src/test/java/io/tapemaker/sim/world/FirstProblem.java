package io.tapemaker.sim.world;

import io.tapemaker.executor.tape.ExecutorStep;

/** Runs the crash matrix until something is wrong; loaded by {@link PlantedLoader} with everything that it uses. */
public final class FirstProblem {

    private FirstProblem() {}

    /** The first problem of the matrix, passes up to this one; empty for none. */
    public static String find(int passes) {
        for (MatrixRun.Outcome outcome : MatrixRun.Outcome.values()) {
            for (ExecutorStep step : ExecutorStep.values()) {
                for (int pass = 0; pass < passes; pass++) {
                    String problem = problem(outcome, step, pass);
                    if (!problem.isEmpty()) {
                        return problem;
                    }
                }
            }
        }
        return "";
    }

    private static String problem(MatrixRun.Outcome outcome, ExecutorStep step, int pass) {
        MatrixRun run = new MatrixRun(outcome, false);
        try {
            run.run(step, pass);
        } catch (InvariantBrokenException e) {
            return String.valueOf(e.getMessage());
        }
        return run.problem();
    }
}
