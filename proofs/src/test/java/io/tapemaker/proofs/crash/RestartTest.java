package io.tapemaker.proofs.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.engine.app.FeedResult;
import io.tapemaker.engine.app.FeedRun;
import io.tapemaker.engine.config.LoadedConfig;
import io.tapemaker.engine.config.ProcessSettings;
import io.tapemaker.engine.gateway.marketdata.FeedSpacing;
import io.tapemaker.engine.gateway.marketdata.Pace;
import io.tapemaker.engine.gateway.marketdata.RecordedFeed;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.codecs.MarketFrameDecoder;
import io.tapemaker.journal.codecs.SessionStartDecoder;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordFrame;
import io.tapemaker.journal.snapshot.SnapshotStore;
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
import io.tapemaker.testkit.ProofBudget;
import io.tapemaker.testkit.ProofKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proof(
        id = "crash.restart",
        milestone = Milestone.M1,
        kind = ProofKind.REPLAY,
        title = "A restart from genesis or any snapshot gives one tape; another recording or "
                + "configuration begins a session",
        invariants = {"S6", "S8"})
class RestartTest {

    private static final String CONFIG =
            "journal: {snapshotEvery: 60, stateHashEvery: 32, snapshotsKept: 1000}" + Eager.CONFIG;
    private static final long SEED = 77;
    private static final long NS_PER_MS = 1_000_000L;

    @TempDir
    private Path temporary;

    private Path recording = Path.of("");
    private Path whole = Path.of("");
    private List<byte[]> inbound = List.of();

    @BeforeEach
    void runOnce() {
        recording = Recordings.generate(temporary.resolve("workload.jsonl"), 12, 2, 6);
        whole = temporary.resolve("whole");
        Tapes.feed(recording, whole, CONFIG);
        inbound = Tapes.records(whole, JournalKind.INBOUND);
    }

    /** Feeds until so many events were delivered, as a crash between two events would end it. */
    private FeedResult feedSome(Path journal, long events) {
        LoadedConfig config = LoadedConfig.of("test", CONFIG.getBytes(StandardCharsets.UTF_8));
        ProcessSettings process = config.config().process();
        FeedSpacing spacing = new FeedSpacing(process.tickMs() * NS_PER_MS, process.quietMs() * NS_PER_MS);
        StoppingFeed feed = new StoppingFeed(new RecordedFeed(recording, spacing, Pace.max()), events);
        FeedRun run = new FeedRun(journal, feed, config);
        feed.onLastEvent(run::requestStop);
        return run.run();
    }

    @Test
    void stoppedAnywhereTheTapeBecomesTheSameFromSnapshotsAndFromGenesis() {
        int points = ProofBudget.pick(6, 200);
        SplittableRandom random = new SplittableRandom(SEED);
        long fromSnapshots = 0;
        for (int point = 0; point < points; point++) {
            boolean forgetSnapshots = point % 3 == 2;
            Path journal = temporary.resolve("stopped-" + point);
            int starts = 0;
            boolean finished = false;
            while (!finished) {
                long before = Files.isDirectory(journal)
                        ? Tapes.records(journal, JournalKind.INBOUND).size()
                        : 0;
                FeedResult result = feedSome(journal, 1 + random.nextInt(inbound.size() / 2));
                assertEquals(before > 0, result.start().resumed(), "a start on a tape of this session resumes it");
                fromSnapshots += result.start().snapshotSequence() > 0 ? 1 : 0;
                assertFalse(forgetSnapshots && result.start().snapshotSequence() > 0, "the snapshots are gone");
                finished = result.inboundSequence() == inbound.size();
                starts++;
                Path snapshots = journal.resolve(SnapshotStore.FOLDER);
                if (forgetSnapshots && !finished && Files.isDirectory(snapshots)) {
                    Tapes.delete(snapshots);
                }
            }
            assertTrue(starts > 0);
            Tapes.assertSameRecords(inbound, Tapes.records(journal, JournalKind.INBOUND), "INBOUND " + point);
            Tapes.assertSameRecords(
                    Tapes.records(whole, JournalKind.COMMANDS),
                    Tapes.records(journal, JournalKind.COMMANDS),
                    "COMMANDS " + point);
            if (!forgetSnapshots) {
                Tapes.assertSameFiles(whole, journal);
            }
            Tapes.delete(journal);
        }
        assertTrue(fromSnapshots > 0, "no start used a snapshot");
        Figures.put("tapes made in several runs", points);
        Figures.put("starts from a snapshot", fromSnapshots);
        Figures.put("seed", SEED);
        Invariants.checked("S6", points);
        Invariants.checked("S8", points);
    }

