package io.tapemaker.sim.hostile;

import io.tapemaker.executor.domain.EngineCommand;
import io.tapemaker.executor.domain.order.OrderKey;
import io.tapemaker.executor.domain.order.PlaceRequest;
import io.tapemaker.executor.policy.AllowedMarket;
import io.tapemaker.executor.policy.Policy;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.TickSize;
import io.tapemaker.journal.types.TokenId;
import java.util.ArrayList;
import java.util.List;

/**
 * What a hostile engine and its partner can do, and time. Prices are of the first token; long is to buy it or to sell
 * the second, short the other way round.
 */
final class Arena {

    static final long SECOND_NS = 1_000_000_000L;
    static final long MINUTE_NS = 60 * SECOND_NS;
    static final long HOUR_NS = 60 * MINUTE_NS;

    /** A Monday at noon, UTC. */
    private static final long START_NS = 1_790_596_800_000_000_000L;

    private static final long STEP_NS = SECOND_NS / 4;
    private static final long SIGN_NS = 2 * SECOND_NS;
    private static final long CENT_OF_SHARE_E6 = 10_000L;
    private static final int TRIES = 24;

    private final Policy policy;
    private final Exchange exchange;
    private final Captive captive;
    private final List<List<Long>> recentFills = new ArrayList<>();
    private long nowNs = START_NS;
    private long signDueNs;

    Arena(Policy policy, byte[] policyBytes) {
        this.policy = policy;
        this.exchange = new Exchange(policy, nowNs);
        this.captive = new Captive(policy, policyBytes, exchange, () -> nowNs);
        policy.markets().forEach(market -> recentFills.add(new ArrayList<>()));
        pass(3 * SECOND_NS);
    }

    Policy policy() {
        return policy;
    }

    int markets() {
        return policy.markets().size();
    }

    Exchange exchange() {
        return exchange;
    }

    Captive captive() {
        return captive;
    }

    long nowNs() {
        return nowNs;
    }

    /** Time passes in small steps. */
    void pass(long lengthNs) {
        pass(lengthNs, STEP_NS);
    }

    /** Time passes in as large steps as count in full. */
    void idle(long lengthNs) {
        pass(lengthNs, SECOND_NS);
    }

    private void pass(long lengthNs, long stepNs) {
        long untilNs = nowNs + lengthNs;
        while (nowNs < untilNs) {
            nowNs = Math.min(untilNs, nowNs + stepNs);
            exchange.venue().advance(nowNs);
            if (nowNs >= signDueNs) {
                signDueNs = nowNs + SIGN_NS;
                captive.signsOfLife();
            }
            captive.tick();
        }
    }

    /** The highest price of the market that anything may be ordered at. */
    long highE4(int market) {
        TickSize tick = exchange.tick(market);
        return Math.min(policy.markets().get(market).band().highE4(), Price.ONE_E4 - 2 * tick.stepE4());
    }

    /** The lowest. */
    long lowE4(int market) {
        TickSize tick = exchange.tick(market);
        return Math.max(policy.markets().get(market).band().lowE4(), 2 * tick.stepE4());
    }

    /** The partner moves the book to where an order for this price is at the touch. */
    void aim(int market, boolean isLong, long priceE4) {
        long stepE4 = exchange.tick(market).stepE4();
        exchange.quote(market, isLong ? priceE4 : priceE4 - stepE4, isLong ? priceE4 + stepE4 : priceE4, nowNs);
    }

    /** Orders this much, and returns whether it was let through. */
    boolean place(int market, boolean isLong, long priceE4, long sizeE6) {
        AllowedMarket allowed = policy.markets().get(market);
        TokenId token = isLong ? allowed.tokens().first() : allowed.tokens().second();
        return place(market, token, Side.BUY, isLong ? priceE4 : Price.complement(priceE4), sizeE6);
    }

    /** Sells what is held of a token of this market, by its own price. */
    boolean sell(int market, boolean first, long ownPriceE4, long sizeE6) {
        AllowedMarket allowed = policy.markets().get(market);
        return place(
                market, first ? allowed.tokens().first() : allowed.tokens().second(), Side.SELL, ownPriceE4, sizeE6);
    }

