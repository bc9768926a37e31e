package io.tapemaker.sim.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.engine.domain.book.BookCounter;
import io.tapemaker.engine.domain.book.HashOutcome;
import io.tapemaker.engine.logic.BusinessLogic;
import io.tapemaker.engine.logic.EngineCounter;
import io.tapemaker.engine.recovery.LogicFactory;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.JournalTailer;
import io.tapemaker.journal.chronicle.ChronicleJournal;
import io.tapemaker.journal.chronicle.JournalOptions;
import io.tapemaker.journal.codecs.LinkEventDecoder;
import io.tapemaker.journal.codecs.LinkState;
import io.tapemaker.journal.codecs.MarketFrameDecoder;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordFrame;
import io.tapemaker.sim.wire.server.VenueServer;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofBudget;
import io.tapemaker.testkit.ProofKind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proof(
        id = "engine.process.shadow-storm",
        milestone = Milestone.M7,
        kind = ProofKind.SIM,
        title = "Shadow mode in real processes over real sockets, through disconnects, stalls and frozen connections:"
                + " each book equals the venue's after each burst, nothing is placed, the tapes verify")
class ShadowStormTest {

    private static final int MARKETS = 6;
    private static final int LOST_EVERY = 40;

    @TempDir
    private Path folder;

    @Test
    void booksAreTrueAfterEachBurst() {
        int rounds = ProofBudget.current() == ProofBudget.FULL ? 150 : 13;
        try (WholeSystem system = WholeSystem.shadow(folder, VenueServer.Plan.of(MARKETS, 7))) {
            system.live(3_000);
            int faults = 0;
            for (int round = 0; round < rounds; round++) {
                faults += storm(system, round);
            }
            system.calm();
            long stormEndedNs = nowNs();
            // What is lost meanwhile shows by its hash, or by the witness; then the books are the venue's again.
            String stalled = system.venue.markets().get(0).market();
            system.fault("{\"kind\":\"STALL_ASSET\",\"asset\":\"" + stalled + "\",\"millis\":6000}");
            system.live(20_000);
            assertEquals(0, system.engine.terminate(), system.engine::toString);
            assertTrue(system.engine.out().contains("no order is open"), system.engine::toString);
            assertEquals(0, system.executor.terminate(), system.executor::toString);
            assertFalse(system.arrivals().contains("\"path\":\"/order\""), "nothing is placed in shadow mode");
            ExecutorChild verified = system.verified();
            assertEquals(0, verified.exitCode(), verified::toString);
            judge(system, stormEndedNs, faults);
        }
    }

    /** Four faults in four seconds, so that what breaks is made again in between. */
    private static int storm(WholeSystem system, int round) {
        String[] faults = {
            "{\"kind\":\"DROP_MARKET\"}",
            "{\"kind\":\"STALL_MARKET\",\"millis\":900}",
            "{\"kind\":\"DROP_MARKET\",\"skip\":3}",
            "{\"kind\":\"FREEZE_MARKET\",\"millis\":" + 500 * (1 + round % 3) + "}"
        };
        for (String fault : faults) {
            system.fault(fault);
            system.live(1_000);
        }
        return faults.length;
    }

    private static long nowNs() {
        return TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
    }

    private static void judge(WholeSystem system, long stormEndedNs, int faults) {
        Tape whole = Tape.read(system.journal, 0, stormEndedNs);
        BusinessLogic logic = whole.logic;
        long verified = logic.bookCounters().get(BookCounter.HASH_VERIFIED);
        assertEquals(0, whole.mismatchesInStorm);
        assertTrue(verified > 500, "bursts proven by the venue's hash: " + verified);
        assertTrue(whole.downs >= faults / 4, "broken connections: " + whole.downs);
        assertEquals(2 * MARKETS, logic.books().bookCount());
        for (int book = 0; book < logic.books().bookCount(); book++) {
            assertTrue(logic.books().book(book).inSync(), "book " + book + " at the end");
            assertNotEquals(HashOutcome.MISMATCH, logic.books().book(book).hashOutcome());
        }
        assertTrue(logic.counters().get(EngineCounter.PLACES) >= 2 * MARKETS, "it quotes");
        assertTrue(logic.counters().get(EngineCounter.VENUE_ANSWERS) > 0, "quiet markets have a witness");
        // The control: the same tape with frames left out is not what the venue's hashes say.
        Tape lossy = Tape.read(system.journal, LOST_EVERY, stormEndedNs);
        long doubts = lossy.logic.bookCounters().get(BookCounter.HASH_MISMATCHED)
                + lossy.logic.bookCounters().get(BookCounter.TOUCHES_DISAGREED)
                + lossy.logic.bookCounters().get(BookCounter.MIRRORS_DISAGREED);
        assertTrue(doubts > 0, () -> "lost frames are found; of " + lossy.changes + " with changes");
        Figures.put("doubtsWithoutSomeFrames", doubts);
        Figures.put("mismatchesWhileStalled", logic.bookCounters().get(BookCounter.HASH_MISMATCHED));
        Figures.put("faults", faults);
        Figures.put("connectionsLost", whole.downs);
        Figures.put("burstsProven", verified);
        Figures.put("frames", logic.counters().get(EngineCounter.FRAMES));
        Figures.put("questions", logic.counters().get(EngineCounter.VENUE_QUESTIONS));
        Figures.put("places", logic.counters().get(EngineCounter.PLACES));
        Figures.put("framesWithChanges", whole.changes);
    }

    /** INBOUND, decided again in this process. */
    private static final class Tape {

        final BusinessLogic logic = LogicFactory.create();
        long downs;
        long mismatchesInStorm;
        private long changes;

        /** @param lostEvery so many-th frame with changes is left out; 0 for none */
        static Tape read(Path journal, int lostEvery, long stormEndedNs) {
            Tape tape = new Tape();
            RecordBuffer record = new RecordBuffer();
            try (JournalTailer inbound = ChronicleJournal.open(journal, JournalKind.INBOUND, JournalOptions.standard())
                    .openTailer()) {
                while (inbound.poll(record)) {
                    tape.take(record, lostEvery);
                    if (RecordFrame.eventTimeNs(record.buffer()) < stormEndedNs) {
                        tape.mismatchesInStorm = tape.logic.bookCounters().get(BookCounter.HASH_MISMATCHED);
                    }
                }
            }
            return tape;
        }

        private void take(RecordBuffer record, int lostEvery) {
            int template = RecordFrame.templateId(record.buffer());
            if (template == LinkEventDecoder.TEMPLATE_ID && isDown(record)) {
                downs++;
            }
            boolean isChange = template == MarketFrameDecoder.TEMPLATE_ID
                    && new String(record.array(), 0, record.length(), StandardCharsets.ISO_8859_1)
                            .contains("price_change");
            changes += isChange ? 1 : 0;
            if (!isChange || lostEvery == 0 || changes % lostEvery != 0) {
                logic.onRecord(record, (command, epoch) -> {});
            }
        }

        private static boolean isDown(RecordBuffer record) {
            LinkEventDecoder event = new LinkEventDecoder();
            event.wrap(
                    record.buffer(),
                    RecordBuffer.BODY_OFFSET,
                    RecordFrame.blockLength(record.buffer()),
                    RecordFrame.schemaVersion(record.buffer()));
            return event.state() == LinkState.DOWN;
        }
    }
}
