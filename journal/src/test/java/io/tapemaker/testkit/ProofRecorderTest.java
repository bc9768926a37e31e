package io.tapemaker.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

@Proof(
        id = "testkit.recorder",
        milestone = Milestone.M0,
        kind = ProofKind.UNIT,
        title = "What a test class did is what its proof file says, whichever engine ran it")
class ProofRecorderTest {
    @TempDir
    Path folder;

    @Test
    void recordsFiguresInOrderAndCountsInvariants() throws IOException {
        SampleRun.of(folder, Samples.Passing.class);

        String json = proof("sample.passing");
        assertContains(json, "\"status\" : \"passed\"", "\"milestone\" : \"M2\"", "\"kind\" : \"replay\"");
        assertContains(json, "\"run\" : 4,", "\"failed\" : 0,", "\"skipped\" : 0");
        assertContains(json, "\"zFrames\" : 3,\n    \"aRatio\" : 0.5,\n    \"hash\" : \"00ff\",\n    \"inner\" : 1");
        assertContains(json, "\"sample.holds\" : 43");
    }

    @Test
    void oneFailingTestFailsTheProof() throws IOException {
        SampleRun.of(folder, Samples.Failing.class);

        String json = proof("sample.failing");
        assertContains(json, "\"status\" : \"failed\"", "\"run\" : 2,", "\"failed\" : 1,");
        assertContains(json, "\"test\" : \"doesNotHold()\"", "\"reason\" : \"first line …\"");
    }

    @Test
    void aBrokenSetUpFailsTheProofThoughNoTestRan() throws IOException {
        SampleRun.of(folder, Samples.BrokenSetUp.class);

        assertContains(
                proof("sample.broken-setup"), "\"status\" : \"failed\"", "\"run\" : 0,", "no ground to stand on");
    }

    @Test
    void aSkippedProofSaysWhyAndHasNotPassed() throws IOException {
        SampleRun.of(folder, Samples.Skipped.class);

        assertContains(
                proof("sample.skipped"), "\"status\" : \"skipped\"", "\"skipped\" : 2", "the recording is absent");
    }

    @Test
    void anInvariantThatWasNeverCheckedFailsTheProof() throws IOException {
        SampleRun.of(folder, Samples.NeverChecks.class);

        assertContains(proof("sample.unchecked"), "\"status\" : \"failed\"", "never checked", "sample.forgotten");
    }

    @Test
    void aClassWithPlainTestsAndPropertiesIsOneProof() throws IOException {
        SampleRun.of(folder, Samples.TwoEngines.class);

        assertContains(
                proof("sample.property"), "\"status\" : \"passed\"", "\"run\" : 2,", "\"property\"", "\"plain\"");
    }

    @Test
    void aRefutedPropertyFailsTheProof() throws IOException {
        SampleRun.of(folder, Samples.RefutedProperty.class);

        assertContains(proof("sample.property-fails"), "\"status\" : \"failed\"");
    }

    @Test
    void twoClassesWithOneIdAreBothReportedAndTheSecondFails() throws IOException {
        SampleRun.of(folder, Samples.Passing.class, Samples.SameId.class);

        assertContains(proof("sample.passing"), "\"status\" : \"passed\"");
        assertContains(proof("sample.passing~SameId"), "\"status\" : \"failed\"", "shares its id with");
    }

    @Test
    void beforeTheFirstTestTheFileSaysStarted() throws IOException {
        Launcher launcher = LauncherFactory.create(SampleRun.BARE);
        TestPlan plan = launcher.discover(LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass(Samples.Passing.class))
                .build());

        new ProofRecorder(Optional.of(folder)).testPlanExecutionStarted(plan);

        assertContains(proof("sample.passing"), "\"status\" : \"started\"");
    }

    @Test
    void aClassWithoutTheMarkLeavesNoFile() throws IOException {
        SampleRun.of(folder, Samples.Unmarked.class);

        try (Stream<Path> files = Files.list(folder)) {
            assertFalse(files.anyMatch(file -> file.toString().endsWith(".json")));
        }
    }

    @Test
    void theFilterLeavesOnlyWhatWasAskedFor() throws IOException {
        ProofFilter filter = new ProofFilter("Replay", "m2");
        SampleRun.of(folder, filter, Samples.Passing.class, Samples.Failing.class, Samples.Unmarked.class);

        assertContains(proof("sample.passing"), "\"run\" : 4,");
        assertFalse(Files.exists(folder.resolve("sample.failing.json")));
    }

    @Test
    void theFilterAlsoReachesProperties() throws IOException {
        SampleRun.of(folder, new ProofFilter("property", "all"), Samples.TwoEngines.class, Samples.Failing.class);

        assertContains(proof("sample.property"), "\"run\" : 2,");
        assertFalse(Files.exists(folder.resolve("sample.failing.json")));
    }

    @Test
    void aFilterThatNamesNothingIsRefusedWithTheChoices() {
        List<String> messages = List.of(
                refusal(() -> new ProofFilter("reply", "all")),
                refusal(() -> new ProofFilter("all", "M9")),
                refusal(() -> ProofBudget.parse("huge")));

        assertContains(messages.get(0), "-Dproof.kind=reply: use one of", "replay", "all");
        assertContains(messages.get(1), "-Dproof.milestone=M9: use one of", "m8");
        assertContains(messages.get(2), "-Dproof.budget=huge: use ci or full");
    }

    private static String refusal(Runnable attempt) {
        return String.valueOf(
                assertThrows(IllegalArgumentException.class, attempt::run).getMessage());
    }

    private String proof(String id) throws IOException {
        return Files.readString(folder.resolve(id + ".json"));
    }

    private static void assertContains(String text, String... parts) {
        for (String part : parts) {
            assertTrue(text.contains(part), () -> "expected " + part + " in\n" + text);
        }
        assertEquals(text, text.strip());
    }
}
