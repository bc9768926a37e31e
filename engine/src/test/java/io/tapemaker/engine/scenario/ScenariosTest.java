package io.tapemaker.engine.scenario;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@Proof(
        id = "engine.scenarios",
        milestone = Milestone.M3,
        kind = ProofKind.UNIT,
        title = "Golden scenarios: what is placed and cancelled, and why, in files that a person can read")
final class ScenariosTest {

    private static final int LEAST = 80;

    /** Situations, each of which at least one scenario shows. */
    private static final List<String> NAMED = List.of(
            "one-sided-book",
            "steps",
            "volatility-prior",
            "extreme-price",
            "tick-0.1",
            "tick-0.01",
            "tick-0.005",
            "tick-0.0025",
            "tick-0.001",
            "tick-0.0001",
            "tick-change",
            "neg-risk",
            "game-start",
            "market-end",
            "minimum-size",
            "front-cushion",
            "reward-budget",
            "in-doubt",
            "failed-fill",
            "outside-middle-range",
            "sell-inventory",
            "inventory-limit",
            "quarantine",
            "daily-loss",
            "drawdown",
            "clock-gap",
            "executor-silence",
            "user-stream",
            "stale-asset",
            "operator-pause",
            "operator-leave",
            "operator-flatten",
            "operator-kill",
            "operator-rearm",
            "operator-set",
            "gtd-renewal",
            "dead-band",
            "cancel-refused",
            "late-fill",
            "duplicate-fill",
            "resolved",
            "out-of-sync",
            "sweep",
            "jump",
            "call-budget",
            "churn",
            "one-sided-quote",
            "thin-book",
            "restart");

    private static int scenarios;
    private static int steps;
    private static int commands;
    private static int explained;

    private static List<Path> files() {
        try (Stream<Path> list =
                Files.list(Path.of(Objects.requireNonNull(ScenariosTest.class.getResource("/scenarios"))
                        .toURI()))) {
            return list.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Scenario read(Path file) {
        return ScenarioText.read(file.getFileName().toString(), text(file));
    }

    @TestFactory
    Stream<DynamicTest> eachScenarioComesToWhatItsFileSays() {
        return files().stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), file.toUri(), () -> hold(file)));
    }

    private static void hold(Path file) {
        ScenarioRun run = new ScenarioRun(file.getFileName().toString(), read(file));
        String problems = run.play();
        assertTrue(problems.isEmpty(), () -> "\n" + problems);
        scenarios++;
        steps += run.steps();
        commands += run.commands();
        explained += run.explained();
    }

    @AfterAll
    static void figures() {
        Figures.put("scenarios", scenarios);
        Figures.put("steps", steps);
        Figures.put("commandsChecked", commands);
        Figures.put("explanationLinesChecked", explained);
    }

    @Test
    void enoughScenariosShowEverythingThatIsNamed() {
        TreeMap<String, Integer> shown = new TreeMap<>();
        TreeSet<String> titles = new TreeSet<>();
        for (Path file : files()) {
            Scenario scenario = read(file);
            titles.add(Objects.requireNonNull(scenario.title()));
            for (String kind : Objects.requireNonNull(scenario.shows())) {
                shown.merge(kind, 1, Integer::sum);
            }
        }
        assertAll(
                () -> assertTrue(titles.size() >= LEAST, () -> titles.size() + " scenarios"),
                () -> assertEquals(files().size(), titles.size(), "each has a title of its own"),
                // As sets, so that a misspelt kind shows as well as a missing one.
                () -> assertEquals(new TreeSet<>(NAMED), new TreeSet<>(shown.keySet())));
    }

    private static final String SMALL = """
            title: Both sides join the touch
            why: The nearest price that joins and the largest order earn most.
            shows: [tick-0.01]
            steps:
              - book: {bids: "0.49x500", asks: "0.51x500"}
                expect:
                  - place 1 buy yes 0.49 x 200 gtd 600s
                  - place 2 buy no 0.49 x 200 gtd 480s
                explain: {regime: NORMAL}
            """;

    private static String play(String text) {
        return new ScenarioRun("small", ScenarioText.read("small", text)).play();
    }

    @Test
    void theSmallScenarioHolds() {
        assertEquals("", play(SMALL));
    }

    @Test
    void aPlantedPriceOrExplanationIsFoundAndTheTruthPrinted() {
        String price = play(SMALL.replace("yes 0.49", "yes 0.48"));
        assertTrue(price.contains("- \"place 1 buy yes 0.49 x 200 gtd 600s\""), price);
        String missing = play(SMALL.replace("- place 2 buy no 0.49 x 200 gtd 480s", ""));
        assertTrue(missing.contains("place 2 buy no"), missing);
        String regime = play(SMALL.replace("regime: NORMAL", "regime: WIDE"));
        assertTrue(regime.contains("regime: \"NORMAL\""), regime);
    }

    @Test
    void aMisspeltOrMissingKeyIsAnErrorThatNamesIt() {
        assertTrue(refused(SMALL.replace("expect:", "expcet:")).contains("expcet"));
        assertTrue(refused(SMALL.replace("asks:", "aks:")).contains("aks"));
        assertTrue(refused(SMALL.replace("why:", "why: |\n  x\nwhy:")).contains("why"));
        assertTrue(
                refused(SMALL.replace("title: Both sides join the touch\n", "")).contains("title"));
        assertTrue(refused(SMALL + "    tick: true\n").contains("does one thing"));
        assertTrue(refused(SMALL + "config: {quoting: {largstOrder: \"50\"}}\n").contains("quoting.largstOrder"));
        assertTrue(refused(SMALL.replace("- book", "- at: 2 s\n    book")).contains("'2 s'"));
    }

    private static String refused(String text) {
        return Objects.requireNonNull(
                assertThrows(RuntimeException.class, () -> play(text), text).getMessage());
    }
}