    @Test
    void everySnapshotLeadsToTheSameCommandsAsGenesis() {
        Verified verified = Verified.quick(whole).expect(0);
        long snapshots = inbound.size() / 60;
        assertEquals(snapshots, verified.figure("snapshots/checked"), verified::toString);
        Figures.put("snapshots replayed from", snapshots);
        Figures.put("state hashes matched", verified.figure("genesis/state_hashes_matched"));
        Invariants.checked("S6", snapshots);
    }

    @Test
    void anotherConfigurationBeginsANewSession() {
        String other = CONFIG + "\nfees: {takerRate: \"0.01\"}";
        FeedResult result = Tapes.feed(recording, whole, other);
        assertFalse(result.start().resumed(), "the old session went on under another configuration");
        requireTwoSessions();
    }

    @Test
    void anotherRecordingBeginsANewSession() {
        Path other = Recordings.generate(temporary.resolve("other.jsonl"), 13, 1, 6);
        FeedResult result = Tapes.feed(other, whole, CONFIG);
        assertFalse(result.start().resumed(), "the old session went on with another recording");
        requireTwoSessions();
    }

    private void requireTwoSessions() {
        List<byte[]> now = Tapes.records(whole, JournalKind.INBOUND);
        Tapes.assertStartsWith(inbound, now, "the first session");
        RecordBuffer start = Tapes.buffer(now.get(inbound.size()));
        assertEquals(SessionStartDecoder.TEMPLATE_ID, RecordFrame.templateId(start.buffer()));
        for (int i = 0; i < now.size(); i++) {
            int epoch = RecordFrame.epoch(Tapes.buffer(now.get(i)).buffer());
            assertEquals(i < inbound.size() ? 1 : 2, epoch, "epoch of record " + (i + 1));
        }
        Verified.quick(whole).expect(0);
    }

    @Test
    void aRecordingThatHasGrownGoesOn() {
        List<byte[]> lines = Recordings.lines(recording);
        Path part = Recordings.write(temporary.resolve("part.jsonl"), lines.subList(0, lines.size() / 2));
        Path journal = temporary.resolve("grown");
        Tapes.feed(part, journal, CONFIG);
        ProcessRun.Ended nothingNew = Program.quickFeed(part, journal).run().expect(0);
        assertTrue(nothingNew.out().contains("books"), nothingNew::toString);
        Path again = temporary.resolve("grown-2");
        Tapes.feed(part, again, CONFIG);
        FeedResult result = Tapes.feed(recording, again, CONFIG);
        assertTrue(result.start().resumed(), "a grown recording began a new session");
        assertEquals(lines.size() / 2, result.framesBefore());
        assertEquals(lines.size(), result.logic().positions().frames());
        assertEquals(lines.size(), frames(again), "each frame is on the tape once");
        Verified.quick(again).expect(0);
    }

    private static long frames(Path journal) {
        return Tapes.records(journal, JournalKind.INBOUND).stream()
                .filter(bytes -> RecordFrame.templateId(Tapes.buffer(bytes).buffer()) == MarketFrameDecoder.TEMPLATE_ID)
                .count();
    }

    @Test
    void aRecordingThatChangedBeforeThePositionIsRefused() {
        List<byte[]> lines = Recordings.lines(recording);
        int half = lines.size() / 2;
        Path part = Recordings.write(temporary.resolve("part.jsonl"), lines.subList(0, half));
        for (int changed : new int[] {half - 1, half / 2}) {
            Path journal = temporary.resolve("changed-" + changed);
            Tapes.feed(part, journal, CONFIG);
            List<byte[]> before = Tapes.records(journal, JournalKind.INBOUND);
            List<byte[]> other = new ArrayList<>(lines);
            String line = new String(lines.get(changed), StandardCharsets.UTF_8);
            other.set(changed, line.replaceFirst("payloadUtf8\": \"", "$0 ").getBytes(StandardCharsets.UTF_8));
            Path file = Recordings.write(temporary.resolve("changed-" + changed + ".jsonl"), other);
            ProcessRun.Ended refused = refusedBy(file, journal);
            assertEquals(1, refused.err().strip().lines().count(), refused::toString);
            assertTrue(refused.err().contains("another recording"), refused::toString);
            Tapes.assertSameRecords(before, Tapes.records(journal, JournalKind.INBOUND), "the refused tape");
        }
        Path shorter = Recordings.write(temporary.resolve("shorter.jsonl"), lines.subList(0, half - 3));
        Path journal = temporary.resolve("shorter");
        Tapes.feed(part, journal, CONFIG);
        ProcessRun.Ended refused = refusedBy(shorter, journal);
        assertTrue(refused.err().contains("it was cut"), refused::toString);
    }

    private ProcessRun.Ended refusedBy(Path file, Path journal) {
        Path config = temporary.resolve("tapemaker.yaml");
        try {
            Files.writeString(config, CONFIG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Program.quickFeed(file, journal, "--config", config.toString())
                .run()
                .expect(2);
    }
}
