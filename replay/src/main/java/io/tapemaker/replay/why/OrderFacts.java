package io.tapemaker.replay.why;

import io.tapemaker.engine.domain.v1.orders.OrderState;
import io.tapemaker.engine.domain.v1.orders.OrderTable;
import io.tapemaker.engine.domain.v1.orders.OurOrder;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Size;
import org.jspecify.annotations.Nullable;

/**
 * Our order of a token as the engine believes it.
 *
 * @param order epoch and number, null if there is none
 */
public record OrderFacts(
        String assetId,
        String state,
        @Nullable String order,
        @Nullable String price,
        @Nullable String size) {

    static OrderFacts of(String assetId, OrderTable orders, int asset) {
        OurOrder order = orders.of(asset);
        boolean none = order.state() == OrderState.NONE;
        return new OrderFacts(
                assetId,
                order.state().name(),
                none ? null : order.epoch() + "-" + order.number(),
                none ? null : Price.format(order.priceE4()),
                none ? null : Size.format(order.sizeE6()));
    }

    String text() {
        return order == null ? "none" : state + " " + order + ": BUY " + size + " at " + price;
    }
}
