package io.tapemaker.engine.gateway.executions;

import io.tapemaker.engine.gateway.FillFacts;
import io.tapemaker.journal.Journal;
import io.tapemaker.journal.JournalTailer;
import io.tapemaker.journal.codecs.ExecutionReportDecoder;
import io.tapemaker.journal.codecs.ExecutorStatusDecoder;
import io.tapemaker.journal.codecs.FillReportDecoder;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordFrame;
import org.agrona.DirectBuffer;

/**
 * What the executor tells the engine, out of EXECUTIONS: reports and fills each once, over all restarts, in their
 * order; signs of life only while they are news. One thread.
 */
public final class ExecutionsFeed implements AutoCloseable {

    private static final int BODY = RecordBuffer.BODY_OFFSET;

    private final JournalTailer tailer;
    private final RecordBuffer record = new RecordBuffer();
    private final ExecutionReportDecoder report = new ExecutionReportDecoder();
    private final FillReportDecoder fill = new FillReportDecoder();
    private final ExecutorStatusDecoder status = new ExecutorStatusDecoder();
    private long toSkip;
    private boolean caughtUp;

    /** @param taken how many reports and fills of EXECUTIONS INBOUND has already */
    public ExecutionsFeed(Journal executions, long taken) {
        this.tailer = executions.openTailer();
        this.toSkip = taken;
    }

    /** Whether a record is one that has to be told once. */
    public static boolean isKept(DirectBuffer buffer) {
        int template = RecordFrame.templateId(buffer);
        return template == ExecutionReportDecoder.TEMPLATE_ID || template == FillReportDecoder.TEMPLATE_ID;
    }

    /**
     * Hands over what is there.
     *
     * @return whether there was anything
     * @throws io.tapemaker.journal.CorruptRecordException if the tape is damaged
     */
    public boolean deliver(ExecutionInputs to) {
        boolean any = false;
        while (tailer.poll(record)) {
            any = true;
            DirectBuffer buffer = record.buffer();
            if (isKept(buffer) && toSkip > 0) {
                toSkip--;
            } else {
                tell(buffer, to);
            }
        }
        caughtUp = true;
        return any;
    }

    private void tell(DirectBuffer buffer, ExecutionInputs to) {
        int block = RecordFrame.blockLength(buffer);
        int version = RecordFrame.schemaVersion(buffer);
        switch (RecordFrame.templateId(buffer)) {
            case ExecutionReportDecoder.TEMPLATE_ID -> {
                report.wrap(buffer, BODY, block, version);
                to.report(
                        report.kind(),
                        (int) report.orderEpoch(),
                        report.orderNumber(),
                        RecordFrame.sourcePosition(buffer));
            }
            case FillReportDecoder.TEMPLATE_ID -> to.fill(facts(fill.wrap(buffer, BODY, block, version)));
            case ExecutorStatusDecoder.TEMPLATE_ID -> {
                if (caughtUp) {
                    status.wrap(buffer, BODY, block, version);
                    to.executor(status.armed() != 0, status.userStream());
                }
            }
            default -> {
                // The executor's own.
            }
        }
    }

    private static FillFacts facts(FillReportDecoder from) {
        return new FillFacts(
                (int) from.orderEpoch(),
                from.orderNumber(),
                from.status(),
                from.tradeIdHigh(),
                from.tradeIdLow(),
                from.priceE4(),
                from.sizeE6());
    }

    /** Reads to the end; the event time of the newest sign of life in ns, 0 for none. */
    public static long newestSignOfLifeNs(Journal executions) {
        RecordBuffer record = new RecordBuffer();
        long newestNs = 0;
        try (JournalTailer all = executions.openTailer()) {
            while (all.poll(record)) {
                if (RecordFrame.templateId(record.buffer()) == ExecutorStatusDecoder.TEMPLATE_ID) {
                    newestNs = RecordFrame.eventTimeNs(record.buffer());
                }
            }
        }
        return newestNs;
    }

    @Override
    public void close() {
        tailer.close();
    }
}
