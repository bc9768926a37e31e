package io.tapemaker.engine.logic;

import io.tapemaker.engine.config.LoadedConfig;
import io.tapemaker.engine.gateway.FillFacts;
import io.tapemaker.engine.gateway.InboundEncoder;
import io.tapemaker.engine.gateway.Session;
import io.tapemaker.engine.gateway.TapeCutFacts;
import io.tapemaker.engine.gateway.marketdata.OversizeFrame;
import io.tapemaker.engine.recovery.LogicFactory;
import io.tapemaker.journal.JournalAppender;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.codecs.AskVenueDecoder;
import io.tapemaker.journal.codecs.CancelAllDecoder;
import io.tapemaker.journal.codecs.CancelOrderDecoder;
import io.tapemaker.journal.codecs.ExecutionKind;
import io.tapemaker.journal.codecs.FillStatus;
import io.tapemaker.journal.codecs.KillSwitchDecoder;
import io.tapemaker.journal.codecs.LinkState;
import io.tapemaker.journal.codecs.OperatorWord;
import io.tapemaker.journal.codecs.OrderSide;
import io.tapemaker.journal.codecs.PlaceOrderDecoder;
import io.tapemaker.journal.codecs.RequestSnapshotDecoder;
import io.tapemaker.journal.codecs.RunMode;
import io.tapemaker.journal.codecs.StateHashDecoder;
import io.tapemaker.journal.codecs.VenueQuestion;
import io.tapemaker.journal.memory.MemoryJournal;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordFrame;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Size;
import io.tapemaker.journal.types.TokenId;
import io.tapemaker.journal.types.Uint256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Deciding logic over two journals in the heap, fed by hand; every command comes out as a line. Nobody answers but
 * the test.
 */
final class LogicTape implements CommandSink {
    static final int CONNECTION = 1;
    static final long START_NS = 1_790_000_000_000_000_000L;

    private final MemoryJournal inbound = new MemoryJournal(JournalKind.INBOUND);
    private final MemoryJournal commands = new MemoryJournal(JournalKind.COMMANDS);
    private final JournalAppender inboundAppender = inbound.openAppender();
    private final JournalAppender commandsAppender = commands.openAppender();
    private final InboundEncoder encoder = new InboundEncoder();
    private final RecordBuffer record = new RecordBuffer();
    private final List<String> lines = new ArrayList<>();
    private final BusinessLogic logic;
    private long frames;
    private long executions;
    private long nowNs = START_NS;

    LogicTape() {
        this(LogicFactory.create());
    }

    LogicTape(BusinessLogic logic) {
        this.logic = logic;
    }

    BusinessLogic logic() {
        return logic;
    }

    /** Event time of the records that follow. */
    LogicTape at(long msFromStart) {
        nowNs = START_NS + msFromStart * 1_000_000L;
        return this;
    }

    /** A session of behaviour version 1, which has no executor. */
    LogicTape session(String yaml) {
        return session(yaml, BandBehaviour.VERSION, RunMode.FEED);
    }

    LogicTape session(String yaml, int behaviourVersion, RunMode mode) {
        byte[] text = yaml.getBytes(StandardCharsets.UTF_8);
        // Version 1 journaled another form, which is read as it is.
        byte[] parsed = behaviourVersion == BandBehaviour.VERSION
                ? text
                : LoadedConfig.of("test", text).parsed();
        byte[] origin = new byte[32];
        encoder.sessionStart(
                record, new Session(mode, behaviourVersion, "a build", "test", origin, text, parsed, origin), nowNs);
        return put();
    }

    LogicTape frame(byte[] frame) {
        encoder.marketFrame(record, CONNECTION, ++frames, nowNs, frame, 0, frame.length);
        return put();
    }

    LogicTape trade(String asset, long timestampMs, String price, String size) {
        return frame(Frames.trade(asset, timestampMs, price, size));
    }

    LogicTape oversize() {
        encoder.oversizeFrame(
                record, CONNECTION, ++frames, nowNs, new OversizeFrame(5 << 20, new byte[32], new byte[9]));
        return put();
    }

    LogicTape quiet() {
        encoder.burstEnd(record, CONNECTION, frames, nowNs);
        return put();
    }

    LogicTape tick() {
        encoder.timerTick(record, nowNs);
        return put();
    }

    LogicTape link(LinkState state) {
        encoder.linkEvent(record, CONNECTION, state, nowNs);
        return put();
    }

    LogicTape operator(OperatorWord word) {
        return operator(word, "because");
    }

