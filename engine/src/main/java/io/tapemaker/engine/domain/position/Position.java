package io.tapemaker.engine.domain.position;

import io.tapemaker.engine.domain.quoting.DesiredQuotes;
import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Side;
import java.util.Arrays;

/**
 * What one market's fills have made of us. Settled is what the chain has confirmed; provisional is matched and may
 * still be reversed, each fill on its own, so what was bought and what was sold are kept apart and never netted: the
 * worst world may keep the one and lose the other.
 *
 * <p>Shares in E6, money in E6 dollars. Money of a fill is rounded against us to a whole millionth, so that putting a
 * fill in and taking it out again leaves nothing behind. Nothing overflows silently: arithmetic is exact or throws.
 */
public final class Position {

    private static final int SLOTS = 2;
    private static final long WHOLE_X2E4 = 2 * Price.ONE_E4;

    private final long[] settledE6 = new long[SLOTS];
    private final long[] costE6 = new long[SLOTS];
    /** Size of provisional fills by place. */
    private final long[] provisionalE6 = new long[DesiredQuotes.PLACES];

    private long settledCashE6;
    private long provisionalCashE6;

    /**
     * The money that a fill moves, negative for a buy.
     *
     * @param place the place of the order, see {@link DesiredQuotes#place}
     * @param priceE4 price of the place's own token
     */
    public static long cashE6(int place, long priceE4, long sizeE6) {
        long priceTimesSize = Math.multiplyExact(priceE4, sizeE6);
        return DesiredQuotes.side(place) == Side.BUY
                ? -Math.floorDiv(Math.addExact(priceTimesSize, Price.ONE_E4 - 1), Price.ONE_E4)
                : Math.floorDiv(priceTimesSize, Price.ONE_E4);
    }

    /** Counts a fill that may still be reversed. */
    public void addProvisional(int place, long priceE4, long sizeE6) {
        provisionalE6[place] = Math.addExact(provisionalE6[place], sizeE6);
        provisionalCashE6 = Math.addExact(provisionalCashE6, cashE6(place, priceE4, sizeE6));
    }

    /**
     * Takes a provisional fill out again, because it settled or failed. It must have been added with the same values.
     */
    public void removeProvisional(int place, long priceE4, long sizeE6) {
        if (provisionalE6[place] < sizeE6) {
            throw new IllegalStateException("place " + place + " has " + provisionalE6[place]
                    + " provisional shares (E6), fewer than the fill of " + sizeE6 + " that is to go");
        }
        provisionalE6[place] -= sizeE6;
        provisionalCashE6 = Math.subtractExact(provisionalCashE6, cashE6(place, priceE4, sizeE6));
    }

    /**
     * Counts a fill as settled.
     *
     * @return the cost basis that it moved, in E6 dollars: what a buy added, what a sale took away; {@link #unsettle}
     *     wants it back
     */
    public long settle(int place, long priceE4, long sizeE6) {
        int slot = DesiredQuotes.slot(place);
        long cash = cashE6(place, priceE4, sizeE6);
        settledCashE6 = Math.addExact(settledCashE6, cash);
        if (DesiredQuotes.side(place) == Side.BUY) {
            settledE6[slot] = Math.addExact(settledE6[slot], sizeE6);
            costE6[slot] = Math.subtractExact(costE6[slot], cash);
            return -cash;
        }
        long basis = basisOf(slot, sizeE6);
        settledE6[slot] = Math.subtractExact(settledE6[slot], sizeE6);
        costE6[slot] -= basis;
        return basis;
    }

