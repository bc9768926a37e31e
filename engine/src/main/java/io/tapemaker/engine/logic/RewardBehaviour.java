package io.tapemaker.engine.logic;

import io.tapemaker.engine.domain.book.Books;
import io.tapemaker.engine.domain.book.Market;
import io.tapemaker.engine.domain.book.OrderBook;
import io.tapemaker.engine.domain.control.BehaviourStatus;
import io.tapemaker.engine.domain.orders.DiffResult;
import io.tapemaker.engine.domain.orders.HeldBy;
import io.tapemaker.engine.domain.orders.MarketOrders;
import io.tapemaker.engine.domain.orders.OrderAnswer;
import io.tapemaker.engine.domain.orders.OwnOrder;
import io.tapemaker.engine.domain.position.Direction;
import io.tapemaker.engine.domain.quoting.DesiredQuotes;
import io.tapemaker.engine.domain.regime.RegimeReason;
import io.tapemaker.engine.domain.risk.Watchdogs;
import io.tapemaker.engine.domain.settings.BookSettings;
import io.tapemaker.engine.domain.settings.DecisionSettings;
import io.tapemaker.engine.domain.settings.MarketFacts;
import io.tapemaker.engine.domain.signals.MarketSignals;
import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;
import io.tapemaker.journal.codecs.CancelReason;
import io.tapemaker.journal.codecs.ExecutionKind;
import io.tapemaker.journal.codecs.ExecutionReportDecoder;
import io.tapemaker.journal.codecs.ExecutorStatusDecoder;
import io.tapemaker.journal.codecs.FillReportDecoder;
import io.tapemaker.journal.codecs.OperatorEventDecoder;
import io.tapemaker.journal.codecs.RunMode;
import io.tapemaker.journal.codecs.VenueAnswerDecoder;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Side;
import org.jspecify.annotations.Nullable;

/**
 * Behaviour version 2: the best quotes that rewards, fills, capital and limits allow, replaced when a replacement is
 * worth it, and taken away when it is not safe to quote.
 */
final class RewardBehaviour implements Behaviour {

    static final int VERSION = 2;

    private final LogicContext context;
    private final SettingsDecoder settingsDecoder;
    private final DecisionQueue queue = new DecisionQueue();
    private final OperatorWords words;

    private final InForce inForce = new InForce();
    private final Exposures exposures;
    private final OthersView others;
    private final TradingCommands commands;
    private final RegimeReasons regimes;
    private final RewardSampler sampler;
    private final ProfitMarks marks;
    private final QuoteDesk desk;
    private final KillDesk kill;
    private final FillDesk fills;
    private final WitnessDesk witnesses;

    RewardBehaviour(
            LogicContext context, SettingsDecoder settingsDecoder, QuotePlanner planner, DecisionListener listener) {
        this.context = context;
        this.settingsDecoder = settingsDecoder;
        exposures = new Exposures(inForce);
        commands = new TradingCommands(context, exposures);
        inForce.become(new TradingState(settingsDecoder.settings(new byte[0]), false, commands), false);
        others = new OthersView(inForce);
        regimes = new RegimeReasons(inForce);
        sampler = new RewardSampler(inForce, others);
        marks = new ProfitMarks(inForce);
        desk = new QuoteDesk(context, inForce, exposures, others, planner, listener);
        kill = new KillDesk(this, marks);
        fills = new FillDesk(this, kill);
        witnesses = new WitnessDesk(context, inForce);
        words = new OperatorWords(this, kill);
    }

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public SharedSettings shared() {
        BookSettings books = state().settings.books();
        return new SharedSettings(
                books.hashPolicy(),
                books.stateHashEvery(),
                books.snapshotEvery(),
                state().settings.markets().stream().map(MarketFacts::known).toList());
    }

    @Override
    public boolean keepsMarkets() {
        return true;
    }

    @Override
    public Handover endSession() {
        if (state().orders.openCount() > 0) {
            cancelAll(CancelReason.NEW_SESSION);
        }
        return new Handover(state().orders.lastNumber(), state().orders.newestCancelAll(), state().paused);
    }

