package io.tapemaker.engine.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.engine.config.ConfigReader;
import io.tapemaker.engine.config.ProcessSettings;
import io.tapemaker.engine.config.ProcessSettings.WaitChoice;
import io.tapemaker.engine.gateway.InboundEncoder;
import io.tapemaker.engine.gateway.Session;
import io.tapemaker.engine.gateway.executions.PaperAcknowledger;
import io.tapemaker.engine.logic.BusinessLogic;
import io.tapemaker.engine.recovery.LogicFactory;
import io.tapemaker.journal.JournalAppender;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.chronicle.Durability;
import io.tapemaker.journal.codecs.RunMode;
import io.tapemaker.journal.memory.MemoryJournal;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordFrame;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Proof(
        id = "engine.pipeline",
        milestone = Milestone.M2,
        kind = ProofKind.UNIT,
        title = "Events are handled once, in order, and none after one that failed")
@Timeout(120)
final class EnginePipelineTest {
    private static final long NOW_NS = 1_790_000_000_000_000_000L;
    private static final int LARGEST_FRAME = 4 << 20;

    private final MemoryJournal inbound = new MemoryJournal(JournalKind.INBOUND);
    private final MemoryJournal commands = new MemoryJournal(JournalKind.COMMANDS);
    private final JournalAppender inboundAppender = inbound.openAppender();
    private final InboundEncoder encoder = new InboundEncoder();
    private final AtomicInteger handled = new AtomicInteger();
    private final EngineLoop loop = loop((logic, in, out) -> handled.incrementAndGet());

    private EngineLoop loop(SnapshotPoints afterRecord) {
        BusinessLogic logic = LogicFactory.create();
        return new EngineLoop(inboundAppender, commands.openAppender(), logic, new PaperAcknowledger(), afterRecord);
    }

    private EnginePipeline started(int ringSlots, WaitChoice wait) {
        EnginePipeline pipeline = new EnginePipeline(
                new ProcessSettings(wait, ringSlots, Durability.groupCommit(10), 1_000, 10, 200, 1), loop);
        pipeline.start();
        pipeline.publish(this::session);
        return pipeline;
    }

    private void session(RecordBuffer out) {
        byte[] config = "{}".getBytes(StandardCharsets.US_ASCII);
        byte[] hash = new byte[32];
        encoder.sessionStart(out, new Session(RunMode.FEED, 1, "b", "o", hash, config, config, hash), NOW_NS);
    }

    private void frame(EnginePipeline pipeline, InboundEncoder own, long position, byte[] bytes) {
        pipeline.publish(out -> own.marketFrame(out, 1, position, NOW_NS, bytes, 0, bytes.length));
    }

    @Test
    void eventsOfOnePublisherKeepTheirOrderUnderEveryWaitStrategy() {
        try (EnginePipeline pipeline = started(4, WaitChoice.YIELDING)) {
            for (int i = 1; i <= 1_000; i++) {
                frame(pipeline, encoder, i, new byte[] {(byte) i});
            }
            pipeline.drain();
        }
        List<Long> positions = positions();
        assertEquals(1_001, positions.size());
        for (int i = 0; i < positions.size(); i++) {
            assertEquals(i, positions.get(i));
        }
    }

    @Test
    void eventsOfSeveralPublishersAreEachInOrderAndNoneIsLost() throws InterruptedException {
        int publishers = 3;
        int each = 2_000;
        try (EnginePipeline pipeline = started(8, WaitChoice.BLOCKING)) {
            List<Thread> threads = new ArrayList<>();
            for (int p = 0; p < publishers; p++) {
                long base = (p + 1) * 1_000_000L;
                Thread thread = new Thread(() -> {
                    InboundEncoder own = new InboundEncoder();
                    for (int i = 0; i < each; i++) {
                        frame(pipeline, own, base + i, new byte[] {'x'});
                    }
                });
                thread.start();
                threads.add(thread);
            }
            for (Thread thread : threads) {
                thread.join();
            }
            pipeline.drain();
        }
        List<Long> positions = positions();
        assertEquals(1 + publishers * each, positions.size());
        for (int p = 1; p <= publishers; p++) {
            long base = p * 1_000_000L;
            List<Long> own = positions.stream()
                    .filter(position -> position / 1_000_000L * 1_000_000L == base)
                    .toList();
            assertEquals(each, own.size());
            assertEquals(own.stream().sorted().toList(), own);
        }
    }

