package io.tapemaker.replay.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tapemaker.engine.gateway.InboundEncoder;
import io.tapemaker.engine.gateway.Session;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.codecs.RunMode;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordFrame;
import io.tapemaker.journal.snapshot.DamagedSnapshotException;
import io.tapemaker.journal.snapshot.Snapshot;
import io.tapemaker.journal.snapshot.SnapshotPoint;
import io.tapemaker.journal.snapshot.SnapshotStore;
import io.tapemaker.replay.support.Cli;
import io.tapemaker.replay.support.Tapes;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Invariants;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proof(
        id = "replay.verify",
        milestone = Milestone.M2,
        kind = ProofKind.REPLAY,
        title = "verify proves a good tape, from genesis and from each snapshot, and finds every way to lie about it",
        invariants = "replay.tape-untouched")
class VerifyTest {

    private static final int FRAMES = 400;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private Path tape = Path.of("");

    @BeforeEach
    void feed() throws IOException {
        tape = Tapes.tiny(folder, "tape", FRAMES);
    }

    @Test
    void aGoodTapeIsIdenticalAndStaysUntouched() throws IOException {
        Map<String, String> before = Tapes.fingerprint(tape);
        Cli first = Cli.run("verify", tape);
        Cli again = Cli.run("verify", tape);
        assertEquals(0, first.code(), first::toString);
        assertEquals("verify: identical", first.lastLine());
        assertEquals("", first.err());
        assertEquals(0, again.code());
        assertEquals(before, Tapes.fingerprint(tape));
        Invariants.checked("replay.tape-untouched", before.size());
    }

    @Test
    void machinesGetEveryFigure() throws IOException {
        JsonNode report = JSON.readTree(Cli.run("verify", tape, "--json").out());
        assertEquals("IDENTICAL", report.path("outcome").asText());
        assertEquals("CLEAN", report.path("inbound").path("verdict").asText());
        JsonNode genesis = report.path("figures").path("genesis");
        assertEquals(
                Tapes.records(tape, JournalKind.INBOUND).size(),
                genesis.path("records").asInt());
        assertTrue(genesis.path("frames").asInt() >= FRAMES, report::toString);
        assertEquals(
                Tapes.records(tape, JournalKind.COMMANDS).size(),
                genesis.path("commands_compared").asInt());
        assertTrue(genesis.path("commands_compared").asInt() > 100, report::toString);
        assertTrue(genesis.path("state_hashes_matched").asInt() > 10, report::toString);
        assertEquals(3, report.path("figures").path("snapshots").path("checked").asInt());
        assertTrue(
                report.path("figures")
                                .path("snapshots")
                                .path("commands_compared")
                                .asInt()
                        > 10,
                report::toString);
        Figures.put("commandsCompared", genesis.path("commands_compared").asLong());
    }

    @Test
    void aReadOnlyDirectoryIsEnough() throws IOException {
        List<Path> all;
        try (var files = Files.walk(tape)) {
            all = files.toList();
        }
        all.forEach(file -> assertTrue(file.toFile().setWritable(false)));
        try {
            Cli result = Cli.run("verify", tape);
            assertEquals(0, result.code(), result::toString);
        } finally {
            all.forEach(file -> file.toFile().setWritable(true));
        }
    }

    @Test
    void anotherCommandIsADivergenceThatNamesItsCause() throws IOException {
        List<byte[]> commands = new ArrayList<>(Tapes.records(tape, JournalKind.COMMANDS));
        int changed = 20;
        commands.get(changed)[RecordBuffer.BODY_OFFSET + 8] ^= 1;
        Tapes.rewriteCommands(tape, commands);
        Cli result = Cli.run("verify", tape);
        assertEquals(3, result.code(), result::toString);
        assertEquals("verify: diverged", result.lastLine());
        long cause = RecordFrame.sourcePosition(new UnsafeBuffer(commands.get(changed)));
        assertTrue(
                result.err()
                        .contains("command " + (changed + 1) + " is not what INBOUND record " + cause + " leads to"),
                result::toString);
        assertTrue(result.out().contains("\ncause         INBOUND " + cause + ": {\"sequence\":" + cause + ","));
        assertTrue(result.out().contains("\nexpected      {\"sequence\":" + (changed + 1) + ","));
        assertTrue(result.out().contains("\nfound         {\"sequence\":" + (changed + 1) + ","));
        assertEquals(1, result.err().lines().count());
    }

    @Test
    void aCommandTooManyIsADivergence() throws IOException {
        List<byte[]> commands = new ArrayList<>(Tapes.records(tape, JournalKind.COMMANDS));
        commands.add(commands.get(commands.size() - 1));
        Tapes.rewriteCommands(tape, commands);
        VerifyReport report = verify();
        assertEquals(VerifyOutcome.DIVERGED, report.outcome(), report::toString);
        assertTrue(report.toString().contains("expected=no such command"), report::toString);
    }

    @Test
    void onlyTheLastRecordsCommandsMayBeMissing() throws IOException {
        crashBetweenTheJournals();
        Cli result = Cli.run("verify", tape);
        assertEquals(0, result.code(), result::toString);
        assertTrue(result.out().contains("commands not yet written"), result::toString);
        assertEquals("verify: identical", result.lastLine());
    }

    @Test
    void commandsMissingBeforeTheLastRecordAreADivergence() throws IOException {
        List<byte[]> commands = Tapes.records(tape, JournalKind.COMMANDS);
        int kept = commands.size() - 5;
        Tapes.removeSnapshots(tape);
        Tapes.rewriteCommands(tape, commands.subList(0, kept));
        VerifyReport report = verify();
        assertEquals(VerifyOutcome.DIVERGED, report.outcome(), report::toString);
        assertTrue(report.problem().contains("command " + (kept + 1) + " is not what"), report::toString);
        assertTrue(report.toString().contains("found=no such command"), report::toString);
    }

