package io.tapemaker.executor.tape;

import io.tapemaker.executor.domain.CoreOutput;
import io.tapemaker.executor.domain.ExecutorCore;
import io.tapemaker.executor.domain.ExecutorInput;
import io.tapemaker.executor.domain.OrderIntent;
import io.tapemaker.executor.domain.PolicyInForce;
import io.tapemaker.executor.domain.order.OrderHasher;
import io.tapemaker.executor.domain.venue.Refused;
import io.tapemaker.executor.domain.venue.VenueAnswer;
import io.tapemaker.executor.domain.venue.VenueRequest;
import io.tapemaker.journal.Journal;
import io.tapemaker.journal.JournalAppender;
import io.tapemaker.journal.codecs.KillPhase;
import io.tapemaker.journal.codecs.LatchCause;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordFrame;
import java.util.ArrayDeque;
import java.util.function.BooleanSupplier;

/**
 * Runs the core over its journal: each input is on the tape before the core hears of it, each output before it leaves,
 * and an intent survives a power loss before its order is signed. One thread.
 */
public final class ExecutorRunner implements AutoCloseable {

    private final ExecutorCore core;
    private final JournalAppender appender;
    private final World world;
    private final InputRecords inputs = new InputRecords();
    private final RecordBuffer record = new RecordBuffer();
    private final InputReader reader;
    private final OutputTape outputs = new OutputTape(this::take);
    private final ArrayDeque<Asked> asked = new ArrayDeque<>();
    private final ArrayDeque<ExecutorInput> own = new ArrayDeque<>();
    private boolean syncNeeded;

    private record Asked(long tag, VenueRequest request) {}

    /**
     * Everything outside.
     *
     * @param out hears of what is on the tape; its {@code ask} signs and sends
     * @param mayPlace the latch, asked again right before a place is handed out
     * @param steps hears where the runner is, and may throw
     */
    public record World(CoreOutput out, BooleanSupplier mayPlace, Steps steps) {}

    /** Hears where the runner is. */
    @FunctionalInterface
    public interface Steps {

        /** Nobody listens. */
        Steps SILENT = step -> {};

        void at(ExecutorStep step);
    }

    private ExecutorRunner(ExecutorReplay replay, JournalAppender appender, TapeReading reading, World world) {
        this.core = replay.core();
        this.appender = appender;
        this.world = world;
        this.reader = new InputReader(reading, core);
    }

    /**
     * Goes on behind the end of a tape. What its last input has made and a crash has kept from being written is written
     * now; requests among it are not sent, since the start that follows holds all of them for lost.
     *
     * @throws ExecutorDivergedException if the tape is not what this core makes
     */
    public static ExecutorRunner open(
            Journal executions, PolicyInForce.Reader policies, OrderHasher hasher, TapeReading reading, World world) {
        ExecutorReplay replay = new ExecutorReplay(policies, hasher, reading);
        replay.run(executions);
        JournalAppender appender = executions.openAppender();
        ExecutorRunner runner = new ExecutorRunner(replay, appender, reading, world);
        for (ExecutorReplay.Expected unwritten : replay.unwritten()) {
            runner.append(unwritten);
        }
        replay.tell(runner.outputs);
        appender.epoch(appender.epoch() + 1);
        return runner;
    }

    private void append(ExecutorReplay.Expected unwritten) {
        record.ensureLength(unwritten.record().length);
        System.arraycopy(unwritten.record(), 0, record.array(), 0, unwritten.record().length);
        record.length(unwritten.record().length);
        appender.append(record);
        unwritten.effect().on(new WithoutRequests(world.out()));
    }

    /** The core; changed by inputs only. */
    public ExecutorCore core() {
        return core;
    }

    /** Event time of the last record, ns since 1970. */
    public long lastEventTimeNs() {
        return appender.lastEventTimeNs();
    }

    /** Sequence of the last record, 0 for none. */
    public long lastSequence() {
        return appender.lastSequence();
    }

    /** Checksum of the last record. */
    public int lastChecksum() {
        return appender.lastChecksum();
    }

    /** Takes an input whose venue bytes are not at hand. */
    public void on(long stampNs, ExecutorInput input) {
        step(stampNs, input);
        while (!own.isEmpty()) {
            step(stampNs, own.remove());
        }
    }

    private void step(long stampNs, ExecutorInput input) {
        inputs.write(record, stampNs, input);
        journal();
        core.on(appender.lastEventTimeNs(), input);
        leave();
    }

    /** Takes an answer as it came, known secrets replaced; {@code headers} are the lines that matter. */
    public void answer(long stampNs, long tag, int status, String headers, byte[] body) {
        inputs.rawAnswer(record, stampNs, tag, status, headers, body);
        raw(stampNs);
    }

    /** Takes a frame of the user channel as it came, known secrets replaced. */
    public void userFrame(long stampNs, byte[] frame) {
        inputs.rawUser(record, stampNs, frame);
        raw(stampNs);
    }

    private void raw(long stampNs) {
        journal();
        core.on(appender.lastEventTimeNs(), reader.read(record));
        leave();
        while (!own.isEmpty()) {
            step(stampNs, own.remove());
        }
    }

    private void journal() {
        world.steps().at(ExecutorStep.BEFORE_INPUT);
        record.raiseEventTime(appender.lastEventTimeNs());
        appender.append(record);
        outputs.at(RecordFrame.eventTimeNs(record.buffer()));
        world.steps().at(ExecutorStep.AFTER_INPUT);
    }

    private void take(RecordBuffer output, OutputTape.Effect effect) {
        appender.append(output);
        effect.on(new Sorting());
        world.steps().at(ExecutorStep.AFTER_OUTPUT);
    }

    private void leave() {
        if (syncNeeded) {
            world.steps().at(ExecutorStep.BEFORE_SYNC);
            syncIntents();
            syncNeeded = false;
            world.steps().at(ExecutorStep.AFTER_SYNC);
        }
        while (!asked.isEmpty()) {
            send(asked.remove());
        }
    }

    private void syncIntents() {
        appender.sync();
    }

    private void send(Asked next) {
        boolean place = next.request().lane() == VenueRequest.Lane.PLACE;
        if (place && !world.mayPlace().getAsBoolean()) {
            own.add(new ExecutorInput.Answer(
                    next.tag(), new VenueAnswer.Refusal(Refused.INVALID, 0, "the latch was set before it was sent")));
            return;
        }
        world.steps().at(ExecutorStep.BEFORE_SEND);
        world.out().ask(next.tag(), next.request());
        world.steps().at(ExecutorStep.AFTER_SEND);
    }

    /** Makes everything appended survive a power loss. */
    public void sync() {
        appender.sync();
    }

    @Override
    public void close() {
        appender.close();
    }

    /** What must not leave before everything is on the tape waits; the rest is told at once. */
    private final class Sorting extends Forwarding {

        Sorting() {
            super(world.out());
        }

        @Override
        public void intent(OrderIntent intent) {
            syncNeeded = true;
            super.intent(intent);
        }

        @Override
        public void latch(LatchCause cause, KillPhase phase, String detail) {
            syncNeeded = true;
            super.latch(cause, phase, detail);
        }

        @Override
        public void ask(long tag, VenueRequest request) {
            asked.add(new Asked(tag, request));
        }
    }

    private static final class WithoutRequests extends Forwarding {

        WithoutRequests(CoreOutput to) {
            super(to);
        }

        @Override
        public void ask(long tag, VenueRequest request) {
            // Lost with the process that wanted it.
        }
    }
}
