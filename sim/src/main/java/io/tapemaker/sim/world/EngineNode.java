package io.tapemaker.sim.world;

import io.tapemaker.engine.config.LoadedConfig;
import io.tapemaker.engine.gateway.FillFacts;
import io.tapemaker.engine.gateway.InboundEncoder;
import io.tapemaker.engine.gateway.Session;
import io.tapemaker.engine.gateway.executions.Acknowledger;
import io.tapemaker.engine.logic.BusinessLogic;
import io.tapemaker.engine.logic.QuoteChoices;
import io.tapemaker.engine.snapshot.StartSnapshots;
import io.tapemaker.engine.start.EngineOpening;
import io.tapemaker.engine.start.RunningEngine;
import io.tapemaker.journal.Journal;
import io.tapemaker.journal.JournalTailer;
import io.tapemaker.journal.codecs.ExecutionKind;
import io.tapemaker.journal.codecs.LinkState;
import io.tapemaker.journal.codecs.OperatorWord;
import io.tapemaker.journal.codecs.RunMode;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.sim.frames.Digests;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The engine process: the shipped loop over two journals, killed and started again as often as the world wants. */
final class EngineNode {

    private static final String ORIGIN = "simulated world";

    private final Journal inbound;
    private final Journal commands;
    private final LoadedConfig config;
    private final QuoteChoices choices;
    private final Consumer<Command> reader;
    private final Trace trace;
    private final Scheduler scheduler;
    private final InboundEncoder encoder = new InboundEncoder();
    private final RecordBuffer record = new RecordBuffer();
    private final RecordBuffer command = new RecordBuffer();
    private final CommandReader decoder = new CommandReader();
    private final JournalTailer tail;
    private @Nullable RunningEngine running;
    private long framePosition;
    private long executionPosition;

    /**
     * @param reader gets each command once it is on its journal
     */
    EngineNode(
            WorldJournals journals,
            LoadedConfig config,
            QuoteChoices choices,
            Surroundings around,
            Consumer<Command> reader) {
        this.inbound = journals.inbound();
        this.commands = journals.commands();
        this.config = config;
        this.choices = choices;
        this.scheduler = around.scheduler();
        this.trace = around.trace();
        this.reader = reader;
        this.tail = commands.openTailer();
    }

    /** Starts the process: to the end of the tape, then a session of its own. */
    void start() {
        Session session = new Session(
                RunMode.SIM,
                BusinessLogic.BEHAVIOUR_VERSION,
                "simulated",
                ORIGIN,
                Digests.sha256(ORIGIN),
                config.bytes(),
                config.parsed(),
                Digests.sha256(new String(config.parsed(), StandardCharsets.UTF_8)));
        framePosition = 0;
        executionPosition = 0;
        running = new EngineOpening(inbound, commands, choices, StartSnapshots.NONE, Acknowledger.NONE)
                .open(session, scheduler.nowNs(), null);
        hand();
    }

    /** Kills the process. What was appended stays. */
    void kill() {
        if (running != null) {
            running.close();
            running = null;
        }
    }

    boolean isUp() {
        return running != null;
    }

    /** What decides, null while the process is down. */
    @Nullable
    BusinessLogic logic() {
        return running == null ? null : running.logic();
    }

    void frame(int connection, byte[] frame) {
        encoder.marketFrame(record, connection, ++framePosition, scheduler.nowNs(), frame, 0, frame.length);
        give();
    }

    void burstEnd(int connection) {
        encoder.burstEnd(record, connection, framePosition, scheduler.nowNs());
        give();
    }

    void link(int connection, LinkState state) {
        encoder.linkEvent(record, connection, state, scheduler.nowNs());
        give();
    }

    void tick() {
        encoder.timerTick(record, scheduler.nowNs());
        give();
    }

    void operator(OperatorWord word, String text) {
        encoder.operatorEvent(record, word, "world", text, ++executionPosition, scheduler.nowNs());
        give();
    }

    void report(ExecutionKind kind, Command.OrderKey order, long commandSequence) {
        encoder.executionReport(record, kind, order.epoch(), order.number(), commandSequence, scheduler.nowNs());
        give();
    }

    void fill(FillFacts fill) {
        encoder.fillReport(record, fill, ++executionPosition, scheduler.nowNs());
        give();
    }

    void status(boolean armed, LinkState userStream) {
        encoder.executorStatus(record, armed, userStream, ++executionPosition, scheduler.nowNs());
        give();
    }

    private void give() {
        if (running == null) {
            throw new IllegalStateException("the engine is down");
        }
        running.loop().onEvent(record);
        hand();
    }

    private void hand() {
        while (tail.poll(command)) {
            trace.add("command", scheduler.nowNs(), Arrays.copyOf(command.array(), command.length()));
            reader.accept(decoder.read(command));
        }
    }
}
