package io.tapemaker.replay.diff;

import io.tapemaker.journal.codecs.AskVenueDecoder;
import io.tapemaker.journal.codecs.CancelAllDecoder;
import io.tapemaker.journal.codecs.CancelOrderDecoder;
import io.tapemaker.journal.codecs.KillSwitchDecoder;
import io.tapemaker.journal.codecs.PlaceOrderDecoder;
import io.tapemaker.journal.codecs.RequestSnapshotDecoder;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordFrame;
import io.tapemaker.journal.record.RecordText;
import io.tapemaker.journal.types.ConditionId;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Size;
import io.tapemaker.journal.types.TokenId;
import io.tapemaker.journal.types.Uint256;
import org.agrona.DirectBuffer;

/**
 * What a command says, without what numbers it: two configurations number their orders differently and may still want
 * the same.
 *
 * @param type its type
 * @param market the market it is about, empty for none
 * @param content token, price, size and reason, as far as it has them
 * @param sequence COMMANDS sequence
 */
record CommandFacts(String type, String market, String content, long sequence) {

    private static final int BODY = RecordBuffer.BODY_OFFSET;

    static CommandFacts of(RecordBuffer command) {
        DirectBuffer buffer = command.buffer();
        int block = RecordFrame.blockLength(buffer);
        int version = RecordFrame.schemaVersion(buffer);
        String type = RecordText.typeOf(buffer);
        long sequence = RecordFrame.sequence(buffer);
        return switch (RecordFrame.templateId(buffer)) {
            case PlaceOrderDecoder.TEMPLATE_ID -> {
                PlaceOrderDecoder place = new PlaceOrderDecoder().wrap(buffer, BODY, block, version);
                String content = place.side() + " " + Size.format(place.sizeE6()) + " at "
                        + Price.format(place.priceE4()) + " of "
                        + token(buffer, PlaceOrderDecoder.tokenIdEncodingOffset());
                yield new CommandFacts(
                        type, market(buffer, PlaceOrderDecoder.conditionIdEncodingOffset()), content, sequence);
            }
            case CancelOrderDecoder.TEMPLATE_ID -> {
                CancelOrderDecoder cancel = new CancelOrderDecoder().wrap(buffer, BODY, block, version);
                String content =
                        "of " + token(buffer, CancelOrderDecoder.tokenIdEncodingOffset()) + ", " + cancel.reason();
                yield new CommandFacts(
                        type, market(buffer, CancelOrderDecoder.conditionIdEncodingOffset()), content, sequence);
            }
            case RequestSnapshotDecoder.TEMPLATE_ID -> {
                RequestSnapshotDecoder request = new RequestSnapshotDecoder().wrap(buffer, BODY, block, version);
                String content =
                        "of " + token(buffer, RequestSnapshotDecoder.tokenIdEncodingOffset()) + ", " + request.reason();
                yield new CommandFacts(
                        type, market(buffer, RequestSnapshotDecoder.conditionIdEncodingOffset()), content, sequence);
            }
            case AskVenueDecoder.TEMPLATE_ID -> {
                AskVenueDecoder ask = new AskVenueDecoder().wrap(buffer, BODY, block, version);
                yield new CommandFacts(
                        type,
                        market(buffer, AskVenueDecoder.conditionIdEncodingOffset()),
                        "for " + ask.question(),
                        sequence);
            }
            case CancelAllDecoder.TEMPLATE_ID -> {
                CancelAllDecoder cancelAll = new CancelAllDecoder().wrap(buffer, BODY, block, version);
                yield new CommandFacts(type, "", String.valueOf(cancelAll.reason()), sequence);
            }
            case KillSwitchDecoder.TEMPLATE_ID -> {
                KillSwitchDecoder kill = new KillSwitchDecoder().wrap(buffer, BODY, block, version);
                yield new CommandFacts(type, "", kill.phase() + " by " + kill.trigger(), sequence);
            }
            default -> new CommandFacts(type, "", "", sequence);
        };
    }

    private static String market(DirectBuffer buffer, int offset) {
        return new ConditionId(Uint256.read(buffer, BODY + offset)).toString();
    }

    private static String token(DirectBuffer buffer, int offset) {
        return new TokenId(Uint256.read(buffer, BODY + offset)).toString();
    }

    /** A state hash covers the configuration itself, so two configurations never agree on one. */
    boolean isComparable() {
        return !type.equals("StateHash");
    }

    boolean saysTheSame(CommandFacts other) {
        return type.equals(other.type) && market.equals(other.market) && content.equals(other.content);
    }

    String text() {
        return "command " + sequence + ": " + type + (content.isEmpty() ? "" : " " + content);
    }
}
