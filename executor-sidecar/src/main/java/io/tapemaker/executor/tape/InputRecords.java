package io.tapemaker.executor.tape;

import io.tapemaker.executor.domain.ExecutorInput;
import io.tapemaker.executor.domain.venue.VenueAnswer;
import io.tapemaker.journal.codecs.BodyForm;
import io.tapemaker.journal.codecs.CommandSeenEncoder;
import io.tapemaker.journal.codecs.EngineAliveEncoder;
import io.tapemaker.journal.codecs.ExecutorStartEncoder;
import io.tapemaker.journal.codecs.LinkEventEncoder;
import io.tapemaker.journal.codecs.OperatorEventEncoder;
import io.tapemaker.journal.codecs.TimerTickEncoder;
import io.tapemaker.journal.codecs.UserFrameEncoder;
import io.tapemaker.journal.codecs.VenueAnsweredEncoder;
import io.tapemaker.journal.record.MessageType;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordSource;
import java.nio.charset.StandardCharsets;
import org.agrona.MutableDirectBuffer;

/**
 * Writes what the core is told as records of EXECUTIONS. Flyweights are reused: one thread. Stamps in ns since 1970.
 */
public final class InputRecords {

    /** The user channel, where a LinkEvent has to name a connection. */
    static final int USER_CHANNEL = 1;

    private static final int BODY = RecordBuffer.BODY_OFFSET;
    private static final int ROOM = 512;

    private final ExecutorStartEncoder start = new ExecutorStartEncoder();
    private final CommandSeenEncoder seen = new CommandSeenEncoder();
    private final VenueAnsweredEncoder answered = new VenueAnsweredEncoder();
    private final UserFrameEncoder user = new UserFrameEncoder();
    private final EngineAliveEncoder alive = new EngineAliveEncoder();
    private final TimerTickEncoder tick = new TimerTickEncoder();
    private final OperatorEventEncoder operator = new OperatorEventEncoder();
    private final LinkEventEncoder link = new LinkEventEncoder();

    /** An input whose venue bytes are not at hand: in their typed form. */
    public void write(RecordBuffer out, long stampNs, ExecutorInput input) {
        if (input instanceof ExecutorInput.Tick ticked) {
            tick.wrap(room(out, 0), BODY).dueTimeNs(ticked.dueTimeNs());
            out.complete(MessageType.of(tick), tick.encodedLength(), RecordSource.TIMER, 0, stampNs);
        } else if (input instanceof ExecutorInput.Seen command) {
            seen(out, stampNs, command);
        } else if (input instanceof ExecutorInput.Answer answer) {
            typedAnswer(out, stampNs, answer);
        } else if (input instanceof ExecutorInput.User frame) {
            user(out, stampNs, BodyForm.TYPED, TypedFacts.write(frame.news()));
        } else if (input instanceof ExecutorInput.UserLink state) {
            link.wrap(room(out, 0), BODY).connection(USER_CHANNEL).state(state.state());
            out.complete(MessageType.of(link), link.encodedLength(), RecordSource.EXECUTIONS, 0, stampNs);
        } else if (input instanceof ExecutorInput.Alive sign) {
            alive.wrap(room(out, 0), BODY)
                    .inboundDurable(sign.inboundDurable())
                    .sessionEpoch(Integer.toUnsignedLong(sign.sessionEpoch()));
            out.complete(MessageType.since(1, alive), alive.encodedLength(), RecordSource.ENGINE, 0, stampNs);
        } else if (input instanceof ExecutorInput.Word word) {
            word(out, stampNs, word);
        } else if (input instanceof ExecutorInput.Start begin) {
            start(out, stampNs, begin);
        }
    }

    private static MutableDirectBuffer room(RecordBuffer out, int more) {
        out.ensureBody(ROOM + more);
        return out.buffer();
    }

    private void seen(RecordBuffer out, long stampNs, ExecutorInput.Seen command) {
        seen.wrap(room(out, 0), BODY)
                .checksum(Integer.toUnsignedLong(command.checksum()))
                .sessionEpoch(Integer.toUnsignedLong(command.knowledge().sessionEpoch()))
                .engineTimeNs(command.knowledge().engineTimeNs())
                .safe((short) (command.knowledge().safe() ? 1 : 0));
        out.complete(
                MessageType.since(1, seen), seen.encodedLength(), RecordSource.ENGINE, command.sequence(), stampNs);
    }

    private void typedAnswer(RecordBuffer out, long stampNs, ExecutorInput.Answer answer) {
        if (answer.answer() instanceof VenueAnswer.Unknown unknown) {
            byte[] why = unknown.why().getBytes(StandardCharsets.UTF_8);
            answer(out, stampNs, answer.tag(), 0, BodyForm.NONE, "", why);
        } else {
            answer(out, stampNs, answer.tag(), 0, BodyForm.TYPED, "", TypedAnswers.write(answer.answer()));
        }
    }

    /**
     * An answer as it came, known secrets replaced.
     *
     * @param headers lines of those that matter
     */
    public void rawAnswer(RecordBuffer out, long stampNs, long tag, int status, String headers, byte[] body) {
        answer(out, stampNs, tag, status, BodyForm.RAW, headers, body);
    }

    private void answer(
            RecordBuffer out, long stampNs, long tag, int status, BodyForm form, String headers, byte[] body) {
        byte[] lines = headers.getBytes(StandardCharsets.UTF_8);
        answered.wrap(room(out, lines.length + body.length), BODY)
                .status(status)
                .form(form);
        answered.putHeaders(lines, 0, lines.length).putBody(body, 0, body.length);
        out.complete(MessageType.since(1, answered), answered.encodedLength(), RecordSource.EXECUTIONS, tag, stampNs);
    }

    /** A frame of the user channel as it came, known secrets replaced. */
    public void rawUser(RecordBuffer out, long stampNs, byte[] frame) {
        user(out, stampNs, BodyForm.RAW, frame);
    }

    private void user(RecordBuffer out, long stampNs, BodyForm form, byte[] frame) {
        user.wrap(room(out, frame.length), BODY).form(form).putFrame(frame, 0, frame.length);
        out.complete(MessageType.since(1, user), user.encodedLength(), RecordSource.EXECUTIONS, 0, stampNs);
    }

    private void word(RecordBuffer out, long stampNs, ExecutorInput.Word word) {
        byte[] who = word.who().getBytes(StandardCharsets.UTF_8);
        byte[] text = word.text().getBytes(StandardCharsets.UTF_8);
        operator.wrap(room(out, who.length + text.length), BODY).word(word.word());
        operator.putWho(who, 0, who.length).putText(text, 0, text.length);
        out.complete(MessageType.of(operator), operator.encodedLength(), RecordSource.OPERATOR, 0, stampNs);
    }

    private void start(RecordBuffer out, long stampNs, ExecutorInput.Start begin) {
        ExecutorInput.Under under = begin.under();
        byte[] profile = under.profile().getBytes(StandardCharsets.UTF_8);
        byte[] build = under.build().getBytes(StandardCharsets.UTF_8);
        start.wrap(room(out, profile.length + build.length + under.policy().length), BODY)
                .behaviourVersion(begin.behaviourVersion())
                .mode(begin.mode())
                .unreadUpTo(begin.unreadUpTo());
        under.policyHash().write(out.buffer(), BODY + ExecutorStartEncoder.policyHashEncodingOffset());
        start.putProfile(profile, 0, profile.length).putBuild(build, 0, build.length);
        start.putPolicy(under.policy(), 0, under.policy().length);
        out.complete(MessageType.since(1, start), start.encodedLength(), RecordSource.EXECUTIONS, 0, stampNs);
    }
}
