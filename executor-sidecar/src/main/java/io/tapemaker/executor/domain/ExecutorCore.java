package io.tapemaker.executor.domain;

import io.tapemaker.executor.domain.order.OrderHasher;
import io.tapemaker.executor.domain.order.OrderKey;
import io.tapemaker.executor.domain.order.PlaceRequest;
import io.tapemaker.executor.domain.venue.OrderFacts;
import io.tapemaker.executor.domain.venue.Refused;
import io.tapemaker.executor.domain.venue.UserNews;
import io.tapemaker.executor.domain.venue.VenueAnswer;
import io.tapemaker.executor.domain.venue.VenueRequest;
import io.tapemaker.journal.codecs.KillPhase;
import io.tapemaker.journal.codecs.LatchCause;
import io.tapemaker.journal.codecs.LinkState;
import io.tapemaker.journal.codecs.OperatorWord;
import io.tapemaker.journal.types.Uint256;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The executor's decisions: gives each input to the desks that it concerns. One thread; an input is given when it is on
 * the tape, and everything that is made of it has been told before the call returns.
 */
public final class ExecutorCore {

    /** Of what this class and its desks decide. */
    public static final int BEHAVIOUR_VERSION = 1;

    private static final long STATUS_NS = Kernel.SECOND_NS / 2;
    private static final long STATE_HASH_EVERY = 4_096;

    private final PolicyInForce.Reader policies;
    private final Kernel kernel;
    private final KillLatch latch;
    private final UserStream stream = new UserStream();
    private final EngineLiveness engine = new EngineLiveness();
    private final RepeatedFills repeated = new RepeatedFills();
    private final Heartbeat heartbeat;
    private final Geoblock geoblock;
    private final BookWitness books;
    private final TermsWitness terms;
    private final TradeDesk trades;
    private final TradeFetch fetch;
    private final OrderLife life;
    private final PlaceDesk places;
    private final CancelDesk cancels;
    private final DoubtDesk doubts;
    private final CancelAllSweep sweep;
    private final Reconcile reconcile;
    private CapLimits limits = CapLimits.NOTHING;
    private boolean running;
    private boolean foreignSeen;
    private boolean leaving;
    private long lastCommand;
    private long statusDueNs;
    private long inputs;

    /**
     * A core at the beginning of a tape.
     *
     * @param out who is told, until {@link #tell} names another
     */
    public ExecutorCore(PolicyInForce.Reader policies, OrderHasher hasher, CoreOutput out) {
        this.policies = policies;
        Alarms alarms = new CoreAlarms();
        kernel = new Kernel(out);
        latch = new KillLatch(kernel, this::onLatched);
        heartbeat = new Heartbeat(kernel);
        geoblock = new Geoblock(kernel, latch);
        books = new BookWitness(kernel);
        terms = new TermsWitness(kernel);
        trades = new TradeDesk(kernel, alarms);
        fetch = new TradeFetch(kernel, trades);
        life = new OrderLife(kernel, fetch);
        places = new PlaceDesk(kernel, life, hasher, new CoreGates(), alarms, new Witnesses(books, terms));
        cancels = new CancelDesk(kernel, life);
        doubts = new DoubtDesk(kernel, life);
        sweep = new CancelAllSweep(kernel, life, fetch, alarms);
        reconcile = new Reconcile(kernel, life, fetch, alarms);
    }

    /** From now on this one is told. */
    public void tell(CoreOutput to) {
        kernel.tell(to);
    }

    /**
     * Takes an input.
     *
     * @param eventTimeNs of its record; it never goes back
     */
    public void on(long eventTimeNs, ExecutorInput input) {
        kernel.clock.advance(eventTimeNs);
        if (input instanceof ExecutorInput.Start start) {
            start(start);
        } else if (!running) {
            throw new IllegalStateException("the tape begins with " + input + " and not with a start");
        } else {
            take(input);
        }
        doubts.pump();
        cancels.pump();
        if (++inputs % STATE_HASH_EVERY == 0) {
            StateBytes state = state();
            kernel.out().stateHash(BEHAVIOUR_VERSION, state.length(), state.sha256());
        }
    }

