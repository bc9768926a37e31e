package io.tapemaker.sim.venue;

import org.jspecify.annotations.Nullable;

/**
 * Which rows of a list are wanted; null and the ends of the range stand for all.
 *
 * @param id an order or a trade; an order is then found whatever its status
 * @param afterNs later than this
 * @param beforeNs earlier than this
 */
public record RowFilter(
        @Nullable String id,
        @Nullable Integer market,
        @Nullable TokenRef token,
        long afterNs,
        long beforeNs) {

    /** Everything. */
    public static final RowFilter ALL = new RowFilter(null, null, null, Long.MIN_VALUE, Long.MAX_VALUE);

    /** One market. */
    public static RowFilter market(int market) {
        return new RowFilter(null, market, null, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    boolean takes(String rowId, TokenRef rowToken, long atNs) {
        return (id == null || id.equals(rowId))
                && (market == null || market == rowToken.market())
                && (token == null || token.equals(rowToken))
                && atNs > afterNs
                && atNs < beforeNs;
    }
}
