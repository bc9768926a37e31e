package io.tapemaker.engine.logic;

import io.tapemaker.engine.domain.book.BookCounters;
import io.tapemaker.engine.domain.book.BookKeeper;
import io.tapemaker.engine.domain.book.BookListener;
import io.tapemaker.engine.domain.book.Books;
import io.tapemaker.engine.domain.book.Market;
import io.tapemaker.engine.domain.book.OrderBook;
import io.tapemaker.engine.domain.book.SyncCause;
import io.tapemaker.engine.domain.book.SyncState;
import io.tapemaker.engine.domain.control.BehaviourStatus;
import io.tapemaker.engine.domain.regime.RegimeReason;
import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;
import io.tapemaker.journal.codecs.CancelReason;
import io.tapemaker.journal.codecs.ExecutionReportDecoder;
import io.tapemaker.journal.codecs.ExecutorStatusDecoder;
import io.tapemaker.journal.codecs.FillReportDecoder;
import io.tapemaker.journal.codecs.OperatorEventDecoder;
import io.tapemaker.journal.codecs.SessionStartDecoder;
import io.tapemaker.journal.codecs.TapeCutDecoder;
import io.tapemaker.journal.codecs.TimerTickDecoder;
import io.tapemaker.journal.codecs.VenueAnswerDecoder;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordFrame;
import io.tapemaker.journal.types.Side;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The deterministic state machine: state and commands are a pure function of the INBOUND records it has been given.
 * Called by the one engine thread in a run and by whoever replays a tape; it knows neither. What decides is the
 * {@link Behaviour} that the session names. Everything it throws is fatal, since skipping a record would be
 * divergence.
 */
public final class BusinessLogic {

    /** Behaviour version of new sessions. New code that decides otherwise on old input gets a new one. */
    public static final int BEHAVIOUR_VERSION = RewardBehaviour.VERSION;

    private static final int BODY = RecordBuffer.BODY_OFFSET;

    private final LogicContext context;
    private final Behaviours behaviours;
    private final BookListener bookListener = new BehaviourListener();
    private final MarketFrameHandler frames;
    private final StateHasher hasher = new StateHasher();

    private final SessionStartDecoder sessionStart = new SessionStartDecoder();
    private final TimerTickDecoder timerTick = new TimerTickDecoder();
    private final OperatorEventDecoder operatorEvent = new OperatorEventDecoder();
    private final ExecutionReportDecoder executionReport = new ExecutionReportDecoder();
    private final FillReportDecoder fillReport = new FillReportDecoder();
    private final ExecutorStatusDecoder executorStatus = new ExecutorStatusDecoder();
    private final VenueAnswerDecoder venueAnswer = new VenueAnswerDecoder();

    private Behaviour behaviour;
    private SharedSettings shared = SharedSettings.NONE;

    /**
     * @param settingsDecoder reads the settings out of a session start
     * @param choices what to quote
     * @param listener told of each decision
     */
    public BusinessLogic(SettingsDecoder settingsDecoder, QuoteChoices choices, DecisionListener listener) {
        this.context = new LogicContext(new BookKeeper(shared.hashPolicy(), shared.knownParameters(), bookListener));
        this.behaviours = new Behaviours(context, settingsDecoder, choices, listener);
        this.behaviour = behaviours.of(BEHAVIOUR_VERSION);
        this.frames = new MarketFrameHandler(context.positions, context.counters, context.keeper());
    }

    private void startWithEmptyBooks() {
        shared = behaviour.shared();
        BookKeeper next =
                new BookKeeper(shared.hashPolicy(), shared.knownParameters(), bookListener, behaviour.doubtsRepeats());
        if (behaviour.keepsMarkets()) {
            next.adopt(context.books());
        }
        context.keeper(next);
        frames.keeper(next);
    }

    /** The epoch that this record is to carry: a session start begins a new one. */
    public int epochOf(RecordBuffer record) {
        boolean starts = RecordFrame.templateId(record.buffer()) == SessionStartDecoder.TEMPLATE_ID;
        return context.session().epoch() + (starts ? 1 : 0);
    }

