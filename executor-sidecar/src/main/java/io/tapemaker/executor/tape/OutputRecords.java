package io.tapemaker.executor.tape;

import io.tapemaker.executor.domain.CoreOutput;
import io.tapemaker.executor.domain.OrderIntent;
import io.tapemaker.executor.domain.order.OrderFields;
import io.tapemaker.executor.domain.order.OrderKey;
import io.tapemaker.executor.domain.order.PlaceRequest;
import io.tapemaker.executor.domain.venue.VenueRequest;
import io.tapemaker.journal.codecs.ExecutionKind;
import io.tapemaker.journal.codecs.ExecutionReportEncoder;
import io.tapemaker.journal.codecs.ExecutorLatchEncoder;
import io.tapemaker.journal.codecs.ExecutorStatusEncoder;
import io.tapemaker.journal.codecs.FillReportEncoder;
import io.tapemaker.journal.codecs.KillPhase;
import io.tapemaker.journal.codecs.LatchCause;
import io.tapemaker.journal.codecs.LinkState;
import io.tapemaker.journal.codecs.OrderIntentEncoder;
import io.tapemaker.journal.codecs.OrderOutcomeEncoder;
import io.tapemaker.journal.codecs.OrderSide;
import io.tapemaker.journal.codecs.StateHashEncoder;
import io.tapemaker.journal.codecs.VenueAskedEncoder;
import io.tapemaker.journal.record.MessageType;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordSource;
import io.tapemaker.journal.types.Side;
import java.nio.charset.StandardCharsets;
import org.agrona.MutableDirectBuffer;

/** Writes what the core makes of an input as records of EXECUTIONS. Flyweights are reused: one thread. */
final class OutputRecords {

    private static final int BODY = RecordBuffer.BODY_OFFSET;
    private static final int ROOM = 1_024;

    private final RecordBuffer out = new RecordBuffer();
    private final OrderIntentEncoder intent = new OrderIntentEncoder();
    private final OrderOutcomeEncoder outcome = new OrderOutcomeEncoder();
    private final VenueAskedEncoder asked = new VenueAskedEncoder();
    private final ExecutionReportEncoder report = new ExecutionReportEncoder();
    private final FillReportEncoder fill = new FillReportEncoder();
    private final ExecutorStatusEncoder status = new ExecutorStatusEncoder();
    private final ExecutorLatchEncoder latch = new ExecutorLatchEncoder();
    private final StateHashEncoder hash = new StateHashEncoder();

    private MutableDirectBuffer room(int more) {
        out.ensureBody(ROOM + more);
        return out.buffer();
    }

    private RecordBuffer complete(MessageType type, int length, long position, long timeNs) {
        out.complete(type, length, RecordSource.EXECUTIONS, position, timeNs);
        return out;
    }

    RecordBuffer intent(OrderIntent of, long timeNs) {
        PlaceRequest request = of.request();
        OrderFields fields = of.draft().fields();
        MutableDirectBuffer buffer = room(0);
        intent.wrap(buffer, BODY)
                .orderEpoch(Integer.toUnsignedLong(request.key().epoch()))
                .side(request.side() == Side.BUY ? OrderSide.BUY : OrderSide.SELL)
                .signatureType((short) fields.parties().signatureType().code())
                .tickSize((short) request.quote().tick().code())
                .postOnly((short) (request.terms().postOnly() ? 1 : 0))
                .orderNumber(request.key().number())
                .salt(fields.stamp().salt())
                .timestampMs(fields.stamp().timestampMs())
                .makerAmountE6(fields.amounts().makerAmountE6())
                .takerAmountE6(fields.amounts().takerAmountE6())
                .priceE4(request.quote().priceE4())
                .sizeE6(request.quote().sizeE6())
                .expirationS(request.terms().expirationS())
                .chainId(of.draft().domain().chainId());
        buffer.putBytes(
                BODY + OrderIntentEncoder.makerEncodingOffset(),
                fields.parties().maker().toBytes());
        buffer.putBytes(
                BODY + OrderIntentEncoder.signerEncodingOffset(),
                fields.parties().signer().toBytes());
        buffer.putBytes(
                BODY + OrderIntentEncoder.verifyingContractEncodingOffset(),
                of.draft().domain().verifyingContract().toBytes());
        request.asset().conditionId().value().write(buffer, BODY + OrderIntentEncoder.conditionIdEncodingOffset());
        fields.tokenId().value().write(buffer, BODY + OrderIntentEncoder.tokenIdEncodingOffset());
        fields.marks().metadata().write(buffer, BODY + OrderIntentEncoder.metadataEncodingOffset());
        fields.marks().builder().write(buffer, BODY + OrderIntentEncoder.builderEncodingOffset());
        of.orderId().write(buffer, BODY + OrderIntentEncoder.orderIdEncodingOffset());
        of.policyHash().write(buffer, BODY + OrderIntentEncoder.policyHashEncodingOffset());
        byte[] version = utf8(of.draft().domain().version());
        byte[] group = utf8(of.draft().eventGroup());
        intent.putDomainVersion(version, 0, version.length).putEventGroup(group, 0, group.length);
        return complete(MessageType.since(1, intent), intent.encodedLength(), of.commandSequence(), timeNs);
    }

