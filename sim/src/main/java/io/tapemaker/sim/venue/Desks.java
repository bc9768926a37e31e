package io.tapemaker.sim.venue;

import io.tapemaker.engine.domain.rewards.RewardDay;
import io.tapemaker.sim.venue.Agenda.Deed;
import io.tapemaker.sim.venue.Agenda.Entry;

/** The desks of the venue, wired, and the clockwork that makes them do what is due. */
final class Desks {

    private static final TradeStatus[] STATUSES = TradeStatus.values();

    private final Floor floor;
    private final Gate gate;
    private final CancelDesk cancels;
    private final MarketDesk markets;
    private final Solvency solvency;
    private final SettlementDesk settlement;
    private final OrderDesk orders;
    private final HeartbeatDesk heartbeats;
    private final Payroll payroll = new Payroll();
    private final RewardOffice rewards;
    private final RebateOffice rebates;
    private long nowNs;

    Desks(VenueRules rules, SettlementPlan plan, VenueListener listener, long startNs) {
        floor = new Floor(rules, listener);
        gate = new Gate(floor);
        cancels = new CancelDesk(floor);
        markets = new MarketDesk(floor, cancels);
        solvency = new Solvency(floor);
        rewards = new RewardOffice(floor, payroll);
        rebates = new RebateOffice(floor, payroll);
        settlement = new SettlementDesk(floor, plan, markets, rebates);
        orders = new OrderDesk(floor, solvency, settlement);
        heartbeats = new HeartbeatDesk(floor, gate, cancels);
        nowNs = startNs;
        planEndOfDay();
    }

    Floor floor() {
        return floor;
    }

    Gate gate() {
        return gate;
    }

    CancelDesk cancels() {
        return cancels;
    }

    MarketDesk markets() {
        return markets;
    }

    Solvency solvency() {
        return solvency;
    }

    SettlementDesk settlement() {
        return settlement;
    }

    OrderDesk orders() {
        return orders;
    }

    HeartbeatDesk heartbeats() {
        return heartbeats;
    }

    Payroll payroll() {
        return payroll;
    }

    RewardOffice rewards() {
        return rewards;
    }

    long nowNs() {
        return nowNs;
    }

    /** Does everything that is due until then, each thing at its time and as a burst of its own. */
    void advance(long toNs) {
        if (toNs < nowNs) {
            throw new IllegalArgumentException("venue: time went back from " + nowNs + " to " + toNs);
        }
        for (Entry due = floor.agenda().takeDue(toNs);
                due != null;
                due = floor.agenda().takeDue(toNs)) {
            nowNs = Math.max(nowNs, due.atNs());
            act(due);
            floor.publisher().flush(nowNs);
        }
        nowNs = toNs;
    }

    private void act(Entry due) {
        switch (due.deed()) {
            case END_ORDER -> cancels.expire(due.subject(), nowNs);
            case END_TAKER_DELAY -> orders.endDelay(due.subject(), nowNs);
            case CHECK_HEARTBEAT -> heartbeats.check(due.number(), nowNs);
            case MOVE_TRADE -> settlement.move(due.subject(), STATUSES[due.number()], nowNs);
            case PRINT_TRADE -> settlement.print(due.subject(), nowNs);
            case SEND_BOOKS -> markets.sendBooks(floor.room(due.number()));
            case END_RESTART -> gate.endRestart(nowNs);
            case END_POST_ONLY -> gate.endPostOnly(nowNs);
            case END_DAY -> endDay();
        }
    }

    private void endDay() {
        long endedDay = Math.floorDiv(nowNs, RewardDay.NS_PER_DAY) - 1;
        rewards.endDay(endedDay);
        rebates.endDay(endedDay);
        planEndOfDay();
    }

    private void planEndOfDay() {
        long nextDay = Math.floorDiv(nowNs, RewardDay.NS_PER_DAY) + 1;
        floor.agenda().plan(nextDay * RewardDay.NS_PER_DAY, Deed.END_DAY, "", 0);
    }
}
