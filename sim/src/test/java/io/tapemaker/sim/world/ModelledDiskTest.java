package io.tapemaker.sim.world;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.engine.gateway.FillFacts;
import io.tapemaker.engine.gateway.InboundEncoder;
import io.tapemaker.engine.gateway.TapeCutFacts;
import io.tapemaker.journal.Journal;
import io.tapemaker.journal.JournalAppender;
import io.tapemaker.journal.JournalFailedException;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.JournalTailer;
import io.tapemaker.journal.chronicle.ChronicleJournal;
import io.tapemaker.journal.chronicle.JournalOptions;
import io.tapemaker.journal.codecs.FillStatus;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.sim.workload.SeededRandom;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proof(
        id = "sim.modelled-disk",
        milestone = Milestone.M1,
        kind = ProofKind.SIM,
        title = "The modelled disk loses what was not synced and nothing else, fails where it is told to, and holds "
                + "the bytes of a real one")
final class ModelledDiskTest {

    private static final int LOSSES = 500;

    private final WorldJournals journals = WorldJournals.inMemory();
    private final RecordBuffer record = new RecordBuffer();
    private final InboundEncoder encoder = new InboundEncoder();

    @TempDir
    private Path folder;

    private void append(JournalAppender appender, int count) {
        for (int i = 0; i < count; i++) {
            encoder.timerTick(record, World.START_NS + appender.lastSequence() * 1_000);
            appender.append(record);
        }
    }

    private static List<byte[]> records(Journal journal) {
        List<byte[]> all = new ArrayList<>();
        RecordBuffer into = new RecordBuffer();
        try (JournalTailer tailer = journal.openTailer()) {
            while (tailer.poll(into)) {
                all.add(Arrays.copyOf(into.array(), into.length()));
            }
        }
        return all;
    }

    @Test
    void aPowerLossTakesWhatWasNotSyncedAndNothingElse() {
        SeededRandom random = new SeededRandom(1);
        Set<Long> left = new TreeSet<>();
        int silent = 0;
        for (int i = 0; i < LOSSES; i++) {
            ModelledJournal inbound = WorldJournals.inMemory().inbound();
            ModelledTape tape = new ModelledTape(inbound, journals.commands());
            JournalAppender appender = inbound.openAppender();
            append(appender, 5);
            appender.sync();
            append(appender, 3);
            List<byte[]> before = records(inbound);
            inbound.writerGone();
            long last = tape.powerOff(random);
            left.add(last);
            List<byte[]> after = records(inbound);
            assertEquals(last, after.size());
            for (int r = 0; r < after.size(); r++) {
                assertArrayEquals(before.get(r), after.get(r));
            }
            TapeCutFacts cut = tape.mend();
            assertTrue(cut == null || cut.inboundLastGood() == last && last < 8, () -> "wrong facts " + cut);
            silent += cut == null && last < 8 ? 1 : 0;
            assertSame(cut, tape.mend(), "a start that died has left it to the next");
            tape.journaled();
            assertNull(tape.mend(), "a start behind that finds a whole tape");
        }
        assertEquals(Set.of(5L, 6L, 7L, 8L), left);
        assertTrue(silent > 0, "every loss left a trace");
        Figures.put("power losses", LOSSES);
        Figures.put("of these without a trace", silent);
    }

    @Test
    void aCommandGoesWithItsCause() {
        SeededRandom random = new SeededRandom(2);
        long gone = 0;
        for (int i = 0; i < LOSSES; i++) {
            WorldJournals fresh = WorldJournals.inMemory();
            ModelledTape tape = new ModelledTape(fresh.inbound(), fresh.commands());
            append(fresh.inbound().openAppender(), 4);
            JournalAppender commands = fresh.commands().openAppender();
            for (int cause = 1; cause <= 4; cause++) {
                encoder.fillReport(record, fillFacts(), cause, World.START_NS);
                commands.append(record);
            }
            commands.sync();
            fresh.inbound().writerGone();
            fresh.commands().writerGone();
            long last = tape.powerOff(random);
            TapeCutFacts cut = tape.mend();
            assertEquals(last, fresh.commands().lastSequence());
            assertTrue(last == 4 || cut != null && cut.commandsCut() == 4 - last, () -> "wrong facts " + cut);
            gone += 4 - last;
        }
        assertTrue(gone > 0, "nothing was lost");
        Figures.put("commands gone with their causes", gone);
    }

    private static FillFacts fillFacts() {
        return new FillFacts(1, 1, FillStatus.MATCHED, 1, 1, 5_000, 1_000_000);
    }

    @Test
    void itFailsWhereItIsToldToAndTakesNothingMore() {
        for (StepPoint point : EnumSet.of(StepPoint.INBOUND_REFUSED, StepPoint.AFTER_INBOUND, StepPoint.SYNC_REFUSED)) {
            WorldJournals fresh = WorldJournals.inMemory();
            List<FaultKind> told = new ArrayList<>();
            fresh.disk().told(told::add);
            JournalAppender appender = fresh.inbound().openAppender();
            fresh.disk().arm(point, 2);
            Class<? extends RuntimeException> expected = point.kind == FaultKind.ENGINE_CRASHED_INSIDE
                    ? EngineCrashException.class
                    : JournalFailedException.class;
            assertThrows(expected, () -> {
                for (int i = 0; i < 10; i++) {
                    append(appender, 1);
                    appender.sync();
                }
            });
            assertEquals(List.of(point.kind), told);
            assertEquals(
                    point == StepPoint.INBOUND_REFUSED ? 2 : 3, fresh.inbound().lastSequence());
            assertEquals(2, fresh.inbound().durableSequence());
            appender.close();
            assertEquals(2, fresh.inbound().durableSequence(), "a dead process has synced");
            fresh.disk().newProcess();
            fresh.inbound().openAppender();
            assertEquals(fresh.inbound().lastSequence(), fresh.inbound().durableSequence());
        }
    }

    @Test
    void aFullDiskTakesNothingUntilThereIsRoom() {
        JournalAppender appender = journals.inbound().openAppender();
        append(appender, 1);
        journals.disk().full(true);
        assertThrows(JournalFailedException.class, () -> append(appender, 1));
        journals.disk().full(false);
        append(appender, 1);
        assertEquals(2, journals.inbound().lastSequence());
    }

    @Test
    void whatIsSavedIsTheSameOnARealDisk() {
        new World(WorldPlan.swarm(3, 60, 2), journals).run();
        journals.save(folder);
        for (ModelledJournal modelled : List.of(journals.inbound(), journals.commands())) {
            try (Journal real = ChronicleJournal.open(folder, modelled.kind(), JournalOptions.standard())) {
                List<byte[]> expected = records(modelled);
                List<byte[]> actual = records(real);
                assertEquals(expected.size(), actual.size());
                for (int i = 0; i < expected.size(); i++) {
                    assertArrayEquals(expected.get(i), actual.get(i));
                }
                Figures.put(
                        modelled.kind() == JournalKind.INBOUND ? "events saved" : "commands saved", expected.size());
            }
        }
    }
}
