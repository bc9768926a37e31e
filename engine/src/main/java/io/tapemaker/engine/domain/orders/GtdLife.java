package io.tapemaker.engine.domain.orders;

import io.tapemaker.engine.domain.position.Direction;

/**
 * Expirations. The venue takes an order off a security minute before the expiration that was sent, and refuses one
 * that is less than three minutes ahead: so an order rests two minutes at the least.
 */
public final class GtdLife {

    /** The venue takes an order off this many seconds before its expiration. */
    public static final long SECURITY_S = 60;

    /** Least distance of an expiration from now that the venue takes. */
    public static final long MIN_EXPIRATION_AHEAD_S = 180;

    /** Least time that an order is made to rest. */
    public static final long MIN_LIFE_S = MIN_EXPIRATION_AHEAD_S - SECURITY_S;

    /** Greatest life that can be set: a day. */
    public static final long MAX_LIFE_S = 86_400;

    static final long NS_PER_S = 1_000_000_000L;

    private GtdLife() {}

    /** When the venue takes an order off, in event time; the end of time for GTC. */
    static long endNs(OwnOrder order) {
        return order.expirationS() == 0 ? Long.MAX_VALUE : (order.expirationS() - SECURITY_S) * NS_PER_S;
    }

    /** Whether an order is so near its end that it is to be renewed. */
    public static boolean isEnding(OwnOrder order, LifeSettings settings, long nowNs) {
        return order.expirationS() != 0 && nowNs >= endNs(order) - settings.renewLeadS() * NS_PER_S;
    }

    /**
     * The expiration of a new order: the whole life, or less by as much as it takes to end at least the stagger before
     * the open orders of the other direction. Where the least life leaves no room for that, the whole life.
     *
     * @return Unix seconds, 0 for GTC
     */
    static long expirationS(LifeSettings settings, MarketOrders open, Direction direction, long nowNs) {
        if (settings.lifeS() == 0) {
            return 0;
        }
        // Rounded up, so that the least distance holds at this very moment.
        long nowS = Math.floorDiv(nowNs + NS_PER_S - 1, NS_PER_S);
        long latestS = nowS + settings.lifeS() + SECURITY_S;
        long expirationS = latestS;
        boolean moved = true;
        while (moved) {
            moved = false;
            for (int i = 0; i < open.count(); i++) {
                OwnOrder other = open.get(i);
                if (other.direction() != direction
                        && other.expirationS() != 0
                        && Math.abs(expirationS - other.expirationS()) < settings.staggerS()) {
                    expirationS = other.expirationS() - settings.staggerS();
                    moved = true;
                }
            }
        }
        return expirationS - nowS < MIN_EXPIRATION_AHEAD_S ? latestS : expirationS;
    }
}
