package io.tapemaker.executor.policy;

import io.tapemaker.executor.profile.Venue;
import io.tapemaker.journal.types.ConditionId;
import io.tapemaker.journal.types.Uint256;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the executor may sign. Immutable; loaded once, so a change takes a restart.
 *
 * @param sha256 of the file's bytes; each intent names it
 */
public record Policy(
        Uint256 sha256,
        Venue profile,
        Wallet wallet,
        Exchanges exchanges,
        List<AllowedMarket> markets,
        Limits limits,
        Caps caps) {

    /** Takes a copy of the list. */
    public Policy {
        markets = List.copyOf(markets);
    }

    /** The market of an id, or null if no order is allowed in it. */
    public @Nullable AllowedMarket market(ConditionId conditionId) {
        for (AllowedMarket market : markets) {
            if (market.conditionId().equals(conditionId)) {
                return market;
            }
        }
        return null;
    }
}
