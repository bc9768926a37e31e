package io.tapemaker.sim.world;

import io.tapemaker.sim.workload.SeededRandom;

/** What goes wrong with the engine's process, its disk, its power and its clock. */
final class MachineTroubles {

    private static final long MS = 1_000_000L;
    private static final long SECOND_NS = 1_000 * MS;
    private static final long HOUR_S = 3_600;

    /** A step forward that the engine has to notice: above its limit. */
    private static final long GAP_NS = 5 * SECOND_NS;

    private final Chances chances;
    private final Surroundings around;
    private final EngineHost host;
    private final EngineNode engine;
    private final ExecutorNode executor;
    private final ModelledDisk disk;
    private final Watch watch;

    MachineTroubles(
            Chances chances,
            Surroundings around,
            EngineHost host,
            EngineNode engine,
            ExecutorNode executor,
            ModelledDisk disk,
            Watch watch) {
        this.chances = chances;
        this.around = around;
        this.host = host;
        this.engine = engine;
        this.executor = executor;
        this.disk = disk;
        this.watch = watch;
        disk.told(around.faults()::happened);
    }

    void begin(WorldPlan.Machine plan) {
        chances.now("kills", plan.kills(), this::kill);
        chances.now("power", plan.powerLosses(), this::losePower);
        chances.now("disk", plan.diskFailures(), this::failDisk);
        chances.now("crashes", plan.crashesInside(), this::crash);
        chances.now("clock", plan.clockJumps(), this::jump);
    }

    /** Nothing more goes wrong. */
    void end() {
        disk.heal();
    }

    private void kill(SeededRandom random) {
        around.faults().happened(FaultKind.ENGINE_KILLED);
        host.kill(random.between(100, 20_000) * MS);
    }

    private void losePower(SeededRandom random) {
        switch ((int) random.below(5)) {
            case 0 -> disk.arm(StepPoint.DARK_AFTER_INBOUND, random.below(50));
            case 1 -> disk.arm(StepPoint.DARK_AFTER_COMMAND, random.below(4));
            case 2, 3 -> disk.arm(StepPoint.DARK_BEFORE_SYNC, random.below(2));
            default -> {
                around.faults().happened(FaultKind.POWER_LOST);
                host.powerOff(random.between(1_000, 20_000) * MS);
            }
        }
    }

    private void failDisk(SeededRandom random) {
        switch ((int) random.below(4)) {
            case 0 -> disk.arm(StepPoint.INBOUND_REFUSED, random.below(50));
            case 1 -> disk.arm(StepPoint.COMMAND_REFUSED, random.below(4));
            case 2 -> disk.arm(StepPoint.SYNC_REFUSED, random.below(20));
            default -> {
                disk.full(true);
                around.scheduler().in(random.between(1_000, 15_000) * MS, () -> disk.full(false));
            }
        }
    }

    private void crash(SeededRandom random) {
        switch ((int) random.below(3)) {
            case 0 -> disk.arm(StepPoint.AFTER_INBOUND, random.below(50));
            case 1 -> disk.arm(StepPoint.BEFORE_COMMAND, random.below(4));
            default -> disk.arm(StepPoint.AFTER_COMMAND, random.below(4));
        }
    }

    /** Forward by a second to an hour, or back by a second to a day. */
    private void jump(SeededRandom random) {
        around.faults().happened(FaultKind.CLOCK_JUMPED);
        boolean forward = random.percent(50);
        long mostS = random.percent(50) ? 60 : forward ? HOUR_S : 24 * HOUR_S;
        long byNs = random.between(1, mostS) * SECOND_NS;
        long beforeNs = engine.clock().nowNs();
        engine.clock().setWallBy(forward ? byNs : -byNs);
        executor.clock().setWallBy(forward ? byNs : -byNs);
        around.say("wall clock set " + (forward ? "forward by " : "back by ") + byNs / SECOND_NS + " s");
        if (engine.isUp() && engine.clock().nowNs() - beforeNs > GAP_NS) {
            watch.expectLatch(engine);
        }
    }
}
