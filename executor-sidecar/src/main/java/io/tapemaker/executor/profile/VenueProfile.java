package io.tapemaker.executor.profile;

import io.tapemaker.executor.domain.order.ExchangeDomain;
import io.tapemaker.journal.types.TickSize;
import java.util.List;
import java.util.Set;

/**
 * What is known of the venue at some day: whatever may change without a change of this program. Immutable.
 *
 * @param version the day of the knowledge, {@code YYYY-MM-DD}
 * @param exchanges one for each chain, protocol and kind of market
 * @param ticks the grids of prices
 */
public record VenueProfile(String version, List<Exchange> exchanges, Set<TickSize> ticks, VenueLimits limits) {

    /** Takes copies of the collections. */
    public VenueProfile {
        exchanges = List.copyOf(exchanges);
        ticks = Set.copyOf(ticks);
    }

    /** The exchange on which some markets of a chain trade. */
    public record Exchange(VenueVersion venueVersion, boolean negRisk, ExchangeDomain domain) {}

    /** The profile that this program was built with. */
    public static VenueProfile builtIn() {
        return VenueProfileReader.builtIn();
    }

    /**
     * The exchange of some markets.
     *
     * @throws IllegalArgumentException if the profile does not know the chain
     */
    public ExchangeDomain exchange(long chainId, VenueVersion venueVersion, boolean negRisk) {
        for (Exchange exchange : exchanges) {
            if (exchange.domain().chainId() == chainId
                    && exchange.venueVersion() == venueVersion
                    && exchange.negRisk() == negRisk) {
                return exchange.domain();
            }
        }
        throw new IllegalArgumentException("venue profile " + version + " knows no chain " + chainId);
    }

    /** Every exchange of a chain: what a signer may sign for. */
    public List<ExchangeDomain> exchanges(long chainId) {
        return exchanges.stream()
                .map(Exchange::domain)
                .filter(domain -> domain.chainId() == chainId)
                .distinct()
                .toList();
    }
}
