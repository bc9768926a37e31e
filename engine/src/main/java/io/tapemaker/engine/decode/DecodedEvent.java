package io.tapemaker.engine.decode;

import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.TickSize;
import org.jspecify.annotations.Nullable;

/**
 * One element of a frame: a reused row whose fields mean something for the kinds that their accessors name, and are
 * 0, null or {@link Span#NONE} for the others. Spans are ranges of {@link DecodedFrame#bytes()}.
 */
public final class DecodedEvent {

    EventKind kind = EventKind.UNKNOWN_TYPE;
    EventKind intendedKind = EventKind.UNKNOWN_TYPE;
    RejectReason reason = RejectReason.NONE;
    long typeName;
    long market;
    long asset;
    long timestampMs;
    int bidsFrom;
    int bidsTo;
    int asksFrom;
    int asksTo;
    int changesFrom;
    int changesTo;
    int assetsFrom;
    int assetsTo;

    @Nullable
    TickSize tickSize;

    @Nullable
    TickSize oldTickSize;

    long lastTradePrice;
    long version;
    long transactionHash;
    long winningAsset;
    long priceE4;
    long sizeE6;

    @Nullable
    Side side;

    int bestBidE4;
    int bestAskE4;
    final HexHash hash = new HexHash();

    DecodedEvent() {
        clear();
    }

    void clear() {
        kind = EventKind.UNKNOWN_TYPE;
        intendedKind = EventKind.UNKNOWN_TYPE;
        reason = RejectReason.NONE;
        typeName = Span.NONE;
        market = Span.NONE;
        asset = Span.NONE;
        timestampMs = 0;
        bidsFrom = 0;
        bidsTo = 0;
        asksFrom = 0;
        asksTo = 0;
        changesFrom = 0;
        changesTo = 0;
        assetsFrom = 0;
        assetsTo = 0;
        tickSize = null;
        oldTickSize = null;
        lastTradePrice = Span.NONE;
        version = Span.NONE;
        transactionHash = Span.NONE;
        winningAsset = Span.NONE;
        priceE4 = 0;
        sizeE6 = 0;
        side = null;
        bestBidE4 = ChangeTable.NOT_CARRIED;
        bestAskE4 = ChangeTable.NOT_CARRIED;
        hash.clear();
    }

    /** What the element says. */
    public EventKind kind() {
        return kind;
    }

    /**
     * What a REJECTED element would have been; REJECTED itself if not even that can be told. As {@link #kind()} for
     * the others.
     */
    public EventKind intendedKind() {
        return intendedKind;
    }

    /** Why a REJECTED element is not used. */
    public RejectReason reason() {
        return reason;
    }

    /** Raw text of event_type, where the element has one. */
    public long typeName() {
        return typeName;
    }

    /** Market (condition) id; of a REJECTED element if it could be read. */
    public long market() {
        return market;
    }

    /**
     * The asset id of BOOK, TICK_SIZE_CHANGE, LAST_TRADE_PRICE and BEST_BID_ASK; of a REJECTED element if it could be
     * read.
     */
    public long asset() {
        return asset;
    }

    /** The venue's time in milliseconds since 1970; 0 for PONG, UNKNOWN_TYPE and REJECTED. */
    public long timestampMs() {
        return timestampMs;
    }

    /** BOOK: first bid in {@link DecodedFrame#levels()}. */
    public int bidsFrom() {
        return bidsFrom;
    }

    /** BOOK: after the last bid. */
    public int bidsTo() {
        return bidsTo;
    }

    /** BOOK: first ask in {@link DecodedFrame#levels()}. */
    public int asksFrom() {
        return asksFrom;
    }

    /** BOOK: after the last ask. */
    public int asksTo() {
        return asksTo;
    }

    /** PRICE_CHANGE: first row in {@link DecodedFrame#changes()}. */
    public int changesFrom() {
        return changesFrom;
    }

    /** PRICE_CHANGE: after the last row. */
    public int changesTo() {
        return changesTo;
    }

    /**
     * NEW_MARKET, MARKET_RESOLVED, REJECTED: first asset in {@link DecodedFrame#assets()}; of REJECTED, all that
     * could be read.
     */
    public int assetsFrom() {
        return assetsFrom;
    }

    /** After the last asset. */
    public int assetsTo() {
        return assetsTo;
    }

    /** BOOK (initial form) and NEW_MARKET if carried, TICK_SIZE_CHANGE: the tick size in force. */
    public @Nullable TickSize tickSize() {
        return tickSize;
    }

    /** TICK_SIZE_CHANGE: the tick size before, if carried. */
    public @Nullable TickSize oldTickSize() {
        return oldTickSize;
    }

    /** BOOK: text of last_trade_price, possibly empty, if carried: an input of the book hash and nothing else. */
    public long lastTradePrice() {
        return lastTradePrice;
    }

    /** BOOK: text of version, if carried. */
    public long version() {
        return version;
    }

    /** LAST_TRADE_PRICE: text of transaction_hash, if carried. */
    public long transactionHash() {
        return transactionHash;
    }

    /** MARKET_RESOLVED: the asset that pays, if carried. */
    public long winningAsset() {
        return winningAsset;
    }

    /** LAST_TRADE_PRICE: price, 1 to 9,999. */
    public long priceE4() {
        return priceE4;
    }

    /** LAST_TRADE_PRICE: size, above zero. */
    public long sizeE6() {
        return sizeE6;
    }

    /** LAST_TRADE_PRICE: the taker's side. */
    public @Nullable Side side() {
        return side;
    }

    /** BEST_BID_ASK: as {@link ChangeTable#bestBidE4(int)}. */
    public int bestBidE4() {
        return bestBidE4;
    }

    /** BEST_BID_ASK: as {@link ChangeTable#bestAskE4(int)}. */
    public int bestAskE4() {
        return bestAskE4;
    }

    /** BOOK: whether the book hash was carried as 40 lower-case hex digits. */
    public boolean hasHash() {
        return hash.isUsable();
    }

    /** BOOK: bytes 0 to 7 of the hash, big-endian. */
    public long hashHigh() {
        return hash.high();
    }

    /** BOOK: bytes 8 to 15 of the hash, big-endian. */
    public long hashMiddle() {
        return hash.middle();
    }

    /** BOOK: bytes 16 to 19 of the hash, big-endian. */
    public int hashLow() {
        return hash.low();
    }
}
