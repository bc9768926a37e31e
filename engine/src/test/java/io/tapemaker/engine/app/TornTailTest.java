package io.tapemaker.engine.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.engine.config.LoadedConfig;
import io.tapemaker.engine.gateway.InboundEncoder;
import io.tapemaker.engine.gateway.Session;
import io.tapemaker.engine.gateway.TapeCutFacts;
import io.tapemaker.engine.gateway.executions.PaperAcknowledger;
import io.tapemaker.engine.logic.BusinessLogic;
import io.tapemaker.engine.recovery.LogicFactory;
import io.tapemaker.engine.start.RunningEngine;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.JournalTailer;
import io.tapemaker.journal.chronicle.ChronicleJournal;
import io.tapemaker.journal.chronicle.JournalOptions;
import io.tapemaker.journal.chronicle.TapeRepair;
import io.tapemaker.journal.codecs.CancelAllDecoder;
import io.tapemaker.journal.codecs.RunMode;
import io.tapemaker.journal.codecs.TapeCutDecoder;
import io.tapemaker.journal.counters.WatermarkWriter;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordFrame;
import io.tapemaker.testkit.Invariants;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proof(
        id = "engine.torn-tail",
        milestone = Milestone.M1,
        kind = ProofKind.CRASH,
        title = "A cut of the tape is journaled and cancels everything, whenever the process that made it dies",
        invariants = {"S7"})
final class TornTailTest {

    private static final long START_NS = 1_790_000_000_000_000_000L;
    private static final int TICKS = 20;
    private static final int LOST = 4;

    /** The session start and its ticks. */
    private static final long WRITTEN = 1 + TICKS;

    /** A command with each record, so that commands go with their causes. */
    private static final LoadedConfig CONFIG =
            LoadedConfig.of("test", "journal: {stateHashEvery: 1}".getBytes(StandardCharsets.UTF_8));

    @TempDir
    private Path tape;

    private RunningEngine start() {
        byte[] origin = new byte[32];
        Session session = new Session(
                RunMode.FEED,
                BusinessLogic.BEHAVIOUR_VERSION,
                "a build",
                "test",
                origin,
                CONFIG.bytes(),
                CONFIG.parsed(),
                origin);
        return new EngineStart(tape, CONFIG.config(), LogicFactory.choices(), new PaperAcknowledger())
                .open(session, () -> START_NS);
    }

    private @Nullable TapeCutFacts startAndStop() {
        try (RunningEngine engine = start()) {
            return engine.start().cut();
        }
    }

    private void write() {
        InboundEncoder encoder = new InboundEncoder();
        RecordBuffer record = new RecordBuffer();
        try (RunningEngine engine = start()) {
            for (int i = 1; i <= TICKS; i++) {
                encoder.timerTick(record, START_NS + i * 1_000_000_000L);
                engine.loop().onEvent(record);
            }
        }
    }

    /** The last records of INBOUND are gone, and only the watermark knows that they were there. */
    private void tear() {
        TapeRepair.truncateAfter(tape, JournalKind.INBOUND, WRITTEN - LOST);
        try (WatermarkWriter watermark = WatermarkWriter.open(tape, JournalKind.INBOUND)) {
            watermark.publish(WRITTEN);
            watermark.closeInOrder();
        }
    }

    private long count(JournalKind kind, int template) {
        RecordBuffer record = new RecordBuffer();
        long found = 0;
        try (ChronicleJournal journal = ChronicleJournal.open(tape, kind, JournalOptions.standard());
                JournalTailer tailer = journal.openTailer()) {
            while (tailer.poll(record)) {
                found += RecordFrame.templateId(record.buffer()) == template ? 1 : 0;
            }
        }
        return found;
    }

    private void requireJournaledOnce(@Nullable TapeCutFacts cut) {
        assertNotNull(cut);
        assertEquals(WRITTEN - LOST, cut.inboundLastGood());
        assertEquals(WRITTEN, cut.inboundDurable());
        assertEquals(WRITTEN - LOST, cut.commandsLastGood());
        assertEquals(1, count(JournalKind.INBOUND, TapeCutDecoder.TEMPLATE_ID));
        assertEquals(1, count(JournalKind.COMMANDS, CancelAllDecoder.TEMPLATE_ID));
        assertFalse(Files.exists(tape.resolve(CutNote.FILE_NAME)), "the note stays");
        assertNull(startAndStop(), "a third start finds a cut");
        Invariants.checked("S7", 1);
    }

    @Test
    void aTornTailIsCutAndJournaled() {
        write();
        assertNull(startAndStop());
        tear();
        TapeCutFacts cut = startAndStop();
        assertEquals(LOST, Objects.requireNonNull(cut).commandsCut());
        requireJournaledOnce(cut);
    }

    @Test
    void aProcessThatDiesBehindTheCutLeavesItToTheNext() {
        write();
        tear();
        TapeCutFacts mended = TornTail.mend(tape);
        // Here it dies. The journals are whole now.
        TapeCutFacts cut = startAndStop();
        assertEquals(mended, cut);
        requireJournaledOnce(cut);
    }

    @Test
    void aProcessThatDiesBetweenTheCutsLeavesThemToTheNext() {
        write();
        tear();
        long[] inboundBefore = new long[1];
        TapeRepair.repair(tape, JournalKind.INBOUND, report -> {
            inboundBefore[0] = report.durableSequence();
            new CutNote(tape).write(new TapeCutFacts(0, report.durableSequence(), 0, 0, 0, 0));
        });
        TapeRepair.truncateAfter(tape, JournalKind.COMMANDS, WRITTEN - LOST);
        assertEquals(WRITTEN, inboundBefore[0]);
        requireJournaledOnce(startAndStop());
    }

    @Test
    void aProcessThatDiesBeforeTheCutLeavesEverythingToTheNext() {
        write();
        tear();
        new CutNote(tape).write(new TapeCutFacts(0, WRITTEN, 0, 0, 0, 0));
        requireJournaledOnce(startAndStop());
    }

    /** It may be journaled twice, and never not at all. */
    @Test
    void aProcessThatDiesBeforeItForgetsJournalsOnceMore() throws IOException {
        write();
        tear();
        TornTail.mend(tape);
        byte[] note = Files.readAllBytes(tape.resolve(CutNote.FILE_NAME));
        assertNotNull(startAndStop());
        Files.write(tape.resolve(CutNote.FILE_NAME), note);
        assertNotNull(startAndStop());
        assertEquals(2, count(JournalKind.INBOUND, TapeCutDecoder.TEMPLATE_ID));
        assertNull(startAndStop());
    }

    @Test
    void aNoteThatCannotBeReadIsACutAllTheSame() throws IOException {
        write();
        Files.writeString(tape.resolve(CutNote.FILE_NAME), "1 2 nonsense");
        TapeCutFacts cut = startAndStop();
        assertEquals(new TapeCutFacts(WRITTEN, WRITTEN, WRITTEN, 0, 0, 0), cut);
        assertNull(startAndStop());
    }

    /** Negative control: nothing but the note knows of a cut whose process died. */
    @Test
    void withoutTheNoteTheCutIsForgotten() throws IOException {
        write();
        tear();
        assertNotNull(TornTail.mend(tape));
        Files.delete(tape.resolve(CutNote.FILE_NAME));
        assertNull(startAndStop());
        assertEquals(0, count(JournalKind.INBOUND, TapeCutDecoder.TEMPLATE_ID));
        assertTrue(count(JournalKind.COMMANDS, CancelAllDecoder.TEMPLATE_ID) == 0);
    }
}
