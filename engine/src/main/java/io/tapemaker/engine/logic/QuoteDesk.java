package io.tapemaker.engine.logic;

import io.tapemaker.engine.domain.book.Market;
import io.tapemaker.engine.domain.book.OrderBook;
import io.tapemaker.engine.domain.orders.DiffResult;
import io.tapemaker.engine.domain.orders.GtdLife;
import io.tapemaker.engine.domain.orders.MarketOrders;
import io.tapemaker.engine.domain.orders.OrderState;
import io.tapemaker.engine.domain.orders.OwnOrder;
import io.tapemaker.engine.domain.orders.QuoteTask;
import io.tapemaker.engine.domain.position.Direction;
import io.tapemaker.engine.domain.quoting.Constraint;
import io.tapemaker.engine.domain.quoting.DesiredQuotes;
import io.tapemaker.engine.domain.quoting.EditChoice;
import io.tapemaker.engine.domain.quoting.LiveCollateral;
import io.tapemaker.engine.domain.quoting.LiveQuote;
import io.tapemaker.engine.domain.quoting.QuoteInputs;
import io.tapemaker.engine.domain.quoting.SideInputs;
import io.tapemaker.engine.domain.regime.Regime;
import io.tapemaker.engine.domain.risk.MarketExposure;
import io.tapemaker.engine.domain.risk.OrderFacts;
import io.tapemaker.engine.domain.risk.RiskVerdict;
import io.tapemaker.engine.domain.risk.Room;
import io.tapemaker.engine.domain.signals.MarketSignals;
import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.TickSize;

/**
 * One decision for one market: gathers what is known, searches for the best quotes, weighs them against the live ones
 * and sends the difference. Everything here is scratch space; the state is elsewhere.
 */
final class QuoteDesk {

    private static final long PERCENT = 100;

    /** For how many times the age at which orders score a better place has to prevail. */
    private static final long LASTING_AGES = 2;

    private static final long DEFAULT_MIN_ORDER_E6 = 5_000_000L;

    /** In the regime WIDE a quote keeps at least this share of the reward band from the others' midpoint. */
    private static final long WIDE_PERCENT = 50;

    private final LogicContext context;
    private final Exposures exposures;
    private final OthersView others;
    private final QuotePlanner planner;
    private final DecisionListener listener;
    private final EditChoice edits = new EditChoice();
    private final LiveQuote liveBid = new LiveQuote();
    private final LiveQuote liveAsk = new LiveQuote();
    private final DesiredQuotes wanted = new DesiredQuotes();
    private final MarketExposure assumed = new MarketExposure();
    private final Room room = new Room();
    private final OrderFacts facts = new OrderFacts();
    private final QuoteTask task = new QuoteTask();
    private final QuoteInputs inputs = new QuoteInputs();
    private final RewardDecision decision = new RewardDecision(inputs, wanted, task.desired, edits);

    private final InForce inForce;
    private Regime regime = Regime.HALTED;

    QuoteDesk(
            LogicContext context,
            InForce inForce,
            Exposures exposures,
            OthersView others,
            QuotePlanner planner,
            DecisionListener listener) {
        this.context = context;
        this.inForce = inForce;
        this.exposures = exposures;
        this.others = others;
        this.planner = planner;
        this.listener = listener;
        task.room = this::hasRoom;
    }

    /** Decides, and sends nothing yet; the desk's regime is up to date. */
    void choose(Market market, MarketDesk desk) {
        regime = desk.regime.regime();
        OrderBook first = market.book(0);
        TickSize tick = market.tickSize();
        Constraint constraint = Constraint.REGIME;
        wanted.clear();
        task.desired.clear();
        if (regime.placesOrders() && first != null && tick != null) {
            live(market);
            gather(market, desk, first, tick);
            constraint = planner.plan(inputs, wanted);
            edits.choose(inputs, liveBid, liveAsk, wanted, task.desired);
            waitForWhatLasts(desk);
        } else {
            desk.bidLean.clear();
            desk.askLean.clear();
        }
        decision.made(constraint, desk.regime);
        listener.onDecision(market, decision);
        task.market = market.index();
        task.nowNs = context.nowNs();
        task.tick = tick;
        task.tickEpoch = market.tickEpoch();
        task.scoringAgeNs = desk.terms.rewards().minAgeNs();
        task.takeAwayReason = TakeAway.reason(desk.regime);
    }

    /** Sends what the last choice takes, and returns what that led to. */
    DiffResult send() {
        DiffResult result = inForce.state().diff.apply(task);
        if (result.commands() > 0) {
            exposures.refresh(task.market);
        }
        return result;
    }

