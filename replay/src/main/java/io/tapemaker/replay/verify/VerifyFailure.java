package io.tapemaker.replay.verify;

import org.jspecify.annotations.Nullable;

/** Ends a verification with what it found. */
final class VerifyFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final VerifyOutcome outcome;
    private final transient @Nullable Divergence divergence;

    private VerifyFailure(VerifyOutcome outcome, String problem, @Nullable Divergence divergence) {
        super(problem);
        this.outcome = outcome;
        this.divergence = divergence;
    }

    static VerifyFailure corrupt(String problem) {
        return new VerifyFailure(VerifyOutcome.CORRUPT, problem, null);
    }

    static VerifyFailure diverged(String problem, @Nullable Divergence divergence) {
        return new VerifyFailure(VerifyOutcome.DIVERGED, problem, divergence);
    }

    String problem() {
        return String.valueOf(getMessage());
    }

    VerifyOutcome outcome() {
        return outcome;
    }

    @Nullable
    Divergence divergence() {
        return divergence;
    }
}
