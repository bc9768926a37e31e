package io.tapemaker.replay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.replay.support.BookAudit;
import io.tapemaker.replay.support.Cli;
import io.tapemaker.replay.support.LoopTape;
import io.tapemaker.replay.support.Tapes;
import io.tapemaker.replay.support.TinyRecording;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proof(
        id = "replay.old-tape",
        milestone = Milestone.M3,
        kind = ProofKind.REPLAY,
        title = "A tape of behaviour version 1, and one that version 2 goes on with, are proven, shown and explained")
class OldTapeTest {

    private static final int FRAMES = 150;

    @TempDir
    private Path folder;

    private Path recording = Path.of("");
    private Path old = Path.of("");

    /** Begun by version 1, continued by version 2. */
    private Path continued = Path.of("");

    @BeforeEach
    void write() throws IOException {
        recording = TinyRecording.write(folder, 7, FRAMES);
        old = folder.resolve("old");
        LoopTape.bands(recording, old);
        continued = folder.resolve("continued");
        LoopTape.bands(recording, continued);
        Tapes.feed(TinyRecording.writeNextDay(folder, 8, FRAMES), continued);
    }

    @Test
    void bothAreIdentical() {
        for (Path tape : List.of(old, continued)) {
            JsonNode report = BookAudit.parsed(Cli.run("verify", tape, "--json"));
            assertEquals("IDENTICAL", report.path("outcome").asText(), report::toString);
            assertTrue(report.path("figures").path("snapshots").path("checked").asInt() > 0, report::toString);
            Figures.put(
                    "commands of " + tape.getFileName(),
                    report.path("figures")
                            .path("genesis")
                            .path("commands_compared")
                            .asLong());
        }
    }

    @Test
    void statCountsBothSessions() {
        JsonNode stat = BookAudit.parsed(Cli.run("stat", continued, "--json"));
        assertEquals(1, stat.path("sessions").path(0).path("behaviour_version").asInt());
        assertEquals(2, stat.path("sessions").path(1).path("behaviour_version").asInt());
        JsonNode end = stat.path("end");
        assertEquals(2, end.path("behaviour_version").asInt());
        assertEquals(2, end.path("regimes").path("NORMAL").asInt(), end::toString);
        assertEquals(
                end.path("orders_open").asInt(),
                end.path("orders_by_state").path("BUY LIVE").asInt(),
                end::toString);
        JsonNode before = BookAudit.parsed(Cli.run("stat", old, "--json")).path("end");
        assertEquals(1, before.path("behaviour_version").asInt());
        assertTrue(before.path("regimes").isEmpty(), before::toString);
        assertFalse(Cli.run("stat", old).out().contains("regimes "));
    }

    @Test
    void everyCommandIsExplainedInTheTermsOfItsVersion() {
        int band = 0;
        int reward = 0;
        for (JsonNode command : BookAudit.books(Cli.run("dump", continued, "--journal", "commands"))) {
            JsonNode why = BookAudit.parsed(Cli.run(
                    "why", continued, "--command", command.path("sequence").asText(), "--json"));
            JsonNode decision = why.path("decision");
            String type = command.path("type").asText();
            if (type.equals("PlaceOrder") || type.equals("CancelOrder")) {
                boolean first = command.path("epoch").asInt() == 1;
                band += first ? 1 : 0;
                reward += first ? 0 : 1;
                assertEquals(first, decision.path("rules").isObject(), why::toString);
                assertEquals(!first, decision.path("facts").isObject(), why::toString);
            } else {
                assertTrue(decision.isNull(), why::toString);
            }
            if (type.equals("CancelAll")) {
                assertTrue(why.path("other").asText().startsWith("a session began"), why::toString);
            }
        }
        assertTrue(band > 10 && reward > 10, "too few of one version");
        Figures.put("explained of version 1", band);
        Figures.put("explained of version 2", reward);
    }

    @Test
    void peopleReadADecisionOfVersionOneAsBefore() {
        String order = "(?s)command .*\ncause .*\nmarket .*\nbefore .*\ndeciding .*\ninputs .*\nrules .*\nwanted .*"
                + "\nbecause .*\norders after .*\nanswer .*";
        Cli result = Cli.run("why", continued, "--command", "1");
        assertTrue(Pattern.matches(order, result.out()), result::toString);
    }

    @Test
    void booksAreShownThroughBothSessions() {
        long last = Tapes.records(old, JournalKind.INBOUND).size();
        assertEquals(
                Cli.run("book", old).lines(),
                Cli.run("book", continued, "--at", last).lines());
        assertEquals(4, Cli.run("book", continued).lines().size());
    }

    @Test
    void diffUnderTheTapedConfigurationsIsEqual() {
        for (Path tape : List.of(old, continued)) {
            Cli result = Cli.run("diff", tape);
            assertEquals(0, result.code(), result::toString);
        }
    }

    /** What version 1 decided is compared with what sessions of today decide on the same input. */
    @Test
    void diffUnderAConfigurationIsWhatARunOfTodayDecides() throws IOException {
        Path today = folder.resolve("today");
        Tapes.feed(recording, today);
        Path config = Files.writeString(folder.resolve("today.yaml"), Tapes.CONFIG);
        Cli regenerated = Cli.run("diff", old, "--config", config, "--json");
        assertEquals(3, regenerated.code(), regenerated::toString);
        JsonNode there = BookAudit.parsed(Cli.run("diff", old, "--against", today, "--json"));
        JsonNode here = BookAudit.parsed(regenerated);
        for (String part : List.of("inputs", "inputs_that_differ", "types", "markets")) {
            assertEquals(there.path(part), here.path(part), part);
        }
    }
}
