package io.tapemaker.sim.backtest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.engine.config.LoadedConfig;
import io.tapemaker.engine.recovery.LogicFactory;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.JournalTailer;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.replay.tape.TapeDirectory;
import io.tapemaker.replay.verify.Progress;
import io.tapemaker.replay.verify.Verification;
import io.tapemaker.replay.verify.VerifyOutcome;
import io.tapemaker.replay.verify.VerifyReport;
import io.tapemaker.sim.study.BboRow;
import io.tapemaker.sim.study.PaperWatch;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import io.tapemaker.testkit.SharedMaterial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Proof(
        id = "backtest.journals",
        milestone = Milestone.M4,
        kind = ProofKind.DETERMINISM,
        title = "A backtest keeps its tapes, the same twice; verify decides them again and finds a planted decision")
final class KeptTapeTest {

    private static final String RECORDING = "recordings/bbo-2026-07.csv.gz";
    private static final int REAL_POLLS = 90;

    @TempDir
    private Path folder;

    private static Backtest backtest(List<BboRow> rows) {
        return new Backtest(rows, LoadedConfig.of(null), BacktestModel.USUAL);
    }

    private Map<String, MarketResult> keep(List<BboRow> rows, String name, Quoter quoter) {
        Map<String, MarketResult> results = new TreeMap<>();
        BacktestResult result = backtest(rows).keeping(folder.resolve(name)).run(quoter, 2, quotes -> {});
        result.markets().forEach(market -> results.put(market.slug(), market));
        return results;
    }

    private static List<byte[]> records(Path directory, JournalKind kind) {
        List<byte[]> records = new ArrayList<>();
        RecordBuffer record = new RecordBuffer();
        try (JournalTailer tailer = new TapeDirectory(directory).tail(kind)) {
            while (tailer.poll(record)) {
                records.add(Arrays.copyOf(record.array(), record.length()));
            }
        }
        return records;
    }

    private static VerifyReport verify(Path directory) {
        Progress nobody = new Progress() {
            @Override
            public void good(JournalKind kind, long sequence) {
                // Nobody waits.
            }

            @Override
            public void replayed(long sequence) {
                // Nobody waits.
            }
        };
        return new Verification(new TapeDirectory(directory), LogicFactory::create, nobody).run();
    }

    private static void assertSame(Path one, Path two) {
        for (JournalKind kind : List.of(JournalKind.INBOUND, JournalKind.COMMANDS)) {
            List<byte[]> expected = records(one, kind);
            List<byte[]> actual = records(two, kind);
            assertEquals(expected.size(), actual.size(), kind.name());
            for (int i = 0; i < expected.size(); i++) {
                assertArrayEquals(expected.get(i), actual.get(i), kind + " " + (i + 1));
            }
            Figures.put(kind + " records equal", expected.size());
        }
    }

    @Test
    void twoRunsKeepEqualTapesThatVerifyAccepts() {
        List<BboRow> rows = Walks.of(2, 90);
        Map<String, MarketResult> first = keep(rows, "one", Quoter.OURS);
        Map<String, MarketResult> second = keep(rows, "two", Quoter.OURS);
        BacktestResult unkept = backtest(rows).run(Quoter.OURS, 1, quotes -> {});
        for (MarketResult market : unkept.markets()) {
            Path tape = folder.resolve("one").resolve(market.slug());
            assertSame(tape, folder.resolve("two").resolve(market.slug()));
            assertEquals(market.tape(), Walks.found(first, market.slug()).tape());
            assertEquals(market.tape(), Walks.found(second, market.slug()).tape());
            VerifyReport report = verify(tape);
            assertEquals(VerifyOutcome.IDENTICAL, report.outcome(), report.problem());
            String counts = "inbound " + report.inbound().lastGoodSequence();
            assertTrue(market.tape().startsWith(counts + " "), counts);
            assertTrue(report.commands().lastGoodSequence() > 20, "hardly any command");
        }
    }

    @Test
    void anotherQuoteIsAnotherTape() {
        List<BboRow> rows = Walks.of(1, 40);
        List<BboRow> other = new ArrayList<>(rows);
        BboRow changed = rows.get(20);
        other.set(20, new BboRow(changed.timeMs(), changed.slug(), changed.bidE4() - 100, changed.askE4()));
        assertNotEquals(
                keep(rows, "one", Quoter.OURS).values().iterator().next().tape(),
                keep(other, "two", Quoter.OURS).values().iterator().next().tape());
    }

    /** What the engine would not have decided is no tape of the engine. */
    @Test
    void aPlantedDecisionIsFound() {
        List<BboRow> rows = Walks.of(1, 40);
        try (KeptTape tape = new KeptTape(folder, "planted")) {
            BacktestConfig config = new BacktestConfig(LoadedConfig.of(null));
            FillModel model = new FillModel(BacktestModel.USUAL);
            new MarketRun(rows, config, model, Quoter.TOUCH::planner, PaperWatch.NONE, tape).run();
        }
        assertEquals(VerifyOutcome.DIVERGED, verify(folder.resolve("planted")).outcome());
    }

    @Test
    void onlyWhatShipsIsKept() {
        keep(Walks.of(1, 5), "rival", Quoter.TOUCH);
        assertTrue(Files.notExists(folder.resolve("rival")));
    }

    @ParameterizedTest
    @CsvSource({
        "tec-own-one.2, tec-own-one.2",
        ".., %2e.",
        "., %2e",
        "-x, -x",
        "a/../b, a%2f..%2fb",
        "a\\b, a%5cb",
        "A, %41",
        "%2e, %252e",
        "\u00e9, %c3%a9"
    })
    void aMarketsNameNamesOneFolderAndNothingElse(String market, String expected) {
        assertEquals(expected, KeptTape.folderOf(market));
        Path root = Path.of("root");
        assertEquals(root, root.resolve(KeptTape.folderOf(market)).normalize().getParent());
    }

    @Test
    void aNameThatNoFolderCanHaveIsRefusedBeforeAnythingIsWritten() throws IOException {
        assertThrows(IllegalArgumentException.class, () -> KeptTape.folderOf(""));
        List<BboRow> rows = List.of(new BboRow(Walks.START_MS, "a".repeat(256), 4_000, 5_000));
        assertThrows(IllegalArgumentException.class, () -> backtest(rows).keeping(folder));
        try (Stream<Path> entries = Files.list(folder)) {
            assertEquals(0, entries.count());
        }
    }

    @Test
    void aRealPathIsKeptAndVerified() throws IOException {
        Path file = SharedMaterial.require(RECORDING);
        List<BboRow> rows = Walks.firstOf(file, folder, 1, REAL_POLLS);
        keep(rows, "real", Quoter.OURS);
        VerifyReport report = verify(folder.resolve("real").resolve(rows.get(0).slug()));
        assertEquals(VerifyOutcome.IDENTICAL, report.outcome(), report.problem());
        Figures.put("real.inbound records verified", report.inbound().lastGoodSequence());
        Figures.put("real.commands verified", report.commands().lastGoodSequence());
    }
}
