package io.tapemaker.sim.world;

import io.tapemaker.sim.workload.SeededRandom;

/** The machine that the engine runs on: starts its process again whenever that is gone. */
final class EngineHost {

    private static final long MS = 1_000_000L;

    private final Surroundings around;
    private final EngineNode engine;
    private final MarketGateway gateway;
    private final EngineInbox inbox;
    private final Watch watch;
    private final ModelledDisk disk;
    private final SeededRandom random;

    EngineHost(
            Surroundings around,
            EngineNode engine,
            MarketGateway gateway,
            EngineInbox inbox,
            Watch watch,
            ModelledDisk disk,
            SeededRandom random) {
        this.around = around;
        this.engine = engine;
        this.gateway = gateway;
        this.inbox = inbox;
        this.watch = watch;
        this.disk = disk;
        this.random = random;
        engine.onDeath(this::died);
    }

    void start() {
        engine.start();
        if (engine.isUp()) {
            watch.onEngineStarted(engine.placedOnTape());
            gateway.connect();
            inbox.deliver();
        }
    }

    /** The process is killed and started again. */
    void kill(long downNs) {
        if (engine.isUp()) {
            engine.kill();
            gateway.lost();
            around.scheduler().in(downNs, this::start);
        }
    }

    private void died() {
        gateway.lost();
        if (disk.takePowerGone()) {
            inbox.untell(engine.powerOff(random));
        }
        around.scheduler().in(random.between(100, 5_000) * MS, this::start);
    }

    /** The power goes. A process that was down comes back when it would have. */
    void powerOff(long downNs) {
        kill(downNs);
        inbox.untell(engine.powerOff(random));
    }
}
