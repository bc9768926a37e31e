package io.tapemaker.sim.venue;

import io.tapemaker.engine.domain.rewards.FeeTerms;
import io.tapemaker.engine.domain.rewards.RewardTerms;
import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.TickSize;
import io.tapemaker.sim.frames.MarketNames;
import java.util.Locale;

/** A venue with money in it, and short words for what is done to it. */
final class VenueKit {

    static final long SECOND = 1_000_000_000L;
    static final long MS = 1_000_000L;
    static final long SHARE = 1_000_000L;
    static final long DOLLAR = 1_000_000L;

    /** A Monday noon, so that no day ends by accident. */
    static final long START = 1_790_769_600L * SECOND;

    static final TokenRef YES = new TokenRef(0, 0);
    static final TokenRef NO = new TokenRef(0, 1);

    final VenueLog log = new VenueLog();
    final Desks desks;
    final SimVenue venue;
    final VenueOperator operator;
    long now = START;
    private int orders;

    VenueKit() {
        this(VenueRules.USUAL, SettlementPlan.BY_HAND);
    }

    VenueKit(VenueRules rules, SettlementPlan plan) {
        desks = new Desks(rules, plan, log, START);
        venue = new SimVenue(desks);
        operator = venue.operator();
    }

    /** Accounts with dollars, and a market that is open, in which each has as many pairs. */
    static VenueKit open(int accounts, long dollarsE6) {
        VenueKit kit = new VenueKit();
        kit.market(MarketSetup.plain(names(0), TickSize.CENT));
        for (int i = 0; i < accounts; i++) {
            kit.account(2 * dollarsE6);
            kit.operator.split(i, 0, dollarsE6, kit.now);
        }
        return kit;
    }

    static MarketNames names(int index) {
        return names(index, MarketNames.USUAL_MIN_ORDER_SIZE);
    }

    static MarketNames names(int index, String minOrderSize) {
        String digits = String.format(Locale.ROOT, "%064x", 0xabc000 + index);
        String yes = Integer.toString(1_000_001 + 2 * index) + "0".repeat(70);
        String no = Integer.toString(1_000_002 + 2 * index) + "0".repeat(70);
        return new MarketNames("0x" + digits, yes, no, index % 2 == 1, false, minOrderSize);
    }

    static MarketSetup setup(int index, TickSize tick, FeeTerms fees, RewardTerms rewards) {
        return new MarketSetup(names(index), tick, fees, rewards, 0, false, false);
    }

    int account(long dollarsE6) {
        int account = operator.openAccount("0xa" + desks.floor().accounts().size(), RateTier.ELITE, now);
        operator.deposit(account, dollarsE6, now);
        return account;
    }

    int market(MarketSetup setup) {
        int market = operator.listMarket(setup, now);
        operator.setMarketState(market, MarketState.OPEN, now);
        return market;
    }

    VenueKit later(long ns) {
        now += ns;
        venue.advance(now);
        return this;
    }

    String nextId() {
        return String.format(Locale.ROOT, "0x%064x", ++orders);
    }

    OrderRequest request(int account, TokenRef token, Side side, long priceE4, long shares, OrderTerms terms) {
        return OrderRequest.limit(nextId(), account, token, side, priceE4, shares * SHARE, terms);
    }

    OrderAnswer place(OrderRequest request) {
        return venue.placeOrder(request.account(), request, now).body();
    }

    /** Places an order that must be taken in, and gives its id. */
    String put(int account, TokenRef token, Side side, long priceE4, long shares) {
        return put(request(account, token, side, priceE4, shares, OrderTerms.GTC));
    }

    String put(OrderRequest request) {
        OrderAnswer answer = place(request);
        if (!answer.isTaken()) {
            throw new AssertionError(answer.errorMessage());
        }
        return answer.orderId();
    }

    OrderStatus status(String orderId) {
        VenueOrder order = desks.floor().order(orderId);
        if (order == null) {
            throw new AssertionError("no order " + orderId);
        }
        return order.status();
    }
}
