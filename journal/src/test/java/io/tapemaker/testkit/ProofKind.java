package io.tapemaker.testkit;

/** How a proof goes about it; {@code -Dproof.kind=replay} runs the proofs of one kind. */
public enum ProofKind {
    UNIT,
    PROPERTY,
    FUZZ,
    REPLAY,
    SIM,
    SOAK,
    SECURITY,
    CORRUPTION,
    CRASH,
    CONFORMANCE,
    DETERMINISM,
    ARCHITECTURE,
    BENCHMARK
}
