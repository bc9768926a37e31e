package io.tapemaker.sim.venue;

import io.tapemaker.engine.domain.rewards.FeeTerms;
import io.tapemaker.engine.domain.rewards.RewardTerms;
import io.tapemaker.journal.types.OrderAmounts;
import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.TickSize;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A venue of several markets and accounts to which anything may happen, from a seed. */
final class RandomCalls {

    private static final int MARKETS = 3;
    private static final int ACCOUNTS = 4;
    private static final long DAY_POOL = 1_440 * VenueKit.DOLLAR;

    final VenueKit kit = new VenueKit();
    private final SplittableRandom random;
    private final long stepMs;
    private int resolved;

    /** @param stepMs most ms from one call to the next */
    RandomCalls(long seed, long stepMs) {
        this.random = new SplittableRandom(seed);
        this.stepMs = stepMs;
        FeeTerms fees = new FeeTerms(70_000, 1, 2_500);
        RewardTerms rewards = new RewardTerms(
                DAY_POOL, 450, 20 * VenueKit.SHARE, RewardTerms.ONE_E4, RewardTerms.USUAL_DIVISOR_E4, 0);
        TickSize[] ticks = {TickSize.CENT, TickSize.MILL, TickSize.QUARTER_CENT};
        for (int i = 0; i < MARKETS; i++) {
            long delayNs = i == 2 ? 250 * VenueKit.MS : 0;
            kit.market(new MarketSetup(
                    VenueKit.names(i), ticks[i], i == 0 ? FeeTerms.FREE : fees, rewards, delayNs, false, false));
        }
        for (int i = 0; i < ACCOUNTS; i++) {
            // The last one is poor: its orders in several markets stand on the same dollars.
            int account = kit.account((i == ACCOUNTS - 1 ? 60 : 4_000) * VenueKit.DOLLAR);
            for (int market = 0; market < MARKETS; market++) {
                kit.operator.split(account, market, (i == ACCOUNTS - 1 ? 5 : 500) * VenueKit.DOLLAR, kit.now);
            }
        }
    }

    void next() {
        kit.later(1 + random.nextLong(stepMs) * VenueKit.MS);
        int what = random.nextInt(100);
        if (what < 55) {
            order();
        } else if (what < 62) {
            batch();
        } else if (what < 72) {
            cancel();
        } else if (what < 90) {
            moveTrade();
        } else if (what < 94) {
            pairs();
        } else if (what < 96) {
            kit.operator.sampleRewards(kit.now);
        } else if (what < 97) {
            restrictedDollars();
        } else if (what < 98) {
            outageOrPause();
        } else if (what < 99) {
            int account = random.nextInt(ACCOUNTS);
            kit.venue.heartbeat(
                    account, kit.desks.floor().account(account).heartbeat().expected(), kit.now);
        } else {
            tickOrOutcome();
        }
    }

    /** Long enough for orders to expire, heartbeats to lapse and, at times, a day to end. */
    private void outageOrPause() {
        switch (random.nextInt(5)) {
            case 0 -> kit.operator.restart(random.nextLong(40) * VenueKit.SECOND, random.nextBoolean(), kit.now);
            case 1 -> kit.operator.setMode(VenueMode.values()[random.nextInt(VenueMode.values().length)], kit.now);
            case 2 -> kit.later(13 * 3_600 * VenueKit.SECOND);
            default -> kit.later(random.nextLong(240) * VenueKit.SECOND);
        }
        if (kit.operator.mode() == VenueMode.RESTARTING && random.nextBoolean()) {
            kit.operator.setMode(VenueMode.NORMAL, kit.now);
        }
    }

    private void order() {
        OrderRequest request = request();
        kit.venue.placeOrder(request.account(), request, kit.now);
    }

    private void batch() {
        int account = random.nextInt(ACCOUNTS);
        List<OrderRequest> requests = new ArrayList<>();
        for (int i = random.nextInt(2, 6); i > 0; i--) {
            requests.add(request(account));
        }
        kit.venue.placeOrders(account, requests, kit.now);
    }

