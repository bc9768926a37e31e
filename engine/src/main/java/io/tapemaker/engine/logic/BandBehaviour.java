package io.tapemaker.engine.logic;

import io.tapemaker.engine.domain.book.Books;
import io.tapemaker.engine.domain.book.Market;
import io.tapemaker.engine.domain.book.OrderBook;
import io.tapemaker.engine.domain.control.BehaviourStatus;
import io.tapemaker.engine.domain.regime.RegimeReason;
import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;
import io.tapemaker.engine.domain.v1.orders.OrderState;
import io.tapemaker.engine.domain.v1.orders.OrderTable;
import io.tapemaker.engine.domain.v1.orders.OurOrder;
import io.tapemaker.engine.domain.v1.quoting.QuoteDecision;
import io.tapemaker.engine.domain.v1.settings.BandSettings;
import io.tapemaker.journal.codecs.CancelReason;
import io.tapemaker.journal.codecs.ExecutionKind;
import io.tapemaker.journal.codecs.ExecutionReportDecoder;
import io.tapemaker.journal.codecs.ExecutorStatusDecoder;
import io.tapemaker.journal.codecs.FillReportDecoder;
import io.tapemaker.journal.codecs.OperatorEventDecoder;
import io.tapemaker.journal.codecs.OperatorWord;
import io.tapemaker.journal.types.Side;
import org.jspecify.annotations.Nullable;

/**
 * Behaviour version 1: one BUY of each token at a fixed share of the reward band. Kept as it was, so that its tapes
 * replay; nothing new goes in here.
 */
final class BandBehaviour implements Behaviour {

    static final int VERSION = 1;

    private final LogicContext context;
    private final SettingsDecoder settingsDecoder;
    private final OrderTable orders = new OrderTable();
    private final DecisionQueue queue = new DecisionQueue();
    private final BandRules rules = new BandRules();
    private final BandDecisions decisions;
    private BandSettings settings = BandRules.NOTHING;
    private boolean paused;

    BandBehaviour(
            LogicContext context, SettingsDecoder settingsDecoder, QuoteDecision decision, DecisionListener listener) {
        this.context = context;
        this.settingsDecoder = settingsDecoder;
        this.decisions =
                new BandDecisions(decision, listener, orders, new BandCommands(context.commands), context.counters);
    }

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public SharedSettings shared() {
        return new SharedSettings(
                settings.hashPolicy(), settings.stateHashEvery(), settings.snapshotEvery(), rules.knownParameters());
    }

    @Override
    public Handover endSession() {
        long unanswered = orders.cancellingAll() ? Handover.SOME_CANCEL_ALL : 0;
        if (orders.anyOpen()) {
            cancelAll(CancelReason.NEW_SESSION);
            unanswered = context.counters.commands();
        }
        return new Handover(orders.lastNumber(), unanswered, paused);
    }

    @Override
    public void beginSession(SessionFacts session, Handover from) {
        // An older version never follows a newer one but for what came before the first session.
        if (from.cancelAll() != 0) {
            orders.cancelAllSent();
        }
        paused = from.paused();
        orders.forgetAssets();
        queue.forget();
        restoreSettings(session);
    }

    @Override
    public void restoreSettings(SessionFacts session) {
        settings = settingsDecoder.bandSettings(session.configParsed());
        rules.settings(settings);
    }

    @Override
    public boolean keepsMarkets() {
        return false;
    }

    @Override
    public boolean doubtsRepeats() {
        return false;
    }

    @Override
    public void booksReplaced() {
        // Orders name their books by index, and there are none when books begin anew.
    }

    @Override
    public void beforeRecord(long nowNs) {
        // Nothing stops everything in this version.
    }

    @Override
    public void onConnection(int connection) {
        // Silence is not watched in this version.
    }

    @Override
    public void onTrade(OrderBook book, Side taker, long priceE4, long sizeE6) {
        // Nothing is learned from prints in this version.
    }

    @Override
    public void onFill(FillReportDecoder report) {
        throw context.unknown("a fill, which behaviour version 1 does not know");
    }

