package io.tapemaker.executor.policy.rule;

import io.tapemaker.executor.policy.Candidate;
import io.tapemaker.executor.policy.Policy;
import org.jspecify.annotations.Nullable;

/**
 * Something that every order must fulfil. Rules have no state, are asked on the executor's one thread, and throw
 * nothing whatever the order says.
 */
public sealed interface Rule
        permits PolicyIsThisOne,
                IntentIsOfTheRequest,
                CommandIsFresh,
                MarketIsAllowed,
                TokenIsOfTheMarket,
                ExchangeIsPinned,
                MakerIsPinned,
                SignerIsPinned,
                SignatureTypeIsPinned,
                TokenIsSignedAsAsked,
                SideIsSignedAsAsked,
                AmountsAreExact,
                StampIsOfTheIntent,
                SaltIsInRange,
                TimestampIsPast,
                NothingIsMarked,
                PriceIsOnTheGrid,
                TickIsTheMarkets,
                PriceIsInTheBand,
                SizeIsWhole,
                SizeIsInLimits,
                NotionalIsInLimits,
                NotionalFitsTheMarket,
                OrderIsPostOnly,
                OrderHasAnEnd,
                LifeIsInLimits,
                BookIsWitnessed,
                BookIsFresh,
                BookAgreesOnTheExchange,
                BookIsNotCrossed,
                PriceIsNearTheBook {

    /** What the policy has against the order, in one line, or null if it fulfils this rule. */
    @Nullable
    String objection(Policy policy, Candidate order);

    /** The name by which verdicts and documents speak of it. */
    default String name() {
        return getClass().getSimpleName();
    }
}
