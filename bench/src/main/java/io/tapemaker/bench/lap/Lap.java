package io.tapemaker.bench.lap;

/** One pass over the tape. Called by one thread, in this order, any number of times. */
public interface Lap {

    /** Makes ready; not measured. */
    void prepare();

    /**
     * The pass that is measured.
     *
     * @return frames handled
     */
    long run();

    /** Cleans up; not measured. */
    void finish();

    /** Commands that came out of the last pass, 0 where there are none. */
    default long commands() {
        return 0;
    }
}
