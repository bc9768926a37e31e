package io.tapemaker.proofs.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proof(
        id = "report.verdict",
        milestone = Milestone.M0,
        kind = ProofKind.UNIT,
        title = "Nothing that failed, is missing, was skipped or is old can end up as passed")
class ReportMainTest {
    @TempDir
    Path root;

    private FakeBuild build;

    @BeforeEach
    void layOutTheCheckout() throws IOException {
        build = new FakeBuild(root)
                .proof(
                        "alpha",
                        "good",
                        "M0",
                        "passed",
                        "\"frames\":1234567,\"ratio\":0.5,\"hash\":\"0x1\"",
                        "\"inv.a\":7")
                .surefire("alpha", "x.goodTest", 3, 0, 0);
    }

    @Test
    void whatPassedIsReportedAsPassed() throws IOException {
        assertEquals(ReportMain.EXIT_FINE, build.report());

        JsonNode json = build.results();
        assertEquals("passed", json.path("status").asText());
        assertEquals("tapemaker.proofs/1", json.path("schema").asText());
        assertEquals("unknown", json.path("commit").asText(), "this folder is no git checkout");
        assertEquals(
                System.getProperty("java.runtime.version"), json.path("jdk").asText());
        JsonNode proof = json.path("proofs").path(0);
        assertEquals(List.of("frames", "ratio", "hash"), names(proof.path("figures")));
        assertEquals(1_234_567, proof.path("figures").path("frames").asLong());
        assertEquals(3, proof.path("tests").path("run").asInt());
        assertEquals(7, json.path("invariants").path(0).path("checked").asLong());
        assertTrue(build.markdown().startsWith("# Proofs: passed\n"));
        assertTrue(build.markdown().contains("frames 1,234,567<br>ratio 0.5<br>hash 0x1"));
        assertTrue(build.markdown().contains("| inv.a | 7 | good |"));
    }

    @Test
    void oneFailedProofFailsTheRunAndTheReportSaysWhy() throws IOException {
        build.proof("beta", "bad", "M2", "failed", "", "\"inv.a\":5").surefire("beta", "x.badTest", 3, 1, 0);

        assertFailed();
        assertEquals("failed", milestone("M2"));
        assertEquals(
                7, build.results().path("invariants").path(0).path("checked").asLong(), "checks of a failed proof");
        assertTrue(build.markdown().contains("t(): was 1 | not 2"));
        assertTrue(build.results().path("problems").isEmpty(), "the proof itself says what failed");
    }

    @Test
    void aProofWhoseJvmDiedHasFailed() throws IOException {
        build.proof("beta", "dead", "M1", "started");

        assertFailed();
        assertTrue(build.markdown().contains("its test JVM ended before the proof did"));
    }

    @Test
    void aTestJvmThatDiedBeforeItsFirstProofFailsTheRun() throws IOException {
        String reason = "The forked VM terminated without properly saying goodbye.";
        build.file(
                "beta/target/surefire-reports/summary.xml",
                "<failsafe-summary><failureMessage>" + reason + "\nCommand was</failureMessage></failsafe-summary>");

        assertFailed();
        assertTrue(build.markdown().contains("- module beta: " + reason + "\n"));
    }

    @Test
    void aTestJvmThatEndedWellIsNoProblem() throws IOException {
        build.file(
                "beta/target/surefire-reports/summary.xml", "<failsafe-summary><failureMessage/></failsafe-summary>");

        assertEquals(ReportMain.EXIT_FINE, build.report());
    }

    @Test
    void aFailureThatOnlySurefireSawFailsTheRun() throws IOException {
        build.surefire("beta", "x.LonelyTest", 4, 0, 1);

        assertFailed();
        assertTrue(build.markdown().contains("x.LonelyTest failed 1 of 4 tests and no proof says so"));
    }

    @Test
    void aFailureInANestedClassOfAProofThatClaimsToHavePassedFailsTheRun() throws IOException {
        build.surefire("alpha", "x.goodTest$Inner", 2, 1, 0);

        assertFailed();
    }

    @Test
    void aModuleWithTestsAndWithoutResultsFailsTheRun() throws IOException {
        build.file("beta/src/test/java/x/SilentTest.java", "class SilentTest {}");

        assertFailed();
        assertTrue(build.markdown().contains("module beta has tests and left no result"));
        assertEquals(ReportMain.EXIT_FINE, build.report("--kind=unit"), "a part need not touch every module");
    }

    @Test
    void resultsOfAnEarlierBuildAreNotCounted() throws IOException {
        build.staleProof("beta", "old", "failed");

        assertEquals(ReportMain.EXIT_FINE, build.report());
        assertEquals(1, build.results().path("proofs").size());
    }

    @Test
    void nothingProvenIsNotPassed() throws IOException {
        Files.delete(root.resolve("alpha/target/proofs/good.json"));
        build.proof("beta", "skip", "M7", "skipped");

        assertFailed();
        assertTrue(build.markdown().contains("no proof that was asked for has passed"));
    }

    @Test
    void aProofThatWasSkippedProvesNothing() throws IOException {
        build.proof("beta", "skip", "M7", "skipped");

        assertEquals(ReportMain.EXIT_FINE, build.report());
        assertEquals("not proven", milestone("M7"));
        assertEquals("not proven", milestone("M8"), "without any proof");
        assertEquals("passed", milestone("M0"));
        assertTrue(build.markdown().contains("- skip, t(): nothing to read"));
    }

    @Test
    void oneIdForTwoProofsFailsTheRun() throws IOException {
        build.proof("beta", "good", "M0", "passed");

        assertFailed();
        assertTrue(build.markdown().contains("proof id good is used by"));
    }

    @Test
    void aResultThatCannotBeReadFailsTheRun() throws IOException {
        build.file("beta/target/proofs/torn.json", "{\"id\":\"torn\"")
                .file("beta/target/surefire-reports/TEST-x.xml", "<");

        assertFailed();
        assertEquals(2, build.results().path("problems").size());
    }

    @Test
    void aPartSaysThatItIsAPart() throws IOException {
        assertEquals(ReportMain.EXIT_FINE, build.report("--kind=UNIT", "--milestone=m0"));

        assertEquals("M0", build.results().path("selection").path("milestone").asText());
        assertTrue(build.markdown().contains("**A part only**: kind unit, milestone M0"));
    }

    @Test
    void wrongArgumentsAreRefusedWithoutAReport() {
        assertEquals(ReportMain.EXIT_USAGE, build.report("--colour=red"));
        assertEquals(ReportMain.EXIT_USAGE, build.report("--since=yesterday"));
        assertEquals(ReportMain.EXIT_USAGE, ReportMain.run());
        assertFalse(Files.exists(root.resolve("artifacts")));
    }

    @Test
    void theMilestonesAreThoseThatProofsCanName() {
        List<String> titled =
                Arrays.stream(MilestoneTitle.values()).map(Enum::name).toList();

        assertEquals(Arrays.stream(Milestone.values()).map(Enum::name).toList(), titled);
    }

    private void assertFailed() throws IOException {
        assertEquals(ReportMain.EXIT_FAILED, build.report());
        assertEquals("failed", build.results().path("status").asText());
        assertTrue(build.markdown().startsWith("# Proofs: failed\n"));
    }

    private String milestone(String id) throws IOException {
        for (JsonNode milestone : build.results().path("milestones")) {
            if (milestone.path("id").asText().equals(id)) {
                return milestone.path("status").asText();
            }
        }
        throw new AssertionError("no milestone " + id);
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(entry -> entry.getKey()).toList();
    }
}
