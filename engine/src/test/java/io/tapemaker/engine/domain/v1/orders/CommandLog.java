package io.tapemaker.engine.domain.v1.orders;

import io.tapemaker.journal.codecs.CancelReason;
import java.util.ArrayList;
import java.util.List;

/** Collects order commands as lines. */
final class CommandLog implements OrderCommands {
    private final List<String> lines = new ArrayList<>();

    @Override
    public void place(OurOrder order) {
        lines.add("place " + order.epoch() + "-" + order.number() + " asset " + order.asset() + " " + order.priceE4()
                + "x" + order.sizeE6());
    }

    @Override
    public void cancel(OurOrder order, CancelReason reason) {
        lines.add("cancel " + order.epoch() + "-" + order.number() + " " + reason);
    }

    @Override
    public void cancelAll(CancelReason reason) {
        lines.add("cancel all " + reason);
    }

    /** What came since the last call. */
    List<String> take() {
        List<String> taken = List.copyOf(lines);
        lines.clear();
        return taken;
    }
}