    /** A live order that could stay is left only for a place that has been better for longer than it takes to age. */
    private void waitForWhatLasts(MarketDesk desk) {
        long nowNs = context.nowNs();
        long lastingNs = lastingNs(desk);
        boolean keepBid = !desk.bidLean.notice(liveBid, edits.bidPull(), lastingNs, nowNs) && edits.bidPull() != 0;
        boolean keepAsk = !desk.askLean.notice(liveAsk, edits.askPull(), lastingNs, nowNs) && edits.askPull() != 0;
        if (keepBid || keepAsk) {
            edits.chooseKeeping(keepBid, keepAsk, task.desired);
        }
    }

    /** A pull that prevailed for so long has cost about as much as its replacement will. */
    private static long lastingNs(MarketDesk desk) {
        return LASTING_AGES * desk.terms.rewards().minAgeNs();
    }

    /** When an order of a desk is to be left if nothing changes; the end of time where none is. */
    static long leavesAtNs(MarketDesk desk) {
        long lastingNs = lastingNs(desk);
        return Math.min(desk.bidLean.prevailsAtNs(lastingNs), desk.askLean.prevailsAtNs(lastingNs));
    }

    /** Whether the last choice has to take an order away because nobody stands in front of it any more. */
    boolean lostCushion() {
        return decision.isSearched()
                && (edits.bidForcedBy() == Constraint.FRONT_CUSHION || edits.askForcedBy() == Constraint.FRONT_CUSHION);
    }

    private void gather(Market market, MarketDesk desk, OrderBook first, TickSize tick) {
        others.copyTo(inputs, first, market.index());
        inputs.tick = tick;
        inputs.terms = desk.terms.rewards();
        inputs.settings = desk.terms.quoting();
        long minOrderE6 = market.minOrderSizeE6();
        inputs.minOrderSizeE6 = minOrderE6 == 0 ? DEFAULT_MIN_ORDER_E6 : minOrderE6;
        inputs.reduceOnly = regime.reducesOnly();
        inputs.leastDistanceE4 =
                regime == Regime.WIDE ? desk.terms.rewards().maxSpreadE4() * WIDE_PERCENT / PERCENT : 0;
        exposures.fillWithoutQuotes(assumed, market.index());
        inForce.state().exposure.room(market.index(), assumed, regime, true, true, room);
        inputs.heldFirstE6 = assumed.sellableE6(0);
        inputs.heldSecondE6 = assumed.sellableE6(1);
        inputs.inventoryE6 = inForce.state().positions.of(market.index()).inventoryE6(true);
        inputs.volatilityE4 = desk.signals.lastingVolatilityE4();
        side(inputs.bid, true, desk);
        side(inputs.ask, false, desk);
        LiveCollateral.keep(inputs, liveBid, liveAsk);
    }

    /** The bid side is hit by takers who sell, the ask side by those who buy. */
    private void side(SideInputs side, boolean bid, MarketDesk desk) {
        MarketSignals signals = desk.signals;
        Side taker = bid ? Side.SELL : Side.BUY;
        long mostE6 = desk.terms.quoting().largestOrderE6() * desk.budget.sizePercent() / PERCENT;
        side.allowed = true;
        side.roomSharesE6 = regime.reducesOnly() ? room.sharesE6(bid) : Math.min(mostE6, room.sharesE6(bid));
        side.roomNotionalE6 = Math.min(
                room.notionalE6(bid),
                inForce.state().settings.risk().exposure().order().maxNotionalE6());
        side.tradesPerSecond = signals.tradesPerSecond(taker);
        side.meanTradeShares = signals.meanTradeSizeE6(taker) / 1_000_000;
        side.adverseMoveE4 = signals.adverseMoveE4(taker);
        signals.stepLoss(taker, side.steps);
    }

    /** The newest order of each side stands for the side: an older one is being renewed or on its way out. */
    private void live(Market market) {
        liveBid.clear();
        liveAsk.clear();
        MarketOrders orders = inForce.state().orders.of(market.index());
        for (int i = 0; i < orders.count(); i++) {
            OwnOrder order = orders.get(i);
            boolean stays = order.state() != OrderState.IN_DOUBT && order.state() != OrderState.PENDING_CANCEL;
            if (stays && order.remainingE6() > 0 && order.tickEpoch() == market.tickEpoch()) {
                LiveQuote quote = order.direction() == Direction.UP ? liveBid : liveAsk;
                quote.set(
                        Direction.firstTokenPriceE4(order.place(), order.priceE4()),
                        order.remainingE6(),
                        DesiredQuotes.side(order.place()) == Side.SELL);
                quote.ending = GtdLife.isEnding(
                        order, inForce.state().settings.orders().life(), context.nowNs());
                quote.ageNs = order.acceptedAtNs() == 0 ? 0 : context.nowNs() - order.acceptedAtNs();
            }
        }
    }

    private boolean hasRoom(int place, long priceE4, long sizeE6) {
        facts.set(task.market, regime, DesiredQuotes.slot(place), DesiredQuotes.side(place), priceE4, sizeE6);
        return inForce.state().gate.check(facts) == RiskVerdict.PASSED;
    }
}
