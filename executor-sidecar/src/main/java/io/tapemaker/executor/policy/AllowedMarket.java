package io.tapemaker.executor.policy;

import io.tapemaker.executor.profile.VenueVersion;
import io.tapemaker.journal.types.ConditionId;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.TokenId;

/**
 * A market in which orders are allowed.
 *
 * @param eventGroup name of the group whose cap it shares
 * @param band where the price of the first token may lie; the second token's is looked at as its complement
 * @param notionalCapE6 what orders and positions of this market may put at risk at once, millionths of a dollar
 */
public record AllowedMarket(
        ConditionId conditionId,
        TokenPair tokens,
        Listing listing,
        String eventGroup,
        PriceBand band,
        long notionalCapE6) {

    /** The two outcome tokens, whose prices add up to a dollar. */
    public record TokenPair(TokenId first, TokenId second) {}

    /** What decides on the exchange. */
    public record Listing(VenueVersion version, boolean negRisk) {}

    /** Prices from low to high, both included, in ten-thousandths of a dollar. */
    public record PriceBand(long lowE4, long highE4) {

        /** Whether the price is in the band. */
        public boolean contains(long priceE4) {
            return priceE4 >= lowE4 && priceE4 <= highE4;
        }
    }

    /** Whether the token is one of the two. */
    public boolean has(TokenId token) {
        return token.equals(tokens.first()) || token.equals(tokens.second());
    }

    /** The price as one of the first token; the same price if the token is of another market. */
    public long firstTokenPriceE4(TokenId token, long priceE4) {
        return token.equals(tokens.second()) ? Price.complement(priceE4) : priceE4;
    }
}
