package io.tapemaker.sim.world;

import io.tapemaker.executor.domain.CoreOutput;
import io.tapemaker.executor.domain.EngineCommand;
import io.tapemaker.executor.domain.ExecutorCore;
import io.tapemaker.executor.domain.ExecutorInput;
import io.tapemaker.executor.domain.OrderIntent;
import io.tapemaker.executor.domain.order.OrderKey;
import io.tapemaker.executor.domain.order.PlaceRequest;
import io.tapemaker.executor.domain.venue.VenueAnswer;
import io.tapemaker.executor.domain.venue.VenueRequest;
import io.tapemaker.executor.tape.ExecutorReplay;
import io.tapemaker.executor.tape.ExecutorRunner;
import io.tapemaker.executor.tape.ExecutorStep;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.codecs.ExecutionKind;
import io.tapemaker.journal.codecs.FillStatus;
import io.tapemaker.journal.codecs.KillPhase;
import io.tapemaker.journal.codecs.LatchCause;
import io.tapemaker.journal.codecs.LinkState;
import io.tapemaker.journal.codecs.RunMode;
import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.TickSize;
import io.tapemaker.journal.types.Uint256;
import io.tapemaker.sim.venue.OrderRequest;
import io.tapemaker.sim.venue.OrderTerms;
import io.tapemaker.sim.venue.OrderView;
import io.tapemaker.sim.venue.RateTier;
import io.tapemaker.sim.venue.SimVenue;
import io.tapemaker.sim.venue.TokenRef;
import io.tapemaker.sim.venue.VenueMode;
import io.tapemaker.sim.workload.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One order, a venue that does one thing with its post, and a process that dies at one step; the user stream says
 * nothing, so that everything has to be looked up.
 */
final class MatrixRun {

    /** What the venue does with the post. */
    enum Outcome {
        NOT_RECEIVED,
        PLACED,
        FILLED,
        REJECTED,
        /** Accepted after a look-up has said that it is absent. */
        LATE,
        /** It arrives twice, and the second answer is the one that counts. */
        DUPLICATED
    }

    private static final long SECOND_NS = 1_000_000_000L;
    private static final long TICK_NS = SECOND_NS / 4;
    private static final long TIMEOUT_NS = 5 * SECOND_NS;
    private static final int EPOCH = 1;
    private static final OrderKey FIRST = new OrderKey(EPOCH, 1);
    private static final TokenRef YES = new TokenRef(0, 0);
    private static final long PRICE_E4 = 4_000;
    private static final long SIZE_E6 = 50_000_000L;

    private final Surroundings around = Surroundings.at(World.START_NS, Narrator.NOBODY);
    private final Outcome outcome;
    private final boolean answered;
    private final SimVenue venue;
    private final int ours;
    private final int theirs;
    private final VenueCalls calls;
    private final ModelledJournal journal = new ModelledJournal(JournalKind.EXECUTIONS, new ModelledDisk());
    private final ExecutorSteps steps = new ExecutorSteps();
    private final Handed handed = new Handed(true);
    private final PostWatch posts = new PostWatch(around, journal);
    private final Outside outside = new Outside();
    private final TreeMap<OrderKey, ExecutionKind> told = new TreeMap<>();
    private final TreeMap<OrderKey, Integer> posted = new TreeMap<>();
    private @Nullable ExecutorRunner runner;
    private @Nullable OrderIntent first;
    private List<Pending> pending = new ArrayList<>();
    private long filledE6;
    private long number;
    private int absences;
    private boolean crashed;
    private boolean lateCame;

    private record Pending(long tag, VenueAnswer answer, long atNs) {}

    MatrixRun(Outcome outcome, boolean answered) {
        this.outcome = outcome;
        this.answered = answered;
        WorldPlan plan = WorldPlan.calm(1, 60, 1);
        Link link = new Link(around.scheduler(), SeededRandom.named(1, "matrix"), LinkQuality.GOOD, around.faults());
        VenueNode node = new VenueNode(around, new ChainLuck(plan, around.faults()), link, link);
        Tokens tokens = new Tokens();
        new WorldMarkets(plan).list(node, tokens, around.scheduler().nowNs());
        venue = node.venue();
        ours = account("0xours");
        theirs = account("0xtheirs");
        calls = new VenueCalls(around, tokens, ours);
    }

    private int account(String name) {
        int account = venue.operator().openAccount(name, RateTier.STANDARD, World.START_NS);
        venue.operator().deposit(account, 1_000_000_000L, World.START_NS);
        return account;
    }

