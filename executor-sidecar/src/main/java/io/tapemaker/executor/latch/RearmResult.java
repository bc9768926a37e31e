package io.tapemaker.executor.latch;

/**
 * What became of a re-arm.
 *
 * @param rearmed whether the latch is open now
 * @param sequence the latch's sequence, by which this change is known
 * @param problem why it is still shut, one line that names the mend; empty if it is not
 */
public record RearmResult(boolean rearmed, long sequence, String problem) {

    /** The latch is open, and that is on disk. */
    public static RearmResult rearmed(long sequence) {
        return new RearmResult(true, sequence, "");
    }

    /** The latch stays as it was. */
    public static RearmResult refused(long sequence, String problem) {
        return new RearmResult(false, sequence, problem);
    }
}
