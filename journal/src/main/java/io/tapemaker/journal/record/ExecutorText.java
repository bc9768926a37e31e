package io.tapemaker.journal.record;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tapemaker.journal.codecs.CommandSeenDecoder;
import io.tapemaker.journal.codecs.EngineAliveDecoder;
import io.tapemaker.journal.codecs.ExecutorLatchDecoder;
import io.tapemaker.journal.codecs.ExecutorStartDecoder;
import io.tapemaker.journal.codecs.OrderIntentDecoder;
import io.tapemaker.journal.codecs.OrderOutcomeDecoder;
import io.tapemaker.journal.codecs.UserFrameDecoder;
import io.tapemaker.journal.codecs.VenueAnsweredDecoder;
import io.tapemaker.journal.codecs.VenueAskedDecoder;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Size;
import io.tapemaker.journal.types.TickSize;
import java.io.IOException;
import org.agrona.DirectBuffer;

/** The fields of the messages that only EXECUTIONS has, as JSON. */
final class ExecutorText {

    private static final int ADDRESS = 20;
    private static final int WORD = 32;

    private ExecutorText() {}

    static String nameOf(int templateId) {
        return switch (templateId) {
            case ExecutorStartDecoder.TEMPLATE_ID -> "ExecutorStart";
            case CommandSeenDecoder.TEMPLATE_ID -> "CommandSeen";
            case VenueAnsweredDecoder.TEMPLATE_ID -> "VenueAnswered";
            case UserFrameDecoder.TEMPLATE_ID -> "UserFrame";
            case EngineAliveDecoder.TEMPLATE_ID -> "EngineAlive";
            case OrderIntentDecoder.TEMPLATE_ID -> "OrderIntent";
            case OrderOutcomeDecoder.TEMPLATE_ID -> "OrderOutcome";
            case VenueAskedDecoder.TEMPLATE_ID -> "VenueAsked";
            case ExecutorLatchDecoder.TEMPLATE_ID -> "ExecutorLatch";
            default -> "Template" + templateId;
        };
    }

    static void writeBody(RecordBuffer record, JsonGenerator out) throws IOException {
        switch (RecordFrame.templateId(record.buffer())) {
            case ExecutorStartDecoder.TEMPLATE_ID -> start(MessageText.on(new ExecutorStartDecoder(), record), out);
            case CommandSeenDecoder.TEMPLATE_ID -> command(MessageText.on(new CommandSeenDecoder(), record), out);
            case VenueAnsweredDecoder.TEMPLATE_ID -> answer(MessageText.on(new VenueAnsweredDecoder(), record), out);
            case UserFrameDecoder.TEMPLATE_ID -> user(MessageText.on(new UserFrameDecoder(), record), out);
            case EngineAliveDecoder.TEMPLATE_ID -> {
                EngineAliveDecoder alive = MessageText.on(new EngineAliveDecoder(), record);
                out.writeNumberField("inbound_durable", alive.inboundDurable());
                out.writeNumberField("session_epoch", alive.sessionEpoch());
            }
            case OrderIntentDecoder.TEMPLATE_ID -> intent(MessageText.on(new OrderIntentDecoder(), record), out);
            case OrderOutcomeDecoder.TEMPLATE_ID -> outcome(MessageText.on(new OrderOutcomeDecoder(), record), out);
            case VenueAskedDecoder.TEMPLATE_ID -> asked(MessageText.on(new VenueAskedDecoder(), record), out);
            case ExecutorLatchDecoder.TEMPLATE_ID -> latch(MessageText.on(new ExecutorLatchDecoder(), record), out);
            default -> out.writeNumberField("body_length", record.bodyLength());
        }
    }

    private static void start(ExecutorStartDecoder start, JsonGenerator out) throws IOException {
        out.writeNumberField("behaviour_version", start.behaviourVersion());
        out.writeStringField("mode", start.mode().name());
        out.writeStringField(
                "policy_hash",
                MessageText.hex(
                        start.buffer(), start.offset() + ExecutorStartDecoder.policyHashEncodingOffset(), WORD));
        out.writeNumberField("unread_up_to", start.unreadUpTo());
        byte[] profile = MessageText.room(start.profileLength(), start.buffer());
        start.getProfile(profile, 0, profile.length);
        MessageText.text("profile", profile, out);
        byte[] build = MessageText.room(start.buildLength(), start.buffer());
        start.getBuild(build, 0, build.length);
        MessageText.text("build", build, out);
        byte[] policy = MessageText.room(start.policyLength(), start.buffer());
        start.getPolicy(policy, 0, policy.length);
        MessageText.text("policy", policy, out);
    }

    private static void command(CommandSeenDecoder seen, JsonGenerator out) throws IOException {
        out.writeNumberField("command_checksum", seen.checksum());
        out.writeNumberField("session_epoch", seen.sessionEpoch());
        out.writeNumberField("engine_time_ns", seen.engineTimeNs());
        out.writeBooleanField("safe", seen.safe() != 0);
    }

