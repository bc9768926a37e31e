package io.tapemaker.sim.venue;

/**
 * What an order says beside its amounts.
 *
 * @param postOnly whether it must not match at once
 * @param expirationS Unix seconds for GTD, 0 otherwise
 */
public record OrderTerms(OrderType type, boolean postOnly, long expirationS) {

    /** Rests until cancelled. */
    public static final OrderTerms GTC = new OrderTerms(OrderType.GTC, false, 0);

    /** Rests until cancelled and never takes. */
    public static final OrderTerms POST_ONLY = new OrderTerms(OrderType.GTC, true, 0);

    /** All at once or not at all. */
    public static final OrderTerms FOK = new OrderTerms(OrderType.FOK, false, 0);

    /** What can be had at once. */
    public static final OrderTerms FAK = new OrderTerms(OrderType.FAK, false, 0);

    /** Rests until a minute before its expiration, and never takes. */
    public static OrderTerms goodTill(long expirationS) {
        return new OrderTerms(OrderType.GTD, true, expirationS);
    }
}