    /** Runs it; the process dies when it passes this step for the so-manieth time behind the command. */
    void run(ExecutorStep step, long pass) {
        start();
        pass(2 * SECOND_NS);
        steps.arm(step, pass);
        place();
        pass(6 * SECOND_NS);
        steps.disarm();
        for (int i = 0; i < 45; i++) {
            place();
            pass(SECOND_NS);
        }
    }

    private void start() {
        ExecutorRunner opened = ExecutorRunner.open(
                journal,
                SimPolicy.READER,
                SimPolicy.HASHER,
                handed,
                new ExecutorRunner.World(outside, () -> true, steps));
        runner = opened;
        give(new ExecutorInput.Start(
                ExecutorCore.BEHAVIOUR_VERSION,
                RunMode.SIM,
                handed.last(),
                new ExecutorInput.Under(Uint256.ZERO, new byte[0], "simulated", "matrix")));
        give(new ExecutorInput.UserLink(LinkState.UP));
    }

    private long nowNs() {
        return around.scheduler().nowNs();
    }

    private void give(ExecutorInput input) {
        ExecutorRunner open = runner;
        if (open == null) {
            return;
        }
        try {
            open.on(nowNs(), input);
        } catch (ExecutorCrashException e) {
            crashed = true;
            runner = null;
            journal.writerGone();
            pending = new ArrayList<>();
            around.scheduler().in(3 * SECOND_NS, this::start);
        }
    }

    private void place() {
        PlaceRequest request = new PlaceRequest(
                new OrderKey(EPOCH, ++number),
                new PlaceRequest.Asset(Tokens.market(venue, YES), Tokens.token(venue, YES)),
                Side.BUY,
                new PlaceRequest.Quote(number == 1 ? PRICE_E4 : PRICE_E4 - 100, SIZE_E6, TickSize.CENT),
                new PlaceRequest.Terms(true, 0));
        handed.add(number, new EngineCommand.Place(request, nowNs()), 7);
        read();
    }

    private void read() {
        ExecutorRunner open = runner;
        Map.Entry<Long, Handed.Entry> next =
                open == null ? null : handed.after(open.core().lastCommand());
        while (next != null) {
            ExecutorInput.Knowledge known = new ExecutorInput.Knowledge(EPOCH, nowNs(), true);
            give(new ExecutorInput.Seen(next.getKey(), 7, next.getValue().command(), known));
            next = runner == null ? null : handed.after(next.getKey());
        }
    }

    private void pass(long lengthNs) {
        long untilNs = nowNs() + lengthNs;
        while (nowNs() < untilNs) {
            long tickNs = nowNs() + TICK_NS;
            while (around.scheduler().step(tickNs)) {
                read();
            }
            venue.advance(nowNs());
            give(new ExecutorInput.Alive(nowNs(), EPOCH));
            give(new ExecutorInput.User(List.of()));
            give(new ExecutorInput.Tick(nowNs()));
            read();
            answer();
        }
    }

    private void answer() {
        boolean more = true;
        while (more) {
            Pending next = pending.stream()
                    .filter(each -> each.atNs() <= nowNs())
                    .findFirst()
                    .orElse(null);
            more = next != null;
            if (next != null) {
                pending.remove(next);
                give(new ExecutorInput.Answer(next.tag(), next.answer()));
            }
        }
    }

    private VenueAnswer post(OrderIntent intent) {
        return switch (outcome) {
            case NOT_RECEIVED, LATE -> unknown();
            case PLACED -> calls.post(venue, intent);
            case FILLED -> {
                VenueAnswer answer = calls.post(venue, intent);
                take();
                yield answer;
            }
            case REJECTED -> {
                venue.operator().setMode(VenueMode.CANCEL_ONLY, nowNs());
                VenueAnswer answer = calls.post(venue, intent);
                venue.operator().setMode(VenueMode.NORMAL, nowNs());
                yield answer;
            }
            case DUPLICATED -> {
                calls.post(venue, intent);
                yield calls.post(venue, intent);
            }
        };
    }

    /** Somebody buys the other token, which is to sell ours: all of it. */
    private void take() {
        venue.placeOrder(
                theirs,
                OrderRequest.limit(
                        "0x" + "77".repeat(32),
                        theirs,
                        new TokenRef(0, 1),
                        Side.BUY,
                        10_000 - PRICE_E4,
                        SIZE_E6,
                        OrderTerms.GTC),
                nowNs());
    }

