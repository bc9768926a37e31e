package io.tapemaker.sim.process;

import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.JournalTailer;
import io.tapemaker.journal.chronicle.ChronicleJournal;
import io.tapemaker.journal.chronicle.JournalOptions;
import io.tapemaker.journal.codecs.ExecutionKind;
import io.tapemaker.journal.codecs.ExecutionReportDecoder;
import io.tapemaker.journal.codecs.ExecutorLatchDecoder;
import io.tapemaker.journal.codecs.ExecutorStartDecoder;
import io.tapemaker.journal.codecs.FillReportDecoder;
import io.tapemaker.journal.codecs.OrderIntentDecoder;
import io.tapemaker.journal.codecs.OrderOutcomeDecoder;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordFrame;
import io.tapemaker.journal.types.Uint256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.agrona.sbe.MessageDecoderFlyweight;

/** What stands on EXECUTIONS, read by somebody else than the executor while that is at work. */
final class ExecutionsView implements AutoCloseable {

    private static final long PATIENCE_NANOS = 120_000_000_000L;

    /** Orders with an intent, by number, and the hash that was fixed. */
    final Map<Long, String> intents = new LinkedHashMap<>();

    /** Reports by number of their order, in their order. */
    final Map<Long, List<ExecutionKind>> reports = new LinkedHashMap<>();

    /** Outcomes by number of their order, each with its reason, in their order. */
    final Map<Long, String> reasons = new LinkedHashMap<>();

    final List<Long> fills = new ArrayList<>();
    long latches;
    long starts;
    long allCancelled;
    private final JournalTailer tailer;
    private final RecordBuffer record = new RecordBuffer();

    ExecutionsView(Path directory) {
        tailer = ChronicleJournal.open(directory, JournalKind.EXECUTIONS, JournalOptions.standard())
                .openTailer();
    }

    void read() {
        while (tailer.poll(record)) {
            switch (RecordFrame.templateId(record.buffer())) {
                case OrderIntentDecoder.TEMPLATE_ID -> {
                    OrderIntentDecoder intent = on(new OrderIntentDecoder());
                    Uint256 id = Uint256.read(
                            record.buffer(), RecordBuffer.BODY_OFFSET + OrderIntentDecoder.orderIdEncodingOffset());
                    intents.put(intent.orderNumber(), "0x" + id.toHex());
                }
                case ExecutionReportDecoder.TEMPLATE_ID -> report(on(new ExecutionReportDecoder()));
                case OrderOutcomeDecoder.TEMPLATE_ID -> {
                    OrderOutcomeDecoder outcome = on(new OrderOutcomeDecoder());
                    byte[] why = new byte[outcome.whyLength()];
                    outcome.getWhy(why, 0, why.length);
                    reasons.merge(
                            outcome.orderNumber(),
                            outcome.kind() + " " + new String(why, StandardCharsets.UTF_8),
                            (before, now) -> before + "; " + now);
                }
                case FillReportDecoder.TEMPLATE_ID ->
                    fills.add(on(new FillReportDecoder()).orderNumber());
                case ExecutorLatchDecoder.TEMPLATE_ID -> latches++;
                case ExecutorStartDecoder.TEMPLATE_ID -> starts++;
                default -> {
                    // Not looked at.
                }
            }
        }
    }

    private void report(ExecutionReportDecoder report) {
        if (report.kind() == ExecutionKind.ALL_CANCELLED) {
            allCancelled++;
        }
        reports.computeIfAbsent(report.orderNumber(), of -> new ArrayList<>()).add(report.kind());
    }

    private <T extends MessageDecoderFlyweight> T on(T decoder) {
        decoder.wrap(
                record.buffer(),
                RecordBuffer.BODY_OFFSET,
                RecordFrame.blockLength(record.buffer()),
                RecordFrame.schemaVersion(record.buffer()));
        return decoder;
    }

    /** Whether anything has become of it. */
    boolean knows(long number) {
        return intents.containsKey(number) || reports.containsKey(number);
    }

    /** Whether it is no longer at the venue; of an order with an end the venue does not say which of the two it was. */
    boolean isOver(long number) {
        return told(number, ExecutionKind.CANCELLED) || told(number, ExecutionKind.EXPIRED);
    }

    boolean told(long number, ExecutionKind kind) {
        return reports.getOrDefault(number, List.of()).contains(kind);
    }

    /** Waits until something is seen; the failure says what was instead. */
    void await(String what, Predicate<ExecutionsView> seen) {
        awaitOutside(what, () -> {
            read();
            return seen.test(this);
        });
    }

    /** The same without looking at the tape. */
    void awaitOutside(String what, BooleanSupplier seen) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!seen.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not seen: " + what + "; " + this);
            }
            pause();
        }
    }

    static void pause() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public String toString() {
        return "intents " + intents + ", reports " + reports + ", reasons " + reasons + ", fills " + fills
                + ", latches " + latches;
    }

    @Override
    public void close() {
        tailer.close();
    }
}
