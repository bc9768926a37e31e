package io.tapemaker.executor.domain;

import io.tapemaker.journal.codecs.KillPhase;
import io.tapemaker.journal.codecs.LatchCause;
import java.util.TreeMap;

/** While it is set nothing is placed. Only a person takes it back, and only when no cause stands any more. */
final class KillLatch {

    private final TreeMap<LatchCause, String> causes = new TreeMap<>();
    private final Kernel kernel;
    private final Runnable onSet;

    KillLatch(Kernel kernel, Runnable onSet) {
        this.kernel = kernel;
        this.onSet = onSet;
    }

    boolean isSet() {
        return !causes.isEmpty();
    }

    /** Sets it. Everything is cancelled, again if it was set for something else before. */
    void set(LatchCause cause, String detail) {
        if (causes.putIfAbsent(cause, detail) == null) {
            kernel.out().latch(cause, KillPhase.LATCHED, detail);
            onSet.run();
        }
    }

    /** A person takes it back. */
    void rearm(String who) {
        if (isSet()) {
            LatchCause first = causes.firstKey();
            causes.clear();
            kernel.out().latch(first, KillPhase.REARMED, who);
        }
    }

    /** What a person is told who may not take it back. */
    void refuseRearm(LatchCause standing, String why) {
        kernel.out().latch(standing, KillPhase.LATCHED, "re-arming is refused: " + why);
    }

    void write(StateBytes out) {
        out.put(causes.size());
        causes.forEach((cause, detail) -> {
            out.put(cause.name());
            out.put(detail);
        });
    }
}
