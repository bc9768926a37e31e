package io.tapemaker.executor.tape;

import io.tapemaker.executor.domain.CoreOutput;
import io.tapemaker.executor.domain.OrderIntent;
import io.tapemaker.executor.domain.order.OrderKey;
import io.tapemaker.executor.domain.venue.VenueRequest;
import io.tapemaker.journal.codecs.ExecutionKind;
import io.tapemaker.journal.codecs.KillPhase;
import io.tapemaker.journal.codecs.LatchCause;
import io.tapemaker.journal.codecs.LinkState;
import io.tapemaker.journal.record.RecordBuffer;

/** Turns each output of the core into its record, and hands both over, in their order. */
final class OutputTape implements CoreOutput {

    private final OutputRecords records = new OutputRecords();
    private final Taker taker;
    private long timeNs;

    /** Takes an output: its record, which is reused, and what happens once that is on the tape. */
    interface Taker {
        void take(RecordBuffer record, Effect effect);
    }

    /** What an output does to the world. */
    interface Effect {
        void on(CoreOutput world);
    }

    OutputTape(Taker taker) {
        this.taker = taker;
    }

    /** Event time of the input whose outputs follow. */
    void at(long eventTimeNs) {
        timeNs = eventTimeNs;
    }

    @Override
    public void intent(OrderIntent intent) {
        taker.take(records.intent(intent, timeNs), world -> world.intent(intent));
    }

    @Override
    public void outcome(ExecutionKind kind, OrderKey key, String why) {
        taker.take(records.outcome(kind, key, why, timeNs), world -> world.outcome(kind, key, why));
    }

    @Override
    public void ask(long tag, VenueRequest request) {
        taker.take(records.asked(tag, request, timeNs), world -> world.ask(tag, request));
    }

    @Override
    public void report(ExecutionKind kind, OrderKey key, long commandSequence) {
        taker.take(
                records.report(kind, key, commandSequence, timeNs), world -> world.report(kind, key, commandSequence));
    }

    @Override
    public void fill(Fill fill) {
        taker.take(records.fill(fill, timeNs), world -> world.fill(fill));
    }

    @Override
    public void status(boolean armed, LinkState userStream) {
        taker.take(records.status(armed, userStream, timeNs), world -> world.status(armed, userStream));
    }

    @Override
    public void latch(LatchCause cause, KillPhase phase, String detail) {
        taker.take(records.latch(cause, phase, detail, timeNs), world -> world.latch(cause, phase, detail));
    }

    @Override
    public void stateHash(int behaviourVersion, int stateLength, byte[] sha256) {
        taker.take(
                records.stateHash(behaviourVersion, stateLength, sha256, timeNs),
                world -> world.stateHash(behaviourVersion, stateLength, sha256));
    }
}