    private static void answer(VenueAnsweredDecoder answer, JsonGenerator out) throws IOException {
        out.writeNumberField("status", answer.status());
        out.writeStringField("form", answer.form().name());
        byte[] headers = MessageText.room(answer.headersLength(), answer.buffer());
        answer.getHeaders(headers, 0, headers.length);
        MessageText.text("headers", headers, out);
        byte[] body = MessageText.room(answer.bodyLength(), answer.buffer());
        answer.getBody(body, 0, body.length);
        MessageText.text("body", body, out);
    }

    private static void user(UserFrameDecoder frame, JsonGenerator out) throws IOException {
        out.writeStringField("form", frame.form().name());
        byte[] bytes = MessageText.room(frame.frameLength(), frame.buffer());
        frame.getFrame(bytes, 0, bytes.length);
        MessageText.text("frame", bytes, out);
    }

    private static void intent(OrderIntentDecoder intent, JsonGenerator out) throws IOException {
        if (intent.priceE4() < 0 || intent.sizeE6() < 0) {
            throw new IllegalArgumentException("negative");
        }
        DirectBuffer buffer = intent.buffer();
        int at = intent.offset();
        MessageText.order(intent.orderEpoch(), intent.orderNumber(), out);
        out.writeStringField("side", intent.side().name());
        out.writeStringField("price", Price.format(intent.priceE4()));
        out.writeStringField("size", Size.format(intent.sizeE6()));
        TickSize tick = TickSize.ofCode(intent.tickSize());
        out.writeStringField("tick_size", tick == null ? "" : tick.text());
        out.writeBooleanField("post_only", intent.postOnly() != 0);
        out.writeNumberField("expiration_s", intent.expirationS());
        out.writeNumberField("salt", intent.salt());
        out.writeNumberField("timestamp_ms", intent.timestampMs());
        out.writeNumberField("maker_amount", intent.makerAmountE6());
        out.writeNumberField("taker_amount", intent.takerAmountE6());
        out.writeNumberField("signature_type", intent.signatureType());
        out.writeNumberField("chain_id", intent.chainId());
        address("maker", buffer, at + OrderIntentDecoder.makerEncodingOffset(), out);
        address("signer", buffer, at + OrderIntentDecoder.signerEncodingOffset(), out);
        address("verifying_contract", buffer, at + OrderIntentDecoder.verifyingContractEncodingOffset(), out);
        MessageText.market(buffer, at + OrderIntentDecoder.conditionIdEncodingOffset(), out);
        MessageText.token(buffer, at + OrderIntentDecoder.tokenIdEncodingOffset(), out);
        out.writeStringField(
                "metadata", MessageText.hex(buffer, at + OrderIntentDecoder.metadataEncodingOffset(), WORD));
        out.writeStringField("builder", MessageText.hex(buffer, at + OrderIntentDecoder.builderEncodingOffset(), WORD));
        out.writeStringField(
                "order_id", MessageText.hex(buffer, at + OrderIntentDecoder.orderIdEncodingOffset(), WORD));
        out.writeStringField(
                "policy_hash", MessageText.hex(buffer, at + OrderIntentDecoder.policyHashEncodingOffset(), WORD));
        byte[] version = MessageText.room(intent.domainVersionLength(), buffer);
        intent.getDomainVersion(version, 0, version.length);
        MessageText.text("domain_version", version, out);
        byte[] group = MessageText.room(intent.eventGroupLength(), buffer);
        intent.getEventGroup(group, 0, group.length);
        MessageText.text("event_group", group, out);
    }

    private static void address(String name, DirectBuffer buffer, int offset, JsonGenerator out) throws IOException {
        out.writeStringField(name, "0x" + MessageText.hex(buffer, offset, ADDRESS));
    }

    private static void outcome(OrderOutcomeDecoder outcome, JsonGenerator out) throws IOException {
        MessageText.order(outcome.orderEpoch(), outcome.orderNumber(), out);
        out.writeStringField("kind", outcome.kind().name());
        byte[] why = MessageText.room(outcome.whyLength(), outcome.buffer());
        outcome.getWhy(why, 0, why.length);
        MessageText.text("why", why, out);
    }

    private static void asked(VenueAskedDecoder asked, JsonGenerator out) throws IOException {
        out.writeNumberField("kind", asked.kind());
        byte[] request = MessageText.room(asked.requestLength(), asked.buffer());
        asked.getRequest(request, 0, request.length);
        MessageText.text("request", request, out);
    }

    private static void latch(ExecutorLatchDecoder latch, JsonGenerator out) throws IOException {
        out.writeStringField("cause", latch.cause().name());
        out.writeStringField("phase", latch.phase().name());
        byte[] detail = MessageText.room(latch.detailLength(), latch.buffer());
        latch.getDetail(detail, 0, detail.length);
        MessageText.text("detail", detail, out);
    }
}
