package io.tapemaker.sim.world;

import io.tapemaker.engine.config.LoadedConfig;
import io.tapemaker.engine.gateway.FillFacts;
import io.tapemaker.engine.gateway.InboundEncoder;
import io.tapemaker.engine.gateway.Session;
import io.tapemaker.engine.gateway.TapeCutFacts;
import io.tapemaker.engine.gateway.executions.Acknowledger;
import io.tapemaker.engine.logic.BusinessLogic;
import io.tapemaker.engine.logic.QuoteChoices;
import io.tapemaker.engine.start.EngineOpening;
import io.tapemaker.engine.start.RunningEngine;
import io.tapemaker.journal.JournalFailedException;
import io.tapemaker.journal.JournalTailer;
import io.tapemaker.journal.codecs.ExecutionKind;
import io.tapemaker.journal.codecs.LinkState;
import io.tapemaker.journal.codecs.OperatorWord;
import io.tapemaker.journal.codecs.RunMode;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordFrame;
import io.tapemaker.sim.frames.Digests;
import io.tapemaker.sim.workload.SeededRandom;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The engine process: the shipped loop over two journals, killed and started again as often as the world wants. */
final class EngineNode {

    private static final String ORIGIN = "simulated world";

    /** As the engine's own thread does when it has a moment. */
    private static final long SYNC_NS = 5_000_000L;

    private final ModelledJournal inbound;
    private final ModelledJournal commands;
    private final ModelledDisk disk;
    private final ModelledTape tape;
    private final MemorySnapshots snapshots = new MemorySnapshots();
    private final LoadedConfig config;
    private final QuoteChoices choices;
    private final Reader reader;
    private final Surroundings around;
    private final Scheduler scheduler;
    private final EngineClock clock;
    private final InboundEncoder encoder = new InboundEncoder();
    private final RecordBuffer record = new RecordBuffer();
    private final RecordBuffer command = new RecordBuffer();
    private final CommandReader decoder = new CommandReader();
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final Set<Command.OrderKey> placedOnTape = new TreeSet<>();
    private Runnable onDeath = () -> {};
    private JournalTailer tail;
    private @Nullable RunningEngine running;
    private long framePosition;
    private long executionPosition;
    private long handedSequence;
    private int handedChecksum;
    private long starts;
    private boolean syncComes;
    private long sweptUpTo;

    /** A command on its journal that nobody may act on before its cause is safe. */
    private record Waiting(Command command, long cause, int checksum, byte[] bytes) {}

    /** Reads commands. */
    interface Reader {

        /** The next one, with the checksum of its record. */
        void read(Command command, int checksum);
    }

    /**
     * @param reader gets each command once it is on its journal and its cause survives a power loss
     */
    EngineNode(WorldJournals journals, LoadedConfig config, QuoteChoices choices, Surroundings around, Reader reader) {
        this.inbound = journals.inbound();
        this.commands = journals.commands();
        this.disk = journals.disk();
        this.tape = new ModelledTape(inbound, commands);
        this.config = config;
        this.choices = choices;
        this.around = around;
        this.scheduler = around.scheduler();
        this.clock = new EngineClock(scheduler);
        this.reader = reader;
        this.tail = commands.openTailer();
    }

    /** Who is told when the process dies by itself. */
    void onDeath(Runnable listener) {
        onDeath = listener;
    }

    EngineClock clock() {
        return clock;
    }