    @Override
    public void beginSession(SessionFacts session, Handover from) {
        restoreSettings(session);
        state().orders.takeOver(from.lastOrderNumber(), from.cancelAll());
        state().orders.enterEpoch(session.epoch());
        state().paused = from.paused();
        state().onNewSession();
        queue.forget();
        if (state().executorPresent) {
            state().watchdogs.executorSeen(context.nowNs());
            state().watchdogs.userStreamSeen(context.nowNs());
        }
    }

    @Override
    public boolean doubtsRepeats() {
        return true;
    }

    @Override
    public void booksReplaced() {
        state().know(context.books());
        refreshAll();
    }

    @Override
    public void restoreSettings(SessionFacts session) {
        boolean executor = session.mode() != RunMode.FEED.value();
        become(settingsDecoder.settings(session.configParsed()), executor);
    }

    /** Goes on with other settings and the same state. */
    private void become(DecisionSettings settings, boolean executorPresent) {
        TradingState next = new TradingState(settings, executorPresent, commands);
        next.takeOver(state(), context.books());
        take(next);
    }

    private void take(TradingState next) {
        inForce.become(next, restsAtVenue());
    }

    private boolean restsAtVenue() {
        int mode = context.session().mode();
        return mode == RunMode.LIVE.value() || mode == RunMode.SIM.value();
    }

    private void refreshAll() {
        for (int market = 0; market < state().deskCount(); market++) {
            state().join(context.books().market(market));
            exposures.refresh(market);
        }
    }

    /** Changes a setting in flight. */
    void change(byte[] configParsed) {
        context.session(context.session().withConfig(configParsed));
        become(settingsDecoder.settings(configParsed), state().executorPresent);
        refreshAll();
        queueAll();
    }

    TradingState state() {
        return inForce.state();
    }

    LogicContext context() {
        return context;
    }

    SettingsDecoder settingsDecoder() {
        return settingsDecoder;
    }

    @Override
    public void beforeRecord(long nowNs) {
        kill.beforeRecord(nowNs);
    }

    @Override
    public void onConnection(int connection) {
        if (state().executorPresent && connection < Watchdogs.MAX_CONNECTIONS) {
            state().watchdogs.connectionSeen(connection, context.nowNs());
        }
    }

    @Override
    public void onTick(long nowNs) {
        Books books = context.books();
        state().know(books);
        for (int index = 0; index < state().deskCount(); index++) {
            Market market = books.market(index);
            MarketDesk of = state().desk(index);
            of.signals.onTick(nowNs);
            sampler.onTick(market, of, nowNs);
            witnesses.onTick(market, of, nowNs);
            bookCost(of, nowNs);
            if (of.dirty || nowNs >= of.lookAgainAtNs || regimeChanges(market, of, nowNs)) {
                queue.add(index);
            }
        }
        kill.mark(nowNs);
    }

    private void bookCost(MarketDesk of, long nowNs) {
        long costE6 = of.signals.ownMarkoutEverE6(MarketSignals.LONG_HORIZON);
        if (costE6 != of.bookedCostE6) {
            of.budget.lost(costE6 - of.bookedCostE6, nowNs);
            of.bookedCostE6 = costE6;
        }
        of.budget.advance(nowNs);
    }

    private boolean regimeChanges(Market market, MarketDesk of, long nowNs) {
        int before = of.regime.regime().code();
        regimes.update(market, of, false, nowNs);
        return before != of.regime.regime().code();
    }

    @Override
    public void onOperator(OperatorEventDecoder event) {
        words.onWord(event);
    }

    @Override
    public void onReport(ExecutionReportDecoder report, long commandSequence) {
        int kind = report.kindRaw();
        if (kind == ExecutionKind.ALL_CANCELLED.value()) {
            if (state().orders.onAllCancelled(commandSequence, false)) {
                refreshAll();
                queueAll();
            }
            return;
        }
        OwnOrder order = state().orders
                .onAnswer(answerOf(kind), (int) report.orderEpoch(), report.orderNumber(), context.nowNs());
        if (order == null) {
            context.counters.add(EngineCounter.ANSWERS_UNKNOWN);
        } else {
            touched(order.market());
        }
    }

