package io.tapemaker.engine.domain.risk;

import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;

/** In a test: what a faulty latch would have done between two events. */
final class PlantedLatch {

    enum Fault {
        /** The latch lives in memory only, and a restart comes up open. */
        FORGOTTEN_BY_A_RESTART,
        /** It opens by itself when nothing is wrong any more. */
        OPENS_BY_ITSELF,
        /** Cancel-all is thought to have been sent. */
        CANCEL_ALL_SWALLOWED,
        /** It sets itself without any trigger. */
        SETS_ITSELF,
        /** The executor's word is forgotten. */
        EXECUTOR_FORGOTTEN
    }

    private final Fault fault;
    private final boolean executor;
    private int events;

    PlantedLatch(Fault fault, boolean executor) {
        this.fault = fault;
        this.executor = executor;
    }

    KillSwitch before(KillSwitch kill, long nowNs) {
        if (++events % 5 != 0) {
            return kill;
        }
        return switch (fault) {
            case FORGOTTEN_BY_A_RESTART -> new KillSwitch(executor, 1_000);
            case OPENS_BY_ITSELF -> {
                kill.rearm();
                yield kill;
            }
            case CANCEL_ALL_SWALLOWED -> {
                kill.takeCancelAll(1, nowNs);
                yield kill;
            }
            case SETS_ITSELF -> {
                kill.trip(KillTrigger.CLOCK_GAP, 0, nowNs);
                yield kill;
            }
            case EXECUTOR_FORGOTTEN -> {
                KillSwitch twin = new KillSwitch(executor, 1_000);
                StateWriter out = new StateWriter();
                kill.write(out);
                twin.read(new StateReader(out.toByteArray()));
                twin.newSession();
                yield twin;
            }
        };
    }
}
