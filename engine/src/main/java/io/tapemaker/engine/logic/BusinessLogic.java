package io.tapemaker.engine.logic;

import io.tapemaker.engine.domain.book.BookCounters;
import io.tapemaker.engine.domain.book.BookKeeper;
import io.tapemaker.engine.domain.book.BookListener;
import io.tapemaker.engine.domain.book.Books;
import io.tapemaker.engine.domain.book.Market;
import io.tapemaker.engine.domain.book.OrderBook;
import io.tapemaker.engine.domain.book.SyncCause;
import io.tapemaker.engine.domain.book.SyncState;
import io.tapemaker.engine.domain.settings.DecisionSettings;
import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;
import io.tapemaker.engine.domain.v1.orders.OrderTable;
import io.tapemaker.engine.domain.v1.quoting.QuoteDecision;
import io.tapemaker.journal.codecs.CancelReason;
import io.tapemaker.journal.codecs.ExecutionKind;
import io.tapemaker.journal.codecs.ExecutionReportDecoder;
import io.tapemaker.journal.codecs.OperatorEventDecoder;
import io.tapemaker.journal.codecs.OperatorWord;
import io.tapemaker.journal.codecs.SessionStartDecoder;
import io.tapemaker.journal.codecs.TapeCutDecoder;
import io.tapemaker.journal.codecs.TimerTickDecoder;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordFrame;
import java.util.List;
import org.agrona.DirectBuffer;

/**
 * The deterministic state machine: state and commands are a pure function of the INBOUND records it has been given.
 * Called by the one engine thread in a run and by whoever replays a tape; it knows neither. Everything it throws is
 * fatal, since skipping a record would be divergence.
 */
public final class BusinessLogic {

    /** Version of what decides. New code that decides otherwise on old input gets a new one and keeps the old path. */
    public static final int BEHAVIOUR_VERSION = 1;

    private static final int BODY = RecordBuffer.BODY_OFFSET;

    private final SettingsDecoder settingsDecoder;
    private final EngineCounters counters = new EngineCounters();
    private final OrderTable orders = new OrderTable();
    private final SourcePositions positions = new SourcePositions();
    private final DecisionQueue queue = new DecisionQueue();
    private final MarketRules rules = new MarketRules();
    private final BookListener bookListener = new QueueingListener();
    private final CommandPublisher commands;
    private final MarketDecisions decisions;
    private final MarketFrameHandler frames;
    private final StateHasher hasher = new StateHasher();

    private final SessionStartDecoder sessionStart = new SessionStartDecoder();
    private final TimerTickDecoder timerTick = new TimerTickDecoder();
    private final OperatorEventDecoder operatorEvent = new OperatorEventDecoder();
    private final ExecutionReportDecoder executionReport = new ExecutionReportDecoder();

    private SessionFacts session = SessionFacts.NONE;
    private DecisionSettings settings = MarketRules.NOTHING;
    private BookKeeper keeper;
    private boolean paused;
    private long lastSequence;
    private long nowNs;

    /**
     * @param settingsDecoder reads the settings out of a session start
     * @param decision what to quote
     * @param listener told of each decision
     */
    public BusinessLogic(SettingsDecoder settingsDecoder, QuoteDecision decision, DecisionListener listener) {
        this.settingsDecoder = settingsDecoder;
        this.keeper = new BookKeeper(settings.hashPolicy(), List.of(), bookListener);
        this.commands = new CommandPublisher(counters, keeper.books());
        this.decisions = new MarketDecisions(decision, listener, orders, commands, counters);
        this.frames = new MarketFrameHandler(positions, counters, keeper);
    }

    private void startWithEmptyBooks() {
        keeper = new BookKeeper(settings.hashPolicy(), rules.knownParameters(), bookListener);
        commands.books(keeper.books());
        frames.keeper(keeper);
    }