    private OrderAnswer answerOf(int kind) {
        return switch (kind <= ExecutionKind.EXPIRED.value()
                ? ExecutionKind.get((short) kind)
                : ExecutionKind.NULL_VAL) {
            case ACCEPTED -> OrderAnswer.ACCEPTED;
            case REJECTED -> OrderAnswer.REJECTED;
            case CANCELLED -> OrderAnswer.CANCELLED;
            case CANCEL_REJECTED -> OrderAnswer.CANCEL_REFUSED;
            case UNKNOWN -> OrderAnswer.UNKNOWN;
            case ABSENT -> OrderAnswer.FOUND_ABSENT;
            case EXPIRED -> OrderAnswer.EXPIRED;
            default -> throw context.unknown("an answer of an unknown kind, " + kind);
        };
    }

    /** Orders or position of a market have changed. */
    void touched(int market) {
        exposures.refresh(market);
        queue.add(market);
    }

    @Override
    public void onFill(FillReportDecoder report) {
        fills.onFill(report);
    }

    @Override
    public void onVenueAnswer(RecordBuffer record, VenueAnswerDecoder answer) {
        witnesses.onAnswer(record, answer);
    }

    @Override
    public void onExecutor(ExecutorStatusDecoder status) {
        kill.onExecutor(status);
    }

    @Override
    public void onSyncLost(OrderBook book) {
        queue.add(book.market().index());
    }

    @Override
    public void onTrade(OrderBook book, Side taker, long priceE4, long sizeE6) {
        state().know(context.books());
        Market market = book.market();
        boolean first = book.slot() == 0;
        state().desk(market)
                .signals
                .onPrint(
                        first ? taker : taker.opposite(),
                        first ? priceE4 : Price.complement(priceE4),
                        sizeE6,
                        context.nowNs());
        state().desk(market).dirty |= state().desk(market).signals.isSweep();
    }

    @Override
    public void onSettled(Market market) {
        state().know(context.books());
        state().join(market);
        MarketDesk of = state().desk(market);
        state().watchdogs.marketSeen(market.index(), context.nowNs());
        OrderBook first = market.book(0);
        boolean looked = first != null && first.inSync();
        if (first != null && looked) {
            others.look(first, market.index());
            of.signals.onBook(
                    first.bids(),
                    first.asks(),
                    others.bids,
                    others.asks,
                    of.terms.rewards().minSizeE6(),
                    context.nowNs());
        }
        if (isMaterial(of, market, looked)) {
            decide(market);
        }
    }

    /**
     * Whether anything has changed that quotes depend on much, or the last decision is old. Where the others' book has
     * not been looked at, what is in its place is of another market or time, and nothing after a start.
     */
    private boolean isMaterial(MarketDesk of, Market market, boolean looked) {
        return of.dirty
                || of.signals.bestBidE4() != of.decidedBidE4
                || of.signals.bestAskE4() != of.decidedAskE4
                || of.signals.fairValueX2E4() != of.decidedFairX2E4
                || context.nowNs() - of.decidedAtNs
                        >= state().settings.orders().edits().minEditIntervalNs()
                || of.regime.regime().placesOrders() && (of.signals.isJump() || of.signals.isSweep())
                || looked && lostItsCushion(of, market);
    }

