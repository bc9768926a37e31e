package io.tapemaker.testkit;

/** How a proof stands. {@link #STARTED} left on disk means that its JVM died. */
enum ProofStatus {
    STARTED,
    PASSED,
    FAILED,
    SKIPPED
}
