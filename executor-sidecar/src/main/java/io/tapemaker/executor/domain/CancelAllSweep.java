package io.tapemaker.executor.domain;

import io.tapemaker.executor.domain.order.OrderKey;
import io.tapemaker.executor.domain.venue.VenueAnswer;
import io.tapemaker.executor.domain.venue.VenueRequest;
import io.tapemaker.journal.codecs.ExecutionKind;
import java.util.List;

/**
 * Cancels everything and looks, again and again, until the venue has shown twice that nothing is open, with nothing
 * accepted since it began. Only the newest wish is answered: whoever is told forgets every order that was accepted.
 */
final class CancelAllSweep {

    private static final long AGAIN_NS = Kernel.SECOND_NS;
    private static final int LOOKS = 2;
    private static final long NEVER = Long.MAX_VALUE;
    private static final OrderKey NO_ORDER = new OrderKey(0, 0);

    private final Kernel kernel;
    private final OrderLife life;
    private final TradeFetch fetch;
    private final OpenOrdersLook look;
    private boolean going;

    /** The newest wish of the engine that has to be answered, 0 for none. */
    private long owedTo;

    private long roundFor;
    private long roundNumber;
    private long acceptedBefore;
    private List<TrackedOrder> before = List.of();
    private int emptyLooks;
    private long againAtNs = NEVER;

    CancelAllSweep(Kernel kernel, OrderLife life, TradeFetch fetch, Alarms alarms) {
        this.kernel = kernel;
        this.life = life;
        this.fetch = fetch;
        this.look = new OpenOrdersLook(kernel, Flight.Purpose.SWEEP_LOOK, life, alarms);
    }

    boolean isGoing() {
        return going;
    }

    /** Everything is to go; the engine waits for an answer to this command, or nobody does if that is 0. */
    void begin(long commandSequence) {
        owedTo = Math.max(owedTo, commandSequence);
        if (!going) {
            going = true;
            round();
        }
    }

    private void round() {
        againAtNs = NEVER;
        emptyLooks = 0;
        roundNumber++;
        roundFor = owedTo;
        acceptedBefore = kernel.orders.acceptedCount();
        before = kernel.orders.live();
        kernel.orders.open().forEach(order -> order.sweepAsked = true);
        kernel.ask(new VenueRequest.CancelAll(), Flight.Purpose.SWEEP, null);
    }

    /** The cancel-all was answered, or refused: whether anything is left is seen by looking. */
    void cancelAnswered(Flight flight, VenueAnswer answer) {
        if (!going) {
            return;
        }
        if (answer instanceof VenueAnswer.Unknown) {
            againAtNs = kernel.againNs(flight);
            tick();
        } else {
            look.begin();
        }
    }

    void lookAnswered(Flight flight, VenueAnswer answer) {
        if (!going) {
            return;
        }
        switch (look.answered(flight, answer)) {
            case WHOLE -> looked();
            case BROKEN -> againAtNs = kernel.nowNs() + AGAIN_NS;
            default -> {
                // More is to come.
            }
        }
    }

    private void looked() {
        if (look.count() > 0) {
            againAtNs = kernel.nowNs() + AGAIN_NS;
        } else if (++emptyLooks < LOOKS) {
            look.begin();
        } else {
            long number = roundNumber;
            fetch.then(() -> empty(number));
        }
    }

    private void empty(long ofRound) {
        if (!going || ofRound != roundNumber) {
            return;
        }
        if (isAcceptedSince() || isOlderWish()) {
            round();
            return;
        }
        going = false;
        if (owedTo == 0) {
            before.forEach(order -> order.lookAtNs = Math.min(order.lookAtNs, kernel.nowNs()));
        } else {
            before.forEach(life::swept);
            kernel.report(ExecutionKind.ALL_CANCELLED, NO_ORDER, owedTo, "");
            owedTo = 0;
        }
        before = List.of();
    }

    private boolean isOlderWish() {
        return owedTo > roundFor;
    }

    private boolean isAcceptedSince() {
        return kernel.orders.acceptedCount() != acceptedBefore;
    }

    void tick() {
        if (going && kernel.nowNs() >= againAtNs) {
            round();
        }
    }

    /** A run begins: what was under way is not answered any more. */
    void start() {
        if (going) {
            round();
        }
    }

    void write(StateBytes out) {
        out.put(going);
        out.put(owedTo);
        out.put(roundFor);
        out.put(roundNumber);
        out.put(acceptedBefore);
        out.put(before.size());
        out.put(emptyLooks);
        out.put(againAtNs);
        look.write(out);
    }
}