    /** Whether an order of ours stands too far in front. The others' book has just been looked at. */
    private boolean lostItsCushion(MarketDesk of, Market market) {
        MarketOrders orders = state().orders.of(market.index());
        for (int i = 0; i < orders.count(); i++) {
            OwnOrder order = orders.get(i);
            long priceE4 = Direction.firstTokenPriceE4(order.place(), order.priceE4());
            if (!order.cancelAsked()
                    && others.aheadE6(order.direction(), priceE4)
                            < of.terms.quoting().frontCushionE6()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void cancelAll(CancelReason reason) {
        context.commands.cancelAll(reason);
        state().orders.cancelAllSent(context.counters.commands());
        state().calls.allCancelled(state().orders.openCount(), context.nowNs());
    }

    @Override
    public void decideQueued() {
        for (int i = 0; i < queue.size(); i++) {
            decide(context.books().market(queue.get(i)));
        }
        queue.clear();
    }

    void queueAll() {
        for (int market = 0; market < context.books().marketCount(); market++) {
            queue.add(market);
        }
    }

    /**
     * Decides. Inside a burst the books are half of what they will be, so nothing but taking quotes away is decided
     * then; the market comes again when its burst is over.
     */
    private void decide(Market market) {
        state().know(context.books());
        MarketDesk of = state().desk(market);
        regimes.update(market, of, false, context.nowNs());
        if (market.isBurstOpen() && of.regime.regime().placesOrders()) {
            of.dirty = true;
            return;
        }
        of.dirty = false;
        of.decidedBidE4 = of.signals.bestBidE4();
        of.decidedAskE4 = of.signals.bestAskE4();
        of.decidedFairX2E4 = of.signals.fairValueX2E4();
        of.decidedAtNs = context.nowNs();
        choose(market, of);
        if (desk.lostCushion() && of.regime.regime().placesOrders()) {
            // Before anything is sent: what would be placed now would be cancelled at once.
            regimes.update(market, of, true, context.nowNs());
            choose(market, of);
        }
        DiffResult result = desk.send();
        if (result.isHeld()) {
            context.counters.add(EngineCounter.EDITS_HELD_BACK);
        }
        of.lookAgainAtNs = Math.min(result.lookAgainAtNs(), QuoteDesk.leavesAtNs(of));
        of.dirty = result.isHeld(HeldBy.PLACE_BUDGET)
                || result.isHeld(HeldBy.CANCEL_BUDGET)
                || result.isHeld(HeldBy.CHURN);
    }

    private void choose(Market market, MarketDesk of) {
        desk.choose(market, of);
        context.counters.add(EngineCounter.DECISIONS);
    }

    @Override
    public boolean isPaused() {
        return state().paused;
    }

    @Override
    public void describe(BehaviourStatus out) {
        TradingStatus.describe(state(), out);
    }

    @Override
    public void readPaused(boolean isPaused) {
        state().paused = isPaused;
    }

    @Override
    public long lastOrderNumber() {
        return state().orders.lastNumber();
    }

    @Override
    public int openOrders() {
        return state().orders.openCount();
    }

    @Override
    public long settledE6(Market market, int slot) {
        return state().positions.of(market.index()).settledE6(slot);
    }

    @Override
    public long sharesE6(Market market, int slot) {
        return state().positions.of(market.index()).sharesE6(slot);
    }

    @Override
    public void visitOrders(Market market, OrderVisitor visitor) {
        MarketOrders orders = state().orders.of(market.index());
        for (int i = 0; i < orders.count(); i++) {
            OwnOrder order = orders.get(i);
            OrderBook book = market.book(DesiredQuotes.slot(order.place()));
            if (book != null) {
                visitor.order(
                        book,
                        DesiredQuotes.side(order.place()),
                        order.state().name(),
                        order.epoch(),
                        order.number(),
                        order.priceE4(),
                        order.remainingE6());
            }
        }
    }

    @Override
    public @Nullable RegimeReason regimeReason(Market market) {
        return market.index() < state().deskCount()
                ? state().desk(market.index()).regime.reason()
                : null;
    }

    @Override
    public void writeBeforeBooks(StateWriter out) {
        // Everything of this version is by market and comes behind the books.
    }

    @Override
    public void writeAfterBooks(StateWriter out) {
        state().write(out);
        if (context.counters.get(EngineCounter.VENUE_QUESTIONS) > 0) {
            state().writeWitnesses(out);
        }
        queue.write(out);
    }

    @Override
    public void readBeforeBooks(StateReader in) {
        // As in writing.
    }

    @Override
    public void readAfterBooks(StateReader in) {
        TradingState fresh = new TradingState(state().settings, state().executorPresent, commands);
        fresh.read(in, context.books());
        if (context.counters.get(EngineCounter.VENUE_QUESTIONS) > 0) {
            fresh.readWitnesses(in);
        }
        take(fresh);
        queue.read(in, context.books().marketCount());
        refreshAll();
    }
}
