package io.tapemaker.sim.wire.server;

/** What time it is at the venue. Called from any thread; never goes back by more than the caller puts up with. */
@FunctionalInterface
public interface VenueClock {

    /** Ns since 1970. */
    long nowNs();

    /** The machine's time. */
    static VenueClock real() {
        long startNs = System.currentTimeMillis() * 1_000_000L;
        return accelerated(startNs, 1);
    }

    /**
     * A time that begins now and runs faster.
     *
     * @param factor venue seconds to a second, 1 to 100,000
     */
    static VenueClock accelerated(long startNs, int factor) {
        if (factor < 1 || factor > 100_000) {
            throw new IllegalArgumentException("clock factor " + factor + " is not 1 to 100000");
        }
        long origin = System.nanoTime();
        return () -> startNs + (System.nanoTime() - origin) * factor;
    }
}
