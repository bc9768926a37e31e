package io.tapemaker.sim.wire;

import io.tapemaker.executor.domain.order.Address;
import io.tapemaker.executor.domain.order.ExchangeDomain;
import io.tapemaker.executor.profile.Venue;
import io.tapemaker.sim.frames.MarketNames;
import java.util.List;

/** The exchange contracts of one chain, by the kind of a market. */
final class Exchanges {

    private final ExchangeDomain standard;
    private final ExchangeDomain negRisk;
    private final ExchangeDomain protocolV2;

    Exchanges(long chainId) {
        standard = domain("2", chainId, "0xE111180000d2663C0091e4f400237545B87B996B");
        negRisk = domain("2", chainId, "0xe2222d279d744050d28e00520010520000310F59");
        protocolV2 = domain(
                "3",
                chainId,
                chainId == Venue.LOOPBACK.chainId()
                        ? "0x9fE6e61422AdB6F610d8597F9684b16912D50C3D"
                        : "0xe3333700cA9d93003F00f0F71f8515005F6c00Aa");
    }

    private static ExchangeDomain domain(String version, long chainId, String contract) {
        return new ExchangeDomain(version, chainId, Address.parse(contract));
    }

    /** The one that orders of the market are for. */
    ExchangeDomain of(MarketNames market) {
        if (market.protocolV2()) {
            return protocolV2;
        }
        return market.negRisk() ? negRisk : standard;
    }

    /** All of them. */
    List<ExchangeDomain> all() {
        return List.of(standard, negRisk, protocolV2);
    }
}
