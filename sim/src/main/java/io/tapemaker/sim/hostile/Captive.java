package io.tapemaker.sim.hostile;

import io.tapemaker.executor.domain.CoreOutput;
import io.tapemaker.executor.domain.EngineCommand;
import io.tapemaker.executor.domain.ExecutorCore;
import io.tapemaker.executor.domain.ExecutorInput;
import io.tapemaker.executor.domain.OrderIntent;
import io.tapemaker.executor.domain.order.OrderKey;
import io.tapemaker.executor.domain.venue.UserNews;
import io.tapemaker.executor.domain.venue.VenueAnswer;
import io.tapemaker.executor.domain.venue.VenueRequest;
import io.tapemaker.executor.policy.Policy;
import io.tapemaker.executor.run.FilePolicies;
import io.tapemaker.executor.signing.OrderTypedData;
import io.tapemaker.executor.tape.ExecutorReplay;
import io.tapemaker.executor.tape.ExecutorRunner;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.codecs.ExecutionKind;
import io.tapemaker.journal.codecs.KillPhase;
import io.tapemaker.journal.codecs.LatchCause;
import io.tapemaker.journal.codecs.LinkState;
import io.tapemaker.journal.codecs.OperatorWord;
import io.tapemaker.journal.codecs.RunMode;
import io.tapemaker.journal.memory.MemoryJournal;
import io.tapemaker.sim.venue.UserEvent;
import io.tapemaker.sim.world.Handed;
import io.tapemaker.sim.world.VenueAnswers;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.LongSupplier;

/** The executor as it ships, policy, caps and tape, that obeys a hostile engine; everything but the signature. */
final class Captive implements CoreOutput {

    static final int EPOCH = 1;

    private static final long ANSWER_NS = 50_000_000L;
    private static final long NEWS_NS = 100_000_000L;
    private static final long TIMEOUT_NS = 5_000_000_000L;

    private final Policy policy;
    private final byte[] policyBytes;
    private final Exchange exchange;
    private final VenueAnswers calls;
    private final LongSupplier venueClock;
    private final MemoryJournal executions = new MemoryJournal(JournalKind.EXECUTIONS);
    private final Handed commands = new Handed(true);
    private final PriorityQueue<Arrival> arrivals =
            new PriorityQueue<>(Comparator.comparingLong(Arrival::atNs).thenComparingLong(Arrival::number));
    private ExecutorRunner runner;
    private String refusal = "";
    private long aheadNs;
    private long arrivalNumber;
    private int starts;
    private boolean losesAnswers;
    private final Set<Fill> told = new HashSet<>();
    private String fault = "";

    private record Arrival(long atNs, long number, ExecutorInput input) {}

    Captive(Policy policy, byte[] policyBytes, Exchange exchange, LongSupplier venueClock) {
        this.policy = policy;
        this.policyBytes = policyBytes;
        this.exchange = exchange;
        this.venueClock = venueClock;
        this.calls = new VenueAnswers(exchange.tokens(), exchange.ours());
        this.runner = open();
        begin();
    }

    private ExecutorRunner open() {
        starts++;
        return ExecutorRunner.open(
                executions,
                new FilePolicies(),
                new OrderTypedData(),
                commands,
                new ExecutorRunner.World(this, () -> true, ExecutorRunner.Steps.SILENT));
    }

    private void begin() {
        String profile = FilePolicies.profileOf(policy);
        give(new ExecutorInput.Start(
                ExecutorCore.BEHAVIOUR_VERSION,
                RunMode.SIM,
                commands.last(),
                new ExecutorInput.Under(policy.sha256(), policyBytes, profile, "hostile")));
        give(new ExecutorInput.UserLink(LinkState.UP));
    }

    /** The executor's own clock, which may be ahead of the venue's. */
    long nowNs() {
        return venueClock.getAsLong() + aheadNs;
    }

    int starts() {
        return starts;
    }

    boolean isLatched() {
        return runner.core().isLatched();
    }

    /** Why the last order was refused. */
    String refusal() {
        return refusal;
    }

    /** What the executor has got wrong without losing anything by it, empty for nothing. */
    String fault() {
        return fault;
    }

