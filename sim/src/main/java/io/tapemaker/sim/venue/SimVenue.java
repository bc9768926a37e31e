package io.tapemaker.sim.venue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The venue as its customers see it. Every call names the time, which never goes back; first the venue does what was
 * due until then, then it does what is asked, and all it has to say is said to the listener before the call returns.
 * What the world does to the venue, from money to outages, is with {@link #operator()}.
 *
 * <p>Accounts and markets are numbered in the order in which they came. Times are ns since 1970, prices E4, sizes and
 * dollars E6. Numbers of accounts and markets that do not exist, and time that goes back, are mistakes of the caller
 * and answered with IllegalArgumentException; everything that a customer may get wrong is a {@link Refusal}.
 */
public final class SimVenue {

    private final Desks desks;
    private final Pages pages;
    private final VenueOperator operator;

    /**
     * A venue without accounts and markets.
     *
     * @param plan how trades fare on the chain
     * @param listener hears everything
     * @param startNs the time at which it opens
     */
    public SimVenue(VenueRules rules, SettlementPlan plan, VenueListener listener, long startNs) {
        this(new Desks(rules, plan, listener, startNs));
    }

    SimVenue(Desks desks) {
        this.desks = desks;
        this.pages = new Pages(desks.floor().rules().limits().page());
        this.operator = new VenueOperator(desks);
    }

    /** What the world does to the venue. */
    public VenueOperator operator() {
        return operator;
    }

    /** The time of the last call. */
    public long nowNs() {
        return desks.nowNs();
    }

    /** When the venue will do something by itself next. */
    public long nextDueNs() {
        return desks.floor().agenda().nextNs();
    }

    /** Does what is due until then. */
    public void advance(long nowNs) {
        desks.advance(nowNs);
    }

    /** Places one order. A refusal of the order itself is the answer's, not the reply's. */
    public Reply<OrderAnswer> placeOrder(int account, OrderRequest order, long nowNs) {
        Reply<List<OrderAnswer>> reply = post(account, List.of(order), 1, nowNs);
        Refusal refusal = reply.refusal();
        if (refusal != null) {
            return Reply.refused(refusal);
        }
        OrderAnswer answer = reply.body().get(0);
        Refusal why = answer.refusal();
        // A single post is turned away as a whole where a batch says so of its item.
        return why != null && why.kind() == RefusalKind.POST_ONLY_MODE ? Reply.refused(why) : Reply.of(answer);
    }

    /** Places several orders, each with an answer of its own, in their order; none is placed if there are too many. */
    public Reply<List<OrderAnswer>> placeOrders(int account, List<OrderRequest> orders, long nowNs) {
        return post(account, orders, desks.floor().rules().limits().orders(), nowNs);
    }

    private Reply<List<OrderAnswer>> post(int account, List<OrderRequest> orders, int allowed, long nowNs) {
        desks.advance(nowNs);
        Account signer = desks.floor().account(account);
        if (orders.size() > allowed) {
            return Reply.refused(Texts.tooMany(orders.size(), allowed));
        }
        Refusal refusal = desks.gate().refuseOrders(signer, orders.size(), nowNs);
        if (refusal != null) {
            return Reply.refused(refusal);
        }
        List<OrderAnswer> answers = new ArrayList<>();
        for (OrderRequest order : orders) {
            answers.add(placeAdmitted(account, order, nowNs));
        }
        desks.floor().publisher().flush(nowNs);
        return Reply.of(List.copyOf(answers));
    }

    private OrderAnswer placeAdmitted(int account, OrderRequest order, long nowNs) {
        if (order.account() != account) {
            return OrderAnswer.refused(Texts.NOT_OWNER);
        }
        Refusal mode = desks.gate().refuseTaker(order, nowNs);
        return mode != null ? OrderAnswer.refused(mode) : desks.orders().place(order, nowNs);
    }

    /** Cancels one order. */
    public Reply<CancelAnswer> cancelOrder(int account, String orderId, long nowNs) {
        return cancelOrders(account, List.of(orderId), nowNs);
    }

    /** Cancels several orders; none is cancelled if there are too many. */
    public Reply<CancelAnswer> cancelOrders(int account, List<String> orderIds, long nowNs) {
        desks.advance(nowNs);
        int allowed = desks.floor().rules().limits().cancels();
        if (orderIds.size() > allowed) {
            return Reply.refused(Texts.tooMany(orderIds.size(), allowed));
        }
        Account owner = desks.floor().account(account);
        Refusal refusal = desks.gate().refuseCancels(owner, orderIds.size(), nowNs);
        if (refusal != null) {
            return Reply.refused(refusal);
        }
        CancelAnswer answer = desks.cancels().cancel(account, orderIds, nowNs);
        desks.floor().publisher().flush(nowNs);
        return Reply.of(answer);
    }

    /** Cancels all open orders of an account. */
    public Reply<CancelAnswer> cancelAll(int account, long nowNs) {
        return cancelMeant(account, order -> true, nowNs);
    }

    /** Cancels the open orders of an account in a market, or in one token of it; one of the two must be named. */
    public Reply<CancelAnswer> cancelMarketOrders(
            int account, @Nullable Integer market, @Nullable TokenRef token, long nowNs) {
        if (market == null && token == null) {
            desks.advance(nowNs);
            return Reply.refused(Texts.BAD_PAYLOAD);
        }
        RowFilter meant = new RowFilter(null, market, token, Long.MIN_VALUE, Long.MAX_VALUE);
        return cancelMeant(account, order -> meant.takes(order.id(), order.token(), 0), nowNs);
    }

    private Reply<CancelAnswer> cancelMeant(int account, Predicate<VenueOrder> meant, long nowNs) {
        desks.advance(nowNs);
        Account owner = desks.floor().account(account);
        int count = (int) owner.open().stream().filter(meant).count();
        Refusal refusal = desks.gate().refuseCancelAll(owner, count, nowNs);
        if (refusal != null) {
            return Reply.refused(refusal);
        }
        CancelAnswer answer = desks.cancels().cancelAll(account, meant, nowNs);
        desks.floor().publisher().flush(nowNs);
        return Reply.of(answer);
    }

    /** A sign of life; from the first on, the orders of an account that goes silent are cancelled. */
    public HeartbeatAnswer heartbeat(int account, String heartbeatId, long nowNs) {
        desks.advance(nowNs);
        return desks.heartbeats().beat(account, heartbeatId, nowNs);
    }

    /** Open orders of an account, the oldest first; one that is asked for by its id whatever its status. */
    public Reply<Page<OrderView>> openOrders(int account, RowFilter filter, String cursor, long nowNs) {
        desks.advance(nowNs);
        List<OrderView> rows = new ArrayList<>();
        VenueOrder named = filter.id() == null ? null : desks.floor().order(filter.id());
        if (named != null && named.account() == account) {
            rows.add(named.view());
        } else if (filter.id() == null) {
            for (VenueOrder order : desks.floor().account(account).open()) {
                if (filter.takes(order.id(), order.token(), order.createdNs())) {
                    rows.add(order.view());
                }
            }
        }
        return pages.page(rows, cursor);
    }

    /** An order of the account whatever its status, null if there is none. */
    public @Nullable OrderView order(int account, String orderId, long nowNs) {
        desks.advance(nowNs);
        VenueOrder order = desks.floor().order(orderId);
        return order == null || order.account() != account ? null : order.view();
    }

    /** Trades that the account took part in, the oldest first; by the taker's token. */
    public Reply<Page<TradeView>> trades(int account, RowFilter filter, String cursor, long nowNs) {
        desks.advance(nowNs);
        List<TradeView> rows = new ArrayList<>();
        for (VenueTrade trade : desks.settlement().tradesOf(account)) {
            if (filter.takes(trade.id(), trade.taker().token(), trade.matchedNs())) {
                rows.add(trade.view());
            }
        }
        return pages.page(rows, cursor);
    }

    /** Whether an order of the account scores now; one that is unknown or over does not. */
    public boolean isScoring(int account, String orderId, long nowNs) {
        desks.advance(nowNs);
        VenueOrder order = desks.floor().order(orderId);
        return order != null && order.account() == account && desks.rewards().isScoring(order, nowNs);
    }

    /** Shares that stand before the order at its price, in E6; 0 for an order that does not rest. */
    public long queueAheadE6(String orderId, long nowNs) {
        desks.advance(nowNs);
        VenueOrder order = desks.floor().order(orderId);
        return order == null || order.status() != OrderStatus.LIVE
                ? 0
                : desks.floor().room(order).resting().aheadE6(order);
    }

    /** The limits and times that are the same in all markets. */
    public VenueRules rules() {
        return desks.floor().rules();
    }

    /** How many markets were ever listed. */
    public int markets() {
        return desks.floor().rooms().size();
    }

    /** The terms of a market. */
    public MarketFacts marketFacts(int market) {
        MarketRoom room = desks.floor().room(market);
        return new MarketFacts(room.setup(), room.rewards(), room.state());
    }

    /** What an account may do. */
    public AccountFacts accountFacts(int account, long nowNs) {
        desks.advance(nowNs);
        return AccountFacts.of(desks.floor().account(account), nowNs);
    }

    /** What the public sees of a market; changes with the venue. */
    public MarketBoard board(int market) {
        return desks.floor().room(market).board();
    }

    /** The state of a market. */
    public MarketState marketState(int market) {
        return desks.floor().room(market).state();
    }

    /** Dollars of an account. */
    public Holding dollars(int account) {
        return Holding.of(desks.floor().ledger().cash(account));
    }

    /** Tokens of an account. */
    public Holding tokens(int account, TokenRef token) {
        return Holding.of(desks.floor().ledger().token(account, token));
    }
}
