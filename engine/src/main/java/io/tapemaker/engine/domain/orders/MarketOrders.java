package io.tapemaker.engine.domain.orders;

import io.tapemaker.engine.domain.position.Direction;
import java.util.Arrays;

/** The open orders of one market in the order of their numbers. */
public final class MarketOrders {

    private static final int INITIAL_CAPACITY = 8;

    private OwnOrder[] orders = new OwnOrder[INITIAL_CAPACITY];
    private int count;

    MarketOrders() {}

    /** How many orders are open. */
    public int count() {
        return count;
    }

    /** An open order, from the lowest number up. */
    public OwnOrder get(int index) {
        if (index >= count) {
            throw new IndexOutOfBoundsException("open order " + index + " of " + count);
        }
        return orders[index];
    }

    /** What may still fill in a direction, in E6 first-token shares: open orders, those in doubt included. */
    public long openE6(Direction direction) {
        long sum = 0;
        for (int i = 0; i < count; i++) {
            if (orders[i].direction() == direction) {
                sum = Math.addExact(sum, orders[i].remainingE6());
            }
        }
        return sum;
    }

    /** What may still fill in one place, in E6. */
    public long openE6(int place) {
        long sum = 0;
        for (int i = 0; i < count; i++) {
            if (orders[i].place() == place) {
                sum = Math.addExact(sum, orders[i].remainingE6());
            }
        }
        return sum;
    }

    /** Whether the outcome of an order in this direction is unknown. */
    public boolean inDoubt(Direction direction) {
        for (int i = 0; i < count; i++) {
            if (orders[i].state() == OrderState.IN_DOUBT && orders[i].direction() == direction) {
                return true;
            }
        }
        return false;
    }

    void add(OwnOrder order) {
        if (count == orders.length) {
            orders = Arrays.copyOf(orders, 2 * count);
        }
        int at = count;
        while (at > 0 && orders[at - 1].number() > order.number()) {
            orders[at] = orders[at - 1];
            at--;
        }
        orders[at] = order;
        count++;
    }

    void remove(OwnOrder order) {
        int at = 0;
        while (orders[at] != order) {
            at++;
        }
        count--;
        System.arraycopy(orders, at + 1, orders, at, count - at);
        orders[count] = order;
    }

    void clear() {
        count = 0;
    }
}
