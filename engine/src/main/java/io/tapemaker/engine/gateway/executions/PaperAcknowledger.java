package io.tapemaker.engine.gateway.executions;

import io.tapemaker.engine.gateway.InboundEncoder;
import io.tapemaker.journal.codecs.CancelAllDecoder;
import io.tapemaker.journal.codecs.CancelOrderDecoder;
import io.tapemaker.journal.codecs.ExecutionKind;
import io.tapemaker.journal.codecs.PlaceOrderDecoder;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordFrame;
import org.agrona.DirectBuffer;
import org.agrona.collections.LongArrayQueue;

/**
 * Stands in for the executor where nothing is sent: accepts each order and confirms each cancel, at the event time of
 * the command. Its answers are journaled inputs like any other, so a tape does not depend on it. It fills nothing.
 */
public final class PaperAcknowledger implements Acknowledger {

    private static final int LONGS_PER_ANSWER = 5;

    private final InboundEncoder encoder = new InboundEncoder();
    private final PlaceOrderDecoder place = new PlaceOrderDecoder();
    private final CancelOrderDecoder cancel = new CancelOrderDecoder();
    private final LongArrayQueue answers = new LongArrayQueue(Long.MIN_VALUE);

    @Override
    public void onCommand(RecordBuffer command) {
        DirectBuffer buffer = command.buffer();
        int block = RecordFrame.blockLength(buffer);
        int version = RecordFrame.schemaVersion(buffer);
        switch (RecordFrame.templateId(buffer)) {
            case PlaceOrderDecoder.TEMPLATE_ID -> {
                place.wrap(buffer, RecordBuffer.BODY_OFFSET, block, version);
                answer(ExecutionKind.ACCEPTED, place.orderEpoch(), place.orderNumber(), buffer);
            }
            case CancelOrderDecoder.TEMPLATE_ID -> {
                cancel.wrap(buffer, RecordBuffer.BODY_OFFSET, block, version);
                answer(ExecutionKind.CANCELLED, cancel.orderEpoch(), cancel.orderNumber(), buffer);
            }
            case CancelAllDecoder.TEMPLATE_ID -> answer(ExecutionKind.ALL_CANCELLED, 0, 0, buffer);
            default -> {
                // Snapshot requests and state hashes are not for the executor.
            }
        }
    }

    private void answer(ExecutionKind kind, long orderEpoch, long orderNumber, DirectBuffer command) {
        answers.offerLong(kind.value());
        answers.offerLong(orderEpoch);
        answers.offerLong(orderNumber);
        answers.offerLong(RecordFrame.sequence(command));
        answers.offerLong(RecordFrame.eventTimeNs(command));
    }

    @Override
    public boolean poll(RecordBuffer out) {
        if (answers.size() < LONGS_PER_ANSWER) {
            return false;
        }
        encoder.executionReport(
                out,
                ExecutionKind.get((short) answers.pollLong()),
                (int) answers.pollLong(),
                answers.pollLong(),
                answers.pollLong(),
                answers.pollLong());
        return true;
    }
}
