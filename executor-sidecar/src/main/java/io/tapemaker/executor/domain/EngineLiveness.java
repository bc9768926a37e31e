package io.tapemaker.executor.domain;

/** Whether the engine lives, and which of its sessions is the newest. */
final class EngineLiveness {

    private long silentNs = PolicyInForce.Patience.STANDARD.engineSilenceNs();
    private long sinceNs;
    private boolean heard;
    private int sessionEpoch;

    /** A run of the executor begins: nothing is known of the engine yet. */
    void start(long nowNs, PolicyInForce.Patience patience) {
        silentNs = patience.engineSilenceNs();
        sinceNs = nowNs;
        heard = false;
    }

    void alive(long nowNs, int epoch) {
        sinceNs = nowNs;
        heard = true;
        sessionEpoch = newer(sessionEpoch, epoch);
    }

    private static int newer(int a, int b) {
        return Integer.compareUnsigned(a, b) < 0 ? b : a;
    }

    boolean isSilent(long nowNs) {
        return nowNs - sinceNs > silentNs;
    }

    /** Whether it has been heard of in this run: one that was never started is not missed. */
    boolean wasHeard() {
        return heard;
    }

    int sessionEpoch() {
        return sessionEpoch;
    }

    void write(StateBytes out) {
        out.put(silentNs);
        out.put(sinceNs);
        out.put(heard);
        out.put(sessionEpoch);
    }
}
