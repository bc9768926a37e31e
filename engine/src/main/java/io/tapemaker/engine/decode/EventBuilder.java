package io.tapemaker.engine.decode;

import io.tapemaker.journal.types.Decimals;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.TickSize;
import org.jspecify.annotations.Nullable;

/**
 * Decides what the collected fields of an element mean and whether all that the meaning needs is there and sound. The
 * first fault found, in the order of the code, is the reason of the reject.
 */
final class EventBuilder {

    private final Slots fields;
    private final ArrayFields arrays;
    private final EventTypes types = new EventTypes();
    private final HexHash hash = new HexHash();
    private RejectReason fault = RejectReason.NONE;

    EventBuilder(Slots fields, ArrayFields arrays) {
        this.fields = fields;
        this.arrays = arrays;
    }

    /** Fills the event from what was collected; takes back from the tables what it does not use. */
    void build(DecodedEvent event, byte[] bytes, DecodedFrame out) {
        fault = RejectReason.NONE;
        EventKind kind = types.decide(fields, bytes);
        event.kind = kind;
        event.intendedKind = kind;
        if (fields.isString(Keys.EVENT_TYPE)) {
            event.typeName = fields.span(Keys.EVENT_TYPE);
        }
        if (kind == EventKind.UNKNOWN_TYPE) {
            arrays.rollBack(out);
            out.assets().truncate(arrays.assetsMark());
            return;
        }
        if (fields.hasDuplicate()) {
            fail(RejectReason.DUPLICATE_KEY);
        }
        event.market = market(bytes);
        event.timestampMs = timestamp(bytes);
        fill(kind, event, bytes, out);
        if (fault != RejectReason.NONE) {
            reject(event, bytes, out);
        }
    }

    private void fill(EventKind kind, DecodedEvent event, byte[] bytes, DecodedFrame out) {
        switch (kind) {
            case BOOK -> book(event, bytes);
            case PRICE_CHANGE -> priceChange(event, bytes, out.changes());
            case TICK_SIZE_CHANGE -> tickSizeChange(event, bytes);
            case LAST_TRADE_PRICE -> lastTradePrice(event, bytes);
            case BEST_BID_ASK -> bestBidAsk(event, bytes);
            case NEW_MARKET -> newMarket(event, bytes);
            case MARKET_RESOLVED -> marketResolved(event, bytes);
            default -> fail(RejectReason.BAD_TYPE);
        }
    }

    private void book(DecodedEvent event, byte[] bytes) {
        event.asset = asset(Keys.ASSET_ID, bytes);
        requireArray(Keys.BIDS);
        requireArray(Keys.ASKS);
        event.bidsFrom = arrays.from(Keys.BIDS);
        event.bidsTo = arrays.to(Keys.BIDS);
        event.asksFrom = arrays.from(Keys.ASKS);
        event.asksTo = arrays.to(Keys.ASKS);
        event.tickSize = fields.isAbsent(Keys.TICK_SIZE) ? null : tick(Keys.TICK_SIZE, bytes);
        event.lastTradePrice = text(Keys.LAST_TRADE_PRICE);
        event.version = text(Keys.VERSION);
        fields.readHash(Keys.HASH, bytes, event.hash);
    }

    private void priceChange(DecodedEvent event, byte[] bytes, ChangeTable changes) {
        if (!fields.isAbsent(Keys.CHANGES)) {
            requireArray(Keys.CHANGES);
            event.changesFrom = arrays.from(Keys.CHANGES);
            event.changesTo = arrays.to(Keys.CHANGES);
        } else if (fault == RejectReason.NONE) {
            event.changesFrom = changes.count();
            RejectReason found = ChangeRows.add(fields, bytes, hash, changes);
            event.changesTo = changes.count();
            if (found != RejectReason.NONE) {
                fail(found);
            }
        }
        if (fault == RejectReason.NONE) {
            nameRows(event, bytes, changes);
        }
    }

    /** In the old form asset and hash stand once, beside the changes, and not in them. */
    private void nameRows(DecodedEvent event, byte[] bytes, ChangeTable changes) {
        for (int row = event.changesFrom; row < event.changesTo; row++) {
            if (changes.asset(row) == Span.NONE) {
                long asset = asset(Keys.ASSET_ID, bytes);
                if (asset == Span.NONE) {
                    return;
                }
                changes.setAsset(row, asset);
                if (!changes.hasHash(row)) {
                    fields.readHash(Keys.HASH, bytes, hash);
                    changes.setHash(row, hash);
                }
            }
        }
    }

    private void tickSizeChange(DecodedEvent event, byte[] bytes) {
        event.asset = asset(Keys.ASSET_ID, bytes);
        require(Keys.NEW_TICK_SIZE);
        event.tickSize = tick(Keys.NEW_TICK_SIZE, bytes);
        event.oldTickSize = fields.isAbsent(Keys.OLD_TICK_SIZE) ? null : tick(Keys.OLD_TICK_SIZE, bytes);
    }

