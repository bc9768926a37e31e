package io.tapemaker.replay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.tapemaker.engine.recovery.LogicFactory;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.replay.support.BookAudit;
import io.tapemaker.replay.support.Cli;
import io.tapemaker.replay.support.Tapes;
import io.tapemaker.replay.support.TinyRecording;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proof(
        id = "replay.dump-and-stat",
        milestone = Milestone.M0,
        kind = ProofKind.REPLAY,
        title = "dump shows every record as a line of printable JSON, stat counts them; both refuse what is damaged")
class DumpAndStatTest {

    @TempDir
    private Path folder;

    private Path tape = Path.of("");

    @BeforeEach
    void feed() throws IOException {
        tape = Tapes.tiny(folder, "tape", 120);
    }

    @Test
    void everyRecordIsALine() {
        for (JournalKind kind : List.of(JournalKind.INBOUND, JournalKind.COMMANDS)) {
            List<JsonNode> lines = BookAudit.books(Cli.run("dump", tape, "--journal", kind.folder()));
            assertEquals(Tapes.records(tape, kind).size(), lines.size());
            for (int i = 0; i < lines.size(); i++) {
                assertEquals(i + 1, lines.get(i).path("sequence").asLong());
            }
        }
        assertEquals(Cli.run("dump", tape), Cli.run("dump", tape, "--journal", "INBOUND"));
    }

    @Test
    void aRangeIsWhatItSays() {
        List<String> all = Cli.run("dump", tape).lines();
        assertEquals(
                all.subList(9, 12),
                Cli.run("dump", tape, "--from", 10, "--to", 12).lines());
        assertEquals(
                all.subList(all.size() - 1, all.size()),
                Cli.run("dump", tape, "--from", all.size()).lines());
        assertEquals(2, Cli.run("dump", tape, "--from", all.size() + 1).code());
        assertEquals(2, Cli.run("dump", tape, "--from", 5, "--to", 4).code());
        assertEquals(2, Cli.run("dump", tape, "--from", 0).code());
        assertEquals(2, Cli.run("dump", tape, "--journal", "executions").code());
        assertEquals(2, Cli.run("dump", folder.resolve("absent")).code());
    }

    @Test
    void hostileTextIsEscaped() throws IOException {
        List<String> frames = new ArrayList<>(TinyRecording.frames(5, 20));
        frames.add("{\"event_type\":\"\u001b[2J\u202e\u0007\",\"market\":\"\u00e9\"}");
        Path recording = Files.write(folder.resolve("hostile.jsonl"), frames, StandardCharsets.UTF_8);
        Path hostile = folder.resolve("hostile");
        Tapes.feed(recording, hostile);
        for (Cli result : List.of(
                Cli.run("dump", hostile),
                Cli.run("stat", hostile),
                Cli.run("stat", hostile, "--json"),
                Cli.run("book", hostile))) {
            assertEquals(0, result.code(), result::toString);
            assertTrue(result.out().chars().allMatch(c -> c == '\n' || c >= ' ' && c < 0x7F), result::toString);
        }
    }

    @Test
    void statCountsWhatDumpShows() {
        JsonNode stat = BookAudit.parsed(Cli.run("stat", tape, "--json"));
        for (JsonNode journal : stat.path("journals")) {
            JournalKind kind = JournalKind.valueOf(journal.path("journal").asText());
            List<JsonNode> lines = BookAudit.books(Cli.run("dump", tape, "--journal", kind.folder()));
            assertEquals(lines.size(), journal.path("records").asInt());
            assertTrue(journal.path("types").size() > 1);
            for (JsonNode type : journal.path("types")) {
                long shown = lines.stream()
                        .filter(line -> line.path("type").equals(type.path("type")))
                        .count();
                assertEquals(shown, type.path("records").asLong());
            }
        }
        JsonNode session = stat.path("sessions").path(0);
        assertEquals("FEED", session.path("mode").asText());
        assertEquals(64, session.path("config_hash").asText().length());
        JsonNode end = stat.path("end");
        assertEquals(4, end.path("books_by_state").path("IN_SYNC").asInt());
        assertTrue(end.path("hashes").path("verified").asInt() > 100, end::toString);
        assertEquals(0, end.path("hashes").path("mismatch").asInt());
        assertTrue(end.path("engine").path("places").asInt() > 10, end::toString);
    }

    @Test
    void peopleSeeSessionsAndEpochs() throws IOException {
        // Another configuration is another session, which starts the recording anew.
        String other = Tapes.CONFIG.replace("largestOrder: \"20\"", "largestOrder: \"25\"");
        Tapes.feed(TinyRecording.write(folder, 7, 120), tape, other, LogicFactory.choices());
        Cli stat = Cli.run("stat", tape);
        assertTrue(stat.out().contains("session 1     from INBOUND record 1, "), stat::toString);
        assertTrue(stat.out().contains("session 2     from INBOUND record "), stat::toString);
        assertTrue(stat.out().contains("epochs 1 to 2"), stat::toString);
        assertEquals(0, Cli.run("verify", tape).code());
    }

    @Test
    void damageIsExitFour() throws IOException {
        Path file = Tapes.rollFile(tape, JournalKind.INBOUND);
        byte[] bytes = Files.readAllBytes(file);
        int place = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf("price_changes");
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
            open.seek(place);
            open.write('P');
        }
        for (String command : List.of("dump", "stat", "book", "diff")) {
            Cli result = Cli.run(command, tape);
            assertEquals(4, result.code(), result::toString);
            assertTrue(result.err().contains("last good sequence"), result::toString);
            assertEquals(1, result.err().lines().count(), result::toString);
        }
    }

    @Test
    void nothingIsWritten() throws IOException {
        Map<String, String> before = Tapes.fingerprint(tape);
        Cli.run("dump", tape);
        Cli.run("stat", tape);
        Cli.run("book", tape, "--at", 20);
        Cli.run("why", tape, "--command", 3);
        Cli.run("diff", tape);
        assertEquals(before, Tapes.fingerprint(tape));
    }
}
