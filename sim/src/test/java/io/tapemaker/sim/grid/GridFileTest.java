package io.tapemaker.sim.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.engine.config.ConfigException;
import io.tapemaker.sim.backtest.BacktestModel;
import io.tapemaker.sim.backtest.BacktestModel.Factor;
import io.tapemaker.sim.backtest.Quoter;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.ProjectRoot;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Proof(
        id = "study.grid-file",
        milestone = Milestone.M4,
        kind = ProofKind.UNIT,
        title = "The grid that was written down is read as it stands, and anything else is refused with one line")
final class GridFileTest {

    private static final String GOOD = """
            depth: [0.5, 1]
            queue: [1]
            fillRate: [1]
            latency: [2, 1]
            quoters: [touch, ours]
            heldOutDays: [2026-07-14]
            """;

    @TempDir
    private Path folder;

    private StudyGrid read(String text) throws IOException {
        return GridFile.read(Files.writeString(folder.resolve("grid.yaml"), text));
    }

    private void assertRefused(String text, String expected) {
        ConfigException refused = assertThrows(ConfigException.class, () -> read(text));
        String message = String.valueOf(refused.getMessage());
        assertTrue(message.contains("grid.yaml"), message);
        assertTrue(message.contains(expected), message);
        assertEquals(1, message.lines().count(), message);
    }

    @Test
    void theProjectsGridIsTwentySevenCellsOfFiveQuoters() {
        StudyGrid grid = GridFile.read(ProjectRoot.path().resolve("config/study-grid.yaml"));
        assertEquals(27, new HashSet<>(grid.cells()).size());
        assertEquals(27, grid.cells().size());
        assertEquals(List.of(Quoter.values()), grid.quoters());
        assertEquals(
                List.of(
                        "2026-07-14",
                        "2026-07-16",
                        "2026-07-29",
                        "2026-07-31",
                        "2026-08-01",
                        "2026-08-02",
                        "2026-08-04"),
                grid.heldOutDays().stream()
                        .map(day -> LocalDate.ofEpochDay(day).toString())
                        .toList());
        assertTrue(grid.cells().contains(BacktestModel.USUAL));
    }

    @Test
    void theOrderInTheFileDoesNotMatter() throws IOException {
        StudyGrid grid = read(GOOD);
        assertEquals(List.of(Quoter.OURS, Quoter.TOUCH), grid.quoters());
        assertEquals(List.of(Factor.ONE, Factor.TWO), grid.latency());
        assertEquals(
                List.of(
                        new BacktestModel(Factor.HALF, Factor.ONE, Factor.ONE, Factor.ONE),
                        new BacktestModel(Factor.HALF, Factor.ONE, Factor.ONE, Factor.TWO),
                        new BacktestModel(Factor.ONE, Factor.ONE, Factor.ONE, Factor.ONE),
                        new BacktestModel(Factor.ONE, Factor.ONE, Factor.ONE, Factor.TWO)),
                grid.cells());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "depth: [0.5, 1] | depth: [3] | depth must be of 0.5, 1, 2, not '3'",
                "depth: [0.5, 1] | depth: [1, 1] | depth names 1 twice",
                "depth: [0.5, 1] | depth: 1 | depth must be a list",
                "depth: [0.5, 1] | depth: [] | depth must be a list",
                "depth: [0.5, 1] | depth: [[1]] | depth must be of",
                "depth: [0.5, 1] | dept: [1] | unknown key dept; known here: depth, queue",
                "queue: [1] | '' | queue must be a list",
                "queue: [1] | depth: [1] | line 2: Duplicate field 'depth'",
                "[touch, ours] | [ours] | quoters must name ours and at least one other",
                "[touch, ours] | [touch, band] | quoters must name ours",
                "[touch, ours] | [ours, best] | quoters must be of ours, band, cent, touch, second, not 'best'",
                "2026-07-14 | 14.7.2026 | heldOutDays must be days such as 2026-07-14, not '14.7.2026'",
                "2026-07-14 | 1912-07-14 | heldOutDays must be days",
                "'2026-07-14' | '2026-07-14, 2026-07-14' | heldOutDays names 2026-07-14 twice",
                "heldOutDays: | 'heldOutDays: [' | parsing a flow sequence"
            })
    void whatIsNotAGridIsRefused(String part, String instead, String expected) {
        assertRefused(GOOD.replace(part, instead), expected);
    }

    @Test
    void whatIsNoFileOfAGridIsRefused() {
        assertRefused("", "must be a mapping with the keys depth");
        assertRefused("- 1\n", "must be a mapping");
        assertRefused(GOOD + "---\n" + GOOD, "");
        assertRefused("#" + " ".repeat(70_000) + "\n" + GOOD, "above 64 KiB");
        ConfigException absent =
                assertThrows(ConfigException.class, () -> GridFile.read(folder.resolve("absent.yaml")));
        assertTrue(String.valueOf(absent.getMessage()).contains("absent.yaml: cannot be read"));
    }
}