    /**
     * Reverses a settled fill: shares and money exactly. The basis goes back as far as what has happened since allows,
     * so realised profit is exact unless shares of this fill were sold meanwhile.
     *
     * @param basisE6 what {@link #settle} returned for this fill
     */
    public void unsettle(int place, long priceE4, long sizeE6, long basisE6) {
        int slot = DesiredQuotes.slot(place);
        settledCashE6 = Math.subtractExact(settledCashE6, cashE6(place, priceE4, sizeE6));
        if (DesiredQuotes.side(place) == Side.BUY) {
            settledE6[slot] = Math.subtractExact(settledE6[slot], sizeE6);
            costE6[slot] = settledE6[slot] <= 0 ? 0 : Math.max(0, costE6[slot] - basisE6);
        } else {
            settledE6[slot] = Math.addExact(settledE6[slot], sizeE6);
            costE6[slot] = settledE6[slot] <= 0 ? 0 : Math.addExact(costE6[slot], basisE6);
        }
    }

    /** Shares found at start, at what they cost in all; money is booked as if they had been bought now. */
    public void adopt(int slot, long sizeE6, long totalCostE6) {
        if (sizeE6 < 0 || totalCostE6 < 0) {
            throw new IllegalArgumentException("cannot adopt " + sizeE6 + " shares (E6) for " + totalCostE6);
        }
        settledE6[slot] = Math.addExact(settledE6[slot], sizeE6);
        costE6[slot] = Math.addExact(costE6[slot], totalCostE6);
        settledCashE6 = Math.subtractExact(settledCashE6, totalCostE6);
    }

    /**
     * Pairs that {@link #merge} would take, in E6: shares of both tokens that are settled and not sold provisionally.
     */
    public long mergeableE6() {
        return Math.max(0, Math.min(firmE6(0), firmE6(1)));
    }

    /**
     * One share of each token becomes one dollar, as the chain has confirmed.
     *
     * @throws IllegalArgumentException for more pairs than are settled
     */
    public void merge(long pairsE6) {
        if (pairsE6 < 0 || pairsE6 > Math.min(settledE6[0], settledE6[1])) {
            throw new IllegalArgumentException("cannot merge " + pairsE6 + " pairs (E6) of " + settledE6[0] + " and "
                    + settledE6[1] + " settled shares");
        }
        for (int slot = 0; slot < SLOTS; slot++) {
            costE6[slot] -= basisOf(slot, pairsE6);
            settledE6[slot] -= pairsE6;
        }
        settledCashE6 = Math.addExact(settledCashE6, pairsE6);
    }

    /** Settled shares of a token, in E6; negative if more was sold than is known to have been held. */
    public long settledE6(int slot) {
        return settledE6[slot];
    }

    /** Provisional fills in a place, in E6 shares. */
    public long provisionalE6(int place) {
        return provisionalE6[place];
    }

    /** Shares of a token if every provisional fill is confirmed, in E6. */
    public long sharesE6(int slot) {
        return settledE6[slot] + provisionalE6[2 * slot] - provisionalE6[2 * slot + 1];
    }

    /** Shares of a token in the world where fewest are left: what can be sold without selling what may not be ours. */
    public long firmE6(int slot) {
        return settledE6[slot] - provisionalE6[2 * slot + 1];
    }

    /** First-token-equivalent shares, in E6: first less second token, settled only or with all that is provisional. */
    public long inventoryE6(boolean withProvisional) {
        return withProvisional ? sharesE6(0) - sharesE6(1) : settledE6[0] - settledE6[1];
    }

    /**
     * The highest inventory that may come, in E6 first-token shares: provisional fills upwards hold, those downwards
     * are reversed, and open orders upwards fill.
     *
     * @param openUpE6 what may still fill upwards: all orders that are open or in doubt
     */
    public long upE6(long openUpE6) {
        return Math.addExact(inventoryE6(false) + provisionalE6(Direction.UP), openUpE6);
    }

    /** The lowest inventory that may come, in E6 first-token shares; the mirror of {@link #upE6}. */
    public long downE6(long openDownE6) {
        return Math.subtractExact(inventoryE6(false) - provisionalE6(Direction.DOWN), openDownE6);
    }

    /** Provisional fills in a direction, in E6 first-token shares. */
    public long provisionalE6(Direction direction) {
        long sum = 0;
        for (int place = 0; place < DesiredQuotes.PLACES; place++) {
            if (Direction.ofPlace(place) == direction) {
                sum += provisionalE6[place];
            }
        }
        return sum;
    }

