package io.tapemaker.engine.scenario;

import io.tapemaker.journal.codecs.CancelAllDecoder;
import io.tapemaker.journal.codecs.CancelOrderDecoder;
import io.tapemaker.journal.codecs.KillSwitchDecoder;
import io.tapemaker.journal.codecs.OrderSide;
import io.tapemaker.journal.codecs.PlaceOrderDecoder;
import io.tapemaker.journal.codecs.RequestSnapshotDecoder;
import io.tapemaker.journal.codecs.StateHashDecoder;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordFrame;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.Size;
import io.tapemaker.journal.types.TokenId;
import io.tapemaker.journal.types.Uint256;
import java.util.Locale;
import org.agrona.DirectBuffer;

/** Commands as a person writes them. */
final class CommandLines {

    private static final int BODY = RecordBuffer.BODY_OFFSET;
    private static final long START_S = ScenarioMarkets.START_NS / 1_000_000_000L;

    /** The venue takes an order off this many seconds before the expiration that it was given. */
    private static final long SECURITY_S = 60;

    /** A command in words, empty for a state hash. */
    String of(RecordBuffer command) {
        DirectBuffer buffer = command.buffer();
        int block = RecordFrame.blockLength(buffer);
        int version = RecordFrame.schemaVersion(buffer);
        return switch (RecordFrame.templateId(buffer)) {
            case PlaceOrderDecoder.TEMPLATE_ID ->
                place(buffer, new PlaceOrderDecoder().wrap(buffer, BODY, block, version));
            case CancelOrderDecoder.TEMPLATE_ID -> {
                CancelOrderDecoder cancel = new CancelOrderDecoder().wrap(buffer, BODY, block, version);
                yield "cancel " + cancel.orderNumber() + " " + cancel.reason();
            }
            case CancelAllDecoder.TEMPLATE_ID ->
                "cancel-all "
                        + new CancelAllDecoder()
                                .wrap(buffer, BODY, block, version)
                                .reason();
            case RequestSnapshotDecoder.TEMPLATE_ID ->
                "snapshot " + token(buffer, RequestSnapshotDecoder.tokenIdEncodingOffset()) + " "
                        + new RequestSnapshotDecoder()
                                .wrap(buffer, BODY, block, version)
                                .reason();
            case KillSwitchDecoder.TEMPLATE_ID -> {
                KillSwitchDecoder kill = new KillSwitchDecoder().wrap(buffer, BODY, block, version);
                yield "kill " + kill.phase() + " " + kill.trigger();
            }
            case StateHashDecoder.TEMPLATE_ID -> "";
            default -> throw new IllegalStateException("template " + RecordFrame.templateId(buffer));
        };
    }

    /** The number of the order that a command places, 0 for another command. */
    long placed(RecordBuffer command) {
        DirectBuffer buffer = command.buffer();
        return RecordFrame.templateId(buffer) == PlaceOrderDecoder.TEMPLATE_ID
                ? new PlaceOrderDecoder()
                        .wrap(buffer, BODY, RecordFrame.blockLength(buffer), RecordFrame.schemaVersion(buffer))
                        .orderNumber()
                : 0;
    }

    private static String place(DirectBuffer buffer, PlaceOrderDecoder place) {
        if (place.postOnly() != 1) {
            throw new IllegalStateException("order " + place.orderNumber() + " is not post-only");
        }
        Side side = place.side() == OrderSide.BUY ? Side.BUY : Side.SELL;
        String token = rawToken(buffer, PlaceOrderDecoder.tokenIdEncodingOffset());
        long restsS = place.expirationS() - SECURITY_S - START_S;
        String life = place.expirationS() == 0 ? "gtc" : "gtd " + restsS + "s";
        return "place " + order(place.orderNumber(), side, token, place.priceE4(), place.sizeE6()) + " " + life;
    }

    /** An order in words. */
    static String order(long number, Side side, String tokenId, long priceE4, long sizeE6) {
        return number + " " + side.name().toLowerCase(Locale.ROOT) + " " + ScenarioMarkets.nameOf(tokenId) + " "
                + Price.format(priceE4) + " x " + Size.format(sizeE6);
    }

    private static String token(DirectBuffer buffer, int offset) {
        return ScenarioMarkets.nameOf(rawToken(buffer, offset));
    }

    private static String rawToken(DirectBuffer buffer, int offset) {
        return new TokenId(Uint256.read(buffer, BODY + offset)).toString();
    }
}