    /** From now on posts arrive and their answers do not. */
    void losesAnswers(boolean loses) {
        losesAnswers = loses;
    }

    /** It dies, and starts again with a clock that was set forward meanwhile. */
    void restart(long forwardNs) {
        runner.close();
        arrivals.clear();
        aheadNs += forwardNs;
        runner = open();
        begin();
    }

    private void give(ExecutorInput input) {
        runner.on(nowNs(), input);
        for (UserEvent event = exchange.news(); event != null; event = exchange.news()) {
            UserNews news = calls.news(exchange.venue(), event);
            if (news != null) {
                arrive(NEWS_NS, new ExecutorInput.User(List.of(news)));
            }
        }
    }

    private void arrive(long afterNs, ExecutorInput input) {
        arrivals.add(new Arrival(venueClock.getAsLong() + afterNs, ++arrivalNumber, input));
    }

    /** Time has passed. */
    void tick() {
        while (!arrivals.isEmpty() && arrivals.element().atNs() <= venueClock.getAsLong()) {
            give(arrivals.remove().input());
        }
        give(new ExecutorInput.Tick(nowNs()));
    }

    /** The engine lives, and the user stream is up. */
    void signsOfLife() {
        give(new ExecutorInput.Alive(commands.last() + 1, EPOCH));
        give(new ExecutorInput.User(List.of()));
    }

    /** The next command; its sequence. */
    long command(EngineCommand command) {
        long sequence = commands.last() + 1;
        commands.add(sequence, command, 1);
        refusal = "";
        ExecutorInput.Knowledge knowledge = new ExecutorInput.Knowledge(EPOCH, nowNs(), true);
        give(new ExecutorInput.Seen(sequence, 1, command, knowledge));
        return sequence;
    }

    /** Sequence that the next command has. */
    long nextSequence() {
        return commands.last() + 1;
    }

    /** Whether an order was let through. */
    boolean isIntended(OrderKey key) {
        return runner.core().intent(key) != null;
    }

    /** A person has looked at the latch and takes it back. */
    void rearm() {
        give(new ExecutorInput.Word(OperatorWord.REARM, "hostile", "on with it"));
    }

    /** Decides its whole tape again; throws where that gives anything else. */
    void replay() {
        new ExecutorReplay(new FilePolicies(), new OrderTypedData(), commands).run(executions);
    }

    @Override
    public void intent(OrderIntent intent) {
        // On its tape.
    }

    @Override
    public void outcome(ExecutionKind kind, OrderKey key, String why) {
        refusal = kind == ExecutionKind.REJECTED ? why : refusal;
    }

    @Override
    public void ask(long tag, VenueRequest request) {
        long nowNs = venueClock.getAsLong();
        if (!(request instanceof VenueRequest.Post post)) {
            arrive(ANSWER_NS, new ExecutorInput.Answer(tag, calls.ask(exchange.venue(), request, nowNs)));
            return;
        }
        OrderIntent intent = Objects.requireNonNull(
                runner.core().intent(post.intents().get(0)), "a post of something that nobody intends");
        VenueAnswer answer = calls.post(exchange.venue(), intent, nowNs);
        arrive(
                losesAnswers ? TIMEOUT_NS : ANSWER_NS,
                new ExecutorInput.Answer(tag, losesAnswers ? new VenueAnswer.Unknown("no answer in time") : answer));
    }

    @Override
    public void report(ExecutionKind kind, OrderKey key, long commandSequence) {
        // The engine knows better.
    }

    @Override
    public void fill(Fill fill) {
        if (!told.add(fill)) {
            fault = "told twice of " + fill;
        }
    }

    @Override
    public void status(boolean armed, LinkState userStream) {
        // The engine does not care.
    }

    @Override
    public void latch(LatchCause cause, KillPhase phase, String detail) {
        refusal = cause + " " + phase + " " + detail;
        if (cause == LatchCause.FOREIGN_ORDER) {
            fault = refusal;
        }
    }

    @Override
    public void stateHash(int behaviourVersion, int stateLength, byte[] sha256) {
        // On its tape.
    }
}
