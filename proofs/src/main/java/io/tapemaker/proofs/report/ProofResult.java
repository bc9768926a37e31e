package io.tapemaker.proofs.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What one proof left behind.
 *
 * @param id name, unique in the project
 * @param title what holds if it passes
 * @param milestone {@code M0} to {@code M8}
 * @param kind how it went about it, lower case
 * @param outcome passed, failed or skipped
 * @param testClass binary name of the test class
 * @param module artifact that holds it
 * @param startedAt when its test JVM came to it
 * @param seconds time spent in it
 * @param tests how many tests
 * @param failures which tests failed and why
 * @param skips which tests were skipped and why
 * @param figures what it measured, in its own order; values are numbers or text
 * @param invariants how often it checked each invariant
 */
public record ProofResult(
        String id,
        String title,
        String milestone,
        String kind,
        Outcome outcome,
        String testClass,
        String module,
        Instant startedAt,
        double seconds,
        TestCounts tests,
        List<Remark> failures,
        List<Remark> skips,
        Map<String, Object> figures,
        Map<String, Long> invariants) {

    /** A test and what is to be said of it. */
    public record Remark(String test, String reason) {}
}
