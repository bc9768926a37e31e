package io.tapemaker.sim.venue;

import io.tapemaker.journal.types.OrderAmounts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one posted order.
 *
 * @param success as on the wire: also true of an order that post-only mode turned away in a batch
 * @param orderId empty if the order was not taken in
 * @param status live, matched or delayed; empty if it was not taken in
 * @param exchanged what was given and got, zero if nothing was matched
 * @param refusal why it was not taken in, null if it was
 */
public record OrderAnswer(
        boolean success,
        String orderId,
        String status,
        OrderAmounts exchanged,
        List<String> tradeIds,
        @Nullable Refusal refusal) {

    private static final OrderAmounts NOTHING = new OrderAmounts(0, 0);

    static OrderAnswer refused(Refusal refusal) {
        boolean success = refusal.kind() == RefusalKind.POST_ONLY_MODE;
        return new OrderAnswer(success, "", "", NOTHING, List.of(), refusal);
    }

    static OrderAnswer taken(VenueOrder order, String status) {
        return new OrderAnswer(
                true, order.id(), status, order.exchanged(), order.view().tradeIds(), null);
    }

    /** Whether the order is known to the venue now. */
    public boolean isTaken() {
        return refusal == null;
    }

    /** The venue's words, empty if the order was taken in. */
    public String errorMessage() {
        return refusal == null ? "" : refusal.message();
    }
}
