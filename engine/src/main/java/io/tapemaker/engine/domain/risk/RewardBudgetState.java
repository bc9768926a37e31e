package io.tapemaker.engine.domain.risk;

import org.jspecify.annotations.Nullable;

/** What a market's rewards allow. */
public enum RewardBudgetState {
    /** Rewards pay for what is lost to better informed traders. */
    OK(0),
    /** Too large a share is lost: quote smaller. */
    DOWNSIZE(1),
    /** More is lost than the rewards are worth: add no position. */
    STOP(2);

    private final int code;

    RewardBudgetState(int code) {
        this.code = code;
    }

    /** The number in records; never an ordinal, so that the order may change. */
    public int code() {
        return code;
    }

    static @Nullable RewardBudgetState ofCode(int code) {
        return code == 0 ? OK : code == 1 ? DOWNSIZE : code == 2 ? STOP : null;
    }
}
