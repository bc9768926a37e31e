package io.tapemaker.testkit;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Writes a file for each proof: one that says "started" before its first test, so that a JVM that dies is seen, and
 * the result after its last. A class may be run by two engines (plain tests and properties); it stays one proof.
 *
 * <p>Silent without {@code tapemaker.proofs.dir}, so that a test also runs from an editor.
 */
public final class ProofRecorder implements TestExecutionListener {
    private final Optional<Path> folder;
    private final Map<Class<?>, ProofRun> runs = new LinkedHashMap<>();
    private final Map<String, Class<?>> ownersOfIds = new LinkedHashMap<>();
    private final Deque<Outer> outer = new ArrayDeque<>();
    private @Nullable TestPlan plan;

    /** The proof that was current before a container started. */
    private record Outer(Optional<ProofRun> run) {}

    /** Reads the folder from the system properties. */
    public ProofRecorder() {
        this(Optional.ofNullable(System.getProperty("tapemaker.proofs.dir")).map(Path::of));
    }

    ProofRecorder(Optional<Path> folder) {
        this.folder = folder;
    }

    @Override
    public void testPlanExecutionStarted(TestPlan testPlan) {
        plan = testPlan;
        for (TestIdentifier root : testPlan.getRoots()) {
            for (TestIdentifier container : testPlan.getChildren(root)) {
                proofClassOf(container).ifPresent(this::expect);
            }
        }
        runs.values().forEach(this::write);
    }

    private void expect(Class<?> type) {
        runs.computeIfAbsent(type, this::open).expectContainer();
    }

    private ProofRun open(Class<?> type) {
        ProofRun run = new ProofRun(type, type.getAnnotation(Proof.class));
        Class<?> owner = ownersOfIds.putIfAbsent(run.proof().id(), type);
        if (owner != null) {
            run.containerFailed(type.getSimpleName(), "shares its id with " + owner.getName());
        }
        return run;
    }

    @Override
    public void executionStarted(TestIdentifier identifier) {
        if (isClassOfProof(identifier)) {
            ProofRun run = runOf(identifier).orElseThrow();
            outer.push(new Outer(Optional.ofNullable(ProofRun.enter(run))));
            run.containerStarted(System.nanoTime());
        }
    }

    @Override
    public void executionSkipped(TestIdentifier identifier, String reason) {
        runOf(identifier).ifPresent(run -> {
            run.testsSkipped(identifier.getDisplayName(), reason, testsIn(identifier));
            if (isClassOfProof(identifier)) {
                run.containerStarted(System.nanoTime());
                run.containerFinished(System.nanoTime());
                write(run);
            }
        });
    }

    @Override
    public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
        runOf(identifier).ifPresent(run -> {
            record(run, identifier, result);
            if (isClassOfProof(identifier)) {
                run.containerFinished(System.nanoTime());
                ProofRun.enter(outer.pop().run().orElse(null));
                write(run);
            }
        });
    }

    private void record(ProofRun run, TestIdentifier identifier, TestExecutionResult result) {
        String name = identifier.getDisplayName();
        String reason = result.getThrowable().map(ProofRecorder::oneLine).orElse("no reason given");
        switch (result.getStatus()) {
            case SUCCESSFUL -> {
                if (identifier.isTest()) {
                    run.testPassed();
                }
            }
            case ABORTED -> run.testsSkipped(name, reason, testsIn(identifier));
            case FAILED -> {
                if (identifier.isTest()) {
                    run.testFailed(name, reason);
                } else {
                    run.containerFailed(name, reason);
                }
            }
        }
    }

    private int testsIn(TestIdentifier identifier) {
        if (identifier.isTest() || plan == null) {
            return 1;
        }
        long tests = plan.getDescendants(identifier).stream()
                .filter(TestIdentifier::isTest)
                .count();
        return Math.max(1, Math.toIntExact(tests));
    }

    private Optional<Class<?>> proofClassOf(TestIdentifier identifier) {
        return ProofClasses.classOf(identifier.getSource().orElse(null)).flatMap(ProofClasses::proofClassOf);
    }

    private Optional<ProofRun> runOf(TestIdentifier identifier) {
        return proofClassOf(identifier).map(runs::get);
    }

    /** True for the container that stands for the whole proof class, directly below its engine. */
    private boolean isClassOfProof(TestIdentifier identifier) {
        TestPlan running = plan;
        return running != null
                && running.getParent(identifier)
                        .filter(parent -> running.getParent(parent).isEmpty())
                        .isPresent()
                && runOf(identifier).isPresent();
    }

    private void write(ProofRun run) {
        String id = run.proof().id();
        boolean owner = run.testClass().equals(ownersOfIds.get(id));
        String fileName = owner ? id : id + "~" + run.testClass().getSimpleName();
        folder.ifPresent(path -> ProofJson.write(path, fileName, run));
    }

    private static String oneLine(Throwable failure) {
        String message = failure.getMessage();
        String text = message == null ? "" : message.strip();
        int end = text.indexOf('\n');
        String firstLine = end < 0 ? text : text.substring(0, end).strip() + " …";
        return firstLine.isEmpty() ? failure.getClass().getSimpleName() : firstLine;
    }
}
