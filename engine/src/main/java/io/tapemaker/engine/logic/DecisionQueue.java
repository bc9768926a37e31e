package io.tapemaker.engine.logic;

import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;
import java.util.Arrays;
import org.agrona.collections.IntArrayList;

/**
 * Markets to decide on, in the order in which something happened to them, each once; and those whose edit was held
 * back, to be looked at again on the next tick. The queue is empty between records, the held-back markets are state.
 */
final class DecisionQueue {

    private final IntArrayList queued = new IntArrayList();
    private final IntArrayList heldBack = new IntArrayList();
    private boolean[] isQueued = new boolean[64];
    private boolean[] isHeldBack = new boolean[64];

    void add(int market) {
        reserve(market);
        if (!isQueued[market]) {
            isQueued[market] = true;
            queued.addInt(market);
        }
    }

    int size() {
        return queued.size();
    }

    int get(int index) {
        return queued.getInt(index);
    }

    void clear() {
        for (int i = 0; i < queued.size(); i++) {
            isQueued[queued.getInt(i)] = false;
        }
        queued.clear();
    }

    void holdBack(int market) {
        reserve(market);
        if (!isHeldBack[market]) {
            isHeldBack[market] = true;
            heldBack.addInt(market);
        }
    }

    /** Queues every market that was held back. */
    void retryHeldBack() {
        for (int i = 0; i < heldBack.size(); i++) {
            isHeldBack[heldBack.getInt(i)] = false;
            add(heldBack.getInt(i));
        }
        heldBack.clear();
    }

    void forget() {
        clear();
        retryHeldBack();
        clear();
    }

    private void reserve(int market) {
        if (market >= isQueued.length) {
            int capacity = Math.max(market + 1, isQueued.length * 2);
            isQueued = Arrays.copyOf(isQueued, capacity);
            isHeldBack = Arrays.copyOf(isHeldBack, capacity);
        }
    }

    void write(StateWriter out) {
        out.putInt(heldBack.size());
        for (int i = 0; i < heldBack.size(); i++) {
            out.putInt(heldBack.getInt(i));
        }
    }

    void read(StateReader in, int markets) {
        forget();
        int count = in.getInt(0, markets, "number of markets held back");
        for (int i = 0; i < count; i++) {
            holdBack(in.getInt(0, markets - 1, "market held back"));
        }
    }
}