    private void lastTradePrice(DecodedEvent event, byte[] bytes) {
        event.asset = asset(Keys.ASSET_ID, bytes);
        require(Keys.PRICE);
        require(Keys.SIZE);
        require(Keys.SIDE);
        event.priceE4 = fields.priceE4(Keys.PRICE, bytes);
        check(Price.isValid(event.priceE4), RejectReason.BAD_PRICE);
        event.sizeE6 = fields.sizeE6(Keys.SIZE, bytes);
        check(event.sizeE6 > 0, RejectReason.BAD_SIZE);
        event.side = fields.side(Keys.SIDE, bytes);
        check(event.side != null, RejectReason.BAD_SIDE);
        event.transactionHash = text(Keys.TRANSACTION_HASH);
    }

    private void bestBidAsk(DecodedEvent event, byte[] bytes) {
        event.asset = asset(Keys.ASSET_ID, bytes);
        long bid = fields.touchE4(Keys.BEST_BID, bytes);
        long ask = fields.touchE4(Keys.BEST_ASK, bytes);
        check(bid != Slots.BAD_TOUCH && ask != Slots.BAD_TOUCH, RejectReason.BAD_PRICE);
        if (bid != 0 || ask != 0) {
            event.bestBidE4 = (int) bid;
            event.bestAskE4 = (int) ask;
        }
    }

    private void newMarket(DecodedEvent event, byte[] bytes) {
        assets(event, fields.isAbsent(Keys.ASSETS_IDS) ? Keys.CLOB_TOKEN_IDS : Keys.ASSETS_IDS);
        event.tickSize = fields.isAbsent(Keys.MIN_TICK_SIZE) ? null : tick(Keys.MIN_TICK_SIZE, bytes);
    }

    private void marketResolved(DecodedEvent event, byte[] bytes) {
        assets(event, fields.isAbsent(Keys.ASSETS_IDS) ? Keys.CLOB_TOKEN_IDS : Keys.ASSETS_IDS);
        if (!fields.isAbsent(Keys.WINNING_ASSET_ID) && !fields.isEmptyText(Keys.WINNING_ASSET_ID)) {
            event.winningAsset = asset(Keys.WINNING_ASSET_ID, bytes);
        }
    }

    private void assets(DecodedEvent event, int key) {
        requireArray(key);
        event.assetsFrom = arrays.from(key);
        event.assetsTo = arrays.to(key);
    }

    private long market(byte[] bytes) {
        int key = fields.isAbsent(Keys.MARKET) ? Keys.CONDITION_ID : Keys.MARKET;
        require(key);
        boolean valid = fields.isMarketId(key, bytes);
        check(valid, RejectReason.BAD_ID);
        return valid ? fields.span(key) : Span.NONE;
    }

    private long asset(int key, byte[] bytes) {
        require(key);
        boolean valid = fields.isAssetId(key, bytes);
        check(valid, RejectReason.BAD_ID);
        return valid ? fields.span(key) : Span.NONE;
    }

    private long timestamp(byte[] bytes) {
        require(Keys.TIMESTAMP);
        long timestampMs = fields.timestampMs(Keys.TIMESTAMP, bytes);
        check(timestampMs != Decimals.INVALID, RejectReason.BAD_TIMESTAMP);
        return timestampMs;
    }

    private @Nullable TickSize tick(int key, byte[] bytes) {
        TickSize tick = fields.tickSize(key, bytes);
        check(tick != null, RejectReason.BAD_TICK);
        return tick;
    }

    private long text(int key) {
        if (fields.isAbsent(key)) {
            return Span.NONE;
        }
        check(fields.isText(key), RejectReason.BAD_TEXT);
        return fields.span(key);
    }

    private void requireArray(int key) {
        require(key);
        check(
                fields.has(key) && fields.kind(key) == JsonScanner.CONTAINER && fields.span(key) == Span.NONE,
                RejectReason.BAD_SHAPE);
        if (fault == RejectReason.NONE && arrays.reason(key) != RejectReason.NONE) {
            fail(arrays.reason(key));
        }
    }

    private void require(int key) {
        check(!fields.isAbsent(key), RejectReason.MISSING_FIELD);
    }

    private void check(boolean holds, RejectReason reason) {
        if (!holds) {
            fail(reason);
        }
    }

    private void fail(RejectReason reason) {
        if (fault == RejectReason.NONE) {
            fault = reason;
        }
    }

    /**
     * Leaves of the element only why it is refused and whom it is about, so that exactly those books can be distrusted.
     */
    private void reject(DecodedEvent event, byte[] bytes, DecodedFrame out) {
        EventKind intended = event.intendedKind;
        long typeName = event.typeName;
        long market = event.market;
        event.clear();
        event.kind = EventKind.REJECTED;
        event.intendedKind = intended;
        event.reason = fault;
        event.typeName = typeName;
        event.market = market;
        if (fields.isAssetId(Keys.ASSET_ID, bytes)) {
            event.asset = fields.span(Keys.ASSET_ID);
        }
        arrays.attribute(event, out);
        arrays.rollBack(out);
    }
}
