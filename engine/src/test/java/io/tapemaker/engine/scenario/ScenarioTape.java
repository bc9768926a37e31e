package io.tapemaker.engine.scenario;

import io.tapemaker.engine.config.LoadedConfig;
import io.tapemaker.engine.domain.book.Market;
import io.tapemaker.engine.gateway.FillFacts;
import io.tapemaker.engine.gateway.InboundEncoder;
import io.tapemaker.engine.gateway.Session;
import io.tapemaker.engine.logic.BusinessLogic;
import io.tapemaker.engine.logic.CommandSink;
import io.tapemaker.engine.logic.DecisionListener;
import io.tapemaker.engine.logic.RewardDecision;
import io.tapemaker.engine.recovery.LogicFactory;
import io.tapemaker.journal.JournalAppender;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.codecs.CancelAllDecoder;
import io.tapemaker.journal.codecs.ExecutionKind;
import io.tapemaker.journal.codecs.LinkState;
import io.tapemaker.journal.codecs.OperatorWord;
import io.tapemaker.journal.codecs.RunMode;
import io.tapemaker.journal.memory.MemoryJournal;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordFrame;
import io.tapemaker.journal.types.ConditionId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The deciding logic over two journals in the heap; commands come out as lines, decisions as what they explain. */
final class ScenarioTape implements CommandSink, DecisionListener {

    private static final int CONNECTION = 1;
    private static final long NS_PER_MS = 1_000_000L;

    private final MemoryJournal inbound = new MemoryJournal(JournalKind.INBOUND);
    private final MemoryJournal commands = new MemoryJournal(JournalKind.COMMANDS);
    private final JournalAppender inboundAppender = inbound.openAppender();
    private final JournalAppender commandsAppender = commands.openAppender();
    private final InboundEncoder encoder = new InboundEncoder();
    private final RecordBuffer record = new RecordBuffer();
    private final BusinessLogic logic = LogicFactory.create(LogicFactory.choices(), this);
    private final CommandLines commandLines = new CommandLines();
    private final List<String> lines = new ArrayList<>();
    private final Map<ConditionId, Map<String, String>> explained = new LinkedHashMap<>();
    private final TreeMap<Long, Integer> epochs = new TreeMap<>();
    private final TreeSet<Long> unanswered = new TreeSet<>();
    private final List<Long> cancelAlls = new ArrayList<>();
    private long frames;
    private long executions;
    private long nowMs;

    /** Event time of the records that follow, from the start. */
    void at(long msFromStart) {
        if (msFromStart < nowMs) {
            throw new IllegalArgumentException("time goes back from " + nowMs + " ms to " + msFromStart + " ms");
        }
        nowMs = msFromStart;
    }

    long nowMs() {
        return nowMs;
    }

    private long nowNs() {
        return ScenarioMarkets.START_NS + nowMs * NS_PER_MS;
    }

    /** Milliseconds since 1970 that a frame of this moment carries. */
    long frameMs() {
        return ScenarioMarkets.frameMs(nowNs());
    }

    void session(String config, RunMode mode) {
        byte[] text = config.getBytes(StandardCharsets.UTF_8);
        byte[] parsed = LoadedConfig.of("config", text).parsed();
        byte[] origin = new byte[32];
        encoder.sessionStart(
                record,
                new Session(mode, BusinessLogic.BEHAVIOUR_VERSION, "a build", "scenario", origin, text, parsed, origin),
                nowNs());
        put();
    }

    void frame(String text) {
        byte[] frame = text.getBytes(StandardCharsets.UTF_8);
        encoder.marketFrame(record, CONNECTION, ++frames, nowNs(), frame, 0, frame.length);
        put();
    }

    void settle() {
        encoder.burstEnd(record, CONNECTION, frames, nowNs());
        put();
    }

    void tick() {
        encoder.timerTick(record, nowNs());
        put();
    }

    void link(LinkState state) {
        encoder.linkEvent(record, CONNECTION, state, nowNs());
        put();
    }

    void operator(OperatorWord word, String text) {
        encoder.operatorEvent(record, word, "alice", text, 1, nowNs());
        put();
    }

    void fill(FillFacts fill) {
        encoder.fillReport(record, fill, ++executions, nowNs());
        put();
    }

    void executor(boolean armed, LinkState userStream) {
        encoder.executorStatus(record, armed, userStream, ++executions, nowNs());
        put();
    }

    void report(ExecutionKind kind, long order) {
        unanswered.remove(order);
        encoder.executionReport(record, kind, epochOf(order), order, commandsAppender.lastSequence(), nowNs());
        put();
    }

    /** @param which number of the cancel-all that is answered, from 1; null for all commands so far */
    void allCancelled(@Nullable Integer which) {
        long command = which == null ? commandsAppender.lastSequence() : cancelAlls.get(which - 1);
        encoder.executionReport(record, ExecutionKind.ALL_CANCELLED, epochOf(0), 0, command, nowNs());
        put();
    }

    /** The epoch in which an order was placed; the present one for an order that never was. */
    int epochOf(long order) {
        return epochs.getOrDefault(order, logic.session().epoch());
    }

    /** Orders that were placed and not answered yet. */
    List<Long> unanswered() {
        return List.copyOf(unanswered);
    }

    private void put() {
        inboundAppender.epoch(logic.epochOf(record));
        inboundAppender.append(record);
        logic.onRecord(record, this);
    }

    @Override
    public void onCommand(RecordBuffer command, int epoch) {
        commandsAppender.epoch(epoch);
        commandsAppender.append(command);
        String line = commandLines.of(command);
        if (!line.isEmpty()) {
            lines.add(line);
        }
        if (RecordFrame.templateId(command.buffer()) == CancelAllDecoder.TEMPLATE_ID) {
            cancelAlls.add(RecordFrame.sequence(command.buffer()));
        }
        long placed = commandLines.placed(command);
        if (placed != 0) {
            epochs.put(placed, epoch);
            unanswered.add(placed);
        }
    }

    @Override
    public void onDecision(Market market, RewardDecision decision) {
        Map<String, String> explanation = new LinkedHashMap<>();
        decision.describe(explanation::put);
        explained.put(market.conditionId(), explanation);
    }

    /** Commands since the last call. */
    List<String> takeLines() {
        List<String> taken = List.copyOf(lines);
        lines.clear();
        return taken;
    }

    /** What the last decision of each market since the last call explains, by condition id. */
    Map<ConditionId, Map<String, String>> takeExplained() {
        Map<ConditionId, Map<String, String>> taken = new LinkedHashMap<>(explained);
        explained.clear();
        return taken;
    }

    /** Our open orders, all markets. */
    List<String> openOrders() {
        TreeMap<Long, String> open = new TreeMap<>();
        for (int i = 0; i < logic.books().marketCount(); i++) {
            logic.visitOrders(
                    logic.books().market(i),
                    (book, side, state, epoch, number, priceE4, leftE6) -> open.put(
                            number,
                            CommandLines.order(number, side, book.tokenId().toString(), priceE4, leftE6) + " "
                                    + state));
        }
        return List.copyOf(open.values());
    }
}
