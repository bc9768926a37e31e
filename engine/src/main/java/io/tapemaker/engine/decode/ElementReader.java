package io.tapemaker.engine.decode;

import io.tapemaker.journal.types.Price;

/**
 * Reads one element of a frame. The type comes last on the wire, so fields are first collected without judgement
 * (scalars as spans, arrays into the frame's tables) and {Keys.OF_ELEMENTlink EventBuilder} then decides what they
 * mean and whether they hold.
 */
final class ElementReader {

    private final JsonScanner scanner;
    private final KeyReader elementKeys;
    private final KeyReader levelKeys;
    private final KeyReader changeKeys;
    private final Slots fields = new Slots();
    private final Slots entry = new Slots();
    private final ArrayFields arrays = new ArrayFields();
    private final EventBuilder builder = new EventBuilder(fields, arrays);
    private final HexHash hash = new HexHash();
    private final long[] seenPrices = new long[(int) Price.ONE_E4 / Long.SIZE + 1];

    ElementReader(JsonScanner scanner) {
        this.scanner = scanner;
        this.elementKeys = new KeyReader(scanner, Keys.OF_ELEMENT);
        this.levelKeys = new KeyReader(scanner, Keys.OF_LEVEL);
        this.changeKeys = new KeyReader(scanner, Keys.OF_CHANGE);
    }

    /** Reads the value at hand into one event; after a fault of the scanner what was added means nothing. */
    void read(byte[] bytes, DecodedFrame out) {
        DecodedEvent event = out.add();
        if (scanner.peek() != '{') {
            scanner.value();
            event.kind = EventKind.REJECTED;
            event.intendedKind = EventKind.REJECTED;
            event.reason = RejectReason.NOT_AN_OBJECT;
            return;
        }
        fields.clear();
        arrays.clear(out);
        if (scanner.enterObject()) {
            members(bytes, out);
        }
        if (scanner.fault() == RejectReason.NONE) {
            builder.build(event, bytes, out);
        }
    }

    private void members(byte[] bytes, DecodedFrame out) {
        int place = elementKeys.pass(bytes, 0, fields);
        for (int key = elementKeys.next(bytes, place); key != Keys.END; key = elementKeys.next(bytes, place)) {
            if (scanner.peek() == '[' && Keys.isArray(key) && !fields.has(key)) {
                array(key, bytes, out);
            } else {
                fields.readValue(scanner, key);
            }
            place = elementKeys.pass(bytes, place + 1, fields);
        }
    }

    private void array(int key, byte[] bytes, DecodedFrame out) {
        if (key == Keys.CHANGES) {
            readChanges(bytes, out);
        } else if (key == Keys.BIDS || key == Keys.ASKS) {
            readLevels(key, bytes, out.levels());
        } else {
            readAssets(key, bytes, out.assets());
        }
    }

    private void readLevels(int key, byte[] bytes, LevelTable levels) {
        int from = levels.count();
        RejectReason reason = RejectReason.NONE;
        for (boolean more = scanner.enterArray(); more; more = scanner.nextElement()) {
            RejectReason found = readLevel(bytes, levels, reason == RejectReason.NONE);
            if (reason == RejectReason.NONE) {
                reason = levels.count() - from > LevelTable.MAX_PER_SIDE ? RejectReason.TOO_MANY_LEVELS : found;
            }
        }
        if (reason == RejectReason.NONE && hasDuplicate(levels, from)) {
            reason = RejectReason.DUPLICATE_LEVEL;
        }
        fields.put(key, JsonScanner.CONTAINER, Span.NONE);
        arrays.put(key, from, levels.count(), reason);
    }

