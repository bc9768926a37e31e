package io.tapemaker.engine.domain.signals;

import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;

/** Looks at the fair value at times that lie at least so far apart, and tells by how much it has moved in between. */
final class FairSampler {

    private final long leastNs;
    private boolean started;
    private long startNs;
    private long sampleNs;
    private long sampleX2E4;

    /** With so much time between two looks, in ns. */
    FairSampler(long leastNs) {
        this.leastNs = leastNs;
    }

    /** The first fair value: from here on there is something to observe. */
    void start(long markX2E4, long nowNs) {
        started = true;
        startNs = nowNs;
        sampleNs = nowNs;
        sampleX2E4 = markX2E4;
    }

    /**
     * Looks if it is time to.
     *
     * @param markX2E4 the fair value that was in force until now; 0 for none yet
     * @return the move since the last look in E4 dollars; 0 also where it is too early
     */
    double moveE4(long markX2E4, long nowNs) {
        if (!started || nowNs - sampleNs < leastNs) {
            return 0;
        }
        double moveE4 = (markX2E4 - sampleX2E4) / 2.0;
        sampleNs = nowNs;
        sampleX2E4 = markX2E4;
        return moveE4;
    }

    /** Whether there was a fair value. */
    boolean started() {
        return started;
    }

    /** Event time of the first fair value. */
    long startNs() {
        return startNs;
    }

    void write(StateWriter out) {
        out.putBoolean(started);
        out.putLong(startNs);
        out.putLong(sampleNs);
        out.putLong(sampleX2E4);
    }

    /** Reads what was written; the names are for errors, which tell whose state it is. */
    void read(StateReader in, String startName, String timeName, String valueName) {
        started = in.getBoolean();
        startNs = in.getLong(0, Long.MAX_VALUE, startName);
        sampleNs = in.getLong(startNs, Long.MAX_VALUE, timeName);
        sampleX2E4 = in.getLong(0, FairValue.HIGHEST_X2E4, valueName);
    }
}