    private void take(ExecutorInput input) {
        if (input instanceof ExecutorInput.Seen seen) {
            seen(seen);
        } else if (input instanceof ExecutorInput.Answer answer) {
            answered(answer);
        } else if (input instanceof ExecutorInput.User user) {
            stream.heard(kernel.nowNs());
            user.news().forEach(this::news);
        } else if (input instanceof ExecutorInput.UserLink link) {
            stream.link(link.state() == LinkState.UP, kernel.nowNs());
            if (link.state() == LinkState.UP) {
                reconcile.now();
            }
        } else if (input instanceof ExecutorInput.Alive alive) {
            engine.alive(kernel.nowNs(), alive.sessionEpoch());
        } else if (input instanceof ExecutorInput.Tick) {
            tick();
        } else if (input instanceof ExecutorInput.Word word) {
            word(word);
        }
    }

    private void start(ExecutorInput.Start start) {
        if (start.behaviourVersion() != BEHAVIOUR_VERSION) {
            throw new IllegalArgumentException("behaviour version " + start.behaviourVersion() + " is not known");
        }
        running = true;
        PolicyInForce policy = policies.read(start.under());
        limits = policy.limits();
        kernel.allLost();
        kernel.caps.limits(limits);
        places.start(policy, start.under().policyHash(), start.unreadUpTo());
        books.start(policy.gate().bookMaxAgeNs());
        terms.start(policy.gate().termsMaxAgeNs());
        leaving = false;
        stream.link(false, kernel.nowNs());
        engine.start(kernel.nowNs(), policy.patience());
        heartbeat.start();
        geoblock.start(policy.venueVersion(), policy.patience());
        doubts.start();
        fetch.start();
        sweep.start();
        reconcile.start();
        geoblock.tick();
        heartbeat.tick();
        statusDueNs = kernel.nowNs();
        if (latch.isSet()) {
            sweep.begin(0);
        }
    }

    private void seen(ExecutorInput.Seen seen) {
        engine.alive(kernel.nowNs(), seen.knowledge().sessionEpoch());
        if (seen.sequence() <= lastCommand) {
            return;
        }
        if (seen.sequence() != lastCommand + 1 && lastCommand != 0) {
            latch.set(LatchCause.COMMAND_GAP, "command " + seen.sequence() + " follows " + lastCommand);
        }
        lastCommand = seen.sequence();
        EngineCommand command = seen.command();
        if (command instanceof EngineCommand.Place place) {
            place(seen, place);
        } else if (command instanceof EngineCommand.Cancel cancel) {
            cancels.cancel(cancel.key(), seen.sequence());
        } else if (command instanceof EngineCommand.CancelAll) {
            sweep.begin(seen.sequence());
        } else if (command instanceof EngineCommand.Kill kill && kill.phase() == KillPhase.LATCHED) {
            latch.set(LatchCause.ENGINE_COMMAND, "command " + seen.sequence());
            sweep.begin(seen.sequence());
        } else if (command instanceof EngineCommand.Malformed malformed) {
            latch.set(LatchCause.OTHER_BYTES, "command " + seen.sequence() + ": " + malformed.why());
        }
    }

    private void place(ExecutorInput.Seen seen, EngineCommand.Place place) {
        PlaceRequest request = place.request();
        PlaceRequest before = kernel.orders.before(request.key());
        if (before == null && !kernel.orders.isPassed(request.key())) {
            places.place(seen, place);
        } else if (before != null && !before.equals(request)) {
            latch.set(LatchCause.OTHER_BYTES, "order " + request.key() + " was asked for with other terms before");
        }
    }