    private RejectReason readLevel(byte[] bytes, LevelTable levels, boolean keep) {
        if (scanner.peek() != '{') {
            scanner.value();
            return RejectReason.BAD_SHAPE;
        }
        entry.read(scanner, levelKeys, bytes);
        if (!keep) {
            return RejectReason.NONE;
        }
        if (entry.hasDuplicate()) {
            return RejectReason.DUPLICATE_KEY;
        }
        if (entry.isAnyAbsent(Keys.OF_LEVEL)) {
            return RejectReason.MISSING_FIELD;
        }
        long priceE4 = entry.priceE4(Keys.PRICE, bytes);
        if (!Price.isValid(priceE4)) {
            return RejectReason.BAD_PRICE;
        }
        long sizeE6 = entry.sizeE6(Keys.SIZE, bytes);
        if (sizeE6 <= 0) {
            return RejectReason.BAD_SIZE;
        }
        levels.add(priceE4, sizeE6);
        return RejectReason.NONE;
    }

    /** The venue's sides are sorted, so the bitmap is for the odd frame that is not. */
    private boolean hasDuplicate(LevelTable levels, int from) {
        int ascents = 0;
        int descents = 0;
        for (int i = from + 1; i < levels.count(); i++) {
            if (levels.priceE4(i) > levels.priceE4(i - 1)) {
                ascents++;
            } else if (levels.priceE4(i) < levels.priceE4(i - 1)) {
                descents++;
            }
        }
        int steps = Math.max(levels.count() - from - 1, 0);
        if (ascents == steps || descents == steps) {
            return false;
        }
        boolean duplicate = false;
        for (int i = from; i < levels.count(); i++) {
            int price = (int) levels.priceE4(i);
            long bit = 1L << price;
            duplicate |= (seenPrices[price >>> 6] & bit) != 0;
            seenPrices[price >>> 6] |= bit;
        }
        for (int i = from; i < levels.count(); i++) {
            seenPrices[(int) levels.priceE4(i) >>> 6] = 0;
        }
        return duplicate;
    }

    /** One bad entry spoils the object, and the assets of the entries after it are affected as well. */
    private void readChanges(byte[] bytes, DecodedFrame out) {
        ChangeTable changes = out.changes();
        int from = changes.count();
        RejectReason reason = RejectReason.NONE;
        for (boolean more = scanner.enterArray(); more; more = scanner.nextElement()) {
            RejectReason found = readChange(bytes, changes, from, reason == RejectReason.NONE);
            if (reason == RejectReason.NONE) {
                reason = found;
            }
            if (reason != RejectReason.NONE && entry.isAssetId(Keys.ASSET_ID, bytes)) {
                ArrayFields.addAsset(entry.span(Keys.ASSET_ID), out.assets());
            }
        }
        fields.put(Keys.CHANGES, JsonScanner.CONTAINER, Span.NONE);
        arrays.put(Keys.CHANGES, from, changes.count(), reason);
    }

    private RejectReason readChange(byte[] bytes, ChangeTable changes, int from, boolean keep) {
        if (scanner.peek() != '{') {
            scanner.value();
            entry.clear();
            return RejectReason.BAD_SHAPE;
        }
        entry.read(scanner, changeKeys, bytes);
        if (!keep || scanner.fault() != RejectReason.NONE) {
            return RejectReason.NONE;
        }
        if (changes.count() - from == ChangeTable.MAX_PER_EVENT || changes.count() == ChangeTable.MAX_PER_FRAME) {
            return RejectReason.TOO_MANY_CHANGES;
        }
        return ChangeRows.add(entry, bytes, hash, changes);
    }

    private void readAssets(int key, byte[] bytes, SpanTable assets) {
        int from = assets.count();
        RejectReason reason = RejectReason.NONE;
        for (boolean more = scanner.enterArray(); more; more = scanner.nextElement()) {
            int kind = scanner.digits();
            if (kind == JsonScanner.DIGITS && WireText.isAssetId(bytes, scanner.start(), scanner.end())) {
                ArrayFields.addAsset(Span.of(scanner.start(), scanner.end()), assets);
            } else if (reason == RejectReason.NONE) {
                reason = RejectReason.BAD_ID;
            }
        }
        fields.put(key, JsonScanner.CONTAINER, Span.NONE);
        arrays.put(key, from, assets.count(), reason);
    }
}
