package io.tapemaker.proofs.corruption;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.journal.JournalKind;
import io.tapemaker.proofs.kit.ProcessRun;
import io.tapemaker.proofs.kit.Program;
import io.tapemaker.proofs.kit.Recordings;
import io.tapemaker.proofs.kit.Tapes;
import io.tapemaker.proofs.kit.Verified;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Invariants;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofBudget;
import io.tapemaker.testkit.ProofKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proof(
        id = "corruption.damaged-snapshot",
        milestone = Milestone.M1,
        kind = ProofKind.CORRUPTION,
        title = "A damaged snapshot is found by verify and passed over by a start, which writes the "
                + "same tape without it",
        invariants = {"S6", "S8"})
class DamagedSnapshotTest {

    private static final String CONFIG = "journal: {snapshotEvery: 200, stateHashEvery: 64, snapshotsKept: 3}\n";
    private static final long SEED = 9;

    @TempDir
    private Path temporary;

    private Path recording = Path.of("");
    private Path config = Path.of("");
    private Path whole = Path.of("");
    private Path half = Path.of("");

    @BeforeEach
    void writeHalfATape() throws IOException {
        recording = Recordings.generate(temporary.resolve("workload.jsonl"), 8, 1, 10);
        config = Files.writeString(temporary.resolve("tapemaker.yaml"), CONFIG);
        whole = temporary.resolve("whole");
        Tapes.feed(recording, whole, CONFIG);
        List<byte[]> lines = Recordings.lines(recording);
        Path first = Recordings.write(temporary.resolve("half.jsonl"), lines.subList(0, lines.size() * 3 / 4));
        half = temporary.resolve("half");
        Program.quickFeed(first, half, "--config", config.toString()).run().expect(0);
        // The burst that the shorter recording ends is still open in the longer one.
        assertTrue(snapshots(half).size() > 1, "too few snapshots to prove anything");
    }

    private static List<Path> snapshots(Path tape) {
        return Tapes.files(tape).values().stream()
                .filter(file -> file.toString().endsWith(".tms"))
                .toList();
    }

    @Test
    void verifyFindsAFlippedBitOfASnapshot() {
        List<Path> files = snapshots(half);
        Path newest = files.get(files.size() - 1);
        SplittableRandom random = new SplittableRandom(SEED);
        int flips = ProofBudget.pick(2, 100);
        for (int i = 0; i < flips; i++) {
            long offset = i == 0 ? 0 : random.nextLong(newest.toFile().length());
            int bit = random.nextInt(Byte.SIZE);
            Damage.flip(newest, offset, bit);
            Verified verified = Verified.quick(half).expect(4);
            assertTrue(verified.problem().contains("snapshot"), verified::toString);
            Damage.flip(newest, offset, bit);
        }
        Verified.quick(half).expect(0);
        Figures.put("flips in a snapshot found by verify", flips);
        Invariants.checked("S8", flips);
    }

    @Test
    void aStartPassesDamagedSnapshotsOverAndWritesTheSameTape() {
        List<byte[]> expected = goOn(half, 0);
        for (int damaged : new int[] {1, snapshots(half).size()}) {
            Tapes.assertSameRecords(expected, goOn(half, damaged), damaged + " snapshots damaged");
        }
        Figures.put("snapshots of which all are damaged", snapshots(half).size());
        Invariants.checked("S6", 3L * expected.size());
    }

    /** Goes on with the whole recording after the newest snapshots were damaged; returns COMMANDS. */
    private List<byte[]> goOn(Path from, int damaged) {
        Path copy = Tapes.copy(from, temporary.resolve("damaged-" + damaged));
        List<Path> files = snapshots(copy);
        for (int i = 0; i < damaged; i++) {
            Damage.flip(files.get(files.size() - 1 - i), 100, 3);
        }
        ProcessRun.Ended ended = Program.quickFeed(recording, copy, "--config", config.toString())
                .run()
                .expect(0);
        boolean fromGenesis = ended.out().contains("replayed from genesis");
        assertEquals(damaged == files.size(), fromGenesis, ended::toString);
        return Tapes.records(copy, JournalKind.COMMANDS);
    }
}
