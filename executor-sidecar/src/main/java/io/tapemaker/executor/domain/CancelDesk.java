package io.tapemaker.executor.domain;

import io.tapemaker.executor.domain.order.OrderKey;
import io.tapemaker.executor.domain.venue.VenueAnswer;
import io.tapemaker.executor.domain.venue.VenueRequest;
import io.tapemaker.journal.codecs.ExecutionKind;
import java.util.List;

/** Sends cancels, again and again, until the order is over. No gate stands before them. */
final class CancelDesk {

    private static final long AGAIN_NS = Kernel.SECOND_NS;

    private final Kernel kernel;
    private final OrderLife life;

    CancelDesk(Kernel kernel, OrderLife life) {
        this.kernel = kernel;
        this.life = life;
    }

    void cancel(OrderKey key, long commandSequence) {
        TrackedOrder order = kernel.orders.byKey(key);
        if (order == null) {
            kernel.report(ExecutionKind.CANCEL_REJECTED, key, commandSequence, "no such order");
            return;
        }
        order.cancelWanted = true;
        order.cancelSequence = commandSequence;
        if (!order.isOver()) {
            order.cancelAtNs = kernel.nowNs();
        }
    }

    /** Sends the cancels that are due. */
    void pump() {
        for (TrackedOrder order : kernel.orders.open()) {
            if (!order.cancelling && kernel.nowNs() >= order.cancelAtNs) {
                order.cancelling = true;
                order.cancelAtNs = TrackedOrder.NEVER;
                VenueRequest cancel = new VenueRequest.Cancel(List.of(order.intent.orderId()));
                kernel.ask(cancel, Flight.Purpose.CANCEL, order.key());
            }
        }
    }

    void answered(TrackedOrder order, Flight flight, VenueAnswer answer) {
        order.cancelling = false;
        if (order.isOver()) {
            return;
        }
        if (answer instanceof VenueAnswer.Cancelled cancelled) {
            if (cancelled.cancelled().contains(order.intent.orderId())) {
                life.live(order);
                life.end(order, ExecutionKind.CANCELLED, "");
            } else if (order.phase == TrackedOrder.Phase.LIVE) {
                // "Already cancelled or matched" says neither, and an order that waits out a delay is no different.
                order.lookAtNs = kernel.nowNs();
                order.cancelAtNs = kernel.nowNs() + AGAIN_NS;
            }
            // One that may not have arrived yet is cancelled when it is found.
        } else if (answer instanceof VenueAnswer.Unknown) {
            order.cancelAtNs = kernel.againNs(flight);
        } else {
            order.cancelAtNs = kernel.nowNs() + AGAIN_NS;
        }
    }
}
