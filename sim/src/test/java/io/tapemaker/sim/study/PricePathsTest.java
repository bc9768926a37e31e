package io.tapemaker.sim.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.engine.domain.quoting.Constraint;
import io.tapemaker.engine.domain.quoting.DesiredQuotes;
import io.tapemaker.engine.logic.QuotePlanner;
import io.tapemaker.journal.types.Side;
import io.tapemaker.sim.workload.SeededRandom;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Invariants;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofBudget;
import io.tapemaker.testkit.ProofKind;
import io.tapemaker.testkit.SharedMaterial;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proof(
        id = "study.price-paths",
        milestone = Milestone.M4,
        kind = ProofKind.SIM,
        title = "Along real price paths every order keeps every rule; what is quoted, by category",
        invariants = PricePathsTest.ORDER_KEEPS_RULES)
final class PricePathsTest {

    static final String ORDER_KEEPS_RULES = "study.order-keeps-rules";

    private static final String RECORDING = "recordings/bbo-2026-07.csv.gz";

    /** In CI each so-manieth market by name, in full each. */
    private static final int CI_STRIDE = 8;

    private static final long START_MS = 1_783_715_146_000L;
    private static final long POLL_MS = 120_000;
    private static final int POLLS = 700;

    @TempDir
    private Path folder;

    @Test
    void realPathsBreakNoRule() {
        Path file = SharedMaterial.require(RECORDING);
        List<String> slugs = BboFile.slugs(file);
        int stride = ProofBudget.pick(CI_STRIDE, 1);
        Set<String> chosen = new TreeSet<>();
        for (int i = 0; i < slugs.size(); i += stride) {
            chosen.add(slugs.get(i));
        }
        PathStudy study = study(BboFile.rows(file, chosen::contains), QuotePlanner.search());
        CategoryTable table = report("", study);
        assertEquals(List.of(), study.checker().violations());
        Invariants.checked(ORDER_KEEPS_RULES, study.checker().checks());
        assertTrue(table.all().quotedShare() > 0.25, "hardly anything is quoted");
    }

    @Test
    void pathsOfOurOwnBreakNoRule() throws IOException {
        PathStudy study = study(BboFile.rows(ownPaths(), slug -> true), QuotePlanner.search());
        CategoryTable table = report("own.", study);
        assertEquals(List.of(), study.checker().violations());
        Invariants.checked(ORDER_KEEPS_RULES, study.checker().checks());
        assertTrue(study.checker().checks() > 100, "hardly any order");
        assertTrue(table.all().quotedShare() > 0.25, "hardly anything is quoted");
    }

    /** One tick nearer than any quote may be. */
    @Test
    void anOrderInsideTheSpreadIsFound() throws IOException {
        QuotePlanner search = QuotePlanner.search();
        int place = DesiredQuotes.place(0, Side.BUY);
        QuotePlanner planted = (inputs, wanted) -> {
            Constraint constraint = search.plan(inputs, wanted);
            if (wanted.wants(place)) {
                long insideE4 = inputs.bids.priceE4(0) + inputs.tick.stepE4();
                wanted.want(place, insideE4, wanted.sizeE6(place));
            }
            return constraint;
        };
        PathStudy study = study(BboFile.rows(ownPaths(), slug -> true), planted);
        List<String> violations = study.checker().violations();
        assertFalse(violations.isEmpty(), "nothing found");
        assertTrue(violations.stream().anyMatch(line -> line.contains("inside the spread")), violations::toString);
        Figures.put("plantedViolationsFound", violations.size());
    }

    private static PathStudy study(List<BboRow> rows, QuotePlanner planner) {
        PathStudy study = new PathStudy(rows, planner);
        study.run();
        return study;
    }

    private static CategoryTable report(String prefix, PathStudy study) {
        CategoryTable table = new CategoryTable(study.figures());
        Figures.put(prefix + "orders", study.checker().checks());
        Figures.put(prefix + "violations", study.checker().violations().size());
        List<String> lines = table.lines();
        for (int i = 0; i < lines.size(); i++) {
            Figures.put(String.format(Locale.ROOT, "%stable.%02d", prefix, i), lines.get(i));
        }
        return table;
    }

    /** Three markets of a day that walk, one of them down to the finer grid near an end. */
    private Path ownPaths() throws IOException {
        StringBuilder text = new StringBuilder("epoch_ms,slug,bid,ask\n");
        SeededRandom random = SeededRandom.named(7, "own paths");
        long[] bidCents = {45, 70, 8};
        String[] slugs = {"tec-own-one", "tc-own-two", "aqc-own-three"};
        for (int poll = 0; poll < POLLS; poll++) {
            for (int i = 0; i < slugs.length; i++) {
                bidCents[i] = Math.max(2, Math.min(90, bidCents[i] + (random.percent(10) ? random.between(-1, 1) : 0)));
                long spread = random.between(1, 3);
                text.append(START_MS + poll * POLL_MS).append(',').append(slugs[i]);
                text.append(String.format(
                        Locale.ROOT, ",0.%02d,0.%02d\n", bidCents[i], Math.min(99, bidCents[i] + spread)));
            }
        }
        Path file = folder.resolve("paths.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }
}
