package io.tapemaker.sim.venue;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Who trades: what the venue lets them do, and what they have open. Their money is in the {@link Ledger}. */
final class Account {

    private final int index;
    private final String address;
    private final RateTier tier;
    private final RateBucket orderBucket;
    private final RateBucket cancelBucket;
    private final Map<String, VenueOrder> open = new LinkedHashMap<>();
    private final HeartbeatChain heartbeat;
    private boolean banned;
    private boolean closedOnly;
    private long allowanceE6 = Long.MAX_VALUE;
    private boolean tokensApproved = true;

    Account(int index, String address, RateTier tier, long nowNs) {
        this.index = index;
        this.address = address;
        this.tier = tier;
        this.orderBucket = new RateBucket(tier.ordersPerSecond(), tier.orderBurst(), nowNs);
        this.cancelBucket = new RateBucket(tier.cancelsPerSecond(), tier.cancelBurst(), nowNs);
        this.heartbeat = new HeartbeatChain(index);
    }

    int index() {
        return index;
    }

    String address() {
        return address;
    }

    RateTier tier() {
        return tier;
    }

    RateBucket orderBucket() {
        return orderBucket;
    }

    RateBucket cancelBucket() {
        return cancelBucket;
    }

    HeartbeatChain heartbeat() {
        return heartbeat;
    }

    /** The open orders, the oldest first. */
    Collection<VenueOrder> open() {
        return open.values();
    }

    void opened(VenueOrder order) {
        open.put(order.id(), order);
    }

    void closed(VenueOrder order) {
        open.remove(order.id());
    }

    boolean isBanned() {
        return banned;
    }

    void banned(boolean now) {
        banned = now;
    }

    boolean isClosedOnly() {
        return closedOnly;
    }

    void closedOnly(boolean now) {
        closedOnly = now;
    }

    long allowanceE6() {
        return allowanceE6;
    }

    void allowanceE6(long amountE6) {
        allowanceE6 = amountE6;
    }

    boolean hasTokensApproved() {
        return tokensApproved;
    }

    void tokensApproved(boolean now) {
        tokensApproved = now;
    }
}