    /** Money moved by this market so far in E6 dollars, negative when more was paid than received. */
    public long cashE6(boolean withProvisional) {
        return withProvisional ? Math.addExact(settledCashE6, provisionalCashE6) : settledCashE6;
    }

    /** What the settled shares of a token cost, in E6 dollars, by the average of what was paid. */
    public long costE6(int slot) {
        return costE6[slot];
    }

    /**
     * Settled profit that no price can take away any more, in E6 dollars: money moved plus the cost of what is left.
     */
    public long realisedE6() {
        return settledCashE6 + costE6[0] + costE6[1];
    }

    /**
     * What the shares are worth in E6 dollars, rounded down.
     *
     * @param fairX2E4 twice the fair price of the first token, in E4
     */
    public long valueE6(long fairX2E4, boolean withProvisional) {
        long first = withProvisional ? sharesE6(0) : settledE6[0];
        long second = withProvisional ? sharesE6(1) : settledE6[1];
        long sum =
                Math.addExact(Math.multiplyExact(first, fairX2E4), Math.multiplyExact(second, WHOLE_X2E4 - fairX2E4));
        return Math.floorDiv(sum, WHOLE_X2E4);
    }

    /** Profit marked to a fair price in E6 dollars: money moved plus the value of the shares. */
    public long profitE6(long fairX2E4, boolean withProvisional) {
        return Math.addExact(cashE6(withProvisional), valueE6(fairX2E4, withProvisional));
    }

    /** Whether nothing has ever been counted here, or all of it is gone without a trace. */
    public boolean isEmpty() {
        return settledCashE6 == 0
                && provisionalCashE6 == 0
                && realisedE6() == 0
                && (settledE6[0] | settledE6[1]) == 0
                && provisionalE6(Direction.UP) == 0
                && provisionalE6(Direction.DOWN) == 0;
    }

    void clear() {
        Arrays.fill(settledE6, 0);
        Arrays.fill(costE6, 0);
        Arrays.fill(provisionalE6, 0);
        settledCashE6 = 0;
        provisionalCashE6 = 0;
    }

    /** The part of the cost that belongs to so many of the shares held; all of it for the last of them. */
    private long basisOf(int slot, long sizeE6) {
        long held = settledE6[slot];
        if (held <= 0 || sizeE6 >= held) {
            return costE6[slot];
        }
        return mulDiv(costE6[slot], sizeE6, held);
    }

    /** a * b / c rounded down for 0 <= a, 0 <= b < c, without overflow. */
    private static long mulDiv(long a, long b, long c) {
        if (Math.multiplyHigh(a, b) == 0 && a * b >= 0) {
            return a * b / c;
        }
        long quotient = 0;
        long rest = 0;
        for (int bit = Long.SIZE - 2; bit >= 0; bit--) {
            quotient <<= 1;
            rest <<= 1;
            if (rest >= c) {
                rest -= c;
                quotient++;
            }
            if ((a >>> bit & 1) != 0) {
                rest += b;
                if (rest >= c) {
                    rest -= c;
                    quotient++;
                }
            }
        }
        return quotient;
    }

    /** Appends the whole state. */
    public void write(StateWriter out) {
        for (int slot = 0; slot < SLOTS; slot++) {
            out.putLong(settledE6[slot]);
            out.putLong(costE6[slot]);
        }
        for (long size : provisionalE6) {
            out.putLong(size);
        }
        out.putLong(settledCashE6);
        out.putLong(provisionalCashE6);
    }

    /** Replaces the whole state. */
    public void read(StateReader in) {
        for (int slot = 0; slot < SLOTS; slot++) {
            settledE6[slot] = in.getLong();
            costE6[slot] = in.getLong(0, Long.MAX_VALUE, "cost of a token");
        }
        for (int place = 0; place < provisionalE6.length; place++) {
            provisionalE6[place] = in.getLong(0, Long.MAX_VALUE, "provisional size");
        }
        settledCashE6 = in.getLong();
        provisionalCashE6 = in.getLong();
    }
}
