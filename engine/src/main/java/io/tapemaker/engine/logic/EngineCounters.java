package io.tapemaker.engine.logic;

import io.tapemaker.engine.decode.RejectReason;
import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;

/** What the engine did, in figures. Part of the state, so a replay shows the same. */
public final class EngineCounters {

    private final long[] values = new long[EngineCounter.values().length];

    private final long[] rejects = new long[RejectReason.values().length];

    void addReject(RejectReason reason) {
        rejects[reason.ordinal()]++;
    }

    /** Frames and elements of frames rejected for a reason; of {@link RejectReason#NONE}, elements that were not. */
    public long get(RejectReason reason) {
        return rejects[reason.ordinal()];
    }

    void add(EngineCounter counter) {
        values[counter.ordinal()]++;
    }

    /** The count. */
    public long get(EngineCounter counter) {
        return values[counter.ordinal()];
    }

    /**
     * Commands published so far, which is the sequence of the newest on COMMANDS: that is a pure function of INBOUND,
     * as these counts are.
     */
    long commands() {
        return get(EngineCounter.PLACES)
                + get(EngineCounter.CANCELS)
                + get(EngineCounter.CANCEL_ALLS)
                + get(EngineCounter.SNAPSHOT_REQUESTS)
                + get(EngineCounter.STATE_HASHES)
                + get(EngineCounter.KILLS)
                + get(EngineCounter.VENUE_QUESTIONS);
    }

    /** Writes those that the behaviour version has: an old version's state keeps its bytes for ever. */
    void write(StateWriter out, int behaviourVersion) {
        boolean asked = get(EngineCounter.VENUE_QUESTIONS) > 0 || get(EngineCounter.VENUE_ANSWERS) > 0;
        write(values, EngineCounter.countOf(behaviourVersion, asked), out);
        write(rejects, rejects.length, out);
    }

    private static void write(long[] counts, int written, StateWriter out) {
        out.putInt(written);
        for (int i = 0; i < written; i++) {
            out.putLong(counts[i]);
        }
    }

    void read(StateReader in) {
        read(values, in);
        read(rejects, in);
    }

    private static void read(long[] counts, StateReader in) {
        int written = in.getInt(0, counts.length, "number of engine counters");
        for (int i = 0; i < counts.length; i++) {
            counts[i] = i < written ? in.getLong() : 0;
        }
    }
}
