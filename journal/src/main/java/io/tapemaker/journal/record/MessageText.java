package io.tapemaker.journal.record;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tapemaker.journal.codecs.AskVenueDecoder;
import io.tapemaker.journal.codecs.BurstEndDecoder;
import io.tapemaker.journal.codecs.CancelAllDecoder;
import io.tapemaker.journal.codecs.CancelOrderDecoder;
import io.tapemaker.journal.codecs.ExecutionReportDecoder;
import io.tapemaker.journal.codecs.ExecutorStatusDecoder;
import io.tapemaker.journal.codecs.FillReportDecoder;
import io.tapemaker.journal.codecs.KillSwitchDecoder;
import io.tapemaker.journal.codecs.LinkEventDecoder;
import io.tapemaker.journal.codecs.MarketFrameDecoder;
import io.tapemaker.journal.codecs.OperatorEventDecoder;
import io.tapemaker.journal.codecs.OversizeFrameDecoder;
import io.tapemaker.journal.codecs.PlaceOrderDecoder;
import io.tapemaker.journal.codecs.RequestSnapshotDecoder;
import io.tapemaker.journal.codecs.SessionStartDecoder;
import io.tapemaker.journal.codecs.StateHashDecoder;
import io.tapemaker.journal.codecs.TapeCutDecoder;
import io.tapemaker.journal.codecs.TimerTickDecoder;
import io.tapemaker.journal.codecs.VenueAnswerDecoder;
import io.tapemaker.journal.types.ConditionId;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Size;
import io.tapemaker.journal.types.TickSize;
import io.tapemaker.journal.types.TokenId;
import io.tapemaker.journal.types.Uint256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.sbe.MessageDecoderFlyweight;

/**
 * The fields of each message as JSON. Flyweights are made anew for each record: this is for people and tests, not for
 * the engine.
 */
final class MessageText {

    private MessageText() {}

    static String nameOf(int templateId) {
        return switch (templateId) {
            case SessionStartDecoder.TEMPLATE_ID -> "SessionStart";
            case MarketFrameDecoder.TEMPLATE_ID -> "MarketFrame";
            case OversizeFrameDecoder.TEMPLATE_ID -> "OversizeFrame";
            case BurstEndDecoder.TEMPLATE_ID -> "BurstEnd";
            case LinkEventDecoder.TEMPLATE_ID -> "LinkEvent";
            case TimerTickDecoder.TEMPLATE_ID -> "TimerTick";
            case OperatorEventDecoder.TEMPLATE_ID -> "OperatorEvent";
            case ExecutionReportDecoder.TEMPLATE_ID -> "ExecutionReport";
            case TapeCutDecoder.TEMPLATE_ID -> "TapeCut";
            case FillReportDecoder.TEMPLATE_ID -> "FillReport";
            case ExecutorStatusDecoder.TEMPLATE_ID -> "ExecutorStatus";
            case VenueAnswerDecoder.TEMPLATE_ID -> "VenueAnswer";
            case AskVenueDecoder.TEMPLATE_ID -> "AskVenue";
            case PlaceOrderDecoder.TEMPLATE_ID -> "PlaceOrder";
            case CancelOrderDecoder.TEMPLATE_ID -> "CancelOrder";
            case CancelAllDecoder.TEMPLATE_ID -> "CancelAll";
            case RequestSnapshotDecoder.TEMPLATE_ID -> "RequestSnapshot";
            case StateHashDecoder.TEMPLATE_ID -> "StateHash";
            case KillSwitchDecoder.TEMPLATE_ID -> "KillSwitch";
            default -> ExecutorText.nameOf(templateId);
        };
    }

    /**
     * Writes the fields.
     *
     * @throws IllegalArgumentException as {@link IndexOutOfBoundsException}, if the body is not what its template says
     */
    static void writeBody(RecordBuffer record, JsonGenerator out) throws IOException {
        switch (RecordFrame.templateId(record.buffer())) {
            case SessionStartDecoder.TEMPLATE_ID -> sessionStart(on(new SessionStartDecoder(), record), out);
            case MarketFrameDecoder.TEMPLATE_ID -> marketFrame(on(new MarketFrameDecoder(), record), out);
            case OversizeFrameDecoder.TEMPLATE_ID -> oversize(on(new OversizeFrameDecoder(), record), out);
            case BurstEndDecoder.TEMPLATE_ID ->
                out.writeNumberField(
                        "connection", on(new BurstEndDecoder(), record).connection());
            case LinkEventDecoder.TEMPLATE_ID -> link(on(new LinkEventDecoder(), record), out);
            case TimerTickDecoder.TEMPLATE_ID ->
                out.writeNumberField(
                        "due_time_ns", on(new TimerTickDecoder(), record).dueTimeNs());
            case OperatorEventDecoder.TEMPLATE_ID -> operator(on(new OperatorEventDecoder(), record), out);
            case ExecutionReportDecoder.TEMPLATE_ID -> report(on(new ExecutionReportDecoder(), record), out);
            case TapeCutDecoder.TEMPLATE_ID -> tapeCut(on(new TapeCutDecoder(), record), out);
            case FillReportDecoder.TEMPLATE_ID -> fill(on(new FillReportDecoder(), record), out);
            case ExecutorStatusDecoder.TEMPLATE_ID -> executor(on(new ExecutorStatusDecoder(), record), out);
            case PlaceOrderDecoder.TEMPLATE_ID -> place(on(new PlaceOrderDecoder(), record), out);
            case CancelOrderDecoder.TEMPLATE_ID -> cancel(on(new CancelOrderDecoder(), record), out);
            case CancelAllDecoder.TEMPLATE_ID ->
                out.writeStringField(
                        "reason", on(new CancelAllDecoder(), record).reason().name());
            case RequestSnapshotDecoder.TEMPLATE_ID -> requestSnapshot(on(new RequestSnapshotDecoder(), record), out);
            case StateHashDecoder.TEMPLATE_ID -> stateHash(on(new StateHashDecoder(), record), out);
            case VenueAnswerDecoder.TEMPLATE_ID -> venueAnswer(on(new VenueAnswerDecoder(), record), out);
            case AskVenueDecoder.TEMPLATE_ID -> askVenue(on(new AskVenueDecoder(), record), out);
            case KillSwitchDecoder.TEMPLATE_ID -> kill(on(new KillSwitchDecoder(), record), out);
            default -> ExecutorText.writeBody(record, out);
        }
    }

