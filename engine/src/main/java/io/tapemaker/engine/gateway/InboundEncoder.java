package io.tapemaker.engine.gateway;

import io.tapemaker.engine.gateway.marketdata.OversizeFrame;
import io.tapemaker.journal.codecs.BurstEndEncoder;
import io.tapemaker.journal.codecs.ExecutionKind;
import io.tapemaker.journal.codecs.ExecutionReportEncoder;
import io.tapemaker.journal.codecs.ExecutorStatusEncoder;
import io.tapemaker.journal.codecs.FillReportEncoder;
import io.tapemaker.journal.codecs.LinkEventEncoder;
import io.tapemaker.journal.codecs.LinkState;
import io.tapemaker.journal.codecs.MarketFrameEncoder;
import io.tapemaker.journal.codecs.OperatorEventEncoder;
import io.tapemaker.journal.codecs.OperatorWord;
import io.tapemaker.journal.codecs.OversizeFrameEncoder;
import io.tapemaker.journal.codecs.SessionStartEncoder;
import io.tapemaker.journal.codecs.TapeCutEncoder;
import io.tapemaker.journal.codecs.TimerTickEncoder;
import io.tapemaker.journal.codecs.VenueAnswerEncoder;
import io.tapemaker.journal.codecs.VenueQuestion;
import io.tapemaker.journal.record.MessageType;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordSource;
import java.nio.charset.StandardCharsets;

/** Writes the records of INBOUND. One per thread: the flyweights are reused. Stamps in ns since the epoch. */
public final class InboundEncoder {

    private static final int VAR_DATA_LENGTH_FIELD = 4;
    private static final int BODY = RecordBuffer.BODY_OFFSET;

    private final MarketFrameEncoder marketFrame = new MarketFrameEncoder();
    private final MessageType marketFrameType = MessageType.of(marketFrame);
    private final OversizeFrameEncoder oversizeFrame = new OversizeFrameEncoder();
    private final MessageType oversizeFrameType = MessageType.of(oversizeFrame);
    private final BurstEndEncoder burstEnd = new BurstEndEncoder();
    private final MessageType burstEndType = MessageType.of(burstEnd);
    private final LinkEventEncoder linkEvent = new LinkEventEncoder();
    private final MessageType linkEventType = MessageType.of(linkEvent);
    private final TimerTickEncoder timerTick = new TimerTickEncoder();
    private final MessageType timerTickType = MessageType.of(timerTick);
    private final OperatorEventEncoder operatorEvent = new OperatorEventEncoder();
    private final MessageType operatorEventType = MessageType.of(operatorEvent);
    private final ExecutionReportEncoder executionReport = new ExecutionReportEncoder();
    private final MessageType executionReportType = MessageType.of(executionReport);
    private final SessionStartEncoder sessionStart = new SessionStartEncoder();
    private final MessageType sessionStartType = MessageType.of(sessionStart);
    private final FillReportEncoder fillReport = new FillReportEncoder();
    private final MessageType fillReportType = MessageType.since(1, fillReport);
    private final ExecutorStatusEncoder executorStatus = new ExecutorStatusEncoder();
    private final MessageType executorStatusType = MessageType.since(1, executorStatus);
    private final VenueAnswerEncoder venueAnswer = new VenueAnswerEncoder();
    private final MessageType venueAnswerType = MessageType.since(2, venueAnswer);
    private final TapeCutEncoder tapeCut = new TapeCutEncoder();
    private final MessageType tapeCutType = MessageType.of(tapeCut);

    /** A frame of at most 4 MiB, as received. */
    public void marketFrame(
            RecordBuffer out, int connection, long position, long stampNs, byte[] bytes, int offset, int length) {
        out.ensureBody(MarketFrameEncoder.BLOCK_LENGTH + VAR_DATA_LENGTH_FIELD + length);
        marketFrame.wrap(out.buffer(), BODY).connection(connection).putFrame(bytes, offset, length);
        out.complete(marketFrameType, marketFrame.encodedLength(), RecordSource.MARKET_DATA, position, stampNs);
    }

    /** What is kept of a longer frame. */
    public void oversizeFrame(RecordBuffer out, int connection, long position, long stampNs, OversizeFrame frame) {
        out.ensureBody(OversizeFrameEncoder.BLOCK_LENGTH + VAR_DATA_LENGTH_FIELD + frame.head().length);
        oversizeFrame.wrap(out.buffer(), BODY).connection(connection).frameLength(frame.length());
        for (int i = 0; i < frame.sha256().length; i++) {
            oversizeFrame.frameHash(i, (short) (frame.sha256()[i] & 0xFF));
        }
        oversizeFrame.putHead(frame.head(), 0, frame.head().length);
        out.complete(oversizeFrameType, oversizeFrame.encodedLength(), RecordSource.MARKET_DATA, position, stampNs);
    }

    /** The source went quiet behind the frame at this position. */
    public void burstEnd(RecordBuffer out, int connection, long position, long stampNs) {
        burstEnd.wrap(out.buffer(), BODY).connection(connection);
        out.complete(burstEndType, burstEnd.encodedLength(), RecordSource.MARKET_DATA, position, stampNs);
    }

    /** A connection came up or went down. */
    public void linkEvent(RecordBuffer out, int connection, LinkState state, long stampNs) {
        linkEvent.wrap(out.buffer(), BODY).connection(connection).state(state);
        out.complete(linkEventType, linkEvent.encodedLength(), RecordSource.MARKET_DATA, 0, stampNs);
    }

