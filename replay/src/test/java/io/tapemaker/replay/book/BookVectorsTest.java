package io.tapemaker.replay.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.engine.recovery.LogicFactory;
import io.tapemaker.replay.support.BookAudit;
import io.tapemaker.replay.support.Cli;
import io.tapemaker.replay.support.Tapes;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Invariants;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import io.tapemaker.testkit.SharedMaterial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proof(
        id = "replay.shared-recordings",
        milestone = Milestone.M2,
        kind = ProofKind.REPLAY,
        title = "Shared recordings verify; their books are an independent reference's, after every record of real ones",
        invariants = "replay.book-equals-reference")
class BookVectorsTest {

    @TempDir
    private Path folder;

    @Test
    void realSessions() throws IOException {
        List<Path> recordings;
        try (Stream<Path> files = Files.list(SharedMaterial.require("polymarket/fixtures/ws-recordings"))) {
            recordings = files.sorted().toList();
        }
        assertTrue(!recordings.isEmpty());
        long compared = 0;
        for (Path recording : recordings) {
            Path tape = folder.resolve(String.valueOf(recording.getFileName()));
            Tapes.feed(recording, tape);
            compared += BookAudit.atEverySequence(tape);
            compared += BookAudit.atTheEnd(tape);
            Cli verify = Cli.run("verify", tape);
            assertEquals(0, verify.code(), verify::toString);
            assertEquals(0, Cli.run("diff", tape).code());
        }
        Invariants.checked("replay.book-equals-reference", compared);
        Figures.put("realSessions", recordings.size());
        Figures.put("booksComparedInRealSessions", compared);
    }

    @Test
    void theSyntheticTape() throws IOException {
        Path recording = SharedMaterial.require("recordings/synthetic-tape-seed7.jsonl.gz");
        Path tape = folder.resolve("synthetic");
        Tapes.feed(recording, tape, "", LogicFactory.choices());
        long compared = BookAudit.atTheEnd(tape);
        assertEquals(40, compared);
        BookAudit.books(Cli.run("book", tape))
                .forEach(book -> assertTrue(book.path("hash_verified").asBoolean(), book::toString));
        Cli verify = Cli.run("verify", tape, "--json");
        assertEquals(0, verify.code(), verify::toString);
        Figures.put(
                "framesPerSecondReplayed",
                BookAudit.parsed(verify).path("frames_per_second").asLong());
        Figures.put(
                "timesRecorded", BookAudit.parsed(verify).path("times_recorded").asLong());
        Invariants.checked("replay.book-equals-reference", compared);
    }
}
