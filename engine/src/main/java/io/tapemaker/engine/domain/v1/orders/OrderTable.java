package io.tapemaker.engine.domain.v1.orders;

import io.tapemaker.engine.domain.book.Books;
import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;
import java.util.ArrayList;
import java.util.List;
import org.agrona.collections.Long2LongHashMap;
import org.jspecify.annotations.Nullable;

/** Our orders, one place per token. Looked up by token or by order number, iterated by token index only. */
public final class OrderTable {

    /** In place of a token: the answer was about all orders. */
    public static final int ALL_ASSETS = -2;

    private static final long NO_ASSET = -1;

    private final List<OurOrder> byAsset = new ArrayList<>();
    private final Long2LongHashMap assetByNumber = new Long2LongHashMap(NO_ASSET);
    private long lastNumber;
    private boolean cancellingAll;

    /** The place of a token, made when it is first asked for. */
    public OurOrder of(int asset) {
        while (byAsset.size() <= asset) {
            byAsset.add(new OurOrder(byAsset.size()));
        }
        return byAsset.get(asset);
    }

    /** Whether any order is pending, live or being cancelled. */
    public boolean anyOpen() {
        return !assetByNumber.isEmpty();
    }

    /** Number of orders that are pending, live or being cancelled. */
    public int openCount() {
        return assetByNumber.size();
    }

    /** Number of the newest order, 0 when there was none. */
    public long lastNumber() {
        return lastNumber;
    }

    /** Whether cancel-all has been sent and not been confirmed yet: nothing may be placed. */
    public boolean cancellingAll() {
        return cancellingAll;
    }

    /** Opens a new order in a token's place, which must be empty. */
    OurOrder open(int asset, int epoch, long priceE4, long sizeE6, long nowNs) {
        OurOrder order = of(asset);
        order.open(epoch, ++lastNumber, priceE4, sizeE6, nowNs);
        assetByNumber.put(lastNumber, asset);
        return order;
    }

    /** Forgets all orders and refuses new ones until {@link #onAllCancelled}. */
    public void cancelAllSent() {
        for (OurOrder order : byAsset) {
            order.become(OrderState.NONE);
        }
        assetByNumber.clear();
        cancellingAll = true;
    }

    /** The places of another registry of books: all empty. */
    public void forgetAssets() {
        byAsset.clear();
        assetByNumber.clear();
    }

    /** The venue has nothing of ours any more. */
    public void onAllCancelled() {
        cancellingAll = false;
    }

    /** The order was accepted. Returns its token, or -1 if no such order is known. */
    public int onAccepted(int epoch, long number) {
        OurOrder order = find(epoch, number);
        if (order == null) {
            return -1;
        }
        if (order.state() == OrderState.PENDING) {
            order.become(OrderState.LIVE);
        }
        return order.asset();
    }

    /** The order rests no longer: rejected or cancelled. Returns its token, or -1 if no such order is known. */
    public int onGone(int epoch, long number) {
        OurOrder order = find(epoch, number);
        if (order == null) {
            return -1;
        }
        order.become(OrderState.NONE);
        assetByNumber.remove(number);
        return order.asset();
    }

    /** The cancel was refused, so the order may still rest. Returns its token, or -1 if no such order is known. */
    public int onCancelRejected(int epoch, long number) {
        OurOrder order = find(epoch, number);
        if (order == null) {
            return -1;
        }
        if (order.state() == OrderState.PENDING_CANCEL) {
            order.become(OrderState.LIVE);
        }
        return order.asset();
    }

    private @Nullable OurOrder find(int epoch, long number) {
        long asset = assetByNumber.get(number);
        if (asset == NO_ASSET) {
            return null;
        }
        OurOrder order = byAsset.get((int) asset);
        return order.is(epoch, number) ? order : null;
    }

    /** Appends the whole state. */
    public void write(StateWriter out) {
        out.putLong(lastNumber);
        out.putBoolean(cancellingAll);
        out.putInt(byAsset.size());
        for (OurOrder order : byAsset) {
            order.write(out);
        }
    }

    /** Replaces the whole state. */
    public void read(StateReader in) {
        forgetAssets();
        lastNumber = in.getLong();
        cancellingAll = in.getBoolean();
        int count = in.getInt(0, Books.MAX_ASSETS, "number of order places");
        for (int asset = 0; asset < count; asset++) {
            OurOrder order = of(asset);
            order.read(in);
            if (order.state() != OrderState.NONE) {
                assetByNumber.put(order.number(), asset);
            }
        }
    }
}