    @Test
    void afterAFailureNothingIsHandledAndEverybodyLearnsOfIt() throws InterruptedException {
        CountDownLatch failed = new CountDownLatch(1);
        EnginePipeline pipeline = started(64, WaitChoice.BLOCKING);
        frame(pipeline, encoder, 1, new byte[] {'a'});
        pipeline.publish(out -> {
            encoder.timerTick(out, NOW_NS);
            out.buffer().putShort(20, (short) 999, java.nio.ByteOrder.LITTLE_ENDIAN);
            failed.countDown();
        });
        failed.await();
        EngineFailedException told = assertThrows(EngineFailedException.class, () -> {
            for (int i = 0; i < 1_000_000; i++) {
                frame(pipeline, encoder, 2 + i, new byte[] {'b'});
            }
        });
        EngineFailedException atDrain = assertThrows(EngineFailedException.class, pipeline::drain);
        pipeline.close();
        assertEquals(
                "stopped behind INBOUND record 3: INBOUND record 3 is of an unknown kind, template 999:"
                        + " replay it with the build that wrote it, or a later one",
                told.getMessage());
        assertSame(told.getCause(), atDrain.getCause());
        assertEquals(List.of(0L, 1L, 0L), positions());
        assertEquals(2, handled.get());
    }

    @Test
    void aFailureWithoutWordsStillNamesItsKindAndPlace() {
        EngineLoop breaking = new EngineLoop(
                new MemoryJournal(JournalKind.INBOUND).openAppender(),
                new MemoryJournal(JournalKind.COMMANDS).openAppender(),
                LogicFactory.create(),
                new PaperAcknowledger(),
                (logic, in, out) -> {
                    throw new NullPointerException();
                });
        try (EnginePipeline pipeline =
                new EnginePipeline(ConfigReader.defaults().process(), breaking)) {
            pipeline.start();
            pipeline.publish(this::session);
            assertEquals(
                    "stopped behind INBOUND record 1: NullPointerException",
                    assertThrows(EngineFailedException.class, pipeline::drain).getMessage());
        }
    }

    @Test
    void aFailedEncodePublishesNothing() {
        try (EnginePipeline pipeline = started(8, WaitChoice.BLOCKING)) {
            for (int i = 0; i < 20; i++) {
                assertThrows(
                        IllegalStateException.class,
                        () -> pipeline.publish(out -> {
                            encoder.timerTick(out, NOW_NS);
                            throw new IllegalStateException("after the record was complete");
                        }));
                assertThrows(
                        IllegalArgumentException.class,
                        () -> pipeline.publish(out -> out.ensureBody(RecordFrame.MAX_LENGTH + 1)));
            }
            frame(pipeline, encoder, 7, new byte[] {'a'});
            pipeline.drain();
        }
        assertEquals(List.of(0L, 7L), positions());
    }

    @Test
    void theLargestFramePassesWhole() {
        byte[] large = new byte[LARGEST_FRAME];
        Arrays.fill(large, (byte) 'z');
        try (EnginePipeline pipeline = started(4, WaitChoice.BLOCKING)) {
            for (int i = 1; i <= 9; i++) {
                frame(pipeline, encoder, i, i % 3 == 0 ? large : new byte[] {'a'});
            }
            pipeline.drain();
        }
        assertEquals(List.of(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L), positions());
        byte[] journaled = inbound.records().get(3);
        int body = RecordFrame.HEADER_LENGTH + 2 + 4;
        assertArrayEquals(large, Arrays.copyOfRange(journaled, body, body + LARGEST_FRAME));
    }

    @Test
    void aSlotGivesTheMemoryOfALargeFrameBack() {
        EventSlot slot = new EventSlot();
        int usual = slot.record().array().length;
        byte[] small = new byte[EventSlot.KEPT_CAPACITY / 4];
        encoder.marketFrame(slot.record(), 1, 1, NOW_NS, small, 0, small.length);
        int kept = slot.record().array().length;
        slot.shrinkIfLarge();
        assertEquals(kept, slot.record().array().length, "an unusual frame is no reason to shrink");
        encoder.marketFrame(slot.record(), 1, 1, NOW_NS, new byte[LARGEST_FRAME], 0, LARGEST_FRAME);
        assertTrue(slot.record().array().length > LARGEST_FRAME);
        slot.shrinkIfLarge();
        assertEquals(usual, slot.record().array().length);
        encoder.marketFrame(slot.record(), 1, 1, NOW_NS, small, 0, small.length);
        assertEquals(
                RecordFrame.alignedLength(2 + 4 + small.length), slot.record().length());
    }

    /** A thread that has not begun yet when the ring is drained must not lose what waits for it. */
    @Test
    void aDrainRightAfterTheStartLosesNothing() {
        for (int i = 0; i < 300; i++) {
            MemoryJournal own = new MemoryJournal(JournalKind.INBOUND);
            EngineLoop fresh = new EngineLoop(
                    own.openAppender(),
                    new MemoryJournal(JournalKind.COMMANDS).openAppender(),
                    LogicFactory.create(),
                    new PaperAcknowledger(),
                    SnapshotPoints.NONE);
            try (EnginePipeline pipeline = new EnginePipeline(
                    new ProcessSettings(WaitChoice.BLOCKING, 2, Durability.PROCESS_CRASH, 10, 1, 200, 1), fresh)) {
                pipeline.start();
                pipeline.publish(this::session);
                pipeline.drain();
            }
            assertEquals(1, own.records().size(), "run " + i);
        }
    }

    private List<Long> positions() {
        return inbound.records().stream()
                .map(record -> RecordFrame.sourcePosition(new UnsafeBuffer(record)))
                .toList();
    }
}
