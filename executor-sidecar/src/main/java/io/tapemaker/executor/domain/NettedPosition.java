package io.tapemaker.executor.domain;

import java.math.BigInteger;

/**
 * Shares of a market's first token and of its complement at their cost, a sale of one being a purchase of the other.
 * A pair is worth a dollar; it is taken out at what it has cost, and what it cost beyond a dollar is a loss.
 */
final class NettedPosition {

    private long longE6;
    private long longCostE6;
    private long shortE6;
    private long shortCostE6;

    /** Shares come in; the loss that their pairs are, 0 for none. */
    long add(boolean isLong, long sharesE6, long costE6) {
        if (isLong) {
            longE6 += sharesE6;
            longCostE6 += costE6;
        } else {
            shortE6 += sharesE6;
            shortCostE6 += costE6;
        }
        long pairsE6 = Math.min(longE6, shortE6);
        long paidE6 = take(true, pairsE6) + take(false, pairsE6);
        return Math.max(0, paidE6 - pairsE6);
    }

    /** Shares that came in were never there; what is not left of them is in pairs, and stays counted. */
    void remove(boolean isLong, long sharesE6) {
        take(isLong, Math.min(sharesE6, isLong ? longE6 : shortE6));
    }

    /** Takes shares out at their mean cost, which is returned; the rest keeps what does not divide. */
    private long take(boolean isLong, long sharesE6) {
        long heldE6 = isLong ? longE6 : shortE6;
        long costE6 = isLong ? longCostE6 : shortCostE6;
        if (sharesE6 == 0) {
            return 0;
        }
        long takenE6 = sharesE6 == heldE6 ? costE6 : share(costE6, sharesE6, heldE6);
        if (isLong) {
            longE6 -= sharesE6;
            longCostE6 -= takenE6;
        } else {
            shortE6 -= sharesE6;
            shortCostE6 -= takenE6;
        }
        return takenE6;
    }

    /** cost x part / whole, cut. */
    private static long share(long costE6, long partE6, long wholeE6) {
        return BigInteger.valueOf(costE6)
                .multiply(BigInteger.valueOf(partE6))
                .divide(BigInteger.valueOf(wholeE6))
                .longValueExact();
    }

    long costE6(boolean isLong) {
        return isLong ? longCostE6 : shortCostE6;
    }

    void write(StateBytes out) {
        out.put(longE6);
        out.put(longCostE6);
        out.put(shortE6);
        out.put(shortCostE6);
    }
}