    private void answered(ExecutorInput.Answer input) {
        Flight flight = kernel.landed(input.tag());
        if (flight == null) {
            return;
        }
        VenueAnswer answer = input.answer();
        switch (flight.purpose()) {
            case POST -> withOrder(flight, order -> places.answered(order, answer));
            case CANCEL -> withOrder(flight, order -> cancels.answered(order, flight, answer));
            case LOOK_UP -> withOrder(flight, order -> doubts.answered(order, flight, answer));
            case SWEEP -> sweep.cancelAnswered(flight, answer);
            case SWEEP_LOOK -> sweep.lookAnswered(flight, answer);
            case RECONCILE -> reconcile.answered(flight, answer);
            case TRADES -> fetch.answered(flight, answer);
            case BEAT -> heartbeat.answered(flight, answer);
            case QUESTION -> geoblock.answered(flight, answer);
            case BOOK -> books.answered(flight, answer);
            case TERMS -> terms.answered(flight, answer);
        }
        if (answer instanceof VenueAnswer.Refusal refusal && refusal.cause() == Refused.UNAUTHORISED) {
            latch.set(LatchCause.UNAUTHORISED, refusal.text());
        }
    }

    private void withOrder(Flight flight, Consumer<TrackedOrder> what) {
        OrderKey key = flight.key();
        TrackedOrder order = key == null ? null : kernel.orders.byKey(key);
        if (order != null) {
            what.accept(order);
        }
    }

    private void news(UserNews news) {
        if (news instanceof UserNews.OfTrade trade) {
            trades.onTrade(trade.trade());
        } else if (news instanceof UserNews.OfOrder order) {
            orderNews(order.order(), order.cancelled());
        } else {
            reconcile.now();
        }
    }

    private void orderNews(OrderFacts facts, boolean cancelled) {
        TrackedOrder order = kernel.orders.byId(facts.orderId());
        if (order == null) {
            new CoreAlarms().foreign("order 0x" + facts.orderId().toHex());
        } else if (cancelled) {
            life.live(order);
            life.gone(order, facts.status(), "told");
        } else if (facts.status().isOpen()) {
            life.live(order);
            if (order.givenUp) {
                life.reappeared(order);
            }
        }
    }

    private void tick() {
        heartbeat.tick();
        if (geoblock.tick()) {
            sweep.begin(0);
        }
        watch();
        books.tick();
        terms.tick();
        fetch.tick();
        sweep.tick();
        reconcile.tick();
        trades.forget(fetch.shownSinceS());
        kernel.orders.forget(kernel.nowNs(), fetch.shownSinceS());
        if (kernel.nowNs() >= statusDueNs) {
            statusDueNs = kernel.nowNs() + STATUS_NS;
            kernel.out().status(!latch.isSet(), stream.isUp(kernel.nowNs()) ? LinkState.UP : LinkState.DOWN);
        }
    }

    private void watch() {
        if (heartbeat.isLost()) {
            latch.set(
                    LatchCause.HEARTBEAT_LOST, "no beat was taken for " + Heartbeat.LOST_NS / Kernel.SECOND_NS + " s");
        }
        if (engine.isSilent(kernel.nowNs())) {
            if (engine.wasHeard()) {
                latch.set(LatchCause.ENGINE_SILENT, "no sign of life of the engine");
            } else if (!kernel.orders.live().isEmpty()) {
                sweep.begin(0);
            }
        }
    }

    private void word(ExecutorInput.Word word) {
        if (word.word() == OperatorWord.KILL) {
            latch.set(LatchCause.OPERATOR, word.who());
            sweep.begin(0);
        } else if (word.word() == OperatorWord.LEAVE) {
            leaving = true;
            sweep.begin(0);
        } else if (word.word() == OperatorWord.REARM && latch.isSet()) {
            rearm(word.who());
        }
    }

