package io.tapemaker.engine.gateway.operator;

import io.tapemaker.engine.config.ConfigReader;
import io.tapemaker.engine.gateway.InboundEncoder;
import io.tapemaker.engine.gateway.Session;
import io.tapemaker.engine.gateway.executions.PaperAcknowledger;
import io.tapemaker.engine.pipeline.EngineLoop;
import io.tapemaker.engine.pipeline.EnginePipeline;
import io.tapemaker.engine.pipeline.SnapshotPoints;
import io.tapemaker.engine.recovery.LogicFactory;
import io.tapemaker.engine.status.BehaviourStatusSource;
import io.tapemaker.engine.status.StatusBoard;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.JournalTailer;
import io.tapemaker.journal.codecs.RunMode;
import io.tapemaker.journal.memory.MemoryJournal;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordText;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** An engine of behaviour version 1 on journals in memory, with an operator's desk. */
final class DoorRig implements AutoCloseable {

    static final long NOON_NS = 1_790_000_000_000_000_000L;
    static final Instant SAID_AT = Instant.parse("2026-11-22T12:00:00.123456Z");

    private final MemoryJournal inbound = new MemoryJournal(JournalKind.INBOUND);
    private final InboundEncoder encoder = new InboundEncoder();
    private final EnginePipeline pipeline;
    private final OperatorDesk desk;

    DoorRig() {
        this(BehaviourStatusSource.NONE);
    }

    DoorRig(BehaviourStatusSource behaviour) {
        EngineLoop loop = new EngineLoop(
                inbound.openAppender(),
                new MemoryJournal(JournalKind.COMMANDS).openAppender(),
                LogicFactory.create(),
                new PaperAcknowledger(),
                SnapshotPoints.NONE);
        pipeline = new EnginePipeline(ConfigReader.defaults().process(), loop, new StatusBoard(behaviour));
        pipeline.start();
        byte[] config = "{}".getBytes(StandardCharsets.US_ASCII);
        byte[] hash = new byte[32];
        Session session = new Session(RunMode.FEED, 1, "build", "origin", hash, config, config, hash);
        pipeline.publish(out -> encoder.sessionStart(out, session, NOON_NS));
        desk = new OperatorDesk(
                pipeline,
                SettingCheck.NONE_CAN_CHANGE,
                () -> OperatorGateway.NOW_ON_TAPE,
                Clock.fixed(SAID_AT, ZoneOffset.UTC));
    }

    OperatorDesk desk() {
        return desk;
    }

    /** Breaks the engine: a record of a kind that no build knows. */
    void breakEngine() {
        pipeline.publish(out -> {
            encoder.timerTick(out, NOON_NS);
            out.buffer().putShort(20, (short) 999, java.nio.ByteOrder.LITTLE_ENDIAN);
        });
    }

    /** The records of INBOUND as text; the engine stops. */
    List<String> drained() {
        pipeline.drain();
        List<String> texts = new ArrayList<>();
        RecordBuffer record = new RecordBuffer();
        try (JournalTailer tailer = inbound.openTailer()) {
            while (tailer.poll(record)) {
                texts.add(RecordText.of(record));
            }
        }
        return texts;
    }

    @Override
    public void close() {
        pipeline.close();
    }

    static OperatorRequest word(String word) {
        return new OperatorRequest(word, "", "", "", "", ProcessHandle.current().pid());
    }
}
