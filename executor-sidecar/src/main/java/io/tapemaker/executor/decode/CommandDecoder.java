package io.tapemaker.executor.decode;

import io.tapemaker.executor.domain.order.OrderKey;
import io.tapemaker.executor.domain.order.PlaceRequest;
import io.tapemaker.journal.codecs.PlaceOrderDecoder;
import io.tapemaker.journal.record.RecordFrame;
import io.tapemaker.journal.types.ConditionId;
import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.TickSize;
import io.tapemaker.journal.types.TokenId;
import io.tapemaker.journal.types.Uint256;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a place command out of a record of COMMANDS. Raw codes are looked at, not the codec's enums, which throw for a
 * code that they do not know. Reused; one thread. The frame's checksum and chain are the tailer's business.
 */
public final class CommandDecoder {
    private static final int LIFE_GTC = 1;
    private static final int LIFE_GTD = 2;

    private final PlaceOrderDecoder place = new PlaceOrderDecoder();

    /**
     * The place command of a whole record, frame first.
     *
     * @param length bytes of the buffer that belong to the record
     * @return the request, or why it is none; never an exception, whatever the bytes are
     */
    public DecodedPlace place(DirectBuffer record, int length) {
        String reason = frameFault(record, length);
        if (reason != null) {
            return new DecodedPlace.Refused(reason);
        }
        place.wrap(
                record, RecordFrame.HEADER_LENGTH, PlaceOrderDecoder.BLOCK_LENGTH, RecordFrame.schemaVersion(record));
        reason = fieldFault();
        return reason == null ? new DecodedPlace.Asked(request()) : new DecodedPlace.Refused(reason);
    }

    private static @Nullable String frameFault(DirectBuffer record, int length) {
        int needed = RecordFrame.alignedLength(PlaceOrderDecoder.BLOCK_LENGTH);
        if (length != needed || record.capacity() < needed) {
            return "the record has " + length + " bytes and not " + needed;
        }
        if (RecordFrame.schemaId(record) != PlaceOrderDecoder.SCHEMA_ID) {
            return "schema " + RecordFrame.schemaId(record) + " is not " + PlaceOrderDecoder.SCHEMA_ID;
        }
        if (RecordFrame.schemaVersion(record) > PlaceOrderDecoder.SCHEMA_VERSION) {
            return "schema version " + RecordFrame.schemaVersion(record) + " is above "
                    + PlaceOrderDecoder.SCHEMA_VERSION;
        }
        if (RecordFrame.templateId(record) != PlaceOrderDecoder.TEMPLATE_ID) {
            return "template " + RecordFrame.templateId(record) + " is not " + PlaceOrderDecoder.TEMPLATE_ID;
        }
        return RecordFrame.blockLength(record) == PlaceOrderDecoder.BLOCK_LENGTH
                        && RecordFrame.bodyLength(record) == PlaceOrderDecoder.BLOCK_LENGTH
                ? null
                : "block and body have " + RecordFrame.blockLength(record) + " and " + RecordFrame.bodyLength(record)
                        + " bytes and not " + PlaceOrderDecoder.BLOCK_LENGTH;
    }

    private @Nullable String fieldFault() {
        if (place.orderEpoch() == 0 || place.orderEpoch() == PlaceOrderDecoder.orderEpochNullValue()) {
            return "orderEpoch " + place.orderEpoch() + " is no epoch";
        }
        if (place.orderNumber() <= 0) {
            return "orderNumber " + Long.toUnsignedString(place.orderNumber()) + " is not within 1 and 2^63 - 1";
        }
        if (Side.ofCode(place.sideRaw()) == null) {
            return "side " + place.sideRaw() + " is not 0 (BUY) or 1 (SELL)";
        }
        if (TickSize.ofCode(place.tickSize()) == null) {
            return "tickSize " + place.tickSize() + " is no code of a grid";
        }
        if (place.postOnly() != 0 && place.postOnly() != 1) {
            return "postOnly " + place.postOnly() + " is not 0 or 1";
        }
        if (place.priceE4() < 0) {
            return "priceE4 " + place.priceE4() + " is negative";
        }
        if (place.sizeE6() < 0) {
            return "sizeE6 " + place.sizeE6() + " is negative";
        }
        return lifeFault(place.lifeRaw(), place.expirationS());
    }

    private static @Nullable String lifeFault(int life, long expirationS) {
        if (life != LIFE_GTC && life != LIFE_GTD) {
            return "life " + life + " is not 1 (GTC) or 2 (GTD)";
        }
        boolean agrees = life == LIFE_GTC ? expirationS == 0 : expirationS > 0;
        return agrees ? null : "life " + life + " does not go with expirationS " + expirationS;
    }

    private PlaceRequest request() {
        DirectBuffer buffer = place.buffer();
        int offset = place.offset();
        return new PlaceRequest(
                new OrderKey((int) place.orderEpoch(), place.orderNumber()),
                new PlaceRequest.Asset(
                        new ConditionId(Uint256.read(buffer, offset + PlaceOrderDecoder.conditionIdEncodingOffset())),
                        new TokenId(Uint256.read(buffer, offset + PlaceOrderDecoder.tokenIdEncodingOffset()))),
                known(Side.ofCode(place.sideRaw())),
                new PlaceRequest.Quote(place.priceE4(), place.sizeE6(), known(TickSize.ofCode(place.tickSize()))),
                new PlaceRequest.Terms(place.postOnly() == 1, place.expirationS()));
    }

    private static <T> T known(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("a code was not looked at before it was used");
        }
        return value;
    }
}
