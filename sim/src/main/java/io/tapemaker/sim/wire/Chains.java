package io.tapemaker.sim.wire;

import io.tapemaker.executor.profile.Venue;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * For which chain an account signs. Whoever was entered by whoever runs the venue signs for the usual one; a wallet
 * that came by itself signs for the one that its first login was for.
 */
final class Chains {

    private final WireAccounts accounts;
    private final long usual;
    private final TreeMap<Long, Exchanges> exchanges = new TreeMap<>();

    Chains(WireAccounts accounts, long usual) {
        this.accounts = accounts;
        this.usual = usual;
    }

    /** Chains that a login of this account may be for; for null, of somebody who is not known yet. */
    List<Long> ofLogin(@Nullable WireAccount account) {
        if (account != null) {
            return List.of(of(account));
        }
        Set<Long> chains = new LinkedHashSet<>(List.of(usual));
        for (Venue venue : Venue.values()) {
            chains.add(venue.chainId());
        }
        return List.copyOf(chains);
    }

    private long of(WireAccount account) {
        Long chosen = accounts.chainOf(account.address());
        return chosen == null ? usual : chosen;
    }

    /** The contracts that orders of the account are for. */
    Exchanges exchanges(WireAccount account) {
        return exchanges.computeIfAbsent(of(account), Exchanges::new);
    }
}
