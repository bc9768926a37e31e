package io.tapemaker.sim.venue;

/**
 * What the venue lets an account do, at one moment.
 *
 * @param orders the token bucket for orders
 * @param cancels the token bucket for cancels
 * @param allowanceE6 dollars that orders may spend, {@link Long#MAX_VALUE} without a bound
 * @param tokensApproved whether orders may sell tokens at all
 */
public record AccountFacts(
        RateTier tier,
        Bucket orders,
        Bucket cancels,
        boolean banned,
        boolean closedOnly,
        long allowanceE6,
        boolean tokensApproved) {

    /**
     * A token bucket.
     *
     * @param left whole tokens, negative in debt
     * @param fullInNs how long until it is full, if nothing is taken
     */
    public record Bucket(long left, long fullInNs) {

        static Bucket of(RateBucket bucket, long nowNs) {
            return new Bucket(bucket.left(nowNs), bucket.fullInNs(nowNs));
        }
    }

    static AccountFacts of(Account account, long nowNs) {
        return new AccountFacts(
                account.tier(),
                Bucket.of(account.orderBucket(), nowNs),
                Bucket.of(account.cancelBucket(), nowNs),
                account.isBanned(),
                account.isClosedOnly(),
                account.allowanceE6(),
                account.hasTokensApproved());
    }
}
