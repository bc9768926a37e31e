package io.tapemaker.engine.decode;

import io.tapemaker.journal.types.Decimals;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Side;

/** Judges the fields of one level change and makes a row of them. */
final class ChangeRows {

    private static final int NEEDED = (1 << Keys.PRICE) | (1 << Keys.SIZE) | (1 << Keys.SIDE);

    private ChangeRows() {}

    /** Adds a row, or says what is wrong; an absent asset id is left to the object around it. */
    static RejectReason add(Slots entry, byte[] bytes, HexHash hash, ChangeTable changes) {
        if (entry.hasDuplicate()) {
            return RejectReason.DUPLICATE_KEY;
        }
        if (entry.isAnyAbsent(NEEDED)) {
            return RejectReason.MISSING_FIELD;
        }
        boolean named = !entry.isAbsent(Keys.ASSET_ID);
        if (named && !entry.isAssetId(Keys.ASSET_ID, bytes)) {
            return RejectReason.BAD_ID;
        }
        long priceE4 = entry.priceE4(Keys.PRICE, bytes);
        if (!Price.isValid(priceE4)) {
            return RejectReason.BAD_PRICE;
        }
        long sizeE6 = entry.sizeE6(Keys.SIZE, bytes);
        if (sizeE6 == Decimals.INVALID) {
            return RejectReason.BAD_SIZE;
        }
        Side side = entry.side(Keys.SIDE, bytes);
        if (side == null) {
            return RejectReason.BAD_SIDE;
        }
        long bid = entry.touchE4(Keys.BEST_BID, bytes);
        long ask = entry.touchE4(Keys.BEST_ASK, bytes);
        if (bid == Slots.BAD_TOUCH || ask == Slots.BAD_TOUCH) {
            return RejectReason.BAD_PRICE;
        }
        entry.readHash(Keys.HASH, bytes, hash);
        long asset = named ? entry.span(Keys.ASSET_ID) : Span.NONE;
        // Zero on both sides is what the venue wrote before it carried the touch.
        boolean carried = bid != 0 || ask != 0;
        changes.add(
                asset,
                priceE4,
                sizeE6,
                side,
                carried ? bid : ChangeTable.NOT_CARRIED,
                carried ? ask : ChangeTable.NOT_CARRIED,
                hash);
        return RejectReason.NONE;
    }
}