    /** Over the record's own bytes and no others: its inner lengths may be anything. */
    static <T extends MessageDecoderFlyweight> T on(T decoder, RecordBuffer record) {
        DirectBuffer buffer = new UnsafeBuffer(record.array(), 0, RecordBuffer.BODY_OFFSET + record.bodyLength());
        decoder.wrap(
                buffer, RecordBuffer.BODY_OFFSET, RecordFrame.blockLength(buffer), RecordFrame.schemaVersion(buffer));
        return decoder;
    }

    static byte[] room(int length, DirectBuffer buffer) {
        if (length < 0 || length > buffer.capacity()) {
            throw new IllegalArgumentException("longer than the record");
        }
        return new byte[length];
    }

    private static void sessionStart(SessionStartDecoder start, JsonGenerator out) throws IOException {
        out.writeStringField("mode", start.mode().name());
        out.writeNumberField("behaviour_version", start.behaviourVersion());
        out.writeStringField(
                "config_hash",
                hex(start.buffer(), start.offset() + SessionStartDecoder.configHashEncodingOffset(), 32));
        out.writeStringField(
                "origin_hash",
                hex(start.buffer(), start.offset() + SessionStartDecoder.originHashEncodingOffset(), 32));
        byte[] build = room(start.buildLength(), start.buffer());
        start.getBuild(build, 0, build.length);
        text("build", build, out);
        byte[] origin = room(start.originLength(), start.buffer());
        start.getOrigin(origin, 0, origin.length);
        text("origin", origin, out);
        byte[] config = room(start.configBytesLength(), start.buffer());
        start.getConfigBytes(config, 0, config.length);
        text("config", config, out);
        byte[] parsed = room(start.configParsedLength(), start.buffer());
        start.getConfigParsed(parsed, 0, parsed.length);
        text("config_parsed", parsed, out);
    }

    private static void marketFrame(MarketFrameDecoder message, JsonGenerator out) throws IOException {
        out.writeNumberField("connection", message.connection());
        byte[] frame = room(message.frameLength(), message.buffer());
        message.getFrame(frame, 0, frame.length);
        text("frame", frame, out);
    }

    private static void oversize(OversizeFrameDecoder message, JsonGenerator out) throws IOException {
        out.writeNumberField("connection", message.connection());
        out.writeNumberField("frame_length", message.frameLength());
        out.writeStringField(
                "frame_hash",
                hex(message.buffer(), message.offset() + OversizeFrameDecoder.frameHashEncodingOffset(), 32));
        byte[] head = room(message.headLength(), message.buffer());
        message.getHead(head, 0, head.length);
        text("head", head, out);
    }

    private static void link(LinkEventDecoder message, JsonGenerator out) throws IOException {
        out.writeNumberField("connection", message.connection());
        out.writeStringField("state", message.state().name());
    }

    private static void operator(OperatorEventDecoder message, JsonGenerator out) throws IOException {
        out.writeStringField("word", message.word().name());
        byte[] who = room(message.whoLength(), message.buffer());
        message.getWho(who, 0, who.length);
        text("who", who, out);
        byte[] text = room(message.textLength(), message.buffer());
        message.getText(text, 0, text.length);
        text("text", text, out);
    }

    private static void report(ExecutionReportDecoder message, JsonGenerator out) throws IOException {
        out.writeStringField("kind", message.kind().name());
        order(message.orderEpoch(), message.orderNumber(), out);
    }

