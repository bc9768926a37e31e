package io.tapemaker.proofs.report;

/**
 * Numbers of tests.
 *
 * @param run those that ran, failed ones included
 * @param failed those that failed or threw
 * @param skipped those that did not run
 */
public record TestCounts(int run, int failed, int skipped) {
    /** Nothing yet. */
    public static final TestCounts NONE = new TestCounts(0, 0, 0);

    /** The sum of both. */
    public TestCounts plus(TestCounts other) {
        return new TestCounts(run + other.run, failed + other.failed, skipped + other.skipped);
    }
}
