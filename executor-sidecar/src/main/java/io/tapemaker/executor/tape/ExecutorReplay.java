package io.tapemaker.executor.tape;

import io.tapemaker.executor.domain.CoreOutput;
import io.tapemaker.executor.domain.ExecutorCore;
import io.tapemaker.executor.domain.PolicyInForce;
import io.tapemaker.executor.domain.order.OrderHasher;
import io.tapemaker.journal.Journal;
import io.tapemaker.journal.JournalTailer;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordFrame;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;

/**
 * Decides EXECUTIONS again: gives the core what it was told, and compares what it makes of it with what is on the tape,
 * byte for byte. Needs no keys.
 */
public final class ExecutorReplay {

    /** Epoch and sequence, then event time and position, then the checksums. */
    private static final int CHAIN_START = 28;

    private static final int CHAIN_END = 40;
    private static final int SEALS = 56;

    private final ExecutorCore core;
    private final InputReader reader;
    private final OutputTape outputs = new OutputTape(this::expect);
    private final ArrayDeque<Expected> expected = new ArrayDeque<>();
    private long inputs;
    private long compared;

    /** What must follow on the tape, and what it does. */
    record Expected(byte[] record, OutputTape.Effect effect) {}

    /** A replay from the beginning. */
    public ExecutorReplay(PolicyInForce.Reader policies, OrderHasher hasher, TapeReading reading) {
        this.core = new ExecutorCore(policies, hasher, outputs);
        this.reader = new InputReader(reading, core);
    }

    /**
     * Replays a whole tape.
     *
     * @throws ExecutorDivergedException at the first difference
     */
    public void run(Journal executions) {
        RecordBuffer record = new RecordBuffer();
        try (JournalTailer tailer = executions.openTailer()) {
            while (tailer.poll(record)) {
                if (InputReader.isInput(record.buffer())) {
                    take(record);
                } else {
                    compare(record);
                }
            }
        }
    }

    private void take(RecordBuffer record) {
        if (!expected.isEmpty()) {
            throw new ExecutorDivergedException(
                    RecordFrame.sequence(record.buffer()), "something that was made before is missing on the tape");
        }
        inputs++;
        outputs.at(RecordFrame.eventTimeNs(record.buffer()));
        core.on(RecordFrame.eventTimeNs(record.buffer()), reader.read(record));
    }

    private void expect(RecordBuffer record, OutputTape.Effect effect) {
        expected.add(new Expected(Arrays.copyOf(record.array(), record.length()), effect));
    }

    private void compare(RecordBuffer record) {
        Expected next = expected.poll();
        if (next == null || !isSame(next.record(), record)) {
            throw new ExecutorDivergedException(
                    RecordFrame.sequence(record.buffer()),
                    next == null ? "nothing was made of the last input any more" : "something else was made of it");
        }
        compared++;
    }

    /** All but the chain's own fields, which the appender writes. */
    private static boolean isSame(byte[] made, RecordBuffer record) {
        int length = record.length();
        return made.length == length
                && Arrays.equals(made, 8, CHAIN_START, record.array(), 8, CHAIN_START)
                && Arrays.equals(made, CHAIN_END, SEALS, record.array(), CHAIN_END, SEALS)
                && Arrays.equals(
                        made, RecordFrame.HEADER_LENGTH, length, record.array(), RecordFrame.HEADER_LENGTH, length);
    }

    /** What the tape's last input has made and a crash has kept from being written, in its order. */
    List<Expected> unwritten() {
        return List.copyOf(expected);
    }

    /** The core at the end of the tape. */
    public ExecutorCore core() {
        return core;
    }

    /** Inputs that were given. */
    public long inputs() {
        return inputs;
    }

    /** Records that were made again and are the same. */
    public long compared() {
        return compared;
    }

    /** Records that the tape lacks at its end: a crash may leave some. */
    public long missing() {
        return expected.size();
    }

    /** Where the outputs of the core go from now on. */
    void tell(CoreOutput out) {
        core.tell(out);
    }
}
