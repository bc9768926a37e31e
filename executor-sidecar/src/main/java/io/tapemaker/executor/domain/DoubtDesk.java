package io.tapemaker.executor.domain;

import io.tapemaker.executor.domain.venue.OrderFacts;
import io.tapemaker.executor.domain.venue.VenueAnswer;
import io.tapemaker.executor.domain.venue.VenueRequest;
import io.tapemaker.journal.codecs.ExecutionKind;
import java.util.List;

/**
 * Looks orders up by their hash until they are there, or have been absent, again and again, for longer than any message
 * is under way. One absence proves nothing.
 */
final class DoubtDesk {

    /** Longer than any message is under way. */
    static final long ABSENT_FOR_GOOD_NS = 30 * Kernel.SECOND_NS;

    static final long LOOK_AGAIN_NS = Kernel.SECOND_NS;

    private final Kernel kernel;
    private final OrderLife life;

    DoubtDesk(Kernel kernel, OrderLife life) {
        this.kernel = kernel;
        this.life = life;
    }

    /** Sends the look-ups that are due. */
    void pump() {
        for (TrackedOrder order : kernel.orders.open()) {
            if (!order.looking && kernel.nowNs() >= order.lookAtNs) {
                order.looking = true;
                order.lookAtNs = TrackedOrder.NEVER;
                VenueRequest look = new VenueRequest.LookUp(order.intent.orderId());
                kernel.ask(look, Flight.Purpose.LOOK_UP, order.key());
            }
        }
    }

    void answered(TrackedOrder order, Flight flight, VenueAnswer answer) {
        order.looking = false;
        if (order.isOver()) {
            return;
        }
        if (answer instanceof VenueAnswer.Found found) {
            found(order, found.order());
        } else if (answer instanceof VenueAnswer.Absent) {
            absent(order);
        } else if (answer instanceof VenueAnswer.Unknown) {
            order.lookAtNs = kernel.againNs(flight);
        } else {
            order.lookAtNs = kernel.nowNs() + LOOK_AGAIN_NS;
        }
    }

    private void found(TrackedOrder order, OrderFacts facts) {
        order.absentSinceNs = -1;
        life.live(order);
        if (!facts.status().isOpen()) {
            life.gone(order, facts.status(), "found");
        }
    }

    private void absent(TrackedOrder order) {
        if (!order.mayArrive()) {
            return;
        }
        if (order.absentSinceNs < 0) {
            order.absentSinceNs = kernel.steadyNs();
        }
        if (isAbsentForGood(order)) {
            life.end(order, ExecutionKind.ABSENT, "absent for " + ABSENT_FOR_GOOD_NS / Kernel.SECOND_NS + " s");
        } else {
            order.lookAtNs = kernel.nowNs() + LOOK_AGAIN_NS;
        }
    }

    private boolean isAbsentForGood(TrackedOrder order) {
        return kernel.steadyNs() - order.absentSinceNs >= ABSENT_FOR_GOOD_NS;
    }

    /** A run begins: every intent without an outcome is unknown, and what the venue had is looked at again. */
    void start() {
        for (TrackedOrder order : List.copyOf(kernel.orders.open())) {
            order.looking = false;
            order.cancelling = false;
            life.inDoubt(order, "the executor was started again");
            order.cancelAtNs = order.cancelWanted ? kernel.nowNs() : TrackedOrder.NEVER;
        }
    }
}
