package io.tapemaker.engine.domain.risk;

/** What became of an operator's word to re-arm. */
public enum RearmVerdict {
    /** The latch is open. */
    REARMED(0),
    /** The latch was not set. */
    NOT_LATCHED(1),
    /** Re-arm the executor first: it has not reported that its own latch is open. */
    EXECUTOR_NOT_ARMED(2),
    /** What set the latch, or another trigger, still holds. */
    CONDITION_HOLDS(3);

    private final int code;

    RearmVerdict(int code) {
        this.code = code;
    }

    /** The number in records; never an ordinal, so that the order may change. */
    public int code() {
        return code;
    }
}