    RecordBuffer outcome(ExecutionKind kind, OrderKey key, String why, long timeNs) {
        byte[] text = utf8(why);
        outcome.wrap(room(text.length), BODY)
                .orderEpoch(Integer.toUnsignedLong(key.epoch()))
                .kind(kind)
                .orderNumber(key.number())
                .putWhy(text, 0, text.length);
        return complete(MessageType.since(1, outcome), outcome.encodedLength(), 0, timeNs);
    }

    RecordBuffer asked(long tag, VenueRequest request, long timeNs) {
        byte[] text = utf8(RequestText.of(request));
        asked.wrap(room(text.length), BODY)
                .kind((short) RequestText.code(request))
                .putRequest(text, 0, text.length);
        return complete(MessageType.since(1, asked), asked.encodedLength(), tag, timeNs);
    }

    RecordBuffer report(ExecutionKind kind, OrderKey key, long commandSequence, long timeNs) {
        report.wrap(room(0), BODY)
                .orderEpoch(Integer.toUnsignedLong(key.epoch()))
                .kind(kind)
                .orderNumber(key.number());
        return complete(MessageType.of(report), report.encodedLength(), commandSequence, timeNs);
    }

    RecordBuffer fill(CoreOutput.Fill of, long timeNs) {
        fill.wrap(room(0), BODY)
                .orderEpoch(Integer.toUnsignedLong(of.key().epoch()))
                .status(of.status())
                .orderNumber(of.key().number())
                .tradeIdHigh(of.tradeHigh())
                .tradeIdLow(of.tradeLow())
                .priceE4(of.priceE4())
                .sizeE6(of.sizeE6());
        return complete(MessageType.since(1, fill), fill.encodedLength(), 0, timeNs);
    }

    RecordBuffer status(boolean armed, LinkState userStream, long timeNs) {
        status.wrap(room(0), BODY).armed((short) (armed ? 1 : 0)).userStream(userStream);
        return complete(MessageType.since(1, status), status.encodedLength(), 0, timeNs);
    }

    RecordBuffer latch(LatchCause cause, KillPhase phase, String detail, long timeNs) {
        byte[] text = utf8(detail);
        latch.wrap(room(text.length), BODY).cause(cause).phase(phase).putDetail(text, 0, text.length);
        return complete(MessageType.since(1, latch), latch.encodedLength(), 0, timeNs);
    }

    RecordBuffer stateHash(int behaviourVersion, int stateLength, byte[] sha256, long timeNs) {
        hash.wrap(room(0), BODY).behaviourVersion(behaviourVersion).stateLength(stateLength);
        for (int i = 0; i < sha256.length; i++) {
            hash.stateHash(i, (short) (sha256[i] & 0xff));
        }
        return complete(MessageType.of(hash), hash.encodedLength(), 0, timeNs);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
