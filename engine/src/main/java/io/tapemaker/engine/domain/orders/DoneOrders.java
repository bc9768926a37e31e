package io.tapemaker.engine.domain.orders;

/** Done orders, oldest first, up to a bound: late fills and failed trades are about these. A ring. */
final class DoneOrders {

    private final OwnOrder[] ring;
    private int first;
    private int count;

    DoneOrders(int capacity) {
        ring = new OwnOrder[capacity];
    }

    int count() {
        return count;
    }

    boolean isFull() {
        return count == ring.length;
    }

    /** From the oldest on. */
    OwnOrder get(int index) {
        return ring[at(index)];
    }

    void add(OwnOrder order) {
        ring[at(count)] = order;
        count++;
    }

    OwnOrder removeOldest() {
        OwnOrder oldest = ring[first];
        first = at(1);
        count--;
        return oldest;
    }

    /** Takes one out of the middle. Orders come back rarely, so looking for it is no loss. */
    void remove(OwnOrder order) {
        int index = 0;
        while (get(index) != order) {
            index++;
        }
        count--;
        for (; index < count; index++) {
            ring[at(index)] = ring[at(index + 1)];
        }
    }

    void clear() {
        first = 0;
        count = 0;
    }

    private int at(int index) {
        int sum = first + index;
        return sum >= ring.length ? sum - ring.length : sum;
    }
}