    private static VenueAnswer unknown() {
        return new VenueAnswer.Unknown("no answer in time");
    }

    /** Whether the process died. */
    boolean hasCrashed() {
        return crashed;
    }

    /** Whether the venue took the order after it had been said to be absent. */
    boolean hasComeLate() {
        return lateCame;
    }

    /** What is wrong, empty for nothing. */
    String problem() {
        for (Map.Entry<OrderKey, Integer> each : posted.entrySet()) {
            if (each.getValue() > 1) {
                return each.getKey() + " was posted " + each.getValue() + " times";
            }
        }
        String fate = fate();
        if (!fate.isEmpty()) {
            return fate;
        }
        boolean anotherWasPlaced = posted.keySet().stream().anyMatch(key -> !key.equals(FIRST));
        return anotherWasPlaced ? replayed() : "nothing was ever placed into the market again";
    }

    private String replayed() {
        ExecutorReplay replay = new ExecutorReplay(SimPolicy.READER, SimPolicy.HASHER, handed);
        replay.run(journal);
        return replay.missing() == 0 ? "" : "the tape lacks " + replay.missing() + " records";
    }

    /** Whether what was told of the first order is what the venue knows. */
    private String fate() {
        ExecutionKind kind = told.get(FIRST);
        OrderIntent intent = first;
        OrderView view = intent == null ? null : venue.order(ours, VenueCalls.id(intent.orderId()), nowNs());
        if (kind == null || kind == ExecutionKind.UNKNOWN) {
            return "the first order is left as " + kind;
        }
        if (view == null) {
            boolean right = kind == ExecutionKind.REJECTED || kind == ExecutionKind.ABSENT;
            return right ? "" : "nothing is at the venue, and it is told as " + kind;
        }
        if (filledE6 != view.matchedE6()) {
            return "fills of " + filledE6 + " were told, and there were " + view.matchedE6();
        }
        boolean open = view.status().isOpen();
        boolean right = open ? kind == ExecutionKind.ACCEPTED : kind == ExecutionKind.CANCELLED;
        return right ? "" : "it is " + view.status() + " at the venue, and it is told as " + kind;
    }

    private final class Outside implements CoreOutput {

        @Override
        public void intent(OrderIntent intent) {
            posts.onIntent(intent);
            first = intent.key().equals(FIRST) ? intent : first;
        }

        @Override
        public void outcome(ExecutionKind kind, OrderKey key, String why) {
            // Told by the report.
        }

        @Override
        public void ask(long tag, VenueRequest request) {
            if (request instanceof VenueRequest.Post post) {
                OrderKey key = post.intents().get(0);
                ExecutorRunner open = Objects.requireNonNull(runner);
                OrderIntent intent = Objects.requireNonNull(open.core().intent(key));
                posts.onPost(intent);
                posted.merge(key, 1, Integer::sum);
                VenueAnswer answer = key.equals(FIRST) ? post(intent) : calls.post(venue, intent);
                boolean lost = key.equals(FIRST) && !answered;
                answerLater(tag, lost ? unknown() : answer);
            } else {
                absences += request instanceof VenueRequest.LookUp ? 1 : 0;
                VenueAnswer answer = calls.ask(venue, request);
                if (outcome == Outcome.LATE && absences == 2 && !lateCame && first != null) {
                    lateCame = true;
                    calls.post(venue, first);
                }
                answerLater(tag, answer);
            }
        }

        private void answerLater(long tag, VenueAnswer answer) {
            boolean timeOut = answer instanceof VenueAnswer.Unknown;
            pending.add(new Pending(tag, answer, nowNs() + (timeOut ? TIMEOUT_NS : TICK_NS)));
        }

        @Override
        public void report(ExecutionKind kind, OrderKey key, long commandSequence) {
            posts.onReport(kind, key);
            told.put(key, kind);
        }

        @Override
        public void fill(Fill fill) {
            if (fill.key().equals(FIRST) && fill.status() == FillStatus.CONFIRMED) {
                filledE6 += fill.sizeE6();
            }
        }

        @Override
        public void status(boolean armed, LinkState userStream) {
            // Nobody listens.
        }

        @Override
        public void latch(LatchCause cause, KillPhase phase, String detail) {
            posts.onLatch(phase);
        }

        @Override
        public void stateHash(int behaviourVersion, int stateLength, byte[] sha256) {
            // On the tape.
        }
    }
}
