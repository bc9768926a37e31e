package io.tapemaker.proofs.determinism;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.record.RecordFrame;
import io.tapemaker.proofs.kit.Eager;
import io.tapemaker.proofs.kit.InTwos;
import io.tapemaker.proofs.kit.ProcessRun;
import io.tapemaker.proofs.kit.Program;
import io.tapemaker.proofs.kit.Recordings;
import io.tapemaker.proofs.kit.Tapes;
import io.tapemaker.proofs.kit.Verified;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Invariants;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.OtherJdk;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofBudget;
import io.tapemaker.testkit.ProofKind;
import io.tapemaker.testkit.SharedMaterial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@Proof(
        id = "determinism.identical-bytes",
        milestone = Milestone.M1,
        kind = ProofKind.DETERMINISM,
        title = "The same recording gives the same bytes: twice, at any pace, interpreted, in other zones and locales",
        invariants = "S6")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IdenticalBytesTest {

    /** Snapshots and state hashes often, so that they are compared too. */
    private static final String CONFIG = "journal: {snapshotEvery: 500, stateHashEvery: 128}" + Eager.CONFIG;

    private static final String NO_STATE_HASHES = "journal: {snapshotEvery: 0, stateHashEvery: 1000000000";
    private static final List<String> TURKISH = List.of("-Duser.language=tr", "-Duser.country=TR");

    /** Where the runs that are compared with the first one write. */
    @TempDir
    private Path temporary;

    private Path recording = Path.of("");
    private Path config = Path.of("");
    private Path base = Path.of("");

    @BeforeAll
    void feedOnce(@TempDir Path first) throws IOException {
        recording = Recordings.generate(first.resolve("workload.jsonl.gz"), 3, 2, 6);
        config = Files.writeString(first.resolve("tapemaker.yaml"), CONFIG);
        base = first.resolve("base");
        feed(base, List.of()).run().expect(0);
    }

    private ProcessRun feed(Path journal, List<String> flags, String... more) {
        return feed(ProcessRun.java(), journal, flags, more);
    }

    private ProcessRun feed(Path java, Path journal, List<String> flags, String... more) {
        return Program.ENGINE
                .with(java, flags, "feed", "--recording", recording.toString(), "--journal", journal.toString())
                .with("--config", config.toString())
                .with(more);
    }

    @Test
    void runsUnderOtherCircumstancesWriteIdenticalDirectories() {
        Map<String, ProcessRun> runs = new LinkedHashMap<>();
        runs.put("again", feed(temporary.resolve("again"), List.of()));
        runs.put("at 60 times the recorded speed", feed(temporary.resolve("paced"), List.of(), "--speed", "60x"));
        runs.put("interpreted", feed(temporary.resolve("interpreted"), List.of("-Xint")));
        runs.put(
                "in Turkish, in Kathmandu",
                feed(temporary.resolve("turkish"), TURKISH)
                        .env("TZ", "Asia/Kathmandu")
                        .env("LANG", "tr_TR.UTF-8"));
        runs.put(
                "in Arabic digits, in Apia, other identity hashes",
                feed(
                        temporary.resolve("arabic"),
                        List.of(
                                "-Duser.language=ar",
                                "-Duser.country=EG",
                                "-Duser.timezone=Pacific/Apia",
                                "-XX:+UnlockExperimentalVMOptions",
                                "-XX:hashCode=2")));
        InTwos.map(List.copyOf(runs.values()), ProcessRun::run).forEach(ended -> ended.expect(0));
        long bytes = 0;
        for (String name : List.of("again", "paced", "interpreted", "turkish", "arabic")) {
            bytes += Tapes.assertSameFiles(base, temporary.resolve(name));
        }
        Figures.put("runs with identical directories", runs.size());
        Figures.put("bytes compared, holes included", bytes);
        Figures.put("files in each", Tapes.files(base).size());
    }

    @Test
    void verifyUnderOtherCircumstancesSaysTheSame() {
        Map<String, ProcessRun> runs = new LinkedHashMap<>();
        runs.put("once", verify(List.of()));
        runs.put("twice", verify(List.of()));
        runs.put("interpreted", verify(List.of("-Xint")));
        runs.put("Turkish", verify(TURKISH).env("TZ", "Asia/Kathmandu").env("LANG", "tr_TR.UTF-8"));
        runs.put(
                "Nepali",
                verify(List.of("-Duser.timezone=Asia/Kathmandu", "-Duser.language=ne", "-Duser.country=NP"))
                        .env("LC_ALL", "ne_NP.UTF-8"));
        List<Verified> all = InTwos.map(List.copyOf(runs.values()), run -> Verified.of(run.run()));
        String expected = all.get(0).expect(0).withoutTimes();
        for (Verified verified : all) {
            assertEquals(expected, verified.expect(0).withoutTimes());
            Invariants.checked("S6", verified.commandsCompared());
        }
        assertTrue(all.get(0).figure("snapshots/checked") > 1, () -> "snapshots were not proven: " + expected);
        assertTrue(
                all.get(0).figure("genesis/state_hashes_matched") > 1,
                () -> "state hashes were not proven: " + expected);
        Figures.put("verify runs that say the same", all.size());
        Figures.put("commands compared by each", all.get(0).commandsCompared());
        Figures.put("state hashes matched by each", all.get(0).figure("genesis/state_hashes_matched"));
        Figures.put("snapshots replayed from by each", all.get(0).figure("snapshots/checked"));
    }

    private ProcessRun verify(List<String> flags) {
        return Program.REPLAY.with(ProcessRun.java(), flags, "verify", base.toString(), "--json");
    }

    @Test
    void sharedRecordingsWriteIdenticalDirectories() {
        String name = ProofBudget.current() == ProofBudget.FULL
                ? "recordings/synthetic-tape-seed7.jsonl.gz"
                : "polymarket/fixtures/ws-recordings/market-2026-09-30-part1.jsonl";
        Path shared = SharedMaterial.require(name);
        List<Path> journals = List.of(temporary.resolve("shared-1"), temporary.resolve("shared-2"));
        InTwos.map(journals, journal -> Program.feed(shared, journal).run().expect(0));
        Figures.put(shared.getFileName() + ", bytes compared", Tapes.assertSameFiles(journals.get(0), journals.get(1)));
    }

    @Test
    void waitStrategyAndDurabilityChangeNoCommand() {
        List<String> configs = List.of(
                NO_STATE_HASHES + "}",
                NO_STATE_HASHES + ", durability: every-record}\nengine: {waitStrategy: yielding, ringSlots: 2}",
                NO_STATE_HASHES + ", durability: process-crash}\nengine: {waitStrategy: spinning, ringSlots: 64}",
                NO_STATE_HASHES + ", durability: \"group-commit:7\"}");
        List<byte[]> commands = List.of();
        List<byte[]> inbound = List.of();
        for (int i = 0; i < configs.size(); i++) {
            Path journal = temporary.resolve("process-" + i);
            Tapes.feed(recording, journal, configs.get(i) + Eager.CONFIG);
            List<byte[]> mine = Tapes.records(journal, JournalKind.COMMANDS);
            List<byte[]> seen = Tapes.records(journal, JournalKind.INBOUND).stream()
                    .skip(1)
                    .map(IdenticalBytesTest::withoutChain)
                    .toList();
            if (i == 0) {
                commands = mine;
                inbound = seen;
            }
            Tapes.assertSameRecords(commands, mine, "COMMANDS under " + configs.get(i));
            Tapes.assertSameRecords(inbound, seen, "INBOUND behind its session start under " + configs.get(i));
        }
        Figures.put("process settings that change no command", configs.size());
        Figures.put("commands equal under each", commands.size());
    }

    /** The session start names the configuration, and each record carries the checksum of the one before. */
    private static byte[] withoutChain(byte[] record) {
        byte[] copy = record.clone();
        Arrays.fill(copy, RecordFrame.HEADER_LENGTH - 2 * Integer.BYTES, RecordFrame.HEADER_LENGTH, (byte) 0);
        return copy;
    }

    @Test
    void anotherJdkVerifiesAndWritesTheSame() {
        Path java = OtherJdk.requireJava();
        Verified here = Verified.of(verify(List.of()).run()).expect(0);
        Verified there = Verified.of(Program.REPLAY
                        .with(java, List.of(), "verify", base.toString(), "--json")
                        .run())
                .expect(0);
        assertEquals(here.withoutTimes(), there.withoutTimes());
        Path journal = temporary.resolve("other-jdk");
        feed(java, journal, List.of()).run().expect(0);
        Figures.put("another JDK, bytes compared", Tapes.assertSameFiles(base, journal));
        Invariants.checked("S6", there.commandsCompared());
    }

    @Test
    void oneBitOfDifferenceIsSeen() throws IOException {
        Path other = Tapes.copy(base, temporary.resolve("other"));
        Tapes.assertSameFiles(base, other);
        Path snapshot = Tapes.files(other).values().stream()
                .filter(file -> file.toString().endsWith(".tms"))
                .findFirst()
                .orElseThrow();
        byte[] bytes = Files.readAllBytes(snapshot);
        bytes[bytes.length - 1] ^= 1;
        Files.write(snapshot, bytes);
        assertThrows(AssertionError.class, () -> Tapes.assertSameFiles(base, other));
    }
}