    LogicTape operator(OperatorWord word, String text) {
        encoder.operatorEvent(record, word, "alice", text, 1, nowNs);
        return put();
    }

    LogicTape fill(long number, FillStatus status, long trade, String price, String size) {
        FillFacts fill = new FillFacts(1, number, status, 0, trade, Price.parse(price), Size.parse(size));
        encoder.fillReport(record, fill, ++executions, nowNs);
        return put();
    }

    LogicTape executor(boolean armed, LinkState userStream) {
        encoder.executorStatus(record, armed, userStream, ++executions, nowNs);
        return put();
    }

    LogicTape report(ExecutionKind kind, int epoch, long number) {
        return report(kind, epoch, number, lastCommand());
    }

    LogicTape report(ExecutionKind kind, int epoch, long number, long commandSequence) {
        encoder.executionReport(record, kind, epoch, number, commandSequence, nowNs);
        return put();
    }

    /** The venue's answer over HTTP; status 0 for none. */
    LogicTape venueSays(int status, byte[] body) {
        encoder.venueAnswer(record, VenueQuestion.BOOKS, status, body, lastCommand(), nowNs);
        return put();
    }

    /** Sequence of the newest command. */
    long lastCommand() {
        return commandsAppender.lastSequence();
    }

    LogicTape cut() {
        encoder.tapeCut(record, new TapeCutFacts(1, 2, 3, 4, 5, 6), nowNs);
        return put();
    }

    /** The record that was encoded last, for tests that spoil it. */
    RecordBuffer record() {
        return record;
    }

    LogicTape put() {
        inboundAppender.epoch(logic.epochOf(record));
        inboundAppender.append(record);
        logic.onRecord(record, this);
        return this;
    }

    @Override
    public void onCommand(RecordBuffer command, int epoch) {
        commandsAppender.epoch(epoch);
        commandsAppender.append(command);
        lines.add(lineOf(command));
    }

    /** Commands since the last call, state hashes left out. */
    List<String> take() {
        List<String> taken =
                lines.stream().filter(line -> !line.startsWith("hash")).toList();
        lines.clear();
        return taken;
    }

    List<byte[]> inboundRecords() {
        return inbound.records();
    }

    List<byte[]> commandRecords() {
        return commands.records();
    }

    static String lineOf(RecordBuffer command) {
        UnsafeBuffer buffer = command.buffer();
        int block = RecordFrame.blockLength(buffer);
        int body = RecordBuffer.BODY_OFFSET;
        return switch (RecordFrame.templateId(buffer)) {
            case PlaceOrderDecoder.TEMPLATE_ID -> {
                PlaceOrderDecoder place = new PlaceOrderDecoder().wrap(buffer, body, block, 0);
                String side = place.side() == OrderSide.SELL ? "sell " : "";
                yield "place " + side + place.orderEpoch() + "-" + place.orderNumber() + " "
                        + token(buffer, PlaceOrderDecoder.tokenIdEncodingOffset()) + " " + Price.format(place.priceE4())
                        + "x" + Size.format(place.sizeE6());
            }
            case CancelOrderDecoder.TEMPLATE_ID -> {
                CancelOrderDecoder cancel = new CancelOrderDecoder().wrap(buffer, body, block, 0);
                yield "cancel " + cancel.orderEpoch() + "-" + cancel.orderNumber() + " " + cancel.reason();
            }
            case CancelAllDecoder.TEMPLATE_ID ->
                "cancel-all "
                        + new CancelAllDecoder().wrap(buffer, body, block, 0).reason();
            case RequestSnapshotDecoder.TEMPLATE_ID ->
                "snapshot " + token(buffer, RequestSnapshotDecoder.tokenIdEncodingOffset()) + " "
                        + new RequestSnapshotDecoder()
                                .wrap(buffer, body, block, 0)
                                .reason();
            case KillSwitchDecoder.TEMPLATE_ID -> {
                KillSwitchDecoder kill = new KillSwitchDecoder().wrap(buffer, body, block, 1);
                yield "kill " + kill.phase() + " " + kill.trigger();
            }
            case AskVenueDecoder.TEMPLATE_ID ->
                "ask " + new AskVenueDecoder().wrap(buffer, body, block, 2).question();
            case StateHashDecoder.TEMPLATE_ID -> "hash";
            default -> "template " + RecordFrame.templateId(buffer);
        };
    }

    private static String token(UnsafeBuffer buffer, int offset) {
        return new TokenId(Uint256.read(buffer, RecordBuffer.BODY_OFFSET + offset)).toString();
    }
}
