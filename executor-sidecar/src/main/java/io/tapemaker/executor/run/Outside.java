package io.tapemaker.executor.run;

import io.tapemaker.executor.domain.CoreOutput;
import io.tapemaker.executor.domain.OrderIntent;
import io.tapemaker.executor.domain.order.OrderKey;
import io.tapemaker.executor.domain.venue.VenueRequest;
import io.tapemaker.journal.codecs.ExecutionKind;
import io.tapemaker.journal.codecs.KillPhase;
import io.tapemaker.journal.codecs.LatchCause;
import io.tapemaker.journal.codecs.LinkState;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the core's words do: requests go to the venue, a latch to its file, and people read the rest in the log. */
final class Outside implements CoreOutput {

    private static final Logger LOG = LoggerFactory.getLogger("executor");

    private @Nullable VenuePort venue;
    private @Nullable KillSwitch killSwitch;

    void venue(VenuePort port) {
        venue = port;
    }

    void killSwitch(KillSwitch pulled) {
        killSwitch = pulled;
    }

    @Override
    public void intent(OrderIntent intent) {
        LOG.info(
                "intent {} of command {}: {} {} at {} (E4), {} (E6), order 0x{}",
                intent.key(),
                intent.commandSequence(),
                intent.request().side(),
                intent.request().asset().tokenId(),
                intent.request().quote().priceE4(),
                intent.request().quote().sizeE6(),
                intent.orderId().toHex());
    }

    @Override
    public void outcome(ExecutionKind kind, OrderKey key, String why) {
        LOG.info("order {}: {} {}", key, kind, why);
    }

    @Override
    public void ask(long tag, VenueRequest request) {
        VenuePort port = venue;
        if (port == null) {
            throw new IllegalStateException("nothing is asked before there is a venue");
        }
        port.ask(tag, request);
    }

    @Override
    public void report(ExecutionKind kind, OrderKey key, long commandSequence) {
        // For the engine, on the tape.
    }

    @Override
    public void fill(Fill fill) {
        LOG.info("fill of {}: {} {} (E6) at {} (E4)", fill.key(), fill.status(), fill.sizeE6(), fill.priceE4());
    }

    @Override
    public void status(boolean armed, LinkState userStream) {
        // For the engine, on the tape.
    }

    @Override
    public void latch(LatchCause cause, KillPhase phase, String detail) {
        LOG.warn("latch {}: {} {}", phase, cause, detail);
        KillSwitch pulled = killSwitch;
        if (phase == KillPhase.LATCHED && pulled != null) {
            pulled.pull(cause + " " + detail);
        }
    }

    @Override
    public void stateHash(int behaviourVersion, int stateLength, byte[] sha256) {
        // On the tape.
    }
}
