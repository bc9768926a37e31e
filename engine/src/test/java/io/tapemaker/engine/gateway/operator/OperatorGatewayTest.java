package io.tapemaker.engine.gateway.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tapemaker.engine.config.ConfigReader;
import io.tapemaker.engine.gateway.executions.PaperAcknowledger;
import io.tapemaker.engine.pipeline.EngineLoop;
import io.tapemaker.engine.pipeline.EnginePipeline;
import io.tapemaker.engine.pipeline.SnapshotPoints;
import io.tapemaker.engine.recovery.LogicFactory;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.JournalTailer;
import io.tapemaker.journal.codecs.OperatorWord;
import io.tapemaker.journal.memory.MemoryJournal;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordText;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@Proof(
        id = "engine.operator-gateway",
        milestone = Milestone.M2,
        kind = ProofKind.UNIT,
        title = "Each word of the operator is on the tape with who, why and when, in the order in which it was said")
class OperatorGatewayTest {

    private static final long NOON_NS = 1_790_000_000_000_000_000L;

    private final MemoryJournal inbound = new MemoryJournal(JournalKind.INBOUND);
    private final MemoryJournal commands = new MemoryJournal(JournalKind.COMMANDS);

    @Test
    void wordsAreJournaledInOrder() {
        EngineLoop loop = new EngineLoop(
                inbound.openAppender(),
                commands.openAppender(),
                LogicFactory.create(),
                new PaperAcknowledger(),
                SnapshotPoints.NONE);
        try (EnginePipeline pipeline =
                new EnginePipeline(ConfigReader.defaults().process(), loop)) {
            pipeline.start();
            OperatorGateway operator = new OperatorGateway(pipeline);
            operator.say(OperatorWord.PAUSE, "ada", "news at noon", NOON_NS);
            operator.say(OperatorWord.RESUME, "ada", "x".repeat(2_000), NOON_NS + 1);
            pipeline.drain();
        }
        List<String> tape = texts();
        assertEquals(2, tape.size());
        assertEquals(
                "\"word\":\"PAUSE\",\"who\":\"ada\",\"text\":\"news at noon\"}",
                tape.get(0).substring(tape.get(0).indexOf("\"word\"")));
        assertEquals(
                "\"word\":\"RESUME\",\"who\":\"ada\",\"text\":\"" + "x".repeat(OperatorGateway.MAX_TEXT_LENGTH) + "\"}",
                tape.get(1).substring(tape.get(1).indexOf("\"word\"")));
    }

    private List<String> texts() {
        List<String> texts = new ArrayList<>();
        RecordBuffer record = new RecordBuffer();
        try (JournalTailer tailer = inbound.openTailer()) {
            while (tailer.poll(record)) {
                texts.add(RecordText.of(record));
            }
        }
        return texts;
    }
}
