package io.tapemaker.engine.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tapemaker.engine.config.ConfigReader;
import io.tapemaker.engine.gateway.InboundEncoder;
import io.tapemaker.engine.gateway.executions.PaperAcknowledger;
import io.tapemaker.engine.recovery.LogicFactory;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.memory.MemoryJournal;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import org.junit.jupiter.api.Test;

@Proof(
        id = "engine.pipeline-drain",
        milestone = Milestone.M2,
        kind = ProofKind.UNIT,
        title = "What was published is handled before a drain returns, however short the run")
class EngineDrainTest {

    private static final int RUNS = 300;
    private static final int EVENTS = 3;
    private static final long TICK_NS = 1_000_000_000L;

    @Test
    void aDrainRightBehindTheStartLosesNothing() {
        for (int run = 0; run < RUNS; run++) {
            MemoryJournal inbound = new MemoryJournal(JournalKind.INBOUND);
            EngineLoop loop = new EngineLoop(
                    inbound.openAppender(),
                    new MemoryJournal(JournalKind.COMMANDS).openAppender(),
                    LogicFactory.create(),
                    new PaperAcknowledger(),
                    SnapshotPoints.NONE);
            InboundEncoder encoder = new InboundEncoder();
            try (EnginePipeline pipeline =
                    new EnginePipeline(ConfigReader.defaults().process(), loop)) {
                pipeline.start();
                for (int event = 1; event <= EVENTS; event++) {
                    long dueNs = event * TICK_NS;
                    pipeline.publish(out -> encoder.timerTick(out, dueNs));
                }
                pipeline.drain();
            }
            assertEquals(EVENTS, inbound.records().size(), "events handled in run " + run);
        }
        Figures.put("runs", RUNS);
    }
}
