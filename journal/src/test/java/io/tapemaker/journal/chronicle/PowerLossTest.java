package io.tapemaker.journal.chronicle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.journal.JournalAppender;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofBudget;
import io.tapemaker.testkit.ProofKind;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After a power loss each page is as it was at the last sync or as it was written since, in any combination. */
@Proof(
        id = "journal.power-loss",
        milestone = Milestone.M0,
        kind = ProofKind.CRASH,
        title = "Whatever pages a power loss takes, everything up to the watermark is there and the rest is cut")
final class PowerLossTest {

    private static final JournalKind KIND = JournalKind.INBOUND;
    private static final int PAGE = 4096;
    private static final int SYNCED = 300;
    private static final int WRITTEN = 700;
    private static final TapeAudit.Watermark WATERMARK = new TapeAudit.Watermark(SYNCED, true);

    @TempDir
    Path directory;

    private HeapTape atSync = HeapTape.EMPTY;
    private HeapTape atLoss = HeapTape.EMPTY;
    private byte[] watermarkAtLoss = {};

    @BeforeEach
    void write() throws IOException {
        Path live = directory.resolve("live");
        JournalOptions options = JournalOptions.standard().withDurability(Durability.PROCESS_CRASH);
        try (JournalAppender appender =
                ChronicleJournal.open(live, KIND, options).openAppender()) {
            Records.appendTo(appender, SYNCED, 1);
            appender.sync();
            atSync = new HeapTape(live, KIND);
            Records.appendTo(appender, WRITTEN, 1);
            atLoss = new HeapTape(live, KIND);
            watermarkAtLoss = Files.readAllBytes(live.resolve("watermark"));
        }
    }

    /** A file of which each page is of one of the two moments. */
    private byte[] mixed(SplittableRandom random) {
        byte[] bytes = atLoss.last().written.clone();
        byte[] before = Arrays.copyOf(atSync.last().written, bytes.length);
        int lost = random.nextInt(1, 10);
        for (int page = 0; page < bytes.length; page += PAGE) {
            if (random.nextInt(10) < lost) {
                int end = Math.min(bytes.length, page + PAGE);
                System.arraycopy(before, page, bytes, page, end - page);
            }
        }
        return bytes;
    }

    @Test
    void anySetOfPagesLeavesEverythingUpToTheWatermark() {
        SplittableRandom random = new SplittableRandom(31);
        HeapTape tape = atLoss;
        Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
        int images = ProofBudget.pick(5_000, 1_000_000);
        byte[] whole = tape.last().written;
        for (int image = 0; image < images; image++) {
            tape.last().written = whole;
            tape.last().written = mixed(random);
            AuditReport report = tape.audit(WATERMARK);
            verdicts.merge(report.verdict(), 1, Integer::sum);
            assertTrue(report.verdict().compareTo(Verdict.TORN) <= 0, report::toString);
            assertTrue(report.lastSequence() >= SYNCED, report::toString);
        }
        assertTrue(verdicts.getOrDefault(Verdict.TORN, 0) > images / 2, verdicts::toString);
        verdicts.forEach((verdict, count) -> Figures.put("images" + verdict, count));
    }

    @Test
    void withoutTheWatermarkTheSameIsCorruptMoreOftenThanNot() {
        SplittableRandom random = new SplittableRandom(31);
        HeapTape tape = atLoss;
        byte[] whole = tape.last().written;
        int corrupt = 0;
        for (int image = 0; image < 100; image++) {
            tape.last().written = whole;
            tape.last().written = mixed(random);
            corrupt += tape.audit().verdict() == Verdict.CORRUPT ? 1 : 0;
        }
        assertTrue(corrupt > 50, corrupt + " of 100");
    }

    @Test
    void damageUpToTheWatermarkStaysCorrupt() {
        atLoss.last().written[RollFileLayout.FIRST_RECORD + 100] ^= 1;
        assertEquals(Verdict.CORRUPT, atLoss.audit(WATERMARK).verdict());
    }

    @Test
    void whatIsLeftIsCutAndTheTapeGoesOn() throws IOException {
        SplittableRandom random = new SplittableRandom(32);
        ChronicleJournal whole = ChronicleJournal.open(directory.resolve("whole"), KIND, JournalOptions.standard());
        Records.write(whole, WRITTEN + 10, 1);
        for (int round = 0; round < 8; round++) {
            Path lost = directory.resolve("lost" + round);
            Path folder = Files.createDirectories(lost.resolve(KIND.folder()));
            Files.write(lost.resolve("watermark"), watermarkAtLoss);
            String name = atLoss.files().get(0).name();
            try (RandomAccessFile file =
                    new RandomAccessFile(folder.resolve(name).toFile(), "rw")) {
                file.write(mixed(random));
                file.setLength(atLoss.last().length);
            }
            TapeRepair.Outcome outcome = TapeRepair.repair(lost, KIND);
            assertTrue(outcome.lastSequence() >= SYNCED, outcome::toString);
            assertEquals(0, outcome.lostAcknowledged());
            Records.write(ChronicleJournal.open(lost, KIND, JournalOptions.standard()), WRITTEN + 10, 1);
            assertEquals(TapeDirs.digest(directory.resolve("whole")), TapeDirs.digest(lost));
        }
    }
}