    @Test
    void aSoundRecordThatNobodyCanHandleIsNamed() throws IOException {
        List<byte[]> inbound = Tapes.records(tape, JournalKind.INBOUND);
        int templateId = 20;
        inbound.get(9)[templateId] = 99;
        Tapes.removeSnapshots(tape);
        Tapes.rewrite(tape, JournalKind.INBOUND, inbound);
        VerifyReport report = verify();
        assertEquals(VerifyOutcome.CORRUPT, report.outcome());
        assertTrue(report.problem().contains("INBOUND: record 10 is sound and cannot be handled"), report::toString);
    }

    @Test
    void aHostileSessionIsOneShortLine() throws IOException {
        List<byte[]> inbound = Tapes.records(tape, JournalKind.INBOUND);
        byte[] garbage = ("{\"" + "\u001b[31m".repeat(100_000)).getBytes(StandardCharsets.UTF_8);
        RecordBuffer start = new RecordBuffer();
        byte[] hash = new byte[32];
        new InboundEncoder()
                .sessionStart(start, new Session(RunMode.FEED, 1, "b", "o", hash, garbage, garbage, hash), 1);
        inbound.set(0, Arrays.copyOf(start.array(), start.length()));
        inbound.get(0)[28] = 1;
        Tapes.removeSnapshots(tape);
        Tapes.rewrite(tape, JournalKind.INBOUND, inbound);
        Cli result = Cli.run("verify", tape);
        assertEquals(4, result.code(), result::toString);
        assertEquals(1, result.err().lines().count());
        assertTrue(result.err().length() < 2_500 && result.out().length() < 4_000, result::toString);
        assertTrue((result.out() + result.err()).chars().allMatch(c -> c == '\n' || c >= ' ' && c < 0x7F));
    }

    @Test
    void aDamagedSnapshotIsNamed() throws IOException {
        Path file = new SnapshotStore(tape).list().get(1);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 4;
        Files.write(file, bytes);
        Cli result = Cli.run("verify", tape);
        assertEquals(4, result.code(), result::toString);
        assertTrue(result.err().contains(String.valueOf(file.getFileName())), result::toString);
        assertEquals("verify: corrupt", result.lastLine());
    }

    @Test
    void aWholeSnapshotOfAnotherStateIsADivergence() throws IOException, DamagedSnapshotException {
        SnapshotStore store = new SnapshotStore(tape);
        Path file = store.list().get(0);
        Snapshot snapshot = store.read(file);
        byte[] payload = snapshot.payload();
        // The digest is taken anew: a file that is whole, of a state that never was.
        payload[payload.length - 1] ^= 1;
        store.write(snapshot.point(), payload);
        VerifyReport report = verify();
        assertEquals(VerifyOutcome.DIVERGED, report.outcome(), report::toString);
        assertTrue(report.problem().contains(String.valueOf(file.getFileName())), report::toString);
    }

    @Test
    void aSnapshotOfAnotherTapeIsNamed() throws IOException, DamagedSnapshotException {
        SnapshotStore store = new SnapshotStore(tape);
        Snapshot snapshot = store.read(store.list().get(0));
        SnapshotPoint point = snapshot.point();
        store.write(
                new SnapshotPoint(
                        point.inboundSequence(),
                        point.inboundChecksum() ^ 1,
                        point.commandsSequence(),
                        point.commandsChecksum(),
                        point.behaviourVersion()),
                snapshot.payload());
        VerifyReport report = verify();
        assertEquals(VerifyOutcome.CORRUPT, report.outcome(), report::toString);
        assertTrue(report.problem().contains("another tape"), report::toString);
    }

    @Test
    void whatIsNoJournalDirectoryIsAUsageError() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        for (Path none : List.of(folder.resolve("absent"), empty, tape.resolve("watermark"))) {
            Cli result = Cli.run("verify", none);
            assertEquals(2, result.code(), result::toString);
            assertEquals(1, result.err().lines().count(), result::toString);
        }
        assertEquals(2, Cli.run("verify").code());
        assertEquals(2, Cli.run("verify", tape, "--time-limit", "0").code());
        assertEquals(2, Cli.run("verify", tape, "--unknown").code());
        assertEquals(2, Cli.run().code());
        assertEquals(0, Cli.run("--help").code());
        assertEquals(0, Cli.run("verify", "--help").code());
        assertEquals("tapemaker-replay 0.1.0", Cli.run("--version").lastLine());
    }

    private VerifyReport verify() {
        return Verifications.inProcess(tape);
    }

    /** A tape whose last INBOUND record has commands, as a crash between the two journals leaves it. */
    private void crashBetweenTheJournals() throws IOException {
        List<byte[]> commands = Tapes.records(tape, JournalKind.COMMANDS);
        long cause = RecordFrame.sourcePosition(new UnsafeBuffer(commands.get(commands.size() - 1)));
        int before = (int) commands.stream()
                .filter(command -> RecordFrame.sourcePosition(new UnsafeBuffer(command)) < cause)
                .count();
        Tapes.removeSnapshots(tape);
        Tapes.rewriteCommands(tape, commands.subList(0, before));
        Tapes.rewrite(tape, JournalKind.INBOUND, inboundUpTo(cause));
    }

    private List<byte[]> inboundUpTo(long sequence) {
        return Tapes.records(tape, JournalKind.INBOUND).stream()
                .filter(record -> RecordFrame.sequence(new UnsafeBuffer(record)) <= sequence)
                .toList();
    }
}
