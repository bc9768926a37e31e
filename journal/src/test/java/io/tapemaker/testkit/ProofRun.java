package io.tapemaker.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known so far about one proof. Test code may report from any thread; only one proof runs at a time.
 */
final class ProofRun {
    /** A test that did not run, or did not hold, and why. */
    record Remark(String test, String text) {}

    private static volatile @Nullable ProofRun current;

    private final Class<?> testClass;
    private final Proof proof;
    private final Instant startedAt = Instant.now();
    private final Map<String, Object> figures = new LinkedHashMap<>();
    private final Map<String, Long> invariants = new LinkedHashMap<>();
    private final List<Remark> skips = new ArrayList<>();
    private final List<Remark> failures = new ArrayList<>();
    private int run;
    private int failed;
    private int skipped;
    private int openContainers;
    private long nanos;
    private long containerStart;

    ProofRun(Class<?> testClass, Proof proof) {
        this.testClass = testClass;
        this.proof = proof;
        for (String id : proof.invariants()) {
            invariants.put(id, 0L);
        }
    }

    static ProofRun current() {
        ProofRun run = current;
        if (run == null) {
            throw new IllegalStateException("no proof is running: mark the test class with @Proof");
        }
        return run;
    }

    /** Makes this the proof to which figures belong, or none; returns the one before. */
    static @Nullable ProofRun enter(@Nullable ProofRun run) {
        ProofRun before = current;
        current = run;
        return before;
    }

    synchronized void figure(String key, Object value) {
        figures.put(key, value);
    }

    synchronized void checked(String id, long count) {
        invariants.merge(id, count, Long::sum);
    }

    /** One more engine is going to run the class. */
    synchronized void expectContainer() {
        openContainers++;
    }

    synchronized void containerStarted(long nowNanos) {
        containerStart = nowNanos;
    }

    synchronized void containerFinished(long nowNanos) {
        openContainers--;
        nanos += nowNanos - containerStart;
    }

    synchronized void testPassed() {
        run++;
    }

    synchronized void testFailed(String test, String text) {
        run++;
        failed++;
        failures.add(new Remark(test, text));
    }

    /** A set-up or tear-down that threw: no test, but the proof does not hold. */
    synchronized void containerFailed(String container, String text) {
        failures.add(new Remark(container, text));
    }

    synchronized void testsSkipped(String test, String text, int count) {
        skipped += count;
        skips.add(new Remark(test, text));
    }

    synchronized ProofStatus status() {
        if (!failures.isEmpty()) {
            return ProofStatus.FAILED;
        }
        if (openContainers > 0) {
            return ProofStatus.STARTED;
        }
        if (run == 0) {
            return ProofStatus.SKIPPED;
        }
        return neverChecked().isEmpty() || skipped > 0 ? ProofStatus.PASSED : ProofStatus.FAILED;
    }

    /** Failures, with those that only the end of the run can tell. */
    synchronized List<Remark> failures() {
        List<Remark> all = new ArrayList<>(failures);
        if (openContainers == 0 && run > 0 && skipped == 0) {
            for (String id : neverChecked()) {
                all.add(new Remark(testClass.getSimpleName(), "names the invariant " + id + " and never checked it"));
            }
        }
        return all;
    }

    private List<String> neverChecked() {
        List<String> ids = new ArrayList<>();
        for (String id : proof.invariants()) {
            if (invariants.getOrDefault(id, 0L) == 0L) {
                ids.add(id);
            }
        }
        return ids;
    }

    Class<?> testClass() {
        return testClass;
    }

    Proof proof() {
        return proof;
    }

    Instant startedAt() {
        return startedAt;
    }

    synchronized Duration duration() {
        return Duration.ofNanos(nanos);
    }

    synchronized int run() {
        return run;
    }

    synchronized int failed() {
        return failed;
    }

    synchronized int skipped() {
        return skipped;
    }

    synchronized List<Remark> skips() {
        return List.copyOf(skips);
    }

    synchronized Map<String, Object> figures() {
        return new LinkedHashMap<>(figures);
    }

    synchronized Map<String, Long> invariants() {
        return new LinkedHashMap<>(invariants);
    }
}
