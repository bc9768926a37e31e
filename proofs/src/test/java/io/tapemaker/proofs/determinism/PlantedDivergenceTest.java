package io.tapemaker.proofs.determinism;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.tapemaker.engine.logic.QuotePlanner;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.record.RecordFrame;
import io.tapemaker.proofs.kit.Eager;
import io.tapemaker.proofs.kit.ProcessRun;
import io.tapemaker.proofs.kit.Program;
import io.tapemaker.proofs.kit.Recordings;
import io.tapemaker.proofs.kit.Tapes;
import io.tapemaker.proofs.kit.Verified;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Invariants;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proof(
        id = "determinism.planted-divergence",
        milestone = Milestone.M1,
        kind = ProofKind.DETERMINISM,
        title = "A decision that reads the clock or iterates without order is found by verify, with "
                + "the first command and its cause",
        invariants = "S6")
class PlantedDivergenceTest {

    private static final String CONFIG = Eager.CONFIG;
    private static final int FEWEST_COMMANDS = 40;

    @TempDir
    private Path temporary;

    @Test
    void aWallClockReadIsFound() {
        requireFound("wall-clock", PlantedDecisions.wallClock());
    }

    @Test
    void anUnorderedIterationIsFound() {
        requireFound("unordered-iteration", PlantedDecisions.unorderedIteration());
    }

    @Test
    void thePureTwinIsIdentical() {
        Path journal = temporary.resolve("pure");
        Tapes.feed(recording(), journal, CONFIG, Tapes.planning(PlantedDecisions.pure()));
        Verified verified = Verified.quick(journal).expect(0);
        assertTrue(verified.commandsCompared() >= FEWEST_COMMANDS, "too few commands to prove anything");
        Invariants.checked("S6", verified.commandsCompared());
    }

    private void requireFound(String name, QuotePlanner planted) {
        Path recording = recording();
        Path clean = temporary.resolve(name + "-clean");
        Path journal = temporary.resolve(name);
        Tapes.feed(recording, clean, CONFIG);
        Tapes.feed(recording, journal, CONFIG, Tapes.planning(planted));
        List<byte[]> commands = Tapes.records(journal, JournalKind.COMMANDS);
        List<byte[]> expected = Tapes.records(clean, JournalKind.COMMANDS);
        assertTrue(expected.size() >= FEWEST_COMMANDS, "too few commands to prove anything");
        int index = Tapes.firstDifference(commands, expected);
        long cause = Math.min(causeOf(commands.get(index)), causeOf(expected.get(index)));

        Verified verified = Verified.quick(journal).expect(3);
        assertEquals("DIVERGED", verified.outcome());
        JsonNode divergence = verified.json().get("divergence");
        assertEquals(index + 1, divergence.get("command").asLong(), "the first command that differs");
        assertEquals(cause, divergence.get("cause").asLong(), "the record that caused it");
        assertTrue(!divergence.get("cause_text").asText().isEmpty(), "the cause as text");
        Figures.put(name + " found at", "command " + (index + 1) + " of " + commands.size() + ", cause " + cause);
        requireWordsForPeople(journal, index + 1, cause);
    }

    private static long causeOf(byte[] command) {
        return RecordFrame.sourcePosition(Tapes.buffer(command).buffer());
    }

    private static void requireWordsForPeople(Path journal, long command, long cause) {
        ProcessRun.Ended ended = Program.quickVerify(journal).run().expect(3);
        assertTrue(ended.text().contains("command " + command), () -> "names no command: " + ended);
        assertTrue(ended.text().contains("INBOUND " + cause), () -> "names no cause: " + ended);
    }

    private Path recording() {
        return Recordings.generate(temporary.resolve("workload.jsonl"), 11, 2, 10);
    }
}
