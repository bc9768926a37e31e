package io.tapemaker.replay.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.engine.logic.QuotePlanner;
import io.tapemaker.replay.support.Cli;
import io.tapemaker.replay.support.Tapes;
import io.tapemaker.replay.support.TinyRecording;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine and the reading process decide with the same code, which is not deterministic. */
@Proof(
        id = "replay.planted-divergence",
        milestone = Milestone.M2,
        kind = ProofKind.DETERMINISM,
        title = "verify finds a decision that reads the clock or iterates in hash order, and names command and cause")
class PlantedDivergenceTest {

    private static final Pattern NAMED =
            Pattern.compile("command ([0-9]+) is not what INBOUND record ([0-9]+) leads to");

    @TempDir
    private Path folder;

    @Test
    void aWallClockReadIsFound() throws IOException {
        requireFound(new PlantedClockDecision(), PlantedClockDecision.Child.class);
    }

    @Test
    void anUnorderedIterationIsFound() throws IOException {
        requireFound(new PlantedHashOrderDecision(), PlantedHashOrderDecision.Child.class);
    }

    private void requireFound(QuotePlanner planner, Class<?> child) throws IOException {
        Path tape = folder.resolve("tape");
        Tapes.feed(TinyRecording.write(folder, 3, 200), tape, Tapes.CONFIG, Tapes.planning(planner));
        Cli result = Cli.runWithChild(child, "verify", tape);
        assertEquals(3, result.code(), result::toString);
        Matcher named = NAMED.matcher(result.err());
        assertTrue(named.find(), result::toString);
        assertTrue(
                result.out().contains("cause         INBOUND " + named.group(2) + ": {\"sequence\":" + named.group(2)),
                result::toString);
        assertTrue(result.out().contains("expected      {\"sequence\":" + named.group(1)), result::toString);
        assertTrue(result.out().contains("found         {\"sequence\":" + named.group(1)), result::toString);
    }
}
