package io.tapemaker.executor.tape;

import io.tapemaker.executor.domain.EngineCommand;
import io.tapemaker.executor.domain.order.OrderKey;
import io.tapemaker.executor.domain.order.PlaceRequest;
import io.tapemaker.journal.codecs.CancelAllDecoder;
import io.tapemaker.journal.codecs.CancelOrderDecoder;
import io.tapemaker.journal.codecs.KillPhase;
import io.tapemaker.journal.codecs.KillSwitchDecoder;
import io.tapemaker.journal.codecs.PlaceOrderDecoder;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordFrame;
import io.tapemaker.journal.types.ConditionId;
import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.TickSize;
import io.tapemaker.journal.types.TokenId;
import io.tapemaker.journal.types.Uint256;
import org.agrona.DirectBuffer;

/** Reads records of COMMANDS. Every byte may be an attack: codes are looked at raw, and whatever is odd is said. */
public final class EngineCommands {

    private static final int BODY = RecordBuffer.BODY_OFFSET;
    private static final int GTC = 1;
    private static final int GTD = 2;

    private final PlaceOrderDecoder place = new PlaceOrderDecoder();
    private final CancelOrderDecoder cancel = new CancelOrderDecoder();
    private final KillSwitchDecoder kill = new KillSwitchDecoder();

    /** The command of a record whose frame the tailer has checked; never an exception, whatever its body is. */
    public EngineCommand read(RecordBuffer record) {
        DirectBuffer buffer = record.buffer();
        return switch (RecordFrame.templateId(buffer)) {
            case PlaceOrderDecoder.TEMPLATE_ID ->
                isLong(record, PlaceOrderDecoder.BLOCK_LENGTH) ? place(buffer) : cut("PlaceOrder");
            case CancelOrderDecoder.TEMPLATE_ID ->
                isLong(record, CancelOrderDecoder.BLOCK_LENGTH) ? cancel(buffer) : cut("CancelOrder");
            case CancelAllDecoder.TEMPLATE_ID -> new EngineCommand.CancelAll();
            case KillSwitchDecoder.TEMPLATE_ID ->
                isLong(record, KillSwitchDecoder.BLOCK_LENGTH) ? kill(buffer) : cut("KillSwitch");
            default -> new EngineCommand.Other();
        };
    }

    private static boolean isLong(RecordBuffer record, int block) {
        return RecordFrame.schemaId(record.buffer()) == PlaceOrderDecoder.SCHEMA_ID
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

    private EngineCommand place(DirectBuffer buffer) {
        place.wrap(buffer, BODY, PlaceOrderDecoder.BLOCK_LENGTH, PlaceOrderDecoder.SCHEMA_VERSION);
        Side side = Side.ofCode(place.sideRaw());
        TickSize tick = TickSize.ofCode(place.tickSize());
        boolean lives =
                place.lifeRaw() == GTC && place.expirationS() == 0 || place.lifeRaw() == GTD && place.expirationS() > 0;
        boolean postOnlyIsOne = place.postOnly() == 0 || place.postOnly() == 1;
        boolean numbered = place.orderNumber() > 0 && place.priceE4() >= 0 && place.sizeE6() >= 0;
        if (side == null || tick == null || !lives || !postOnlyIsOne || !numbered) {
            return new EngineCommand.Malformed("PlaceOrder with a value that none has");
        }
        PlaceRequest request = new PlaceRequest(
                new OrderKey((int) place.orderEpoch(), place.orderNumber()),
                new PlaceRequest.Asset(
                        new ConditionId(Uint256.read(buffer, BODY + PlaceOrderDecoder.conditionIdEncodingOffset())),
                        new TokenId(Uint256.read(buffer, BODY + PlaceOrderDecoder.tokenIdEncodingOffset()))),
                side,
                new PlaceRequest.Quote(place.priceE4(), place.sizeE6(), tick),
                new PlaceRequest.Terms(place.postOnly() == 1, place.expirationS()));
        return new EngineCommand.Place(request, RecordFrame.eventTimeNs(buffer));
    }
}
