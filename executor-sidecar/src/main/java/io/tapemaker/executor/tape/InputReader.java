package io.tapemaker.executor.tape;

import io.tapemaker.executor.domain.ExecutorCore;
import io.tapemaker.executor.domain.ExecutorInput;
import io.tapemaker.executor.domain.venue.UserNews;
import io.tapemaker.executor.domain.venue.VenueAnswer;
import io.tapemaker.executor.domain.venue.VenueRequest;
import io.tapemaker.journal.codecs.BodyForm;
import io.tapemaker.journal.codecs.CommandSeenDecoder;
import io.tapemaker.journal.codecs.EngineAliveDecoder;
import io.tapemaker.journal.codecs.ExecutorStartDecoder;
import io.tapemaker.journal.codecs.LinkEventDecoder;
import io.tapemaker.journal.codecs.OperatorEventDecoder;
import io.tapemaker.journal.codecs.TimerTickDecoder;
import io.tapemaker.journal.codecs.UserFrameDecoder;
import io.tapemaker.journal.codecs.VenueAnsweredDecoder;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordFrame;
import io.tapemaker.journal.types.Uint256;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.sbe.MessageDecoderFlyweight;

/** Reads records of EXECUTIONS as what the core was told. */
public final class InputReader {

    private final TapeReading reading;
    private final ExecutorCore core;

    /** @param core knows what each answer answers */
    public InputReader(TapeReading reading, ExecutorCore core) {
        this.reading = reading;
        this.core = core;
    }

    /** Whether this record tells the core something, and is not what it made. */
    public static boolean isInput(DirectBuffer record) {
        return switch (RecordFrame.templateId(record)) {
            case ExecutorStartDecoder.TEMPLATE_ID,
                    CommandSeenDecoder.TEMPLATE_ID,
                    VenueAnsweredDecoder.TEMPLATE_ID,
                    UserFrameDecoder.TEMPLATE_ID,
                    EngineAliveDecoder.TEMPLATE_ID,
                    TimerTickDecoder.TEMPLATE_ID,
                    OperatorEventDecoder.TEMPLATE_ID,
                    LinkEventDecoder.TEMPLATE_ID -> true;
            default -> false;
        };
    }

    /**
     * The input of a record.
     *
     * @throws ExecutorDivergedException if what it points at is not there
     */
    public ExecutorInput read(RecordBuffer record) {
        return switch (RecordFrame.templateId(record.buffer())) {
            case ExecutorStartDecoder.TEMPLATE_ID -> start(on(new ExecutorStartDecoder(), record));
            case CommandSeenDecoder.TEMPLATE_ID -> seen(record, on(new CommandSeenDecoder(), record));
            case VenueAnsweredDecoder.TEMPLATE_ID -> answered(record, on(new VenueAnsweredDecoder(), record));
            case UserFrameDecoder.TEMPLATE_ID -> user(on(new UserFrameDecoder(), record));
            case EngineAliveDecoder.TEMPLATE_ID -> {
                EngineAliveDecoder alive = on(new EngineAliveDecoder(), record);
                yield new ExecutorInput.Alive(alive.inboundDurable(), (int) alive.sessionEpoch());
            }
            case TimerTickDecoder.TEMPLATE_ID ->
                new ExecutorInput.Tick(on(new TimerTickDecoder(), record).dueTimeNs());
            case OperatorEventDecoder.TEMPLATE_ID -> word(on(new OperatorEventDecoder(), record));
            case LinkEventDecoder.TEMPLATE_ID ->
                new ExecutorInput.UserLink(on(new LinkEventDecoder(), record).state());
            default ->
                throw new ExecutorDivergedException(
                        RecordFrame.sequence(record.buffer()), "this message tells the core nothing");
        };
    }

    private static <T extends MessageDecoderFlyweight> T on(T decoder, RecordBuffer record) {
        DirectBuffer buffer = record.buffer();
        decoder.wrap(
                buffer, RecordBuffer.BODY_OFFSET, RecordFrame.blockLength(buffer), RecordFrame.schemaVersion(buffer));
        return decoder;
    }

    private static ExecutorInput start(ExecutorStartDecoder start) {
        Uint256 hash = Uint256.read(start.buffer(), start.offset() + ExecutorStartDecoder.policyHashEncodingOffset());
        byte[] profile = new byte[start.profileLength()];
        start.getProfile(profile, 0, profile.length);
        byte[] build = new byte[start.buildLength()];
        start.getBuild(build, 0, build.length);
        byte[] policy = new byte[start.policyLength()];
        start.getPolicy(policy, 0, policy.length);
        return new ExecutorInput.Start(
                (int) start.behaviourVersion(),
                start.mode(),
                start.unreadUpTo(),
                new ExecutorInput.Under(hash, policy, utf8(profile), utf8(build)));
    }

    private ExecutorInput seen(RecordBuffer record, CommandSeenDecoder seen) {
        long sequence = RecordFrame.sourcePosition(record.buffer());
        int checksum = (int) seen.checksum();
        return new ExecutorInput.Seen(
                sequence,
                checksum,
                reading.command(sequence, checksum),
                new ExecutorInput.Knowledge((int) seen.sessionEpoch(), seen.engineTimeNs(), seen.safe() == 1));
    }

    private ExecutorInput answered(RecordBuffer record, VenueAnsweredDecoder answered) {
        long tag = RecordFrame.sourcePosition(record.buffer());
        BodyForm form = answered.form();
        int status = answered.status();
        byte[] headers = new byte[answered.headersLength()];
        answered.getHeaders(headers, 0, headers.length);
        byte[] body = new byte[answered.bodyLength()];
        answered.getBody(body, 0, body.length);
        return new ExecutorInput.Answer(tag, answer(tag, form, status, utf8(headers), body));
    }

    private VenueAnswer answer(long tag, BodyForm form, int status, String headers, byte[] body) {
        if (form == BodyForm.TYPED) {
            return TypedAnswers.read(body);
        }
        VenueRequest asked = core.request(tag);
        if (form == BodyForm.RAW && asked != null) {
            return reading.answer(asked, status, headers, body);
        }
        return new VenueAnswer.Unknown(utf8(body));
    }

    private ExecutorInput user(UserFrameDecoder user) {
        BodyForm form = user.form();
        byte[] frame = new byte[user.frameLength()];
        user.getFrame(frame, 0, frame.length);
        List<UserNews> news = form == BodyForm.TYPED ? TypedFacts.read(frame) : reading.news(frame);
        return new ExecutorInput.User(news);
    }

    private static ExecutorInput word(OperatorEventDecoder operator) {
        byte[] who = new byte[operator.whoLength()];
        operator.getWho(who, 0, who.length);
        byte[] text = new byte[operator.textLength()];
        operator.getText(text, 0, text.length);
        return new ExecutorInput.Word(operator.word(), utf8(who), utf8(text));
    }

    private static String utf8(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
