package io.tapemaker.proofs.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.List;
import org.junit.jupiter.api.Test;

@Proof(
        id = "proofs.demo-summary",
        milestone = Milestone.M0,
        kind = ProofKind.UNIT,
        title = "The demo shows the figures of its steps and claims identity only when the verification passed")
class DemoSummaryTest {

    private static final List<String> OUTPUT =
            List.of("frames       7,040 in 1.00 s", "books        40 of 20 markets", "something else");

    @Test
    void showsFiguresAndWhereToLookNext() {
        List<String> summary = DemoMain.summary(OUTPUT, true);
        assertTrue(summary.contains("  frames       7,040 in 1.00 s"), () -> String.join("\n", summary));
        assertTrue(summary.contains("  replayed     identical, byte for byte"), () -> String.join("\n", summary));
        assertTrue(summary.stream().anyMatch(line -> line.contains("why ")), () -> String.join("\n", summary));
    }

    @Test
    void aFailedStepIsNotIdentical() {
        List<String> summary = DemoMain.summary(OUTPUT, false);
        assertEquals("  replayed     NOT identical, or a step failed: see above", summary.get(summary.size() - 1));
    }
}
