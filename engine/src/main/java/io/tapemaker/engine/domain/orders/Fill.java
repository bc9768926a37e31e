package io.tapemaker.engine.domain.orders;

import io.tapemaker.engine.domain.quoting.DesiredQuotes;
import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;
import io.tapemaker.journal.types.Price;
import org.jspecify.annotations.Nullable;

/**
 * One trade's part in one of our orders, as last reported. It carries the order's market and place, so that a trade can
 * fail after its order has been forgotten. Belongs to {@link TradeLedger}, which reuses the object.
 */
public final class Fill {

    private static final int ALL_STATUSES = 1 << TradeStatus.MATCHED.code()
            | 1 << TradeStatus.MINED.code()
            | 1 << TradeStatus.RETRYING.code()
            | 1 << TradeStatus.CONFIRMED.code()
            | 1 << TradeStatus.FAILED.code();

    long idHigh;
    long idLow;
    long orderNumber;
    int market;
    int place;
    long priceE4;
    long sizeE6;
    TradeStatus status = TradeStatus.FAILED;
    /** Statuses reported so far, as {@link TradeStatus#bit}. */
    int seen;
    /** Cost basis that it moved when it settled. */
    long basisE6;

    /** The next fill with the same hash of its key. */
    @Nullable
    Fill nextOfHash;
    /** Neighbours among the provisional or among the final ones, oldest first. */
    @Nullable
    Fill older;

    @Nullable
    Fill newer;

    Fill() {}

    /** Index of the market in the registry of books. */
    public int market() {
        return market;
    }

    /** Slot and side, see {@link DesiredQuotes#place}. */
    public int place() {
        return place;
    }

    /** Price of the place's own token, in E4. */
    public long priceE4() {
        return priceE4;
    }

    /** In E6 shares. */
    public long sizeE6() {
        return sizeE6;
    }

    /** As last reported. */
    public TradeStatus status() {
        return status;
    }

    /** Number of our order. */
    public long orderNumber() {
        return orderNumber;
    }

    boolean isKeyOf(long high, long low, long number) {
        return idHigh == high && idLow == low && orderNumber == number;
    }

    void write(StateWriter out) {
        out.putLong(idHigh);
        out.putLong(idLow);
        out.putLong(orderNumber);
        out.putInt(market);
        out.putByte(place);
        out.putByte(status.code());
        out.putByte(seen);
        out.putLong(priceE4);
        out.putLong(sizeE6);
        out.putLong(basisE6);
    }

    void read(StateReader in) {
        idHigh = in.getLong();
        idLow = in.getLong();
        orderNumber = in.getLong(1, Long.MAX_VALUE, "order number of a fill");
        market = in.getInt(0, OrderTable.MAX_MARKETS - 1, "market of a fill");
        place = in.getByte(DesiredQuotes.PLACES - 1, "place of a fill");
        int code = in.getByte(TradeStatus.highestCode(), "status of a fill");
        if (code == 0) {
            throw in.invalid("a fill of order " + orderNumber + " has no status");
        }
        status = TradeStatus.ofCode(code);
        seen = in.getByte();
        if ((seen & ~ALL_STATUSES) != 0 || (seen & status.bit()) == 0) {
            throw in.invalid("a fill of order " + orderNumber + " is " + status + " and has seen " + seen);
        }
        priceE4 = in.getLong(1, Price.ONE_E4 - 1, "price of a fill");
        sizeE6 = in.getLong(1, Long.MAX_VALUE, "size of a fill");
        basisE6 = in.getLong(0, Long.MAX_VALUE, "cost basis of a fill");
    }
}
