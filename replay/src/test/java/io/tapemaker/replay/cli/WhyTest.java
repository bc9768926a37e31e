package io.tapemaker.replay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.replay.support.BookAudit;
import io.tapemaker.replay.support.Cli;
import io.tapemaker.replay.support.Tapes;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proof(
        id = "replay.why",
        milestone = Milestone.M2,
        kind = ProofKind.REPLAY,
        title = "why explains every command of a tape: its cause, the books, the decision, the orders and the answer")
class WhyTest {

    @TempDir
    private Path folder;

    private Path tape = Path.of("");
    private List<JsonNode> commands = List.of();

    @BeforeEach
    void feed() throws IOException {
        tape = Tapes.tiny(folder, "tape", 120);
        commands = BookAudit.books(Cli.run("dump", tape, "--journal", "commands"));
    }

    @Test
    void everyCommandIsExplained() {
        int decided = 0;
        int answers = 0;
        for (JsonNode command : commands) {
            JsonNode why = why("--command", command.path("sequence").asText());
            assertEquals(command.toString(), why.path("command").asText());
            boolean isAnswer = why.path("cause").asText().contains("\"type\":\"ExecutionReport\"");
            answers += isAnswer ? 1 : 0;
            // A place behind a confirmed cancel names that cancel.
            assertEquals(isAnswer, why.path("answered").asText().contains("\"type\":"), why::toString);
            String type = command.path("type").asText();
            boolean ofOrder = type.equals("PlaceOrder") || type.equals("CancelOrder");
            assertEquals(ofOrder, why.path("decision").isObject(), why::toString);
            if (ofOrder) {
                decided++;
                requireOrderExplained(command, why);
            } else {
                assertFalse(why.path("other").asText().isEmpty(), why::toString);
            }
        }
        assertTrue(decided > 20, () -> "only a few commands were decided on");
        assertTrue(answers > 0, "no command followed from an answer");
        Figures.put("commandsExplained", commands.size());
    }

    private static void requireOrderExplained(JsonNode command, JsonNode why) {
        assertEquals(command.path("market").asText(), why.path("market").asText());
        assertTrue(why.path("cause").asText().startsWith("{\"sequence\":" + command.path("source_position") + ","));
        JsonNode before = order(why.path("deciding"), command.path("order"));
        JsonNode after = order(why.path("after"), command.path("order"));
        if (command.path("type").asText().equals("PlaceOrder")) {
            assertTrue(before.isMissingNode(), why::toString);
            assertEquals("PENDING", after.path("state").asText(), why::toString);
            requireSame(command, after);
            assertEquals(1, count(why.path("decision").path("target"), command), why::toString);
            assertTrue(why.path("answer").asText().contains("\"kind\":\"ACCEPTED\""), why::toString);
        } else {
            assertEquals("LIVE", before.path("state").asText(), why::toString);
            assertEquals("PENDING_CANCEL", after.path("state").asText(), why::toString);
            assertEquals(0, count(why.path("decision").path("target"), before), why::toString);
            assertTrue(why.path("answer").asText().contains("\"kind\":\"CANCELLED\""), why::toString);
        }
        assertTrue(why.path("answer").asText().contains("\"source_position\":" + command.path("sequence")));
        assertEquals(2, why.path("before").path("books").size(), why::toString);
        JsonNode facts = why.path("decision").path("facts");
        assertEquals("NORMAL", facts.path("regime").asText(), why::toString);
        assertEquals("none", facts.path("constraint").asText(), why::toString);
        assertTrue(facts.path("value.net").asText().matches("[0-9.]+"), why::toString);
    }

    private static void requireSame(JsonNode one, JsonNode other) {
        for (String part : List.of("asset_id", "side", "price", "size")) {
            assertEquals(one.path(part), other.path(part), part);
        }
    }

    /** How many quotes are for this token and side, at this price and of this size. */
    private static long count(JsonNode quotes, JsonNode like) {
        long count = 0;
        for (JsonNode quote : quotes) {
            boolean same = true;
            for (String part : List.of("asset_id", "side", "price", "size")) {
                same &= quote.path(part).equals(like.path(part));
            }
            count += same ? 1 : 0;
        }
        return count;
    }

    private static JsonNode order(JsonNode moment, JsonNode id) {
        for (JsonNode order : moment.path("orders")) {
            if (order.path("order").equals(id)) {
                return order;
            }
        }
        return MissingNode.getInstance();
    }

    @Test
    void anOrderLeadsToTheCommandThatPlacedIt() {
        JsonNode cancel = commands.stream()
                .filter(command -> command.path("type").asText().equals("CancelOrder"))
                .findFirst()
                .orElseThrow();
        JsonNode why = why("--order", cancel.path("order").asText());
        assertTrue(why.path("command").asText().contains("\"type\":\"PlaceOrder\""), why::toString);
        assertEquals(cancel.toString(), why.path("later").path(0).asText());
    }

    @Test
    void peopleReadItFromTopToBottom() {
        Cli result = Cli.run("why", tape, "--command", "1");
        assertEquals(0, result.code(), result::toString);
        String order = "(?s)command .*\ncause .*\nmarket .*\nbefore .*\ndeciding .*\ndecision      regime: NORMAL\n.*"
                + "\ndecision      value.net: .*\ndecision      edit.ask: .*\nwanted .*\ntarget .*"
                + "\norders after .*\nanswer .*";
        assertTrue(Pattern.matches(order, result.out()), result::toString);
    }

    @Test
    void whatIsNotThereIsAUsageErrorOfOneLine() {
        for (Cli result : List.of(
                Cli.run("why", tape, "--command", "0"),
                Cli.run("why", tape, "--command", commands.size() + 1),
                Cli.run("why", tape, "--order", "1-99999"),
                Cli.run("why", tape, "--order", "first"),
                Cli.run("why", tape, "--order", "1-1", "--command", "1"),
                Cli.run("why", tape))) {
            assertEquals(2, result.code(), result::toString);
            assertEquals(1, result.err().lines().count(), result::toString);
        }
    }

    @Test
    void aCommandThatDoesNotFollowIsADivergence() throws IOException {
        List<byte[]> records = Tapes.records(tape, JournalKind.COMMANDS);
        records.get(9)[RecordBuffer.BODY_OFFSET + 8] ^= 1;
        Tapes.rewriteCommands(tape, records);
        Cli result = Cli.run("why", tape, "--command", "10");
        assertEquals(3, result.code(), result::toString);
        assertTrue(result.err().contains("command 10 is not what INBOUND record "), result::toString);
    }

    private JsonNode why(String option, String value) {
        Cli result = Cli.run("why", tape, option, value, "--json");
        assertEquals(0, result.code(), result::toString);
        return BookAudit.parsed(result);
    }
}
