package io.tapemaker.executor.tape;

import io.tapemaker.executor.decode.CommandDecoder;
import io.tapemaker.executor.decode.DecodedPlace;
import io.tapemaker.executor.domain.EngineCommand;
import io.tapemaker.executor.domain.order.OrderKey;
import io.tapemaker.journal.codecs.CancelAllDecoder;
import io.tapemaker.journal.codecs.CancelOrderDecoder;
import io.tapemaker.journal.codecs.KillPhase;
import io.tapemaker.journal.codecs.KillSwitchDecoder;
import io.tapemaker.journal.codecs.PlaceOrderDecoder;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordFrame;
import org.agrona.DirectBuffer;

/** Reads records of COMMANDS. Every byte may be an attack: codes are looked at raw, and whatever is odd is said. */
public final class EngineCommands {

    private static final int BODY = RecordBuffer.BODY_OFFSET;

    private final CommandDecoder places = new CommandDecoder();
    private final CancelOrderDecoder cancel = new CancelOrderDecoder();
    private final KillSwitchDecoder kill = new KillSwitchDecoder();

    /** The command of a record whose frame the tailer has checked; never an exception, whatever its body is. */
    public EngineCommand read(RecordBuffer record) {
        DirectBuffer buffer = record.buffer();
        return switch (RecordFrame.templateId(buffer)) {
            case PlaceOrderDecoder.TEMPLATE_ID -> place(record);
            case CancelOrderDecoder.TEMPLATE_ID ->
                isLong(record, CancelOrderDecoder.BLOCK_LENGTH) ? cancel(buffer) : cut("CancelOrder");
            case CancelAllDecoder.TEMPLATE_ID -> new EngineCommand.CancelAll();
            case KillSwitchDecoder.TEMPLATE_ID ->
                isLong(record, KillSwitchDecoder.BLOCK_LENGTH) ? kill(buffer) : cut("KillSwitch");
            default -> new EngineCommand.Other();
        };
    }

    private static boolean isLong(RecordBuffer record, int block) {
        return RecordFrame.schemaId(record.buffer()) == CancelOrderDecoder.SCHEMA_ID
                && RecordFrame.blockLength(record.buffer()) == block
                && record.bodyLength() == block;
    }

    private static EngineCommand cut(String what) {
        return new EngineCommand.Malformed(what + " of another length than its schema says");
    }

    private EngineCommand cancel(DirectBuffer buffer) {
        cancel.wrap(buffer, BODY, CancelOrderDecoder.BLOCK_LENGTH, CancelOrderDecoder.SCHEMA_VERSION);
        return new EngineCommand.Cancel(new OrderKey((int) cancel.orderEpoch(), cancel.orderNumber()));
    }

    private EngineCommand kill(DirectBuffer buffer) {
        kill.wrap(buffer, BODY, KillSwitchDecoder.BLOCK_LENGTH, KillSwitchDecoder.SCHEMA_VERSION);
        boolean rearmed = kill.phaseRaw() == KillPhase.REARMED.value();
        return new EngineCommand.Kill(rearmed ? KillPhase.REARMED : KillPhase.LATCHED);
    }

    private EngineCommand place(RecordBuffer record) {
        DecodedPlace place = places.place(record.buffer(), record.length());
        return place instanceof DecodedPlace.Asked asked
                ? new EngineCommand.Place(asked.request(), RecordFrame.eventTimeNs(record.buffer()))
                : new EngineCommand.Malformed("PlaceOrder: " + ((DecodedPlace.Refused) place).reason());
    }
}