    private void rearm(String who) {
        LatchCause standing = geoblock.standing();
        if (standing != null) {
            latch.refuseRearm(standing, "that has not changed");
        } else if (heartbeat.isMissed()) {
            latch.refuseRearm(LatchCause.HEARTBEAT_LOST, "the venue takes no beat");
        } else if (engine.isSilent(kernel.nowNs())) {
            latch.refuseRearm(LatchCause.ENGINE_SILENT, "the engine is silent");
        } else {
            repeated.forget();
            latch.rearm(who);
        }
    }

    private void onLatched() {
        sweep.begin(0);
    }

    /** Whether the latch is set: the shell asks again between signing and sending. */
    public boolean isLatched() {
        return latch.isSet();
    }

    /** Whether everything is being cancelled, and the venue has not been seen empty yet. */
    public boolean isSweeping() {
        return sweep.isGoing();
    }

    /** What an answer with this tag would answer, null if nobody waits for it. */
    public @Nullable VenueRequest request(long tag) {
        return kernel.request(tag);
    }

    /** The intent of this id, null if there is none. */
    public @Nullable OrderIntent intent(OrderKey key) {
        TrackedOrder order = kernel.orders.byKey(key);
        return order == null ? null : order.intent;
    }

    /** The intent of this hash, null if there is none. */
    public @Nullable OrderIntent intent(Uint256 orderId) {
        TrackedOrder order = kernel.orders.byId(orderId);
        return order == null ? null : order.intent;
    }

    /** Sequence of the newest command that was read, 0 for none. */
    public long lastCommand() {
        return lastCommand;
    }

    /** What everything may cost at worst, millionths of a dollar. */
    public long worstE6() {
        return kernel.caps.worstE6();
    }

    /** Everything that decides, as bytes: equal states give equal bytes. */
    public StateBytes state() {
        StateBytes out = new StateBytes();
        kernel.write(out);
        latch.write(out);
        stream.write(out);
        engine.write(out);
        repeated.write(out);
        heartbeat.write(out);
        geoblock.write(out);
        books.write(out);
        terms.write(out);
        trades.write(out);
        fetch.write(out);
        places.write(out);
        sweep.write(out);
        reconcile.write(out);
        out.put(lastCommand);
        out.put(statusDueNs);
        out.put(inputs);
        out.put(foreignSeen);
        out.put(leaving);
        return out;
    }

    private final class CoreGates implements PlaceDesk.Gates {

        @Override
        public @Nullable String refusal() {
            if (latch.isSet()) {
                return "the latch is set";
            }
            if (leaving) {
                return "the executor is leaving";
            }
            if (sweep.isGoing()) {
                return "everything is being cancelled";
            }
            if (!geoblock.isAllowed()) {
                return "it is not known that this place may trade";
            }
            if (heartbeat.isMissed()) {
                return "a heartbeat is missing";
            }
            return stream.isUp(kernel.nowNs()) ? null : "nobody would tell of a fill";
        }

        @Override
        public int sessionEpoch() {
            return engine.sessionEpoch();
        }
    }

    private final class CoreAlarms implements Alarms {

        @Override
        public void foreign(String what) {
            foreignSeen = true;
            latch.set(LatchCause.FOREIGN_ORDER, what);
        }

        @Override
        public void filled(TrackedOrder order) {
            PlaceRequest request = order.request();
            if (repeated.add(request.asset().conditionId(), request.side(), kernel.steadyNs(), limits.repeated())) {
                latch.set(LatchCause.REPEATED_EXECUTION, limits.repeated().fills() + " fills of one side of a market");
            }
        }

        @Override
        public void refusedBySignature(TrackedOrder order, Refused cause) {
            LatchCause why =
                    switch (cause) {
                        case VERSION_MISMATCH -> LatchCause.VERSION_MISMATCH;
                        case BLOCKED -> LatchCause.GEOBLOCK;
                        default -> LatchCause.UNAUTHORISED;
                    };
            latch.set(why, "order " + order.key() + " was turned away");
        }

        @Override
        public void otherHash(TrackedOrder order) {
            latch.set(LatchCause.OTHER_HASH, "order " + order.key() + " has another hash at the venue");
        }
    }
}