    /** The epoch that this record is to carry: a session start begins a new one. */
    public int epochOf(RecordBuffer record) {
        boolean starts = RecordFrame.templateId(record.buffer()) == SessionStartDecoder.TEMPLATE_ID;
        return session.epoch() + (starts ? 1 : 0);
    }

    /** Handles the next record of INBOUND, sealed and checked, and gives the commands that it causes to the sink. */
    public void onRecord(RecordBuffer record, CommandSink sink) {
        DirectBuffer buffer = record.buffer();
        lastSequence = RecordFrame.sequence(buffer);
        nowNs = RecordFrame.eventTimeNs(buffer);
        commands.cause(lastSequence, nowNs, RecordFrame.epoch(buffer), sink);
        counters.add(EngineCounter.RECORDS);
        dispatch(record, buffer);
        decideQueued();
        if (isStateHashPoint()) {
            publishStateHash();
        }
    }

    private void dispatch(RecordBuffer record, DirectBuffer buffer) {
        int block = RecordFrame.blockLength(buffer);
        int version = RecordFrame.schemaVersion(buffer);
        switch (RecordFrame.templateId(buffer)) {
            case SessionStartDecoder.TEMPLATE_ID ->
                onSessionStart(sessionStart.wrap(buffer, BODY, block, version), RecordFrame.epoch(buffer));
            case TimerTickDecoder.TEMPLATE_ID -> onTick(timerTick.wrap(buffer, BODY, block, version));
            case OperatorEventDecoder.TEMPLATE_ID -> onOperator(operatorEvent.wrap(buffer, BODY, block, version));
            case ExecutionReportDecoder.TEMPLATE_ID ->
                onReport(executionReport.wrap(buffer, BODY, block, version), RecordFrame.sourcePosition(buffer));
            case TapeCutDecoder.TEMPLATE_ID -> cancelAll(CancelReason.TAPE_CUT);
            default -> {
                if (!frames.onRecord(record)) {
                    throw unknown("of an unknown kind, template " + RecordFrame.templateId(buffer));
                }
            }
        }
    }

    private void onSessionStart(SessionStartDecoder start, int epoch) {
        if (orders.anyOpen()) {
            cancelAll(CancelReason.NEW_SESSION);
        }
        orders.forgetAssets();
        queue.forget();
        positions.onNewSession();
        session = SessionFacts.of(start, epoch);
        applySettings();
        startWithEmptyBooks();
    }

    private void applySettings() {
        settings = settingsDecoder.decode(session.configParsed());
        rules.settings(settings);
    }

    private void onTick(TimerTickDecoder tick) {
        counters.add(EngineCounter.TICKS);
        positions.onTick(tick.dueTimeNs());
        // A tick ends no burst: it may fall between two frames of one batch, whose books are then half of what they
        // will be.
        keeper.enter(0, nowNs);
        queue.retryHeldBack();
    }

    private void onOperator(OperatorEventDecoder event) {
        int word = event.wordRaw();
        boolean pause = word == OperatorWord.PAUSE.value();
        if (!pause && word != OperatorWord.RESUME.value()) {
            throw unknown("a word of the operator that is unknown, " + word);
        }
        if (pause != paused) {
            paused = pause;
            queueAll();
        }
    }

