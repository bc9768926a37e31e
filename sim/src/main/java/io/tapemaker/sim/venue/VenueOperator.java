package io.tapemaker.sim.venue;

import io.tapemaker.engine.domain.rewards.RewardTerms;
import io.tapemaker.journal.types.TickSize;
import java.util.List;

/** What the world does to the venue: listings, money, outages, the chain, the outcome; by the rules of SimVenue. */
public final class VenueOperator {

    private final Desks desks;

    VenueOperator(Desks desks) {
        this.desks = desks;
    }

    /** A new account without money; its tokens are approved and its allowance has no bound. */
    public int openAccount(String address, RateTier tier, long nowNs) {
        desks.advance(nowNs);
        List<Account> accounts = desks.floor().accounts();
        accounts.add(new Account(accounts.size(), address, tier, nowNs));
        desks.floor().ledger().addAccount();
        return accounts.size() - 1;
    }

    /** How many accounts there are. */
    public int accounts() {
        return desks.floor().accounts().size();
    }

    /** A new market that does not accept orders yet. */
    public int listMarket(MarketSetup setup, long nowNs) {
        desks.advance(nowNs);
        List<MarketRoom> rooms = desks.floor().rooms();
        rooms.add(new MarketRoom(rooms.size(), setup, Publisher.ms(nowNs)));
        desks.floor().ledger().addMarket();
        return rooms.size() - 1;
    }

    /** Opens, pauses or closes a market; for the outcome see {@link #resolve}. */
    public void setMarketState(int market, MarketState state, long nowNs) {
        desks.advance(nowNs);
        if (state == MarketState.RESOLVED) {
            throw new IllegalArgumentException("a market is resolved with an outcome");
        }
        MarketRoom room = desks.floor().room(market);
        room.become(state);
        if (state == MarketState.OPEN && !room.setup().delayFromStart()) {
            room.takerDelayNs(room.setup().takerDelayNs());
        }
    }

    /** The game begins. */
    public void startGame(int market, long nowNs) {
        desks.advance(nowNs);
        desks.markets().startGame(desks.floor().room(market), nowNs);
        desks.floor().publisher().flush(nowNs);
    }

    /** Another price grid. */
    public void changeTick(int market, TickSize tick, long nowNs) {
        desks.advance(nowNs);
        desks.markets().changeTick(desks.floor().room(market), tick, nowNs);
        desks.floor().publisher().flush(nowNs);
    }

    /** Other reward terms from now on. */
    public void changeRewards(int market, RewardTerms terms, long nowNs) {
        desks.advance(nowNs);
        desks.floor().room(market).rewards(terms);
    }

    /** The outcome. */
    public void resolve(int market, boolean yesWins, long nowNs) {
        desks.advance(nowNs);
        desks.markets().resolve(desks.floor().room(market), yesWins, nowNs);
        desks.floor().publisher().flush(nowNs);
    }

    /** Tells both books of a market in full, as to a new subscriber. */
    public void sendBooks(int market, long nowNs) {
        desks.advance(nowNs);
        desks.markets().sendBooks(desks.floor().room(market));
    }

    /** Dollars come from outside; negative takes them away, as far as they are available. */
    public void deposit(int account, long amountE6, long nowNs) {
        desks.advance(nowNs);
        requireAvailable("dollars", desks.floor().ledger().cash(account), -amountE6);
        desks.floor().ledger().bringIn(account, amountE6);
        sweep(account, nowNs);
    }

    /** Dollars become pairs of tokens; negative merges pairs. */
    public void split(int account, int market, long pairsE6, long nowNs) {
        desks.advance(nowNs);
        if (desks.floor().room(market).state() == MarketState.RESOLVED) {
            throw new IllegalArgumentException("market " + market + " is resolved: its tokens are redeemed");
        }
        Ledger ledger = desks.floor().ledger();
        requireAvailable("dollars", ledger.cash(account), pairsE6);
        requireAvailable("tokens", ledger.token(account, new TokenRef(market, 0)), -pairsE6);
        requireAvailable("tokens", ledger.token(account, new TokenRef(market, 1)), -pairsE6);
        ledger.split(account, market, pairsE6);
        sweep(account, nowNs);
    }

    /** How many dollars orders may spend, and whether they may sell tokens at all. */
    public void setAllowances(int account, long dollarsE6, boolean tokens, long nowNs) {
        desks.advance(nowNs);
        Account owner = desks.floor().account(account);
        owner.allowanceE6(dollarsE6);
        owner.tokensApproved(tokens);
        sweep(account, nowNs);
    }

    /** Bans an account, or lets it only sell; its open orders stay. */
    public void restrict(int account, boolean banned, boolean closedOnly, long nowNs) {
        desks.advance(nowNs);
        Account owner = desks.floor().account(account);
        owner.banned(banned);
        owner.closedOnly(closedOnly);
    }

    private void sweep(int account, long nowNs) {
        desks.solvency().sweep(account, nowNs);
        desks.floor().publisher().flush(nowNs);
    }

    private static void requireAvailable(String what, Purse purse, long amountE6) {
        if (amountE6 > purse.availableE6()) {
            throw new IllegalArgumentException(
                    "not enough " + what + ": " + purse.availableE6() + " millionths instead of " + amountE6);
        }
    }

    /** Takes a trade one step further on its way to the chain. */
    public void moveTrade(String tradeId, TradeStatus next, long nowNs) {
        desks.advance(nowNs);
        desks.settlement().move(tradeId, next, nowNs);
    }

    /** Takes the reward sample of this minute; false if the minute has one already. */
    public boolean sampleRewards(long nowNs) {
        desks.advance(nowNs);
        return desks.rewards().sample(nowNs);
    }

    /** What everybody scores in a market at this moment; nothing is booked. */
    public List<RewardScore> rewardScores(int market, long nowNs) {
        desks.advance(nowNs);
        return desks.rewards().scores(desks.floor().room(market), nowNs);
    }

    /** What was earned and paid so far, by day. */
    public List<Payout> payouts() {
        return List.copyOf(desks.payroll().payouts());
    }

    /** The engine goes away and comes back in post-only mode. */
    public void restart(long lengthNs, boolean keepOrders, long nowNs) {
        desks.advance(nowNs);
        if (!keepOrders) {
            for (MarketRoom room : desks.floor().rooms()) {
                desks.cancels().clear(room, OrderStatus.CANCELED, nowNs);
            }
        }
        desks.gate().restart(nowNs, lengthNs);
        desks.floor().publisher().flush(nowNs);
    }

    /** Another mode until it is changed again. */
    public void setMode(VenueMode mode, long nowNs) {
        desks.advance(nowNs);
        desks.gate().mode(mode, nowNs);
    }

    /** The mode in force. */
    public VenueMode mode() {
        return desks.gate().mode();
    }

    /** Recomputes what must be true after each event: one line for each thing that is wrong. */
    public List<String> faults() {
        return Audit.faults(desks.floor(), desks.settlement().trades());
    }
}
