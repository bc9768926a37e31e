package io.tapemaker.proofs.crash;

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
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofBudget;
import io.tapemaker.testkit.ProofKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proof(
        id = "crash.kill-9",
        milestone = Milestone.M1,
        kind = ProofKind.CRASH,
        title = "A feed killed at random moments goes on: nothing is lost and both journals become "
                + "those of a run without a crash",
        invariants = {"S6", "S7", "S8"})
class KilledFeedTest {

    private static final int SNAPSHOT_EVERY = 250;
    private static final String CONFIG =
            "journal: {snapshotEvery: " + SNAPSHOT_EVERY + ", stateHashEvery: 64}" + Eager.CONFIG;

    /** A minute of event time in about a second. */
    private static final String SPEED = "80x";

    private static final int KILLS_IN_A_ROUND = 3;
    private static final int LONGEST_START_MS = 900;
    private static final int LONGEST_PAUSE_US = 3_000;
    private static final long SEED = 20261122;

    @TempDir
    private Path temporary;

    private Path recording = Path.of("");
    private Path config = Path.of("");
    private List<byte[]> inbound = List.of();
    private List<byte[]> commands = List.of();

    /** What a round saw. */
    private record Round(long kills, long before, long during, long atEnd, long verified, long kept) {}

    @BeforeEach
    void runWithoutACrash() throws IOException {
        recording = Recordings.generate(temporary.resolve("workload.jsonl"), 5, 1, 10);
        config = Files.writeString(temporary.resolve("tapemaker.yaml"), CONFIG);
        Path whole = temporary.resolve("whole");
        Program.quickFeed(recording, whole, "--config", config.toString()).run().expect(0);
        inbound = Tapes.records(whole, JournalKind.INBOUND);
        commands = Tapes.records(whole, JournalKind.COMMANDS);
        assertTrue(inbound.size() > 2 * SNAPSHOT_EVERY && commands.size() > 20, "too small a tape to prove anything");
    }

    @Test
    void nothingIsLostAndTheTapeBecomesThatOfARunWithoutACrash() {
        int rounds = ProofBudget.pick(4, 34);
        List<Long> numbers = LongStream.range(0, rounds).boxed().toList();
        List<Round> done = InTwos.map(numbers, this::round);
        Figures.put("rounds", rounds);
        Figures.put("kills", done.stream().mapToLong(Round::kills).sum());
        Figures.put(
                "kills before the first record",
                done.stream().mapToLong(Round::before).sum());
        Figures.put(
                "kills among the records",
                done.stream().mapToLong(Round::during).sum());
        Figures.put(
                "kills behind the last record",
                done.stream().mapToLong(Round::atEnd).sum());
        Figures.put(
                "verify as a process", done.stream().mapToLong(Round::verified).sum());
        Figures.put("records of the tape", inbound.size());
        Figures.put("commands of the tape", commands.size());
        Figures.put("seed", SEED);
        Invariants.checked("S8", done.stream().mapToLong(Round::kept).sum());
        Invariants.checked("S6", done.stream().mapToLong(Round::verified).sum());
        Invariants.checked("S7", (long) rounds * commands.size());
    }

    /** Kills a feed some times, lets it finish, and compares. */
    private Round round(long number) {
        SplittableRandom random = new SplittableRandom(SEED + number);
        Path journal = temporary.resolve("round-" + number);
        long before = 0;
        long during = 0;
        long atEnd = 0;
        long kept = 0;
        long verified = 0;
        for (int kill = 0; kill < KILLS_IN_A_ROUND; kill++) {
            List<byte[]> earlier = records(journal, JournalKind.INBOUND);
            List<byte[]> earlierCommands = records(journal, JournalKind.COMMANDS);
            killSomewhere(journal, earlier.size(), (int) ((number + kill) % 4), random);
            List<byte[]> now = records(journal, JournalKind.INBOUND);
            requireGoesOn(earlier, now, inbound, "INBOUND of round " + number);
            requireGoesOn(
                    earlierCommands, records(journal, JournalKind.COMMANDS), commands, "COMMANDS of round " + number);
            kept += now.size();
            before += now.isEmpty() ? 1 : 0;
            during += !now.isEmpty() && now.size() < inbound.size() ? 1 : 0;
            atEnd += now.size() == inbound.size() ? 1 : 0;
            if (!now.isEmpty() && (kill == number || ProofBudget.current() == ProofBudget.FULL)) {
                assertEquals("IDENTICAL", Verified.quick(journal).expect(0).outcome());
                verified++;
            }
        }
        feed(journal).run().expect(0);
        requireFinished(journal, "round " + number);
        return new Round(KILLS_IN_A_ROUND, before, during, atEnd, verified + 1, kept);
    }

    private ProcessRun feed(Path journal) {
        return Program.quickFeed(recording, journal, "--config", config.toString(), "--speed", SPEED);
    }

    /** A moment after its start, after a number of records, right at a snapshot, or at its end. */
    private void killSomewhere(Path journal, long from, int way, SplittableRandom random) {
        ProcessRun.Running feed = feed(journal).start();
        FeedProgress progress = new FeedProgress(journal);
        long total = inbound.size();
        switch (way) {
            case 0 -> feed.endsWithin(random.nextInt(LONGEST_START_MS));
            case 1 -> {
                long span = Math.max(1, total - from);
                progress.await(from + 1 + random.nextLong(span), feed);
            }
            case 2 -> {
                long snapshots = total / SNAPSHOT_EVERY;
                progress.await(Math.max(from + 1, SNAPSHOT_EVERY * (1 + random.nextLong(snapshots))), feed);
            }
            default -> progress.await(random.nextInt(3) == 0 ? total : from + random.nextLong(total - from + 1), feed);
        }
        pause(random.nextInt(LONGEST_PAUSE_US));
        feed.kill();
        feed.await();
    }

    private static void pause(long micros) {
        long untilNs = System.nanoTime() + micros * 1_000;
        while (System.nanoTime() < untilNs) {
            Thread.onSpinWait();
        }
    }

    private static List<byte[]> records(Path journal, JournalKind kind) {
        return Tapes.records(journal, kind);
    }

    /** Everything that was there is there, and everything that is there belongs there. */
    private static void requireGoesOn(List<byte[]> earlier, List<byte[]> now, List<byte[]> whole, String what) {
        Tapes.assertStartsWith(earlier, now, what);
        Tapes.assertStartsWith(now, whole, what);
        for (int i = 0; i < now.size(); i++) {
            assertEquals(i + 1, RecordFrame.sequence(Tapes.buffer(now.get(i)).buffer()), what + ": sequence");
        }
    }

    private void requireFinished(Path journal, String what) {
        Tapes.assertSameRecords(inbound, records(journal, JournalKind.INBOUND), "INBOUND of " + what);
        Tapes.assertSameRecords(commands, records(journal, JournalKind.COMMANDS), "COMMANDS of " + what);
        Verified verified = Verified.quick(journal).expect(0);
        assertEquals(commands.size(), verified.commandsCompared(), what);
    }

    @Test
    void aLostRecordWouldBeSeen() {
        List<byte[]> shorter = new ArrayList<>(inbound);
        shorter.remove(inbound.size() / 2);
        assertThrows(AssertionError.class, () -> requireGoesOn(inbound, shorter, inbound, "planted"));
        List<byte[]> other = new ArrayList<>(inbound);
        byte[] changed = inbound.get(inbound.size() / 2).clone();
        changed[changed.length - 1] ^= 1;
        other.set(inbound.size() / 2, changed);
        assertThrows(AssertionError.class, () -> Tapes.assertSameRecords(inbound, other, "planted"));
    }
}
