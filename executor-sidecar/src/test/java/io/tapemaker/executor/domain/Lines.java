package io.tapemaker.executor.domain;

import io.tapemaker.executor.domain.order.OrderKey;
import io.tapemaker.executor.domain.venue.VenueRequest;
import io.tapemaker.journal.codecs.ExecutionKind;
import io.tapemaker.journal.codecs.KillPhase;
import io.tapemaker.journal.codecs.LatchCause;
import io.tapemaker.journal.codecs.LinkState;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;

/** Collects what a core makes, as lines, without what comes with every tick. */
public final class Lines implements CoreOutput {

    private final List<String> lines = new ArrayList<>();
    final TreeMap<Long, VenueRequest> asked = new TreeMap<>();
    final List<OrderIntent> intents = new ArrayList<>();

    /** Why things became what they became, the signs of life, the details of the latch, and the hashes of the state. */
    final List<String> reasons = new ArrayList<>();

    final List<String> statuses = new ArrayList<>();
    final List<String> details = new ArrayList<>();
    final List<String> hashes = new ArrayList<>();
    final List<Fill> fills = new ArrayList<>();

    /** The lines since the last call. */
    public List<String> take() {
        List<String> taken = List.copyOf(lines);
        lines.clear();
        return taken;
    }

    /** The tag of the newest request of this kind. */
    long tagOf(Class<? extends VenueRequest> kind) {
        return asked.descendingMap().entrySet().stream()
                .filter(entry -> kind.isInstance(entry.getValue()))
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    @Override
    public void intent(OrderIntent intent) {
        intents.add(intent);
        lines.add("intent " + intent.key());
    }

    @Override
    public void outcome(ExecutionKind kind, OrderKey key, String why) {
        reasons.add(kind + " " + key + " " + why);
    }

    @Override
    public void ask(long tag, VenueRequest request) {
        asked.put(tag, request);
        if (request.lane() == VenueRequest.Lane.PLACE || request.lane() == VenueRequest.Lane.CANCEL) {
            lines.add(request.getClass().getSimpleName());
        } else if (request instanceof VenueRequest.LookUp) {
            lines.add("LookUp");
        }
    }

    @Override
    public void report(ExecutionKind kind, OrderKey key, long commandSequence) {
        lines.add(kind + " " + key + " to " + commandSequence);
    }

    @Override
    public void fill(Fill fill) {
        fills.add(fill);
        lines.add("fill " + fill.key() + " " + fill.status() + " " + fill.sizeE6() / 1_000_000);
    }

    @Override
    public void status(boolean armed, LinkState userStream) {
        statuses.add((armed ? "armed " : "latched ") + userStream);
    }

    @Override
    public void latch(LatchCause cause, KillPhase phase, String detail) {
        lines.add(phase + " " + cause);
        details.add(detail);
    }

    @Override
    public void stateHash(int behaviourVersion, int stateLength, byte[] sha256) {
        hashes.add(behaviourVersion + " " + stateLength + " " + HexFormat.of().formatHex(sha256));
    }
}
