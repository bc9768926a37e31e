package io.tapemaker.engine.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@Proof(
        id = "engine.config.checks",
        milestone = Milestone.M4,
        kind = ProofKind.UNIT,
        title = "Settings that are fine by themselves and would do together what nobody means are refused, "
                + "right up to where they would not")
final class ConfigChecksTest {

    @Test
    void eachProblemBeginsWhereItIsOne() throws IOException {
        List<String> found = new ArrayList<>();
        List<String> expected = Tables.lines("checks.txt");
        int configs = 0;
        for (String row : expected) {
            if (row.startsWith("ok ") || row.startsWith("no ")) {
                found.add(row);
                List<String> problems = problems(row.substring(3));
                assertEquals(row.startsWith("ok "), problems.isEmpty(), row + problems);
                problems.forEach(problem -> found.add("   " + problem));
                configs++;
            }
        }
        assertEquals(String.join("\n", expected), String.join("\n", found));
        Figures.put("configurations", configs);
    }

    @Test
    void theDefaultsAreFine() {
        assertEquals(List.of(), ConfigChecks.problems(ConfigReader.defaults()));
    }

    @Test
    void theFirstProblemIsToldAndATapeIsReadAllTheSame() {
        byte[] text = "quoting: {largestOrder: 49}".getBytes(StandardCharsets.UTF_8);
        assertEquals(
                List.of("test: quoting.largestOrder must be at least rewards.minSize, 50,"
                        + " or no order would ever score"),
                List.of(problemOf(text)));
        assertEquals(
                49_000_000,
                ConfigReader.readTaped("tape", text)
                        .decision()
                        .terms()
                        .quoting()
                        .largestOrderE6());
    }

    private static String problemOf(byte[] text) {
        try {
            ConfigReader.read("test", text);
        } catch (ConfigException e) {
            return String.valueOf(e.getMessage());
        }
        return "none";
    }

    private static List<String> problems(String text) {
        List<String> problems =
                ConfigChecks.problems(ConfigReader.readTaped("test", text.getBytes(StandardCharsets.UTF_8)));
        assertTrue(problems.stream().allMatch(line -> line.lines().count() == 1));
        return problems;
    }
}
