package io.tapemaker.sim.world;

import io.tapemaker.executor.tape.ExecutorStep;
import io.tapemaker.sim.workload.SeededRandom;

/** What goes wrong with the executor's process: it is killed between two steps or dies within one, and comes back. */
final class ExecutorTroubles {

    private static final long MS = 1_000_000L;

    private final Chances chances;
    private final Surroundings around;
    private final ExecutorNode executor;
    private final SeededRandom random;

    ExecutorTroubles(Chances chances, Surroundings around, ExecutorNode executor) {
        this.chances = chances;
        this.around = around;
        this.executor = executor;
        this.random = SeededRandom.named(chances.plan().seed(), "executor's machine");
        executor.onDeath(() -> around.scheduler().in(random.between(100, 5_000) * MS, executor::start));
    }

    void begin(int crashes) {
        chances.now("executor", crashes, this::crash);
    }

    /** Nothing more goes wrong. */
    void end() {
        executor.steps().disarm();
    }

    private void crash(SeededRandom chance) {
        ExecutorStep[] steps = ExecutorStep.values();
        int which = (int) chance.below(steps.length + 2);
        if (which < steps.length) {
            executor.steps().arm(steps[which], chance.below(50));
        } else if (executor.isUp()) {
            around.faults().happened(FaultKind.EXECUTOR_KILLED);
            executor.kill();
            around.scheduler().in(chance.between(100, 20_000) * MS, executor::start);
        }
    }
}
