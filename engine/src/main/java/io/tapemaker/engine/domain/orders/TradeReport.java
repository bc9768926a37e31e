package io.tapemaker.engine.domain.orders;

/**
 * What the venue says of one trade's part in one of our orders. One trade may fill several of our orders; it is
 * reported once for each. Reused: filled by whoever decodes it, read by {@link FillBook} before the call returns.
 */
public final class TradeReport {

    long idHigh;
    long idLow;
    long orderNumber;
    long priceE4;
    long sizeE6;
    TradeStatus status = TradeStatus.MATCHED;

    /** The venue's trade id as 128 bits. */
    public TradeReport trade(long high, long low) {
        idHigh = high;
        idLow = low;
        return this;
    }

    /** Our order's part in it: price of the order's own token in E4, size in E6. */
    public TradeReport fills(long number, long fillPriceE4, long fillSizeE6) {
        orderNumber = number;
        priceE4 = fillPriceE4;
        sizeE6 = fillSizeE6;
        return this;
    }

    /** How far it has come. */
    public TradeReport is(TradeStatus newStatus) {
        status = newStatus;
        return this;
    }
}