    private OrderRequest request() {
        return request(random.nextInt(ACCOUNTS));
    }

    private OrderRequest request(int account) {
        TokenRef token = new TokenRef(random.nextInt(MARKETS), random.nextInt(2));
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        TickSize tick = kit.desks.floor().room(token.market()).tick();
        long priceE4 = tick.floor(random.nextLong(4_000, 6_000));
        long sizeE6 = random.nextLong(500, 8_000) * 10_000;
        OrderTerms terms = terms();
        if (side == Side.BUY && !terms.type().rests()) {
            // Dollars with two decimals; shares cut to four.
            long dollarsE6 = random.nextLong(100, 4_000) * 10_000;
            long sharesE6 = dollarsE6 * 10_000 / priceE4 / 100 * 100;
            return new OrderRequest(kit.nextId(), account, token, side, new OrderAmounts(dollarsE6, sharesE6), terms);
        }
        return OrderRequest.limit(kit.nextId(), account, token, side, priceE4, sizeE6, terms);
    }

    private OrderTerms terms() {
        return switch (random.nextInt(8)) {
            case 0 -> OrderTerms.FOK;
            case 1 -> OrderTerms.FAK;
            case 2 -> OrderTerms.POST_ONLY;
            case 3 -> OrderTerms.goodTill(kit.now / VenueKit.SECOND + 185 + random.nextInt(60));
            default -> OrderTerms.GTC;
        };
    }

    private void cancel() {
        int account = random.nextInt(ACCOUNTS);
        if (random.nextInt(10) == 0) {
            kit.venue.cancelAll(account, kit.now);
        } else if (random.nextInt(8) == 0) {
            kit.venue.cancelMarketOrders(account, random.nextInt(MARKETS), null, kit.now);
        } else {
            List<VenueOrder> open =
                    List.copyOf(kit.desks.floor().account(account).open());
            String id = open.isEmpty()
                    ? "0x0"
                    : open.get(random.nextInt(open.size())).id();
            kit.venue.cancelOrder(account, id, kit.now);
        }
    }

    private void moveTrade() {
        List<VenueTrade> unsettled = kit.desks.settlement().trades().stream()
                .filter(trade -> !trade.status().isTerminal())
                .toList();
        if (!unsettled.isEmpty()) {
            VenueTrade trade = unsettled.get(random.nextInt(unsettled.size()));
            TradeStatus next = TradeStatus.values()[random.nextInt(TradeStatus.values().length)];
            if (trade.status().mayBecome(next)) {
                kit.operator.moveTrade(trade.id(), next, kit.now);
            }
        }
    }

    private void pairs() {
        int account = random.nextInt(ACCOUNTS);
        int market = random.nextInt(MARKETS);
        if (kit.venue.marketState(market) == MarketState.RESOLVED) {
            return;
        }
        long yesE6 = kit.venue.tokens(account, new TokenRef(market, 0)).availableE6();
        long noE6 = kit.venue.tokens(account, new TokenRef(market, 1)).availableE6();
        long mostE6 = random.nextBoolean() ? kit.venue.dollars(account).availableE6() : -Math.min(yesE6, noE6);
        kit.operator.split(account, market, mostE6 / 3, kit.now);
    }

    private void restrictedDollars() {
        int account = random.nextInt(ACCOUNTS);
        long allowanceE6 = random.nextBoolean() ? Long.MAX_VALUE : random.nextLong(50, 500) * VenueKit.DOLLAR;
        kit.operator.setAllowances(account, allowanceE6, random.nextInt(4) > 0, kit.now);
    }

    private void tickOrOutcome() {
        int market = random.nextInt(MARKETS);
        if (random.nextInt(6) == 0 && resolved == 0) {
            resolved++;
            kit.operator.resolve(market, random.nextBoolean(), kit.now);
        } else if (kit.venue.marketState(market) == MarketState.OPEN) {
            TickSize[] ticks = TickSize.values();
            kit.operator.changeTick(market, ticks[random.nextInt(1, ticks.length)], kit.now);
        }
    }
}
