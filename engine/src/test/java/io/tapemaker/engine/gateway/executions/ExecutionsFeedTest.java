package io.tapemaker.engine.gateway.executions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.engine.gateway.FillFacts;
import io.tapemaker.engine.gateway.InboundEncoder;
import io.tapemaker.journal.JournalAppender;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.codecs.ExecutionKind;
import io.tapemaker.journal.codecs.FillStatus;
import io.tapemaker.journal.codecs.LinkState;
import io.tapemaker.journal.memory.MemoryJournal;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@Proof(
        id = "engine.executions-feed",
        milestone = Milestone.M7,
        kind = ProofKind.UNIT,
        title = "What the executor tells is taken once over all restarts and in its order; signs of life only"
                + " while they are news")
class ExecutionsFeedTest {

    private final MemoryJournal executions = new MemoryJournal(JournalKind.EXECUTIONS);
    private final JournalAppender appender = executions.openAppender();
    private final InboundEncoder encoder = new InboundEncoder();
    private final RecordBuffer record = new RecordBuffer();
    private final List<String> told = new ArrayList<>();
    private long nowNs = 1_000;

    private final ExecutionInputs inputs = new ExecutionInputs() {

        @Override
        public void report(ExecutionKind kind, int orderEpoch, long orderNumber, long commandSequence) {
            told.add(kind + " " + orderEpoch + "-" + orderNumber + " of " + commandSequence);
        }

        @Override
        public void fill(FillFacts fill) {
            told.add("fill " + fill);
        }

        @Override
        public void executor(boolean armed, LinkState userStream) {
            told.add(armed + " " + userStream);
        }
    };

    private void append() {
        appender.append(record);
        nowNs += 1_000;
    }

    private void report(ExecutionKind kind, long number) {
        encoder.executionReport(record, kind, 3, number, 10 + number, nowNs);
        append();
    }

    private FillFacts fill(long number) {
        FillFacts fill = new FillFacts(3, number, FillStatus.CONFIRMED, 7, 8, 4_900, 5_000_000);
        encoder.fillReport(record, fill, number, nowNs);
        append();
        return fill;
    }

    private void status(boolean armed) {
        encoder.executorStatus(record, armed, LinkState.UP, 0, nowNs);
        append();
    }

    /** What the executor keeps to itself. */
    private void tick() {
        encoder.timerTick(record, nowNs);
        append();
    }

    private List<String> take() {
        List<String> all = List.copyOf(told);
        told.clear();
        return all;
    }

    @Test
    void eachOnceAndInOrder() {
        try (ExecutionsFeed feed = new ExecutionsFeed(executions, 0)) {
            assertFalse(feed.deliver(inputs));
            report(ExecutionKind.ACCEPTED, 1);
            tick();
            FillFacts fill = fill(1);
            report(ExecutionKind.CANCELLED, 2);
            assertTrue(feed.deliver(inputs));
            assertEquals(List.of("ACCEPTED 3-1 of 11", "fill " + fill, "CANCELLED 3-2 of 12"), take());
            assertFalse(feed.deliver(inputs));
            assertEquals(List.of(), take());
        }
    }

    @Test
    void whatIsOnInboundIsNotToldAgain() {
        status(true);
        report(ExecutionKind.ACCEPTED, 1);
        fill(1);
        status(true);
        report(ExecutionKind.CANCELLED, 2);
        try (ExecutionsFeed feed = new ExecutionsFeed(executions, 2)) {
            feed.deliver(inputs);
            assertEquals(List.of("CANCELLED 3-2 of 12"), take());
        }
        // The control: without the count everything comes again.
        try (ExecutionsFeed feed = new ExecutionsFeed(executions, 0)) {
            feed.deliver(inputs);
            assertEquals(3, take().size());
        }
    }

    @Test
    void oldSignsOfLifeAreNone() {
        status(false);
        status(true);
        assertEquals(2_000, ExecutionsFeed.newestSignOfLifeNs(executions));
        try (ExecutionsFeed feed = new ExecutionsFeed(executions, 0)) {
            feed.deliver(inputs);
            assertEquals(List.of(), take());
            status(false);
            feed.deliver(inputs);
            assertEquals(List.of("false UP"), take());
        }
    }

    @Test
    void whereNobodyEverWasThereIsNoSignOfLife() {
        tick();
        assertEquals(0, ExecutionsFeed.newestSignOfLifeNs(executions));
    }
}
