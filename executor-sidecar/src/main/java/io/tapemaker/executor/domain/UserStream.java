package io.tapemaker.executor.domain;

/** Whether fills are heard of. */
final class UserStream {

    /** Three missed PONGs. */
    static final long SILENT_NS = 6 * Kernel.SECOND_NS;

    private boolean up;
    private long heardNs;

    void link(boolean isUp, long nowNs) {
        up = isUp;
        heardNs = nowNs;
    }

    void heard(long nowNs) {
        heardNs = nowNs;
    }

    boolean isUp(long nowNs) {
        return up && nowNs - heardNs <= SILENT_NS;
    }

    void write(StateBytes out) {
        out.put(up);
        out.put(heardNs);
    }
}
