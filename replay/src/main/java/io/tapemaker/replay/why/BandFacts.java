package io.tapemaker.replay.why;

import io.tapemaker.engine.domain.v1.quoting.DesiredQuotes;
import io.tapemaker.engine.domain.v1.quoting.QuoteInputs;
import io.tapemaker.engine.domain.v1.settings.QuotingRules;
import io.tapemaker.journal.types.Decimals;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Size;
import io.tapemaker.replay.tape.TextLine;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decision of behaviour version 1: what went in and what was wanted. Prices of the market's first token.
 *
 * @param gate what stands against quotes whatever the prices, QUOTED for nothing
 * @param tickSize the price grid, null if unknown
 * @param bid best bid, null for an empty side; likewise the others
 * @param adjustedBid best bid among levels of the least scoring size
 * @param adjustedMidpoint between the adjusted touches, null if a side has none
 * @param minOrderSize the smallest order that the market takes, null if unknown
 * @param rules in force for the market
 * @param wanted the quotes wanted, first token first
 * @param cause why
 */
public record BandFacts(
        String gate,
        @Nullable String tickSize,
        @Nullable String bid,
        @Nullable String ask,
        @Nullable String adjustedBid,
        @Nullable String adjustedAsk,
        @Nullable String adjustedMidpoint,
        @Nullable String minOrderSize,
        @Nullable RuleFacts rules,
        List<QuoteFacts> wanted,
        String cause)
        implements DecisionFacts {

    private static final int MIDPOINT_DECIMALS = 5;
    private static final long MIDPOINT_X2E4_TO_E5 = 5;
    private static final long NS_PER_MS = 1_000_000L;

    /** A quote wanted for a token; null for none. */
    public record QuoteFacts(
            int token, @Nullable String price, @Nullable String size) {

        static QuoteFacts of(int token, DesiredQuotes desired) {
            boolean none = desired.priceE4(token) == 0;
            return new QuoteFacts(
                    token,
                    none ? null : Price.format(desired.priceE4(token)),
                    none ? null : Size.format(desired.sizeE6(token)));
        }

        String text() {
            return price == null ? "nothing" : "BUY " + size + " at " + price;
        }
    }

    /** The rules of a market, as in the configuration. */
    public record RuleFacts(
            boolean enabled,
            String maxSpread,
            String minSize,
            String orderSize,
            int distancePercent,
            int deadBandTicks,
            long minEditIntervalMs,
            String lowestPrice,
            String highestPrice) {

        static RuleFacts of(QuotingRules rules) {
            return new RuleFacts(
                    rules.enabled(),
                    Price.format(rules.maxSpreadE4()),
                    Size.format(rules.minSizeE6()),
                    Size.format(rules.orderSizeE6()),
                    rules.distancePercent(),
                    rules.deadBandTicks(),
                    rules.minEditIntervalNs() / NS_PER_MS,
                    Price.format(rules.lowestPriceE4()),
                    Price.format(rules.highestPriceE4()));
        }

        String text() {
            return (enabled ? "" : "off, ") + "max spread " + maxSpread + ", min size " + minSize + ", order size "
                    + orderSize + ", distance " + distancePercent + " %, dead band " + deadBandTicks
                    + " ticks, least interval " + minEditIntervalMs + " ms, prices " + lowestPrice + " to "
                    + highestPrice;
        }
    }

    static BandFacts of(QuoteInputs inputs, DesiredQuotes desired) {
        long midpointX2E4 = inputs.adjustedMidpointX2E4();
        QuotingRules rules = inputs.rules;
        return new BandFacts(
                inputs.gate.name(),
                inputs.tick == null ? null : inputs.tick.text(),
                price(inputs.bidE4),
                price(inputs.askE4),
                price(inputs.adjustedBidE4),
                price(inputs.adjustedAskE4),
                midpointX2E4 == 0 ? null : Decimals.format(midpointX2E4 * MIDPOINT_X2E4_TO_E5, MIDPOINT_DECIMALS),
                inputs.minOrderSizeE6 == 0 ? null : Size.format(inputs.minOrderSizeE6),
                rules == null ? null : RuleFacts.of(rules),
                List.of(QuoteFacts.of(0, desired), QuoteFacts.of(1, desired)),
                desired.cause().name());
    }

    @Override
    public void print(MarketMoment deciding, PrintWriter out) {
        TextLine.print(
                out,
                "inputs",
                "gate " + gate + ", tick " + known(tickSize) + ", bid " + known(bid) + ", ask " + known(ask)
                        + "; of scoring size: bid " + known(adjustedBid) + ", ask " + known(adjustedAsk)
                        + ", adjusted midpoint " + known(adjustedMidpoint) + "; smallest order "
                        + known(minOrderSize));
        TextLine.print(out, "rules", rules == null ? "none" : rules.text());
        for (QuoteFacts quote : wanted) {
            if (quote.token() < deciding.books().size()) {
                TextLine.print(
                        out,
                        "wanted",
                        quote.text() + " of "
                                + deciding.books().get(quote.token()).assetId());
            }
        }
        TextLine.print(out, "because", cause);
    }

    private static String known(@Nullable String text) {
        return text == null ? "none" : text;
    }

    private static @Nullable String price(long priceE4) {
        return priceE4 == 0 ? null : Price.format(priceE4);
    }
}