    private boolean place(int market, TokenId token, Side side, long ownPriceE4, long sizeE6) {
        OrderKey key = new OrderKey(Captive.EPOCH, captive.nextSequence());
        long expirationS =
                captive.nowNs() / SECOND_NS + policy.limits().orders().life().mostS();
        captive.command(new EngineCommand.Place(
                new PlaceRequest(
                        key,
                        new PlaceRequest.Asset(policy.markets().get(market).conditionId(), token),
                        side,
                        new PlaceRequest.Quote(ownPriceE4, sizeE6, exchange.tick(market)),
                        new PlaceRequest.Terms(true, expirationS)),
                captive.nowNs()));
        return captive.isIntended(key);
    }

    /** Cancels an order by its number. */
    void cancel(long number) {
        captive.command(new EngineCommand.Cancel(new OrderKey(Captive.EPOCH, number)));
    }

    /** Orders as much as is let through, in as many orders as that takes, and at most this; returns how much it was. */
    long grab(int market, boolean isLong, long priceE4, long mostE6) {
        long leastE6 = policy.limits().orders().minSizeE6();
        long placedE6 = 0;
        long sizeE6 = Math.min(mostE6, largestE6(isLong, priceE4));
        aim(market, isLong, priceE4);
        int waits = 0;
        while (sizeE6 >= leastE6 && waits < TRIES) {
            if (place(market, isLong, priceE4, sizeE6)) {
                placedE6 += sizeE6;
                sizeE6 = Math.min(sizeE6, mostE6 - placedE6);
            } else if (waitHelps()) {
                waits++;
                pass(SECOND_NS / 2);
            } else if (captive.isLatched()) {
                return placedE6;
            } else {
                sizeE6 = whole(sizeE6 * 3 / 4 >= leastE6 ? sizeE6 * 3 / 4 : sizeE6 == leastE6 ? 0 : leastE6);
            }
        }
        return placedE6;
    }

    /** The largest order of this price. */
    long largestE6(boolean isLong, long priceE4) {
        long lossE4 = isLong ? priceE4 : Price.complement(priceE4);
        return whole(Math.min(
                policy.limits().orders().maxSizeE6(),
                policy.limits().orders().maxNotionalE6() * Price.ONE_E4 / lossE4));
    }

    /** Cut to what a size may be. */
    static long whole(long sizeE6) {
        return sizeE6 - sizeE6 % CENT_OF_SHARE_E6;
    }

    private boolean waitHelps() {
        String why = captive.refusal();
        return why.contains("Book")
                || why.contains("has not said")
                || why.contains("in doubt")
                || why.contains("orders within a second")
                || why.contains("swept")
                || why.contains("beat")
                || why.contains("stream")
                || why.contains("not known");
    }

    /** The partner takes all that rests of ours in a market, but not so often that the throttle latches. */
    void take(int market) {
        take(market, Long.MAX_VALUE);
    }

    /** The same, of each order at most this. */
    void take(int market, long mostE6) {
        long withinNs = policy.caps().repeated().seconds() * SECOND_NS;
        List<Long> recent = recentFills.get(market);
        int resting = exchange.resting(market, nowNs);
        recent.removeIf(atNs -> nowNs - atNs > withinNs + 2 * SECOND_NS);
        if (!recent.isEmpty()
                && recent.size() + resting >= policy.caps().repeated().fills()) {
            pass(withinNs + 2 * SECOND_NS);
            recent.clear();
        }
        for (int i = 0; i < resting; i++) {
            recent.add(nowNs);
        }
        exchange.take(market, mostE6, nowNs);
    }

    /** What rests is taken wherever it is, and when all trades are final everything ends against us. */
    Takings end() {
        for (int market = 0; market < markets(); market++) {
            exchange.take(market, Long.MAX_VALUE, nowNs);
        }
        pass(10 * SECOND_NS);
        while (!exchange.isSettled(nowNs)) {
            idle(MINUTE_NS);
        }
        captive.replay();
        List<Takings.Fill> fills = Takings.fills(exchange, nowNs);
        return new Takings(fills, exchange.resolveAgainstUs(nowNs));
    }
}
