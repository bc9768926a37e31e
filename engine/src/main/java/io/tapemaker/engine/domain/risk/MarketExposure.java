package io.tapemaker.engine.domain.risk;

import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Side;
import java.util.Arrays;

/**
 * What one binary market has at risk: what is held and settled, and everything that may still fill. An order that is
 * open, pending, being cancelled or in doubt may fill; so may, in the other of two worlds, a fill that is not confirmed
 * yet. Whatever may fill is filled wherever that is worse and is not filled wherever that is worse.
 *
 * <p>Filled anew after each change of the market: {@link #clear}, {@link #held} for each token, then {@link #order} and
 * {@link #provisional}. Slots are 0 for the first token, 1 for the second. "Up" is the outcome in which the first token
 * pays a dollar, "down" the one in which the second does. Reused; allocates nothing.
 *
 * <p>The loss of an outcome is the cost of what is held less what it pays. A BUY adds its notional to the outcome in
 * which its token pays nothing. A SELL gives up a dollar a share in the outcome in which its token pays, for its price
 * or the average cost, whichever is less: a profit counts when it is booked and not before.
 */
public final class MarketExposure {

    private static final int SLOTS = 2;

    private final long[] heldE6 = new long[SLOTS];
    private final long[] costE6 = new long[SLOTS];
    private final long[] buyE6 = new long[SLOTS];
    private final long[] buyNotionalE6 = new long[SLOTS];
    private final long[] sellE6 = new long[SLOTS];
    private final long[] sellLossE6 = new long[SLOTS];
    private int openOrders;

    /** Nothing is held and nothing may fill. */
    public void clear() {
        Arrays.fill(heldE6, 0);
        Arrays.fill(costE6, 0);
        Arrays.fill(buyE6, 0);
        Arrays.fill(buyNotionalE6, 0);
        Arrays.fill(sellE6, 0);
        Arrays.fill(sellLossE6, 0);
        openOrders = 0;
    }

    /**
     * Settled shares of a token and what they cost, neither below 0. Before the SELL orders of the token, whose loss
     * depends on it.
     */
    public void held(int slot, long sharesE6, long paidE6) {
        if (sharesE6 < 0 || paidE6 < 0) {
            throw new IllegalArgumentException("held " + sharesE6 + " E6 shares for " + paidE6 + " E6 dollars");
        }
        if (sellE6[slot] != 0) {
            throw new IllegalStateException("what is held comes before the orders that sell it");
        }
        heldE6[slot] = sharesE6;
        costE6[slot] = paidE6;
    }

    /** An order that may still fill, with what is left of it; the price is the token's own. */
    public void order(int slot, Side side, long priceE4, long leftE6) {
        provisional(slot, side, priceE4, leftE6);
        openOrders++;
    }

    /** A fill that may still be undone, and which is therefore not among what is held. */
    public void provisional(int slot, Side side, long priceE4, long sizeE6) {
        if (side == Side.BUY) {
            buyE6[slot] = Math.addExact(buyE6[slot], sizeE6);
            buyNotionalE6[slot] = Math.addExact(buyNotionalE6[slot], Money.costE6(priceE4, sizeE6));
        } else {
            sellE6[slot] = Math.addExact(sellE6[slot], sizeE6);
            sellLossE6[slot] = Math.addExact(sellLossE6[slot], sellLossE6(slot, priceE4, sizeE6));
        }
    }

    /** What a SELL would add to the loss in the outcome in which its token pays. */
    public long sellLossE6(int slot, long priceE4, long sizeE6) {
        return Money.costE6(Price.ONE_E4 - Math.min(priceE4, averageCostE4(slot)), sizeE6);
    }

    /** Average cost of a share held, rounded down, 0 to 10,000; 0 if nothing is held. */
    public long averageCostE4(int slot) {
        if (heldE6[slot] == 0) {
            return 0;
        }
        return Math.min(Price.ONE_E4, Math.multiplyExact(costE6[slot], Price.ONE_E4) / heldE6[slot]);
    }

    /** Shares held and not yet offered for sale. */
    public long sellableE6(int slot) {
        return Math.max(0, heldE6[slot] - sellE6[slot]);
    }

    /** Settled shares of a token. */
    public long heldE6(int slot) {
        return heldE6[slot];
    }

    /** The most that shares of the first token can exceed those of the second; below 0 if they cannot. */
    public long upSharesE6() {
        return heldE6[0] - heldE6[1] + buyE6[0] + sellE6[1];
    }

    /** The most that shares of the second token can exceed those of the first; below 0 if they cannot. */
    public long downSharesE6() {
        return heldE6[1] - heldE6[0] + buyE6[1] + sellE6[0];
    }

    /** Cost of what is held and of all BUY orders, dollars. */
    public long notionalE6() {
        return costE6[0] + costE6[1] + buyNotionalE6[0] + buyNotionalE6[1];
    }

    /** The most that is lost if the first token pays; below 0 for a certain profit. */
    public long lossIfUpE6() {
        return costE6[0] + costE6[1] - heldE6[0] + buyNotionalE6[1] + sellLossE6[0];
    }

    /** The most that is lost if the second token pays; below 0 for a certain profit. */
    public long lossIfDownE6() {
        return costE6[0] + costE6[1] - heldE6[1] + buyNotionalE6[0] + sellLossE6[1];
    }

    /** Orders that may still fill. */
    public int openOrders() {
        return openOrders;
    }

    /** Takes another's content over. */
    public void set(MarketExposure other) {
        for (int slot = 0; slot < SLOTS; slot++) {
            heldE6[slot] = other.heldE6[slot];
            costE6[slot] = other.costE6[slot];
            buyE6[slot] = other.buyE6[slot];
            buyNotionalE6[slot] = other.buyNotionalE6[slot];
            sellE6[slot] = other.sellE6[slot];
            sellLossE6[slot] = other.sellLossE6[slot];
        }
        openOrders = other.openOrders;
    }

    /** Appends the whole state. */
    public void write(StateWriter out) {
        for (int slot = 0; slot < SLOTS; slot++) {
            out.putLong(heldE6[slot]);
            out.putLong(costE6[slot]);
            out.putLong(buyE6[slot]);
            out.putLong(buyNotionalE6[slot]);
            out.putLong(sellE6[slot]);
            out.putLong(sellLossE6[slot]);
        }
        out.putInt(openOrders);
    }

    /** Replaces the whole state. */
    public void read(StateReader in) {
        for (int slot = 0; slot < SLOTS; slot++) {
            heldE6[slot] = amount(in, "shares held");
            costE6[slot] = amount(in, "cost of shares held");
            buyE6[slot] = amount(in, "shares to buy");
            buyNotionalE6[slot] = amount(in, "notional to buy");
            sellE6[slot] = amount(in, "shares to sell");
            sellLossE6[slot] = amount(in, "loss by selling");
        }
        openOrders = in.getInt(0, Integer.MAX_VALUE, "open orders of a market");
    }

    private static long amount(StateReader in, String what) {
        return in.getLong(0, Long.MAX_VALUE, what);
    }
}