    private static void fill(FillReportDecoder message, JsonGenerator out) throws IOException {
        if (message.priceE4() < 0 || message.sizeE6() < 0) {
            throw new IllegalArgumentException("negative");
        }
        order(message.orderEpoch(), message.orderNumber(), out);
        out.writeStringField("status", message.status().name());
        out.writeStringField("price", Price.format(message.priceE4()));
        out.writeStringField("size", Size.format(message.sizeE6()));
        out.writeStringField(
                "trade", hex(message.buffer(), message.offset() + FillReportDecoder.tradeIdHighEncodingOffset(), 16));
    }

    private static void executor(ExecutorStatusDecoder message, JsonGenerator out) throws IOException {
        out.writeBooleanField("armed", message.armed() != 0);
        out.writeStringField("user_stream", message.userStream().name());
    }

    private static void kill(KillSwitchDecoder message, JsonGenerator out) throws IOException {
        out.writeStringField("trigger", message.trigger().name());
        out.writeStringField("phase", message.phase().name());
    }

    private static void tapeCut(TapeCutDecoder message, JsonGenerator out) throws IOException {
        out.writeNumberField("inbound_last_good", message.inboundLastGood());
        out.writeNumberField("inbound_durable", message.inboundDurable());
        out.writeNumberField("commands_last_good", message.commandsLastGood());
        out.writeNumberField("commands_cut", message.commandsCut());
        out.writeNumberField("inbound_bytes_cut", message.inboundBytesCut());
        out.writeNumberField("commands_bytes_cut", message.commandsBytesCut());
    }

    private static void place(PlaceOrderDecoder message, JsonGenerator out) throws IOException {
        if (message.priceE4() < 0 || message.sizeE6() < 0) {
            throw new IllegalArgumentException("negative");
        }
        order(message.orderEpoch(), message.orderNumber(), out);
        out.writeStringField("side", message.side().name());
        out.writeStringField("price", Price.format(message.priceE4()));
        out.writeStringField("size", Size.format(message.sizeE6()));
        TickSize tick = TickSize.ofCode(message.tickSize());
        out.writeStringField("tick_size", tick == null ? "" : tick.text());
        out.writeBooleanField("post_only", message.postOnly() != 0);
        out.writeStringField("life", message.life().name());
        out.writeNumberField("expiration_s", message.expirationS());
        market(message.buffer(), message.offset() + PlaceOrderDecoder.conditionIdEncodingOffset(), out);
        token(message.buffer(), message.offset() + PlaceOrderDecoder.tokenIdEncodingOffset(), out);
    }

    private static void cancel(CancelOrderDecoder message, JsonGenerator out) throws IOException {
        order(message.orderEpoch(), message.orderNumber(), out);
        out.writeStringField("reason", message.reason().name());
        market(message.buffer(), message.offset() + CancelOrderDecoder.conditionIdEncodingOffset(), out);
        token(message.buffer(), message.offset() + CancelOrderDecoder.tokenIdEncodingOffset(), out);
    }

    private static void venueAnswer(VenueAnswerDecoder message, JsonGenerator out) throws IOException {
        out.writeStringField("question", message.question().name());
        out.writeNumberField("status", message.status());
        byte[] body = room(message.bodyLength(), message.buffer());
        message.getBody(body, 0, body.length);
        text("body", body, out);
    }

    private static void askVenue(AskVenueDecoder message, JsonGenerator out) throws IOException {
        out.writeStringField("question", message.question().name());
        market(message.buffer(), message.offset() + AskVenueDecoder.conditionIdEncodingOffset(), out);
    }

    private static void requestSnapshot(RequestSnapshotDecoder message, JsonGenerator out) throws IOException {
        out.writeStringField("reason", message.reason().name());
        market(message.buffer(), message.offset() + RequestSnapshotDecoder.conditionIdEncodingOffset(), out);
        token(message.buffer(), message.offset() + RequestSnapshotDecoder.tokenIdEncodingOffset(), out);
    }

    private static void stateHash(StateHashDecoder message, JsonGenerator out) throws IOException {
        out.writeNumberField("behaviour_version", message.behaviourVersion());
        out.writeNumberField("state_length", message.stateLength());
        out.writeStringField(
                "state_hash", hex(message.buffer(), message.offset() + StateHashDecoder.stateHashEncodingOffset(), 32));
    }

    static void order(long epoch, long number, JsonGenerator out) throws IOException {
        out.writeStringField("order", epoch + "-" + number);
    }

    static void market(DirectBuffer buffer, int offset, JsonGenerator out) throws IOException {
        out.writeStringField("market", new ConditionId(Uint256.read(buffer, offset)).toString());
    }

    static void token(DirectBuffer buffer, int offset, JsonGenerator out) throws IOException {
        out.writeStringField("asset_id", new TokenId(Uint256.read(buffer, offset)).toString());
    }

    /** Bytes as text where they are UTF-8, in base64 under another name where they are not. */
    static void text(String name, byte[] bytes, JsonGenerator out) throws IOException {
        try {
            out.writeStringField(
                    name,
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString());
        } catch (CharacterCodingException e) {
            out.writeFieldName(name + "_base64");
            out.writeBinary(bytes);
        }
    }

    static String hex(DirectBuffer buffer, int offset, int length) {
        byte[] bytes = new byte[length];
        buffer.getBytes(offset, bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