    @Override
    public void onExecutor(ExecutorStatusDecoder status) {
        throw context.unknown("of the executor, which behaviour version 1 does not know");
    }

    @Override
    public void onTick(long nowNs) {
        queue.retryHeldBack();
    }

    @Override
    public void onOperator(OperatorEventDecoder event) {
        int word = event.wordRaw();
        boolean pause = word == OperatorWord.PAUSE.value();
        if (!pause && word != OperatorWord.RESUME.value()) {
            throw context.unknown("a word of the operator that is unknown, " + word);
        }
        if (pause != paused) {
            paused = pause;
            queueAll();
        }
    }

    @Override
    public void onReport(ExecutionReportDecoder report, long commandSequence) {
        int epoch = (int) report.orderEpoch();
        long number = report.orderNumber();
        int asset =
                switch (kindOf(report)) {
                    case ACCEPTED -> orders.onAccepted(epoch, number);
                    case REJECTED, CANCELLED -> orders.onGone(epoch, number);
                    case CANCEL_REJECTED -> orders.onCancelRejected(epoch, number);
                    case ALL_CANCELLED -> {
                        orders.onAllCancelled();
                        queueAll();
                        yield OrderTable.ALL_ASSETS;
                    }
                    default -> throw context.unknown("an answer of an unknown kind, " + report.kindRaw());
                };
        if (asset >= 0) {
            queue.add(context.books().book(asset).market().index());
        } else if (asset != OrderTable.ALL_ASSETS) {
            context.counters.add(EngineCounter.ANSWERS_UNKNOWN);
        }
    }

    private static ExecutionKind kindOf(ExecutionReportDecoder report) {
        int raw = report.kindRaw();
        return raw >= ExecutionKind.ACCEPTED.value() && raw <= ExecutionKind.ALL_CANCELLED.value()
                ? report.kind()
                : ExecutionKind.NULL_VAL;
    }

    @Override
    public void onSyncLost(OrderBook book) {
        queue.add(book.market().index());
    }

    @Override
    public void onSettled(Market market) {
        decide(market);
    }

    @Override
    public void cancelAll(CancelReason reason) {
        context.commands.cancelAll(reason);
        orders.cancelAllSent();
    }

    @Override
    public void decideQueued() {
        for (int i = 0; i < queue.size(); i++) {
            decide(context.books().market(queue.get(i)));
        }
        queue.clear();
    }

    private void decide(Market market) {
        if (decisions.decide(market, rules.of(market), paused, context.session().epoch(), context.nowNs())) {
            queue.holdBack(market.index());
        }
    }

    private void queueAll() {
        Books books = context.books();
        for (int market = 0; market < books.marketCount(); market++) {
            queue.add(market);
        }
    }

    @Override
    public boolean isPaused() {
        return paused;
    }

    @Override
    public void describe(BehaviourStatus out) {
        out.put("cancelling_all", orders.cancellingAll());
    }

    @Override
    public long lastOrderNumber() {
        return orders.lastNumber();
    }

    @Override
    public int openOrders() {
        return orders.openCount();
    }

    @Override
    public void visitOrders(Market market, OrderVisitor visitor) {
        for (int slot = 0; slot < Market.MAX_ASSETS; slot++) {
            OrderBook book = market.book(slot);
            OurOrder order = book == null ? null : orders.of(book.index());
            if (book != null && order != null && order.state() != OrderState.NONE) {
                visitor.order(
                        book,
                        Side.BUY,
                        order.state().name(),
                        order.epoch(),
                        order.number(),
                        order.priceE4(),
                        order.sizeE6());
            }
        }
    }

    @Override
    public @Nullable RegimeReason regimeReason(Market market) {
        return null;
    }

    @Override
    public void writeBeforeBooks(StateWriter out) {
        orders.write(out);
    }

    @Override
    public void writeAfterBooks(StateWriter out) {
        queue.write(out);
    }

    @Override
    public void readBeforeBooks(StateReader in) {
        orders.read(in);
    }

    @Override
    public void readAfterBooks(StateReader in) {
        queue.read(in, context.books().marketCount());
    }

    @Override
    public void readPaused(boolean isPaused) {
        paused = isPaused;
    }
}
