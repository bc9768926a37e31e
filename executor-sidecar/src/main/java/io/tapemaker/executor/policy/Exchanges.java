package io.tapemaker.executor.policy;

import io.tapemaker.executor.domain.order.ExchangeDomain;
import io.tapemaker.executor.profile.VenueVersion;

/**
 * The pinned exchanges, each with chain and domain version; nothing is signed for any other.
 *
 * @param standard of a market of {@link VenueVersion#V1}
 * @param negRisk of a market of {@link VenueVersion#V1} in a neg-risk event
 * @param protocolV2 of every market of {@link VenueVersion#V2}
 */
public record Exchanges(ExchangeDomain standard, ExchangeDomain negRisk, ExchangeDomain protocolV2) {

    /** Where orders of such a market are settled. */
    public ExchangeDomain of(AllowedMarket.Listing listing) {
        if (listing.version() == VenueVersion.V2) {
            return protocolV2;
        }
        return listing.negRisk() ? negRisk : standard;
    }
}