    /** Whether this build decides as a behaviour version did. */
    public static boolean knowsBehaviour(int version) {
        return Behaviours.knows(version);
    }

    /** Handles the next record of INBOUND, sealed and checked, and gives the commands that it causes to the sink. */
    public void onRecord(RecordBuffer record, CommandSink sink) {
        DirectBuffer buffer = record.buffer();
        context.record(RecordFrame.sequence(buffer), RecordFrame.eventTimeNs(buffer));
        context.commands.cause(context.lastSequence(), context.nowNs(), RecordFrame.epoch(buffer), sink);
        context.counters.add(EngineCounter.RECORDS);
        behaviour.beforeRecord(context.nowNs());
        dispatch(record, buffer);
        behaviour.decideQueued();
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
            case OperatorEventDecoder.TEMPLATE_ID ->
                behaviour.onOperator(operatorEvent.wrap(buffer, BODY, block, version));
            case ExecutionReportDecoder.TEMPLATE_ID ->
                onReport(executionReport.wrap(buffer, BODY, block, version), RecordFrame.sourcePosition(buffer));
            case FillReportDecoder.TEMPLATE_ID -> {
                context.counters.add(EngineCounter.FILLS);
                behaviour.onFill(fillReport.wrap(buffer, BODY, block, version));
            }
            case ExecutorStatusDecoder.TEMPLATE_ID ->
                behaviour.onExecutor(executorStatus.wrap(buffer, BODY, block, version));
            case VenueAnswerDecoder.TEMPLATE_ID ->
                behaviour.onVenueAnswer(record, venueAnswer.wrap(buffer, BODY, block, version));
            case TapeCutDecoder.TEMPLATE_ID -> behaviour.cancelAll(CancelReason.TAPE_CUT);
            default -> {
                if (!frames.onRecord(record)) {
                    throw context.unknown("of an unknown kind, template " + RecordFrame.templateId(buffer));
                }
                behaviour.onConnection(frames.connection());
            }
        }
    }

    private void onSessionStart(SessionStartDecoder start, int epoch) {
        Handover handover = behaviour.endSession();
        context.positions.onNewSession();
        context.session(SessionFacts.of(start, epoch));
        behaviour = behaviours.of(context.session().behaviourVersion());
        behaviour.beginSession(context.session(), handover);
        startWithEmptyBooks();
        behaviour.booksReplaced();
    }

    private void onTick(TimerTickDecoder tick) {
        context.counters.add(EngineCounter.TICKS);
        context.positions.onTick(tick.dueTimeNs());
        // A tick ends no burst: it may fall between two frames of one batch, whose books are then half of what they
        // will be.
        context.keeper().enter(0, context.nowNs());
        behaviour.onTick(context.nowNs());
    }

    private void onReport(ExecutionReportDecoder report, long commandSequence) {
        context.counters.add(EngineCounter.ANSWERS);
        context.positions.onAnswer(commandSequence);
        behaviour.onReport(report, commandSequence);
    }

    private boolean isStateHashPoint() {
        return context.session().epoch() > 0
                && (context.lastSequence() % shared.stateHashEvery() == 0 || isSnapshotPoint());
    }

    /** Whether the state after the last record is to be kept as a snapshot. */
    public boolean isSnapshotPoint() {
        return shared.snapshotEvery() != 0 && context.lastSequence() % shared.snapshotEvery() == 0;
    }

    private void publishStateHash() {
        // Counted before the state is taken, so that the state is the same right after the record as at the next one.
        context.counters.add(EngineCounter.STATE_HASHES);
        hasher.hash(this);
        context.commands.stateHash(behaviour.version(), hasher.stateLength(), hasher.hash());
    }

    /** Appends the whole state; equal states give equal bytes. */
    public void write(StateWriter out) {
        out.putInt(behaviour.version());
        out.putLong(context.lastSequence());
        out.putLong(context.nowNs());
        out.putBoolean(behaviour.isPaused());
        context.session().write(out);
        context.counters.write(out, behaviour.version());
        context.positions.write(out);
        behaviour.writeBeforeBooks(out);
        context.keeper().write(out);
        behaviour.writeAfterBooks(out);
    }

    /** Replaces the whole state by one that {@link #write} wrote. */
    public void read(StateReader in) {
        int version = in.getInt();
        if (!knowsBehaviour(version)) {
            throw in.invalid("behaviour version " + version + " is none of this build's");
        }
        behaviour = behaviours.of(version);
        context.record(in.getLong(), in.getLong());
        behaviour.readPaused(in.getBoolean());
        context.session(SessionFacts.read(in));
        if (context.session().epoch() > 0) {
            behaviour.restoreSettings(context.session());
        }
        context.counters.read(in);
        context.positions.read(in);
        behaviour.readBeforeBooks(in);
        startWithEmptyBooks();
        context.keeper().read(in);
        behaviour.readAfterBooks(in);
    }

    /** INBOUND sequence of the last record handled. */
    public long lastSequence() {
        return context.lastSequence();
    }

    /** The session in force. */
    public SessionFacts session() {
        return context.session();
    }

    /** Version of what decides at the moment. */
    public int behaviourVersion() {
        return behaviour.version();
    }

    /** All books, in the order of first sight. */
    public Books books() {
        return context.books();
    }

    /** What happened to the books, in figures. */
    public BookCounters bookCounters() {
        return context.keeper().counters();
    }

    /** Whether the operator paused quoting. */
    public boolean isPaused() {
        return behaviour.isPaused();
    }

    /** Puts what the operator may want to know of what decides; changes nothing. */
    public void describe(BehaviourStatus out) {
        behaviour.describe(out);
    }

    /** Number of our newest order, 0 when there was none. */
    public long lastOrderNumber() {
        return behaviour.lastOrderNumber();
    }

    /** Number of our orders that may rest at the venue. */
    public int openOrders() {
        return behaviour.openOrders();
    }

    /** Shares of a market's token that are held for good, in E6. */
    public long settledE6(Market market, int slot) {
        return behaviour.settledE6(market, slot);
    }

    /** The same with what is not settled yet, bought shares added and sold ones taken off. */
    public long sharesE6(Market market, int slot) {
        return behaviour.sharesE6(market, slot);
    }

    /** Shows our orders in a market. */
    public void visitOrders(Market market, OrderVisitor visitor) {
        behaviour.visitOrders(market, visitor);
    }

    /** Whether what decides at the moment knows regimes. */
    public boolean hasRegimes() {
        return behaviour.version() >= RewardBehaviour.VERSION;
    }

    /** What stands against quoting a market as usual, as of its last look; null for nothing. */
    public @Nullable RegimeReason regimeReason(Market market) {
        return behaviour.regimeReason(market);
    }

    /** What the engine did, in figures. */
    public EngineCounters counters() {
        return context.counters;
    }

    /** How far each source has been journaled. */
    public SourcePositions positions() {
        return context.positions;
    }

    /** Passes on what the books tell. */
    private final class BehaviourListener implements BookListener {

        @Override
        public void onSyncChanged(OrderBook book, SyncState from) {
            if (from == SyncState.IN_SYNC) {
                behaviour.onSyncLost(book);
            }
        }

        @Override
        public void onSnapshotNeeded(OrderBook book, SyncCause cause, long eventTimeNs) {
            context.commands.requestSnapshot(book, cause);
        }

        @Override
        public void onMarketSettled(Market market, long eventTimeNs) {
            behaviour.onSettled(market);
        }

        @Override
        public void onTrade(OrderBook book, Side taker, long priceE4, long sizeE6, long eventTimeNs) {
            behaviour.onTrade(book, taker, priceE4, sizeE6);
        }
    }
}