    /** Starts the process: to the end of the tape, then a session of its own. It may die of that. */
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
        disk.newProcess();
        TapeCutFacts cut = tape.mend();
        clock.start(inbound.lastEventTimeNs());
        try {
            running = new EngineOpening(inbound, commands, choices, snapshots, Acknowledger.NONE)
                    .open(session, clock::nowNs, cut);
            if (cut != null) {
                running.loop().sync();
                tape.journaled();
            }
        } catch (JournalFailedException | EngineCrashException e) {
            die();
            return;
        }
        starts++;
        readAgain();
        syncSoon();
        hand();
    }

    /** Reads COMMANDS from its first record: what was handed over before must still be there. */
    private void readAgain() {
        waiting.clear();
        placedOnTape.clear();
        tail = commands.openTailer();
        int checksum = 0;
        while (tail.nextSequence() <= handedSequence && tail.poll(command)) {
            checksum = RecordFrame.checksum(command.buffer());
            if (decoder.read(command) instanceof Command.Place place) {
                placedOnTape.add(place.key());
            }
        }
        boolean same = tail.nextSequence() == handedSequence + 1 && checksum == handedChecksum;
        around.checks()
                .require(
                        Invariant.ACTED_ON_IS_ON_THE_TAPE,
                        same,
                        () -> "command " + handedSequence + " was acted upon and is not what the tape has there");
    }

    /** The orders whose place commands were on the tape when the process started last. */
    Set<Command.OrderKey> placedOnTape() {
        return placedOnTape;
    }

    /** How often a start began at a snapshot. */
    long startsFromSnapshot() {
        return snapshots.used();
    }

    /** How often the process has started. */
    long starts() {
        return starts;
    }

    /** Highest sequence of INBOUND that survives a power loss. */
    long durableSequence() {
        return inbound.durableSequence();
    }

    /** Kills the process. What was appended stays. */
    void kill() {
        running = null;
        disk.processDied();
        inbound.writerGone();
        commands.writerGone();
    }

    private void die() {
        kill();
        onDeath.run();
    }

    /**
     * The power goes: the process is gone, and of what was not synced some.
     *
     * @return the last record of INBOUND that is left
     */
    long powerOff(SeededRandom random) {
        kill();
        return tape.powerOff(random);
    }

    boolean isUp() {
        return running != null;
    }

    /** The session in force, 0 while the process is down. */
    int epoch() {
        return running == null ? 0 : running.logic().session().epoch();
    }

    /** Whether everybody knows of everything that was decided. */
    boolean isAllHanded() {
        return waiting.isEmpty();
    }

    /** What decides, null while the process is down. */
    @Nullable
    BusinessLogic logic() {
        return running == null ? null : running.logic();
    }

    void frame(int connection, byte[] frame) {
        encoder.marketFrame(record, connection, ++framePosition, clock.nowNs(), frame, 0, frame.length);
        give();
    }

    void burstEnd(int connection) {
        encoder.burstEnd(record, connection, framePosition, clock.nowNs());
        give();
    }

    void link(int connection, LinkState state) {
        encoder.linkEvent(record, connection, state, clock.nowNs());
        give();
    }

    void tick() {
        encoder.timerTick(record, clock.nowNs());
        give();
    }

    void operator(OperatorWord word, String text) {
        encoder.operatorEvent(record, word, "world", text, ++executionPosition, clock.nowNs());
        give();
    }

    /** Where it lies on INBOUND, 0 if the process died before it was there. */
    long report(ExecutionKind kind, Command.OrderKey order, long commandSequence) {
        if (kind == ExecutionKind.ALL_CANCELLED) {
            sweptUpTo = Math.max(sweptUpTo, commandSequence);
        }
        encoder.executionReport(record, kind, order.epoch(), order.number(), commandSequence, clock.nowNs());
        return give();
    }

    /** Sequence of the newest command whose answer said that everything is cancelled. */
    long sweptUpTo() {
        return sweptUpTo;
    }

    /** Where it lies on INBOUND, 0 if the process died before it was there. */
    long fill(FillFacts fill) {
        encoder.fillReport(record, fill, ++executionPosition, clock.nowNs());
        return give();
    }

    /** Where it lies on INBOUND, 0 if the process died before it was there. */
    long status(boolean armed, LinkState userStream) {
        encoder.executorStatus(record, armed, userStream, ++executionPosition, clock.nowNs());
        return give();
    }

    private long give() {
        RunningEngine engine = running;
        if (engine == null) {
            throw new IllegalStateException("the engine is down");
        }
        long next = inbound.lastSequence() + 1;
        try {
            engine.loop().onEvent(record);
        } catch (JournalFailedException | EngineCrashException e) {
            die();
            return inbound.lastSequence() < next ? 0 : next;
        }
        syncSoon();
        hand();
        return next;
    }

    private void syncSoon() {
        if (!syncComes) {
            syncComes = true;
            scheduler.in(SYNC_NS, this::sync);
        }
    }

    private void sync() {
        syncComes = false;
        RunningEngine engine = running;
        if (engine == null) {
            return;
        }
        try {
            engine.loop().sync();
        } catch (JournalFailedException | EngineCrashException e) {
            die();
            return;
        }
        hand();
    }

    private void hand() {
        while (tail.poll(command)) {
            waiting.add(new Waiting(
                    decoder.read(command),
                    RecordFrame.sourcePosition(command.buffer()),
                    RecordFrame.checksum(command.buffer()),
                    Arrays.copyOf(command.array(), command.length())));
        }
        while (!waiting.isEmpty() && isSafe(waiting.element().cause())) {
            Waiting next = waiting.remove();
            handedSequence = next.command().sequence();
            handedChecksum = next.checksum();
            around.trace().add("command", scheduler.nowNs(), next.bytes());
            reader.read(next.command(), next.checksum());
        }
    }

    /** Whether a record of INBOUND survives a power loss. */
    private boolean isSafe(long cause) {
        return cause <= inbound.durableSequence();
    }
}
