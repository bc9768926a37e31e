package io.tapemaker.engine.domain.orders;

import org.jspecify.annotations.Nullable;

/** Fills in the order in which they joined, linked through themselves: any can leave in one step. */
final class FillQueue {

    private @Nullable Fill oldest;
    private @Nullable Fill newest;
    private int count;

    int count() {
        return count;
    }

    @Nullable
    Fill oldest() {
        return oldest;
    }

    void add(Fill fill) {
        Fill last = newest;
        fill.older = last;
        fill.newer = null;
        if (last == null) {
            oldest = fill;
        } else {
            last.newer = fill;
        }
        newest = fill;
        count++;
    }

    void remove(Fill fill) {
        Fill before = fill.older;
        Fill after = fill.newer;
        if (before == null) {
            oldest = after;
        } else {
            before.newer = after;
        }
        if (after == null) {
            newest = before;
        } else {
            after.older = before;
        }
        fill.older = null;
        fill.newer = null;
        count--;
    }

    void clear() {
        oldest = null;
        newest = null;
        count = 0;
    }
}
