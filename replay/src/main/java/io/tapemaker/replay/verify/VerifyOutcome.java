package io.tapemaker.replay.verify;

import io.tapemaker.engine.app.ExitCode;

/** What a verification came to. */
public enum VerifyOutcome {
    /** INBOUND leads to these commands and to these snapshots, byte for byte. */
    IDENTICAL(ExitCode.OK),
    /** The tape is whole, and its input leads elsewhere. */
    DIVERGED(ExitCode.DIVERGENCE),
    /** The tape, or a snapshot beside it, is damaged. */
    CORRUPT(ExitCode.CORRUPT);

    private final int exitCode;

    VerifyOutcome(int exitCode) {
        this.exitCode = exitCode;
    }

    /** The exit code of the command. */
    public int exitCode() {
        return exitCode;
    }
}
