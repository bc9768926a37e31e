package io.tapemaker.replay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.tapemaker.journal.codecs.OperatorWord;
import io.tapemaker.replay.support.BookAudit;
import io.tapemaker.replay.support.Cli;
import io.tapemaker.replay.support.LoopTape;
import io.tapemaker.replay.support.TinyRecording;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proof(
        id = "replay.fills-and-kills",
        milestone = Milestone.M4,
        kind = ProofKind.REPLAY,
        title = "Sales of what fills brought, the kill latch and its re-arming are proven, counted and explained")
class FillsAndKillsTest {

    private static final long BID_E4 = 4_500;
    private static final long ORDER_E6 = 20_000_000;

    @TempDir
    private Path folder;

    private Path tape = Path.of("");
    private List<JsonNode> commands = List.of();

    @BeforeEach
    void write() throws IOException {
        tape = folder.resolve("tape");
        try (LoopTape writer = LoopTape.begin(TinyRecording.write(folder, 7, 6), tape)) {
            writer.feed();
            // The first order buys the first token, as the first place does.
            writer.fill(1, BID_E4, ORDER_E6);
            writer.tick();
            writer.say(OperatorWord.KILL);
            writer.say(OperatorWord.REARM);
        }
        commands = BookAudit.books(Cli.run("dump", tape, "--journal", "commands"));
    }

    @Test
    void theTapeIsProven() {
        Cli result = Cli.run("verify", tape);
        assertEquals(0, result.code(), result::toString);
        Figures.put("commands", commands.size());
    }

    @Test
    void aSaleOfWhatIsHeldIsExplained() {
        JsonNode sale = commands.stream()
                .filter(command -> command.path("side").asText().equals("SELL"))
                .findFirst()
                .orElseThrow();
        JsonNode why = why(sale);
        JsonNode facts = why.path("decision").path("facts");
        assertEquals("20", facts.path("inventory").asText(), why::toString);
        assertTrue(facts.path("ask").asText().startsWith("sell first 20 at "), why::toString);
        boolean isTarget = false;
        for (JsonNode quote : why.path("decision").path("target")) {
            isTarget |= quote.path("side").asText().equals("SELL")
                    && quote.path("price").equals(sale.path("price"));
        }
        assertTrue(isTarget, why::toString);
    }

    @Test
    void theKillAndWhatItCancelsAreExplained() {
        List<JsonNode> kills = commands.stream()
                .filter(command -> command.path("type").asText().equals("KillSwitch"))
                .toList();
        assertEquals(2, kills.size(), commands::toString);
        assertEquals(
                "the kill latch was set: the operator said so",
                why(kills.get(0)).path("other").asText());
        assertTrue(why(kills.get(1)).path("other").asText().startsWith("the operator re-armed"), kills::toString);
        JsonNode cancelAll = commands.stream()
                .filter(command -> command.path("type").asText().equals("CancelAll"))
                .findFirst()
                .orElseThrow();
        assertTrue(why(cancelAll).path("other").asText().startsWith("the kill latch is set"), cancelAll::toString);
    }

    @Test
    void statCountsFillsAndKills() {
        JsonNode engine =
                BookAudit.parsed(Cli.run("stat", tape, "--json")).path("end").path("engine");
        assertEquals(1, engine.path("fills").asInt(), engine::toString);
        assertEquals(2, engine.path("kills").asInt(), engine::toString);
    }

    /** Fills answer the tape's own orders: a run on paper has none, and what they led to is left to the tape. */
    @Test
    void diffLeavesFillsOut() {
        JsonNode report = BookAudit.parsed(Cli.run("diff", tape, "--json"));
        assertTrue(report.path("inputs_that_differ").asInt() > 0, report::toString);
        assertEquals(2, report.path("types").path("KillSwitch").path("right").asInt(), report::toString);
        assertEquals(
                0, report.path("types").path("KillSwitch").path("only_right").asInt(), report::toString);
    }

    private JsonNode why(JsonNode command) {
        Cli result = Cli.run("why", tape, "--command", command.path("sequence").asText(), "--json");
        assertEquals(0, result.code(), result::toString);
        return BookAudit.parsed(result);
    }
}