    /** A tick is due. */
    public void timerTick(RecordBuffer out, long dueNs) {
        timerTick.wrap(out.buffer(), BODY).dueTimeNs(dueNs);
        out.complete(timerTickType, timerTick.encodedLength(), RecordSource.TIMER, 0, dueNs);
    }

    /** A word of the operator, with who said it and what they added. */
    public void operatorEvent(
            RecordBuffer out, OperatorWord word, String who, String text, long position, long stampNs) {
        byte[] whoBytes = who.getBytes(StandardCharsets.UTF_8);
        byte[] textBytes = text.getBytes(StandardCharsets.UTF_8);
        out.ensureBody(
                OperatorEventEncoder.BLOCK_LENGTH + 2 * VAR_DATA_LENGTH_FIELD + whoBytes.length + textBytes.length);
        operatorEvent
                .wrap(out.buffer(), BODY)
                .word(word)
                .putWho(whoBytes, 0, whoBytes.length)
                .putText(textBytes, 0, textBytes.length);
        out.complete(operatorEventType, operatorEvent.encodedLength(), RecordSource.OPERATOR, position, stampNs);
    }

    /** The answer to a command. */
    public void executionReport(
            RecordBuffer out,
            ExecutionKind kind,
            int orderEpoch,
            long orderNumber,
            long commandSequence,
            long stampNs) {
        executionReport
                .wrap(out.buffer(), BODY)
                .orderEpoch(orderEpoch)
                .kind(kind)
                .orderNumber(orderNumber);
        out.complete(
                executionReportType,
                executionReport.encodedLength(),
                RecordSource.EXECUTIONS,
                commandSequence,
                stampNs);
    }

    /** What the venue said over HTTP; the status is 0 where it said nothing. */
    public void venueAnswer(
            RecordBuffer out, VenueQuestion question, int status, byte[] body, long commandSequence, long stampNs) {
        out.ensureBody(VenueAnswerEncoder.BLOCK_LENGTH + VAR_DATA_LENGTH_FIELD + body.length);
        venueAnswer
                .wrap(out.buffer(), BODY)
                .question(question)
                .reserved((short) 0)
                .status(status)
                .putBody(body, 0, body.length);
        out.complete(venueAnswerType, venueAnswer.encodedLength(), RecordSource.MARKET_DATA, commandSequence, stampNs);
    }

    /** A fill of an order of ours, or what became of one. */
    public void fillReport(RecordBuffer out, FillFacts fill, long position, long stampNs) {
        fillReport
                .wrap(out.buffer(), BODY)
                .orderEpoch(fill.orderEpoch())
                .status(fill.status())
                .orderNumber(fill.orderNumber())
                .tradeIdHigh(fill.tradeIdHigh())
                .tradeIdLow(fill.tradeIdLow())
                .priceE4(fill.priceE4())
                .sizeE6(fill.sizeE6());
        out.complete(fillReportType, fillReport.encodedLength(), RecordSource.EXECUTIONS, position, stampNs);
    }

    /** A sign of life of the executor. */
    public void executorStatus(RecordBuffer out, boolean armed, LinkState userStream, long position, long stampNs) {
        executorStatus.wrap(out.buffer(), BODY).armed((short) (armed ? 1 : 0)).userStream(userStream);
        out.complete(executorStatusType, executorStatus.encodedLength(), RecordSource.EXECUTIONS, position, stampNs);
    }

    /** The start of a session. */
    public void sessionStart(RecordBuffer out, Session session, long stampNs) {
        byte[] build = session.build().getBytes(StandardCharsets.UTF_8);
        byte[] origin = session.originKind().getBytes(StandardCharsets.UTF_8);
        out.ensureBody(SessionStartEncoder.BLOCK_LENGTH
                + 4 * VAR_DATA_LENGTH_FIELD
                + build.length
                + origin.length
                + session.configBytes().length
                + session.configParsed().length);
        sessionStart.wrap(out.buffer(), BODY).mode(session.mode()).behaviourVersion(session.behaviourVersion());
        for (int i = 0; i < session.configHash().length; i++) {
            sessionStart.configHash(i, (short) (session.configHash()[i] & 0xFF));
            sessionStart.originHash(i, (short) (session.originHash()[i] & 0xFF));
        }
        sessionStart
                .putBuild(build, 0, build.length)
                .putOrigin(origin, 0, origin.length)
                .putConfigBytes(session.configBytes(), 0, session.configBytes().length)
                .putConfigParsed(session.configParsed(), 0, session.configParsed().length);
        out.complete(sessionStartType, sessionStart.encodedLength(), RecordSource.ENGINE, 0, stampNs);
    }

    /** A torn tail was cut when the engine started. */
    public void tapeCut(RecordBuffer out, TapeCutFacts cut, long stampNs) {
        tapeCut.wrap(out.buffer(), BODY)
                .inboundLastGood(cut.inboundLastGood())
                .inboundDurable(cut.inboundDurable())
                .commandsLastGood(cut.commandsLastGood())
                .commandsCut(cut.commandsCut())
                .inboundBytesCut(cut.inboundBytesCut())
                .commandsBytesCut(cut.commandsBytesCut());
        out.complete(tapeCutType, tapeCut.encodedLength(), RecordSource.ENGINE, 0, stampNs);
    }
}
