package io.tapemaker.engine.decode;

import java.util.Arrays;

/** Where the arrays of one element went in the frame's tables, and what is wrong with them. */
final class ArrayFields {

    private final int[] froms = new int[Keys.COUNT];
    private final int[] tos = new int[Keys.COUNT];
    private final RejectReason[] reasons = new RejectReason[Keys.COUNT];
    private int levelsMark;
    private int changesMark;
    private int assetsMark;

    ArrayFields() {
        Arrays.fill(reasons, RejectReason.NONE);
    }

    /** Starts an element: the tables' ends are where it begins. */
    void clear(DecodedFrame out) {
        levelsMark = out.levels().count();
        changesMark = out.changes().count();
        assetsMark = out.assets().count();
    }

    void put(int key, int from, int to, RejectReason reason) {
        froms[key] = from;
        tos[key] = to;
        reasons[key] = reason;
    }

    int from(int key) {
        return froms[key];
    }

    int to(int key) {
        return tos[key];
    }

    RejectReason reason(int key) {
        return reasons[key];
    }

    int assetsMark() {
        return assetsMark;
    }

    /** Lists in the event all asset ids that the refused element names, the event's own one included. */
    void attribute(DecodedEvent event, DecodedFrame out) {
        SpanTable assets = out.assets();
        for (int row = changesMark; row < out.changes().count(); row++) {
            addAsset(out.changes().asset(row), assets);
        }
        addAsset(event.asset, assets);
        event.assetsFrom = assetsMark;
        event.assetsTo = assets.count();
    }

    /** Keeps one more than the limit, so that the decoder sees that there were too many. */
    static void addAsset(long span, SpanTable assets) {
        if (span != Span.NONE && assets.count() <= DecodedFrame.MAX_ASSETS) {
            assets.add(span);
        }
    }

    /** Takes back what the element put into levels and changes. */
    void rollBack(DecodedFrame out) {
        out.levels().truncate(levelsMark);
        out.changes().truncate(changesMark);
    }
}
