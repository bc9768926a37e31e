package io.tapemaker.executor.policy.file;

import io.tapemaker.executor.domain.order.Address;
import io.tapemaker.executor.domain.order.ExchangeDomain;
import io.tapemaker.executor.policy.Exchanges;
import io.tapemaker.executor.profile.Venue;
import io.tapemaker.executor.profile.VenueVersion;

/** Chains, exchanges and domain versions that are compiled in: a file may repeat them, and not change them. */
final class PinnedContracts {

    /** Domain version of the exchanges of CLOB V2. */
    static final String CLOB_V2 = VenueVersion.V1.domainVersion();

    /** Domain version of the exchange of Protocol V2. */
    static final String PROTOCOL_V2 = VenueVersion.V2.domainVersion();

    /** The venue's exchanges on Polygon, from its own published list. */
    static final Exchanges POLYMARKET = new Exchanges(
            new ExchangeDomain(
                    CLOB_V2, Venue.POLYMARKET.chainId(), Address.parse("0xE111180000d2663C0091e4f400237545B87B996B")),
            new ExchangeDomain(
                    CLOB_V2, Venue.POLYMARKET.chainId(), Address.parse("0xe2222d279d744050d28e00520010520000310F59")),
            new ExchangeDomain(
                    PROTOCOL_V2,
                    Venue.POLYMARKET.chainId(),
                    Address.parse("0xe3333700cA9d93003F00f0F71f8515005F6c00Aa")));

    private PinnedContracts() {}
}