    private void onReport(ExecutionReportDecoder report, long commandSequence) {
        counters.add(EngineCounter.ANSWERS);
        positions.onAnswer(commandSequence);
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
                    case NULL_VAL -> throw unknown("an answer of an unknown kind, " + report.kindRaw());
                };
        if (asset >= 0) {
            queue.add(keeper.books().book(asset).market().index());
        } else if (asset != OrderTable.ALL_ASSETS) {
            counters.add(EngineCounter.ANSWERS_UNKNOWN);
        }
    }

    private static ExecutionKind kindOf(ExecutionReportDecoder report) {
        int raw = report.kindRaw();
        return raw >= ExecutionKind.ACCEPTED.value() && raw <= ExecutionKind.ALL_CANCELLED.value()
                ? report.kind()
                : ExecutionKind.NULL_VAL;
    }

    private IllegalStateException unknown(String what) {
        return new IllegalStateException("INBOUND record " + lastSequence + " is " + what
                + ": replay it with the build that wrote it, or a later one");
    }

    private void cancelAll(CancelReason reason) {
        commands.cancelAll(reason);
        orders.cancelAllSent();
    }

    private void queueAll() {
        for (int market = 0; market < keeper.books().marketCount(); market++) {
            queue.add(market);
        }
    }

    private void decideQueued() {
        for (int i = 0; i < queue.size(); i++) {
            decide(keeper.books().market(queue.get(i)));
        }
        queue.clear();
    }

    private void decide(Market market) {
        if (decisions.decide(market, rules.of(market), paused, session.epoch(), nowNs)) {
            queue.holdBack(market.index());
        }
    }

    private boolean isStateHashPoint() {
        return session.epoch() > 0 && (lastSequence % settings.stateHashEvery() == 0 || isSnapshotPoint());
    }

    /** Whether the state after the last record is to be kept as a snapshot. */
    public boolean isSnapshotPoint() {
        return settings.snapshotEvery() != 0 && lastSequence % settings.snapshotEvery() == 0;
    }

    private void publishStateHash() {
        // Counted before the state is taken, so that the state is the same right after the record as at the next one.
        counters.add(EngineCounter.STATE_HASHES);
        hasher.hash(this);
        commands.stateHash(BEHAVIOUR_VERSION, hasher.stateLength(), hasher.hash());
    }

    /** Appends the whole state; equal states give equal bytes. */
    public void write(StateWriter out) {
        out.putInt(BEHAVIOUR_VERSION);
        out.putLong(lastSequence);
        out.putLong(nowNs);
        out.putBoolean(paused);
        session.write(out);
        counters.write(out);
        positions.write(out);
        orders.write(out);
        keeper.write(out);
        queue.write(out);
    }

    /** Replaces the whole state by one that {@link #write} wrote. */
    public void read(StateReader in) {
        int behaviour = in.getInt();
        if (behaviour != BEHAVIOUR_VERSION) {
            throw in.invalid("behaviour version " + behaviour + " is not this build's " + BEHAVIOUR_VERSION);
        }
        lastSequence = in.getLong();
        nowNs = in.getLong();
        paused = in.getBoolean();
        session = SessionFacts.read(in);
        if (session.epoch() > 0) {
            applySettings();
        } else {
            settings = MarketRules.NOTHING;
            rules.settings(settings);
        }
        counters.read(in);
        positions.read(in);
        orders.read(in);
        startWithEmptyBooks();
        keeper.read(in);
        queue.read(in, keeper.books().marketCount());
    }

    /** INBOUND sequence of the last record handled. */
    public long lastSequence() {
        return lastSequence;
    }

    /** The session in force. */
    public SessionFacts session() {
        return session;
    }

    /** All books, in the order of first sight. */
    public Books books() {
        return keeper.books();
    }

    /** What happened to the books, in figures. */
    public BookCounters bookCounters() {
        return keeper.counters();
    }

    /** Our orders as believed. */
    public OrderTable orders() {
        return orders;
    }

    /** What the engine did, in figures. */
    public EngineCounters counters() {
        return counters;
    }

    /** How far each source has been journaled. */
    public SourcePositions positions() {
        return positions;
    }

    /**
     * A settled market is decided upon at once, since the books are then exactly as they were when its burst was
     * over: the frame that showed it may be the first of the next burst. Everything else waits until the record has
     * been handled.
     */
    private final class QueueingListener implements BookListener {

        @Override
        public void onSyncChanged(OrderBook book, SyncState from) {
            if (from == SyncState.IN_SYNC) {
                queue.add(book.market().index());
            }
        }

        @Override
        public void onSnapshotNeeded(OrderBook book, SyncCause cause, long eventTimeNs) {
            commands.requestSnapshot(book, cause);
        }

        @Override
        public void onMarketSettled(Market market, long eventTimeNs) {
            decide(market);
        }
    }
}
