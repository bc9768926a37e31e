package io.tapemaker.proofs.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Shares for sale or wanted at a price, in the price of the market's first token: to sell YES at 0.53 and to buy NO at
 * 0.47 are the same to a market.
 *
 * @param bid whether the first token is wanted
 */
record Quote(Listed market, boolean bid, BigDecimal price, BigDecimal size) {

    private static final int CENTS = 2;

    /** Of the row of an order, or of its part in a trade. */
    static Quote of(Listed market, JsonNode row, String size) {
        boolean first = row.path("asset_id").asText().equals(market.yes());
        BigDecimal price = new BigDecimal(row.path("price").asText());
        return new Quote(
                market,
                first == row.path("side").asText().equals("BUY"),
                first ? price : BigDecimal.ONE.subtract(price),
                new BigDecimal(size));
    }

    /** As a resting order. */
    String text() {
        return (bid ? "buys " : "sells ") + amount();
    }

    /** As a trade of ours. */
    String trade() {
        return market.name() + " " + (bid ? "bought " : "sold ") + amount();
    }

    /** A number of shares, to the hundredth. */
    static String shares(BigDecimal size) {
        return size.setScale(CENTS, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
    }

    private String amount() {
        BigDecimal cents = price.scale() < CENTS ? price.setScale(CENTS) : price;
        return shares(size) + " at " + cents.toPlainString();
    }
}
