package io.tapemaker.engine.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tapemaker.engine.config.Settings.Kind;
import io.tapemaker.engine.config.Settings.Setting;
import io.tapemaker.journal.types.Decimals;
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
        id = "engine.config.problems",
        milestone = Milestone.M4,
        kind = ProofKind.UNIT,
        title = "Every way in which a configuration cannot be meant is one line that names the key and the mend")
final class ConfigProblemsTest {

    private static final String ID = "0x00000000000000000000000000000000000000000000000000000000000000a1";

    @Test
    void everyNumberIsHeldToItsRange() {
        int tried = 0;
        for (Setting setting : Settings.all()) {
            if (setting.kind() == Kind.WHOLE || setting.kind() == Kind.DECIMAL) {
                for (JsonNode beyond : beyond(setting)) {
                    ObjectNode tree = Settings.defaults();
                    Settings.put(tree, setting.path(), beyond);
                    String problem = problemOf(tree.toString());
                    assertTrue(
                            problem.startsWith("test: " + setting.key() + " must be ")
                                    && problem.endsWith(", not '" + beyond.asText() + "'"),
                            problem);
                    tried++;
                }
            }
        }
        Figures.put("values", tried);
    }

    private static List<JsonNode> beyond(Setting setting) {
        if (setting.kind() == Kind.WHOLE) {
            return List.of(LongNode.valueOf(setting.min() - 1), LongNode.valueOf(setting.max() + 1));
        }
        String above = Decimals.format(setting.max() + 1, setting.decimals());
        String below = setting.min() == 0 ? "-1" : Decimals.format(setting.min() - 1, setting.decimals());
        String finer = "0." + "0".repeat(setting.decimals()) + "1";
        return List.of(TextNode.valueOf(above), TextNode.valueOf(below), TextNode.valueOf(finer));
    }

    @Test
    void eachProblemIsNamed() throws IOException {
        List<String> expected = Tables.lines("problems.txt");
        List<String> found = new ArrayList<>();
        for (String row : expected) {
            if (!row.startsWith("test: ")) {
                found.add(row);
                found.add(problemOf(row.replace("ID", ID)));
            }
        }
        assertEquals(String.join("\n", expected), String.join("\n", found));
        Figures.put("configurations", found.size() / 2);
    }

    @Test
    void whatTheWriterWroteIsShownShortAndOnOneLine() {
        String problem = problemOf("engine: {waitStrategy: \"a\\nb\\u2028\\u001b" + "x".repeat(10_000) + "\"}");
        assertEquals(
                "test: engine.waitStrategy must be one of blocking, yielding, spinning, not 'a\\u000ab\\u2028\\u001b"
                        + "x".repeat(55) + "...'",
                problem);
        assertTrue(problemOf("? \"k\\r" + "y".repeat(5_000) + "\"\n: 1").length() < 300);
    }

    private static String problemOf(String text) {
        ConfigException problem = assertThrows(
                ConfigException.class, () -> ConfigReader.read("test", text.getBytes(StandardCharsets.UTF_8)), text);
        String line = String.valueOf(problem.getMessage());
        assertEquals(1, line.lines().count(), line);
        return line;
    }
}
