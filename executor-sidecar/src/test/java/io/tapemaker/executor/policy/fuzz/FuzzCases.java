package io.tapemaker.executor.policy.fuzz;

import io.tapemaker.executor.domain.order.OrderFields;
import io.tapemaker.executor.domain.order.OrderKey;
import io.tapemaker.executor.domain.order.PlaceRequest;
import io.tapemaker.executor.policy.AllowedMarket;
import io.tapemaker.executor.policy.AtRisk;
import io.tapemaker.executor.policy.Intent;
import io.tapemaker.executor.policy.OwnBook;
import io.tapemaker.executor.policy.Policy;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.TickSize;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/**
 * Good orders by chance, half of them with one or two things changed: in the bytes, around them, or in what is signed.
 */
public final class FuzzCases {
    private static final long NS_PER_S = 1_000_000_000L;
    private static final TickSize[] TICKS = TickSize.values();

    private final Policy policy;
    private final SplittableRandom random;
    private final Mutations mutations;

    /** Cases for a policy; the same for the same seed. */
    public FuzzCases(Policy policy, long seed) {
        this.policy = policy;
        this.random = new SplittableRandom(seed);
        this.mutations = new Mutations(policy, random);
    }

    /** The next case. */
    public FuzzCase next() {
        long nowNs = Orders.NOW_NS + random.nextLong(86_400 * NS_PER_S);
        AllowedMarket market =
                policy.markets().get(random.nextInt(policy.markets().size()));
        boolean first = random.nextBoolean();
        TickSize tick = TICKS[random.nextInt(10) == 0 ? 0 : 1 + random.nextInt(5)];
        PlaceRequest.Asset asset = new PlaceRequest.Asset(
                market.conditionId(),
                first ? market.tokens().first() : market.tokens().second());
        OwnBook book = book(market, asset, tick, nowNs);
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        long priceE4 = priceE4(market, first, book, side);
        PlaceRequest request = new PlaceRequest(
                new OrderKey(1 + random.nextInt(50), 1 + random.nextLong(1_000_000)),
                asset,
                side,
                new PlaceRequest.Quote(priceE4, sizeE6(market, side, priceE4), tick),
                new PlaceRequest.Terms(true, expirationS(nowNs)));
        FuzzCase good =
                new FuzzCase(Orders.record(request), intent(request, nowNs), book, nowNs, UnaryOperator.identity());
        return random.nextBoolean() ? good : mutations.mutate(good);
    }

    private OwnBook book(AllowedMarket market, PlaceRequest.Asset asset, TickSize tick, long nowNs) {
        boolean second = asset.tokenId().equals(market.tokens().second());
        long lowE4 = second
                ? Price.complement(market.band().highE4())
                : market.band().lowE4();
        long highE4 =
                second ? Price.complement(market.band().lowE4()) : market.band().highE4();
        long step = tick.stepE4();
        long bidE4 = tick.ceil(random.nextLong(lowE4, highE4 + 1));
        bidE4 = Math.min(bidE4, tick.floor(highE4));
        long askE4 = Math.min(bidE4 + step * (1 + random.nextInt(6)), tick.floor(Price.ONE_E4 - 1));
        bidE4 = Math.max(step, Math.min(bidE4, askE4 - step));
        long atNs = nowNs - random.nextLong(policy.limits().book().maxAgeNs() + 1);
        return new OwnBook(asset.tokenId(), bidE4, askE4, tick, market.listing().negRisk(), atNs);
    }

    private long priceE4(AllowedMarket market, boolean first, OwnBook book, Side side) {
        long step = book.tick().stepE4();
        long reach = Math.min(
                policy.limits().book().maxTicks(), policy.limits().book().maxDistanceE4() / step);
        long away = reach == 0 || random.nextInt(3) > 0 ? 0 : random.nextLong(reach + 1) * step;
        long lowE4 =
                first ? market.band().lowE4() : Price.complement(market.band().highE4());
        long highE4 =
                first ? market.band().highE4() : Price.complement(market.band().lowE4());
        long priceE4 = side == Side.BUY ? book.bidE4() - away : book.askE4() + away;
        return Math.max(book.tick().ceil(lowE4), Math.min(book.tick().floor(highE4), priceE4));
    }

    private long sizeE6(AllowedMarket market, Side side, long priceE4) {
        long least = policy.limits().orders().minSizeE6() / 10_000;
        long most = policy.limits().orders().maxSizeE6() / 10_000;
        long riskOfOneE6 = AtRisk.e6(side, priceE4, 1_000_000);
        long capE6 = Math.min(policy.limits().orders().maxNotionalE6(), market.notionalCapE6());
        most = Math.max(least, Math.min(most, capE6 * 100 / riskOfOneE6));
        return (random.nextInt(8) == 0 ? most : random.nextLong(least, most + 1)) * 10_000;
    }

    private long expirationS(long nowNs) {
        long least = policy.limits().orders().life().leastS();
        long most = policy.limits().orders().life().mostS();
        return nowNs / NS_PER_S + random.nextLong(least + 1, most + 1);
    }

    private Intent intent(PlaceRequest request, long nowNs) {
        long commandNs = nowNs - random.nextLong(policy.limits().ages().commandNs() + 1);
        OrderFields.Stamp stamp =
                new OrderFields.Stamp(random.nextLong(OrderFields.MAX_SALT + 1), commandNs / 1_000_000);
        return new Intent(request.key(), stamp, policy.sha256(), commandNs);
    }
}
