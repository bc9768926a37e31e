package io.tapemaker.sim.world;

/** The engine's process dies here: nothing behind this point is done, and nothing before it is taken back. */
final class EngineCrashException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EngineCrashException(StepPoint point) {
        super(point.name());
    }
}
