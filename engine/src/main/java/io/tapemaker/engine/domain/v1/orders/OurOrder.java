package io.tapemaker.engine.domain.v1.orders;

import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;

/**
 * The one order that the engine keeps per token: a BUY, or none. Its state changes by {@link #become} only.
 */
public final class OurOrder {

    private final int asset;
    private OrderState state = OrderState.NONE;
    private int epoch;
    private long number;
    private long priceE4;
    private long sizeE6;
    private long placedAtNs;

    OurOrder(int asset) {
        this.asset = asset;
    }

    /** Index of the token in the registry of books. */
    public int asset() {
        return asset;
    }

    public OrderState state() {
        return state;
    }

    /** Epoch in which the order was numbered; with {@link #number} its identity. */
    public int epoch() {
        return epoch;
    }

    /** Number of the order, contiguous from 1 over all epochs. */
    public long number() {
        return number;
    }

    public long priceE4() {
        return priceE4;
    }

    public long sizeE6() {
        return sizeE6;
    }

    /** Event time of the last place for this token, in ns; 0 when there was none. */
    public long placedAtNs() {
        return placedAtNs;
    }

    void open(int orderEpoch, long orderNumber, long orderPriceE4, long orderSizeE6, long nowNs) {
        placedAtNs = nowNs;
        epoch = orderEpoch;
        number = orderNumber;
        priceE4 = orderPriceE4;
        sizeE6 = orderSizeE6;
        become(OrderState.PENDING);
    }

    void become(OrderState next) {
        boolean allowed =
                switch (next) {
                    case PENDING -> state == OrderState.NONE;
                    case LIVE -> state == OrderState.PENDING || state == OrderState.PENDING_CANCEL;
                    case PENDING_CANCEL -> state == OrderState.LIVE;
                    case NONE -> true;
                };
        if (!allowed) {
            throw new IllegalStateException("order " + number + " cannot go from " + state + " to " + next);
        }
        state = next;
    }

    boolean is(int orderEpoch, long orderNumber) {
        return state != OrderState.NONE && epoch == orderEpoch && number == orderNumber;
    }

    void write(StateWriter out) {
        out.putByte(state.ordinal());
        out.putInt(epoch);
        out.putLong(number);
        out.putLong(priceE4);
        out.putLong(sizeE6);
        out.putLong(placedAtNs);
    }

    void read(StateReader in) {
        state = OrderState.ofOrdinal(in.getByte(OrderState.highestOrdinal(), "order state"));
        epoch = in.getInt();
        number = in.getLong();
        priceE4 = in.getLong();
        sizeE6 = in.getLong();
        placedAtNs = in.getLong();
    }
}
