package io.tapemaker.replay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.tapemaker.engine.recovery.LogicFactory;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.replay.support.BookAudit;
import io.tapemaker.replay.support.Cli;
import io.tapemaker.replay.support.Tapes;
import io.tapemaker.replay.support.TinyRecording;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proof(
        id = "replay.diff",
        milestone = Milestone.M2,
        kind = ProofKind.REPLAY,
        title = "diff answers on paper, so another configuration decides on a tape as a run of its own would")
class DiffTest {

    private static final String OTHER = Tapes.CONFIG.replace("largestOrder: \"20\"", "largestOrder: \"25\"");

    @TempDir
    private Path folder;

    private Path recording = Path.of("");
    private Path tape = Path.of("");
    private Path otherConfig = Path.of("");

    @BeforeEach
    void feed() throws IOException {
        recording = TinyRecording.write(folder, 7, 300);
        tape = folder.resolve("tape");
        Tapes.feed(recording, tape);
        otherConfig = Files.writeString(folder.resolve("other.yaml"), OTHER);
    }

    @Test
    void theSameBuildAndConfigurationAreEqual() throws IOException {
        Cli result = Cli.run("diff", tape);
        assertEquals(0, result.code(), result::toString);
        assertEquals("diff: equal", result.lastLine());
        Path same = Files.writeString(folder.resolve("same.yaml"), Tapes.CONFIG);
        assertEquals(0, Cli.run("diff", tape, "--config", same).code());
    }

    @Test
    void anotherConfigurationIsCountedAndItsFirstDifferenceNamed() {
        Cli text = Cli.run("diff", tape, "--config", otherConfig);
        assertEquals(3, text.code(), text::toString);
        assertEquals("diff: different", text.lastLine());
        JsonNode report = BookAudit.parsed(Cli.run("diff", tape, "--config", otherConfig, "--json"));
        JsonNode first = report.path("first");
        assertTrue(first.path("cause").asText().startsWith("{\"sequence\":" + first.path("sequence") + ","));
        assertTrue(first.path("left").path(0).asText().matches("command [0-9]+: .* of [0-9]+.*"), first::toString);
        assertTrue(first.path("right").path(0).asText().matches("command [0-9]+: .* of [0-9]+.*"), first::toString);
        assertNotEquals(first.path("left"), first.path("right"));
        JsonNode places = report.path("types").path("PlaceOrder");
        assertTrue(places.path("only_left").asLong() > 0, report::toString);
        assertTrue(places.path("only_right").asLong() > 0, report::toString);
        assertEquals(2, report.path("markets").size());
    }

    /** The claim behind diff: what it regenerates in memory is what a feed under that configuration writes. */
    @Test
    void whatIsRegeneratedIsWhatARunOfItsOwnDecides() {
        Path other = folder.resolve("other");
        Tapes.feed(recording, other, OTHER, LogicFactory.choices());
        JsonNode regenerated = BookAudit.parsed(Cli.run("diff", tape, "--config", otherConfig, "--json"));
        Cli against = Cli.run("diff", tape, "--against", other, "--json");
        assertEquals(3, against.code(), against::toString);
        JsonNode written = BookAudit.parsed(against);
        for (String part : List.of("inputs", "inputs_that_differ", "first", "types", "markets")) {
            assertEquals(written.path(part), regenerated.path(part), part);
        }
    }

    @Test
    void anotherTapeOfTheSameRunIsEqual() {
        Path again = folder.resolve("again");
        Tapes.feed(recording, again);
        assertEquals(0, Cli.run("diff", tape, "--against", again).code());
    }

    @Test
    void oneChangedCommandIsFound() throws IOException {
        List<byte[]> commands = Tapes.records(tape, JournalKind.COMMANDS);
        // Another price in a place, sealed anew.
        commands.get(0)[RecordBuffer.BODY_OFFSET + 80] ^= 1;
        Tapes.rewriteCommands(tape, commands);
        JsonNode report = BookAudit.parsed(Cli.run("diff", tape, "--json"));
        assertEquals(1, report.path("inputs_that_differ").asLong(), report::toString);
        assertTrue(report.path("first").path("left").path(0).asText().startsWith("command 1: PlaceOrder"));
    }

    @Test
    void tapesOfOtherInputsAreRefused() throws IOException {
        Path stranger = folder.resolve("stranger");
        Tapes.feed(TinyRecording.write(folder, 8, 300), stranger);
        Path longer = folder.resolve("longer");
        Tapes.feed(TinyRecording.write(folder, 7, 320), longer);
        for (Path other : List.of(stranger, longer)) {
            Cli result = Cli.run("diff", tape, "--against", other);
            assertEquals(2, result.code(), result::toString);
            assertTrue(result.err().contains("does not hold the same inputs"), result::toString);
        }
    }

    @Test
    void badUsageIsOneLine() throws IOException {
        Path bad = Files.writeString(folder.resolve("bad.yaml"), "quoting: {spread: 1}\n");
        for (Cli result : List.of(
                Cli.run("diff", tape, "--config", bad),
                Cli.run("diff", tape, "--config", folder.resolve("absent.yaml")),
                Cli.run("diff", tape, "--against", folder.resolve("absent")),
                Cli.run("diff", tape, "--against", tape, "--config", bad),
                Cli.run("diff", folder.resolve("absent")))) {
            assertEquals(2, result.code(), result::toString);
            assertEquals(1, result.err().lines().count(), result::toString);
        }
    }
}
