package io.tapemaker.replay.why;

import io.tapemaker.engine.app.ExitCode;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.JournalTailer;
import io.tapemaker.journal.codecs.CancelAllDecoder;
import io.tapemaker.journal.codecs.CancelOrderDecoder;
import io.tapemaker.journal.codecs.PlaceOrderDecoder;
import io.tapemaker.journal.codecs.RequestSnapshotDecoder;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordFrame;
import io.tapemaker.journal.types.TokenId;
import io.tapemaker.journal.types.Uint256;
import io.tapemaker.replay.tape.ReplayException;
import io.tapemaker.replay.tape.ShortText;
import io.tapemaker.replay.tape.TapeDirectory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A command as the tape has it.
 *
 * @param sequence COMMANDS sequence
 * @param template its message's template
 * @param cause INBOUND sequence of its cause
 * @param indexInCause its place among the commands of that cause, from 0
 * @param body its body
 * @param text its text form
 * @param tokenId the token it is about, null for none
 */
@SuppressWarnings("ArrayRecordComponent") // Handed over once and compared by its owner only.
record TapedCommand(
        long sequence,
        int template,
        long cause,
        int indexInCause,
        byte[] body,
        String text,
        @Nullable TokenId tokenId) {

    private static final int LATER_COMMANDS = 3;
    private static final int BODY = RecordBuffer.BODY_OFFSET;

    /**
     * Finds a command.
     *
     * @throws ReplayException with the usage code if the tape has no such command
     */
    static TapedCommand find(TapeDirectory tape, long sequence) {
        RecordBuffer record = new RecordBuffer();
        long lastCause = 0;
        int index = 0;
        long last = 0;
        try (JournalTailer commands = tape.tail(JournalKind.COMMANDS)) {
            while (last < sequence && commands.poll(record)) {
                last = RecordFrame.sequence(record.buffer());
                long cause = RecordFrame.sourcePosition(record.buffer());
                index = cause == lastCause ? index + 1 : 0;
                lastCause = cause;
            }
        }
        if (sequence < 1 || last < sequence) {
            throw new ReplayException(
                    ExitCode.USAGE,
                    "command " + sequence + " is not on the tape: COMMANDS holds 1 to " + last + "; name one of them");
        }
        return new TapedCommand(
                sequence,
                RecordFrame.templateId(record.buffer()),
                lastCause,
                index,
                Arrays.copyOfRange(record.array(), BODY, record.length()),
                ShortText.of(record),
                tokenOf(record));
    }

    /**
     * The sequence of the command that placed an order.
     *
     * @throws ReplayException with the usage code if no command did
     */
    static long sequenceOfOrder(TapeDirectory tape, OrderId order) {
        RecordBuffer record = new RecordBuffer();
        try (JournalTailer commands = tape.tail(JournalKind.COMMANDS)) {
            while (commands.poll(record)) {
                if (RecordFrame.templateId(record.buffer()) == PlaceOrderDecoder.TEMPLATE_ID
                        && order.equals(OrderId.of(record))) {
                    return RecordFrame.sequence(record.buffer());
                }
            }
        }
        throw new ReplayException(
                ExitCode.USAGE,
                "order " + order + " was never placed on this tape; 'dump --journal commands' lists the orders");
    }

    /** Later commands about the same order, and such as are about all orders until then. */
    List<String> later(TapeDirectory tape) {
        List<String> later = new ArrayList<>();
        RecordBuffer record = new RecordBuffer();
        OrderId order = null;
        try (JournalTailer commands = tape.tail(JournalKind.COMMANDS)) {
            while (later.size() < LATER_COMMANDS && commands.poll(record)) {
                long at = RecordFrame.sequence(record.buffer());
                if (at == sequence) {
                    order = OrderId.of(record);
                    if (order == null) {
                        break;
                    }
                } else if (at > sequence) {
                    boolean ends = RecordFrame.templateId(record.buffer()) == CancelAllDecoder.TEMPLATE_ID;
                    if (ends || (order != null && order.equals(OrderId.of(record)))) {
                        later.add(ShortText.of(record));
                    }
                    if (ends) {
                        break;
                    }
                }
            }
        }
        return later;
    }

    private static @Nullable TokenId tokenOf(RecordBuffer record) {
        DirectBuffer buffer = record.buffer();
        int offset =
                switch (RecordFrame.templateId(buffer)) {
                    case PlaceOrderDecoder.TEMPLATE_ID -> PlaceOrderDecoder.tokenIdEncodingOffset();
                    case CancelOrderDecoder.TEMPLATE_ID -> CancelOrderDecoder.tokenIdEncodingOffset();
                    case RequestSnapshotDecoder.TEMPLATE_ID -> RequestSnapshotDecoder.tokenIdEncodingOffset();
                    default -> -1;
                };
        return offset < 0 ? null : new TokenId(Uint256.read(buffer, BODY + offset));
    }
}
