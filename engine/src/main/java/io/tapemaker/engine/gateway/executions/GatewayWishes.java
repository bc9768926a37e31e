package io.tapemaker.engine.gateway.executions;

import io.tapemaker.journal.codecs.AskVenueDecoder;
import io.tapemaker.journal.codecs.RequestSnapshotDecoder;
import io.tapemaker.journal.codecs.VenueQuestion;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordFrame;
import io.tapemaker.journal.types.ConditionId;
import io.tapemaker.journal.types.TokenId;
import io.tapemaker.journal.types.Uint256;
import org.agrona.DirectBuffer;

/**
 * In a live run the executor answers, by a journal of its own; what is left for this process are the engine's wishes
 * to its own gateways. Those from before the gateways are there are nobody's: they begin with every book.
 */
public final class GatewayWishes implements Acknowledger {

    private static final int BODY = RecordBuffer.BODY_OFFSET;

    private final AskVenueDecoder ask = new AskVenueDecoder();
    private volatile Gateways gateways = Gateways.NONE;

    /** Who fulfils them; called on the engine's thread, which must not wait. */
    public interface Gateways {

        /** Nobody. */
        Gateways NONE = new Gateways() {

            @Override
            public void freshBook(TokenId token) {
                // Every book comes when the gateways begin.
            }

            @Override
            public void ask(VenueQuestion question, ConditionId market, long commandSequence) {
                // As above.
            }
        };

        /** A whole book of this token is wanted. */
        void freshBook(TokenId token);

        /** The venue is to be asked over HTTP; the answer names the command. */
        void ask(VenueQuestion question, ConditionId market, long commandSequence);
    }

    /** From now on they are for these. */
    public void to(Gateways those) {
        gateways = those;
    }

    @Override
    public void onCommand(RecordBuffer command) {
        DirectBuffer buffer = command.buffer();
        switch (RecordFrame.templateId(buffer)) {
            case RequestSnapshotDecoder.TEMPLATE_ID ->
                gateways.freshBook(
                        new TokenId(Uint256.read(buffer, BODY + RequestSnapshotDecoder.tokenIdEncodingOffset())));
            case AskVenueDecoder.TEMPLATE_ID -> {
                ask.wrap(buffer, BODY, RecordFrame.blockLength(buffer), RecordFrame.schemaVersion(buffer));
                gateways.ask(
                        ask.question(),
                        new ConditionId(Uint256.read(buffer, BODY + AskVenueDecoder.conditionIdEncodingOffset())),
                        RecordFrame.sequence(buffer));
            }
            default -> {
                // The executor's.
            }
        }
    }

    @Override
    public boolean poll(RecordBuffer out) {
        return false;
    }
}
