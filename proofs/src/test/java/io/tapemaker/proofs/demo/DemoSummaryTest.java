package io.tapemaker.proofs.demo;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

@Proof(
        id = "proofs.demo-summary",
        milestone = Milestone.M0,
        kind = ProofKind.UNIT,
        title = "The demo's summary says what the venue showed, and that nothing was filled where nothing was")
class DemoSummaryTest {

    private static List<String> summary(int fills, int scoring) {
        return DemoMain.summary(new Watch.Seen(6, fills, new BigDecimal("150.50"), scoring, 7.04, 0.00163));
    }

    private static void assertHas(List<String> summary, String words) {
        assertTrue(summary.stream().anyMatch(line -> line.contains(words)), () -> String.join("\n", summary));
    }

    @Test
    void saysWhatWasSeenAndWhereToLookNext() {
        List<String> summary = summary(2, 4);
        assertHas(summary, "quotes    up to 6 orders at once");
        assertHas(summary, "fills     2, of 150.5 shares in all");
        assertHas(summary, "scoring   up to 4 orders at once");
        assertHas(summary, "rewards   $0.0016, ");
        assertHas(summary, "at most 7.0 %");
        assertHas(summary, "tapemaker-replay.jar why artifacts/demo/journal --command 1");
    }

    @Test
    void claimsNothingThatWasNotSeen() {
        List<String> summary = summary(0, 0);
        assertHas(summary, "fills     none in this minute");
        assertHas(summary, "scoring   no order in this minute");
    }
}
