package io.tapemaker.sim.world;

import io.tapemaker.journal.codecs.CancelAllDecoder;
import io.tapemaker.journal.codecs.CancelOrderDecoder;
import io.tapemaker.journal.codecs.KillSwitchDecoder;
import io.tapemaker.journal.codecs.OrderSide;
import io.tapemaker.journal.codecs.PlaceOrderDecoder;
import io.tapemaker.journal.codecs.RequestSnapshotDecoder;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordFrame;
import io.tapemaker.journal.types.ConditionId;
import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.TickSize;
import io.tapemaker.journal.types.TokenId;
import io.tapemaker.journal.types.Uint256;
import org.agrona.DirectBuffer;

/** Decodes records of COMMANDS. */
final class CommandReader {

    private static final int BODY = RecordBuffer.BODY_OFFSET;

    private final PlaceOrderDecoder place = new PlaceOrderDecoder();
    private final CancelOrderDecoder cancel = new CancelOrderDecoder();
    private final KillSwitchDecoder kill = new KillSwitchDecoder();

    Command read(RecordBuffer record) {
        DirectBuffer buffer = record.buffer();
        int block = RecordFrame.blockLength(buffer);
        int version = RecordFrame.schemaVersion(buffer);
        long sequence = RecordFrame.sequence(buffer);
        return switch (RecordFrame.templateId(buffer)) {
            case PlaceOrderDecoder.TEMPLATE_ID -> place(sequence, buffer, block, version);
            case CancelOrderDecoder.TEMPLATE_ID -> {
                cancel.wrap(buffer, BODY, block, version);
                yield new Command.Cancel(
                        sequence, new Command.OrderKey((int) cancel.orderEpoch(), cancel.orderNumber()));
            }
            case CancelAllDecoder.TEMPLATE_ID -> new Command.CancelAll(sequence);
            case KillSwitchDecoder.TEMPLATE_ID -> {
                kill.wrap(buffer, BODY, block, version);
                yield new Command.Kill(sequence, RecordFrame.eventTimeNs(buffer), kill.phase(), kill.trigger());
            }
            case RequestSnapshotDecoder.TEMPLATE_ID ->
                new Command.Resync(sequence, token(buffer, RequestSnapshotDecoder.tokenIdEncodingOffset()));
            default -> new Command.Note(sequence);
        };
    }

    private Command place(long sequence, DirectBuffer buffer, int block, int version) {
        place.wrap(buffer, BODY, block, version);
        return new Command.Place(
                sequence,
                RecordFrame.eventTimeNs(buffer),
                new Command.OrderKey((int) place.orderEpoch(), place.orderNumber()),
                token(buffer, PlaceOrderDecoder.tokenIdEncodingOffset()),
                place.side() == OrderSide.BUY ? Side.BUY : Side.SELL,
                place.postOnly() != 0,
                place.priceE4(),
                place.sizeE6(),
                place.expirationS(),
                new ConditionId(Uint256.read(buffer, BODY + PlaceOrderDecoder.conditionIdEncodingOffset())),
                tick(place.tickSize()));
    }

    private static TickSize tick(int code) {
        TickSize tick = TickSize.ofCode(code);
        if (tick == null) {
            throw new IllegalArgumentException("no grid " + code);
        }
        return tick;
    }

    private static String token(DirectBuffer buffer, int offset) {
        return new TokenId(Uint256.read(buffer, BODY + offset)).toString();
    }
}
