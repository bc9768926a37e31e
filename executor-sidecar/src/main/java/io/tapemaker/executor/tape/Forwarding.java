package io.tapemaker.executor.tape;

import io.tapemaker.executor.domain.CoreOutput;
import io.tapemaker.executor.domain.OrderIntent;
import io.tapemaker.executor.domain.order.OrderKey;
import io.tapemaker.executor.domain.venue.VenueRequest;
import io.tapemaker.journal.codecs.ExecutionKind;
import io.tapemaker.journal.codecs.KillPhase;
import io.tapemaker.journal.codecs.LatchCause;
import io.tapemaker.journal.codecs.LinkState;

/** Passes on what it is told. */
class Forwarding implements CoreOutput {

    private final CoreOutput to;

    Forwarding(CoreOutput to) {
        this.to = to;
    }

    @Override
    public void intent(OrderIntent intent) {
        to.intent(intent);
    }

    @Override
    public void outcome(ExecutionKind kind, OrderKey key, String why) {
        to.outcome(kind, key, why);
    }

    @Override
    public void ask(long tag, VenueRequest request) {
        to.ask(tag, request);
    }

    @Override
    public void report(ExecutionKind kind, OrderKey key, long commandSequence) {
        to.report(kind, key, commandSequence);
    }

    @Override
    public void fill(Fill fill) {
        to.fill(fill);
    }

    @Override
    public void status(boolean armed, LinkState userStream) {
        to.status(armed, userStream);
    }

    @Override
    public void latch(LatchCause cause, KillPhase phase, String detail) {
        to.latch(cause, phase, detail);
    }

    @Override
    public void stateHash(int behaviourVersion, int stateLength, byte[] sha256) {
        to.stateHash(behaviourVersion, stateLength, sha256);
    }
}
