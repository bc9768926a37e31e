package io.tapemaker.proofs.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Walks the modules and cross-checks two witnesses, the proof files and the files of Surefire: what only one of them
 * saw fail has failed, and a module that has tests and left nothing has failed too.
 */
final class EvidenceCollector {
    private final Path root;
    private final Instant since;
    private final Selection selection;
    private final List<ProofResult> proofs = new ArrayList<>();
    private final List<SurefireSuite> suites = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    /**
     * A collector for one build.
     *
     * @param root folder of the parent pom
     * @param since start of the build; what is older belongs to an earlier one and is not counted
     * @param selection which proofs were asked for
     */
    EvidenceCollector(Path root, Instant since, Selection selection) {
        this.root = root;
        this.since = since;
        this.selection = selection;
    }

    Evidence collect() throws IOException {
        for (String module : ModuleList.read(root.resolve("pom.xml"))) {
            collect(module);
        }
        findSharedIds();
        findFailuresThatNoProofTells();
        if (proofs.stream().noneMatch(proof -> proof.outcome() == Outcome.PASSED)) {
            problems.add("no proof that was asked for has passed");
        }
        TestCounts tests = suites.stream().map(SurefireSuite::tests).reduce(TestCounts.NONE, TestCounts::plus);
        return new Evidence(List.copyOf(proofs), tests, List.copyOf(problems));
    }

    private void collect(String module) throws IOException {
        Path target = root.resolve(module).resolve("target");
        int before = proofs.size() + suites.size();
        for (Path file : filesIn(target.resolve("proofs"), "", ".json")) {
            readProof(module, file);
        }
        for (Path file : filesIn(target.resolve("surefire-reports"), "TEST-", ".xml")) {
            readSuite(module, file);
        }
        for (Path file : filesIn(target.resolve("surefire-reports"), "summary", ".xml")) {
            readSummary(module, file);
        }
        boolean silent = proofs.size() + suites.size() == before;
        if (silent && selection.isEverything() && hasTests(module)) {
            problems.add("module " + module + " has tests and left no result: its test JVM did not start, or it was not"
                    + " part of this build");
        }
    }

    private void readProof(String module, Path file) {
        try {
            ProofResult result = ProofResultReader.read(file);
            if (!result.startedAt().isBefore(since)) {
                proofs.add(result);
            }
        } catch (IOException | RuntimeException e) {
            problems.add("module " + module + ": " + file.getFileName() + " " + e.getMessage());
        }
    }

    private void readSuite(String module, Path file) {
        try {
            if (isFresh(file)) {
                suites.add(SurefireReader.read(module, file));
            }
        } catch (IOException e) {
            problems.add("module " + module + ": " + file.getFileName() + " " + e.getMessage());
        }
    }

    private void readSummary(String module, Path file) {
        try {
            String failure = SurefireReader.jvmFailure(file);
            if (isFresh(file) && !failure.isEmpty()) {
                problems.add("module " + module + ": " + failure);
            }
        } catch (IOException e) {
            problems.add("module " + module + ": " + file.getFileName() + " " + e.getMessage());
        }
    }

    private boolean isFresh(Path file) throws IOException {
        return !Files.getLastModifiedTime(file).toInstant().isBefore(since);
    }

    private void findSharedIds() {
        Map<String, ProofResult> byId = new HashMap<>();
        for (ProofResult proof : proofs) {
            ProofResult other = byId.putIfAbsent(proof.id(), proof);
            if (other != null) {
                problems.add(
                        "proof id " + proof.id() + " is used by " + other.testClass() + " and by " + proof.testClass());
            }
        }
    }

    private void findFailuresThatNoProofTells() {
        for (SurefireSuite suite : suites) {
            boolean told = proofs.stream()
                    .anyMatch(proof -> proof.outcome() == Outcome.FAILED
                            && proof.testClass().equals(suite.topLevelClass()));
            if (suite.tests().failed() > 0 && !told) {
                problems.add("module " + suite.module() + ": " + suite.testClass() + " failed "
                        + suite.tests().failed() + " of " + suite.tests().run() + " tests and no proof says so");
            }
        }
    }

    private boolean hasTests(String module) throws IOException {
        Path sources = root.resolve(module).resolve("src/test/java");
        if (!Files.isDirectory(sources)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(sources)) {
            return files.anyMatch(file -> file.toString().endsWith("Test.java"));
        }
    }

    private static List<Path> filesIn(Path folder, String prefix, String suffix) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix)
                            && file.getFileName().toString().endsWith(suffix))
                    .sorted()
                    .toList();
        }
    }
}
