package io.tapemaker.replay.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.replay.support.BookAudit;
import io.tapemaker.replay.support.Cli;
import io.tapemaker.replay.support.Tapes;
import io.tapemaker.testkit.Invariants;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proof(
        id = "replay.book",
        milestone = Milestone.M2,
        kind = ProofKind.REPLAY,
        title = "book prints, after every record, the levels that an independent reference builds from the frames",
        invariants = "replay.book-equals-reference")
class BookTest {

    @TempDir
    private Path folder;

    private Path tape = Path.of("");

    @BeforeEach
    void feed() throws IOException {
        tape = Tapes.tiny(folder, "tape", 100);
    }

    @Test
    void everyBookAfterEveryRecordIsTheReferences() throws IOException {
        long compared = BookAudit.atEverySequence(tape);
        assertTrue(compared > 300, () -> "only " + compared + " books compared");
        Invariants.checked("replay.book-equals-reference", compared);
    }

    @Test
    void anotherLevelWouldBeFound() {
        List<byte[]> inbound = Tapes.records(tape, JournalKind.INBOUND);
        List<JsonNode> books = BookAudit.books(Cli.run("book", tape, "--at", inbound.size() - 40));
        assertNotEquals("", BookAudit.compare(books, BookAudit.reference(inbound, inbound.size())));
        assertEquals("", BookAudit.compare(books, BookAudit.reference(inbound, inbound.size() - 40)));
    }

    @Test
    void everyHashThatABurstLeftIsProven() {
        for (JsonNode book : BookAudit.books(Cli.run("book", tape))) {
            assertEquals("IN_SYNC", book.path("state").asText(), book::toString);
            assertTrue(book.path("hash_verified").isBoolean());
            assertTrue(book.path("hash_verified").asBoolean(), book::toString);
            assertEquals("0.01", book.path("tick_size").asText());
            assertEquals("NONE", book.path("reason").asText());
            assertTrue(book.path("market").asText().startsWith("0x"));
        }
    }

    @Test
    void aSnapshotChangesNothingThatIsSeen() throws IOException {
        int last = Tapes.records(tape, JournalKind.INBOUND).size();
        Cli withSnapshots = Cli.run("book", tape, "--at", last - 1);
        Tapes.removeSnapshots(tape);
        assertEquals(withSnapshots, Cli.run("book", tape, "--at", last - 1));
    }

    @Test
    void oneAssetIsOneLine() {
        List<JsonNode> books = BookAudit.books(Cli.run("book", tape));
        assertEquals(4, books.size());
        String asset = books.get(2).path("asset_id").asText();
        Cli one = Cli.run("book", tape, "--asset", asset);
        assertEquals(0, one.code());
        assertEquals(List.of(books.get(2)), BookAudit.books(one));
    }

    @Test
    void whatIsNotThereIsAUsageErrorOfOneLine() {
        int last = Tapes.records(tape, JournalKind.INBOUND).size();
        requireRefused(Cli.run("book", tape, "--at", last + 1), "INBOUND ends with record " + last);
        requireRefused(Cli.run("book", tape, "--at", "0"), "count from 1");
        requireRefused(Cli.run("book", tape, "--at", "x"), "x");
        requireRefused(Cli.run("book", tape, "--asset", "12\u001b[31m"), "asset 12\\u001b[31m is not known");
        requireRefused(Cli.run("book", folder.resolve("absent")), "no such directory");
        assertEquals(0, Cli.run("book", tape, "--at", last).code());
    }

    private static void requireRefused(Cli result, String why) {
        assertEquals(2, result.code(), result::toString);
        assertEquals(1, result.err().lines().count(), result::toString);
        assertTrue(result.err().contains(why), result::toString);
    }
}
