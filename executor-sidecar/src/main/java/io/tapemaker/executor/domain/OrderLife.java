package io.tapemaker.executor.domain;

import io.tapemaker.executor.domain.venue.OrderFacts;
import io.tapemaker.journal.codecs.ExecutionKind;
import io.tapemaker.journal.types.ConditionId;

/** What becomes of orders, and in which order that is told. */
final class OrderLife {

    private final Kernel kernel;
    private final TradeFetch fetch;

    OrderLife(Kernel kernel, TradeFetch fetch) {
        this.kernel = kernel;
        this.fetch = fetch;
    }

    /** The venue has it. */
    void live(TrackedOrder order) {
        if (order.mayArrive()) {
            kernel.orders.accepted(order);
            order.liveNs = kernel.nowNs();
            order.absentSinceNs = -1;
            order.lookAtNs = TrackedOrder.NEVER;
            order.cancelAtNs = order.cancelWanted ? kernel.nowNs() : TrackedOrder.NEVER;
            kernel.report(ExecutionKind.ACCEPTED, order.key(), order.intent.commandSequence(), "");
        }
    }

    /** Nobody knows whether the venue has it: it is looked up, and counts as if it had. */
    void inDoubt(TrackedOrder order, String why) {
        if (order.phase == TrackedOrder.Phase.SENDING) {
            order.phase = TrackedOrder.Phase.UNKNOWN;
            kernel.report(ExecutionKind.UNKNOWN, order.key(), order.intent.commandSequence(), why);
        }
        order.lookAtNs = kernel.nowNs();
    }

    /**
     * The venue says that it is no longer open, and not why. One that was matched in full is told as cancelled, too:
     * where a trade of it failed the engine thinks that some of it is left.
     */
    void gone(TrackedOrder order, OrderFacts.Status status, String how) {
        boolean expired = status == OrderFacts.Status.CANCELLED && order.hasRunOut(kernel.nowNs());
        end(order, expired ? ExecutionKind.EXPIRED : ExecutionKind.CANCELLED, how + " " + status);
    }

    /**
     * It is over. One that rested may have been filled without our hearing of it; the engine gives its room away as
     * soon as it is told, so fills come first.
     */
    void end(TrackedOrder order, ExecutionKind kind, String why) {
        if (order.isOver()) {
            return;
        }
        kernel.orders.end(order, kernel.nowNs());
        order.givenUp = kind == ExecutionKind.ABSENT;
        if (hasRested(kind)) {
            fetch.then(() -> tellEnd(order, kind, why));
        } else {
            tellEnd(order, kind, why);
        }
    }

    private static boolean hasRested(ExecutionKind kind) {
        return kind == ExecutionKind.CANCELLED || kind == ExecutionKind.EXPIRED;
    }

    private void tellEnd(TrackedOrder order, ExecutionKind kind, String why) {
        if (!order.isOver()) {
            return;
        }
        boolean answersCancel = kind == ExecutionKind.CANCELLED && order.cancelSequence != 0;
        long sequence = answersCancel ? order.cancelSequence : order.intent.commandSequence();
        kernel.caps.release(order);
        kernel.report(kind, order.key(), sequence, why);
    }

    /** A sweep has found the venue empty, and its answer tells of the end. */
    void swept(TrackedOrder order) {
        if (order.phase == TrackedOrder.Phase.LIVE) {
            kernel.orders.end(order, kernel.nowNs());
            kernel.caps.release(order);
            kernel.out().outcome(ExecutionKind.ALL_CANCELLED, order.key(), "");
        }
    }

    /** It was over, and the venue has it all the same: accepted after look-ups said absent. It is taken out. */
    void reappeared(TrackedOrder order) {
        kernel.orders.reopen(order);
        order.givenUp = false;
        order.liveNs = kernel.nowNs();
        order.cancelWanted = true;
        order.cancelAtNs = kernel.nowNs();
        kernel.caps.reserve(order);
        kernel.report(
                ExecutionKind.UNKNOWN, order.key(), order.intent.commandSequence(), "was over, and the venue has it");
    }

    /** Whether something of this market is in doubt. */
    boolean isInDoubt(ConditionId market) {
        return kernel.orders.isInDoubt(market);
    }
}
