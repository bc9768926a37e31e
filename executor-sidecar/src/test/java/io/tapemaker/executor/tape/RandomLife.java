package io.tapemaker.executor.tape;

import io.tapemaker.executor.domain.Bench;
import io.tapemaker.executor.domain.CapLimits;
import io.tapemaker.executor.domain.CoreOutput;
import io.tapemaker.executor.domain.EngineCommand;
import io.tapemaker.executor.domain.ExecutorCore;
import io.tapemaker.executor.domain.ExecutorInput;
import io.tapemaker.executor.domain.OrderIntent;
import io.tapemaker.executor.domain.PolicyGate;
import io.tapemaker.executor.domain.PolicyInForce;
import io.tapemaker.executor.domain.order.OrderKey;
import io.tapemaker.executor.domain.order.PlaceRequest;
import io.tapemaker.executor.domain.venue.OrderFacts;
import io.tapemaker.executor.domain.venue.Refused;
import io.tapemaker.executor.domain.venue.TradeFacts;
import io.tapemaker.executor.domain.venue.UserNews;
import io.tapemaker.executor.domain.venue.VenueAnswer;
import io.tapemaker.executor.domain.venue.VenueRequest;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.codecs.ExecutionKind;
import io.tapemaker.journal.codecs.FillStatus;
import io.tapemaker.journal.codecs.KillPhase;
import io.tapemaker.journal.codecs.LatchCause;
import io.tapemaker.journal.codecs.LinkState;
import io.tapemaker.journal.codecs.OperatorWord;
import io.tapemaker.journal.codecs.RunMode;
import io.tapemaker.journal.memory.MemoryJournal;
import io.tapemaker.journal.types.ConditionId;
import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.TickSize;
import io.tapemaker.journal.types.TokenId;
import io.tapemaker.journal.types.Uint256;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;

/** An executor beside a venue that does anything, over a journal whose process dies at any step. */
final class RandomLife {

    private static final long SECOND_NS = 1_000_000_000L;
    private static final int EPOCH = 1;

    private final SplittableRandom random;
    private final MemoryJournal executions = new MemoryJournal(JournalKind.EXECUTIONS);
    private final List<EngineCommand> commands = new ArrayList<>();
    private final Map<Uint256, OrderFacts.Status> venue = new HashMap<>();
    private final Map<Uint256, OrderIntent> known = new HashMap<>();
    private final Set<OrderKey> posted = new HashSet<>();
    private final Map<OrderKey, Long> unknown = new HashMap<>();
    private final Map<String, Long> told = new HashMap<>();
    private final Outside outside = new Outside();
    private List<Map.Entry<Long, VenueRequest>> asked = new ArrayList<>();
    private ExecutorRunner runner;
    private String problem = "";
    private long nowNs = 1_790_596_800_000_000_000L;
    private long handed;
    private long crashes;
    private long number;
    private boolean armed;

    private static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    RandomLife(long seed) {
        random = new SplittableRandom(seed);
        runner = open();
    }

    private ExecutorRunner open() {
        ExecutorRunner.World world = new ExecutorRunner.World(outside, () -> true, this::step);
        return ExecutorRunner.open(executions, policies(Bench.WIDE), Bench.HASHER, new TypedReading(commands), world);
    }

    private void step(ExecutorStep step) {
        if (armed && random.nextInt(25) == 0) {
            armed = false;
            throw new Crash();
        }
    }

    static PolicyInForce.Reader policies(CapLimits limits) {
        return under -> new PolicyInForce(
                new PolicyGate() {
                    @Override
                    public Verdict judge(Question question) {
                        return new Verdict.Allowed(Bench.draft(
                                question.request(), question.stamp(), "event", 5_000_000_000L, 8_000_000_000L));
                    }

                    @Override
                    public long bookMaxAgeNs() {
                        return 0;
                    }
                },
                limits,
                PolicyInForce.Patience.STANDARD,
                2);
    }

    ExecutorReplay replay(CapLimits limits) {
        ExecutorReplay replay = new ExecutorReplay(policies(limits), Bench.HASHER, new TypedReading(commands));
        replay.run(executions);
        return replay;
    }

    /** Lives through so many events, and then dies no more. */
    void live(int steps) {
        on(start());
        on(new ExecutorInput.UserLink(LinkState.UP));
        for (int i = 0; i < steps; i++) {
            nowNs += random.nextLong(SECOND_NS);
            armed = random.nextInt(40) == 0;
            happen();
            armed = false;
        }
    }

    private ExecutorInput start() {
        return new ExecutorInput.Start(
                ExecutorCore.BEHAVIOUR_VERSION,
                RunMode.SIM,
                handed,
                new ExecutorInput.Under(Uint256.ZERO, new byte[] {1}, "bench", "test"));
    }

    private void happen() {
        on(new ExecutorInput.Alive(nowNs, EPOCH));
        on(new ExecutorInput.User(List.of()));
        switch (random.nextInt(10)) {
            case 0, 1, 2 -> command(place());
            case 3 -> command(new EngineCommand.Cancel(new OrderKey(EPOCH, 1 + random.nextLong(number + 1))));
            case 4 -> {
                if (random.nextInt(6) == 0) {
                    command(new EngineCommand.CancelAll());
                }
            }
            case 5 -> news();
            case 6 -> on(new ExecutorInput.Word(OperatorWord.REARM, "test", ""));
            default -> on(new ExecutorInput.Tick(nowNs));
        }
        int answers = random.nextInt(6);
        for (int i = 0; i < answers && !asked.isEmpty(); i++) {
            Map.Entry<Long, VenueRequest> next = asked.remove(random.nextInt(asked.size()));
            on(new ExecutorInput.Answer(next.getKey(), answer(next.getValue())));
        }
    }

    private EngineCommand place() {
        long market = 1L + random.nextInt(3);
        PlaceRequest request = new PlaceRequest(
                new OrderKey(EPOCH, ++number),
                new PlaceRequest.Asset(
                        new ConditionId(new Uint256(0, 0, 0, market)), new TokenId(new Uint256(0, 0, 1, market))),
                random.nextBoolean() ? Side.BUY : Side.SELL,
                new PlaceRequest.Quote(100L * (1 + random.nextInt(99)), 5_000_000L, TickSize.CENT),
                new PlaceRequest.Terms(true, 0));
        return new EngineCommand.Place(request, nowNs);
    }

    private void command(EngineCommand command) {
        commands.add(command);
        while (handed < commands.size()) {
            handed++;
            ExecutorInput.Knowledge knowledge = new ExecutorInput.Knowledge(EPOCH, nowNs, true);
            on(new ExecutorInput.Seen(handed, 1, commands.get((int) handed - 1), knowledge));
        }
    }

    private void news() {
        for (Map.Entry<Uint256, OrderIntent> entry : known.entrySet()) {
            OrderIntent intent = entry.getValue();
            if (venue.containsKey(entry.getKey()) && random.nextInt(3) == 0) {
                FillStatus[] all = {FillStatus.MATCHED, FillStatus.MINED, FillStatus.CONFIRMED, FillStatus.FAILED};
                TradeFacts trade = new TradeFacts(
                        "t" + random.nextInt(3),
                        all[random.nextInt(4)],
                        List.of(new TradeFacts.Part(
                                intent.orderId(),
                                intent.request().asset().tokenId(),
                                intent.request().side(),
                                intent.request().quote().priceE4(),
                                1_000_000,
                                false)),
                        nowNs / SECOND_NS);
                on(new ExecutorInput.User(List.of(new UserNews.OfTrade(trade))));
                return;
            }
        }
    }

    private void on(ExecutorInput input) {
        try {
            runner.on(nowNs, input);
        } catch (Crash e) {
            crashes++;
            asked = new ArrayList<>();
            runner.close();
            nowNs += random.nextLong(20 * SECOND_NS);
            runner = open();
            runner.on(nowNs, start());
            runner.on(nowNs, new ExecutorInput.UserLink(LinkState.UP));
        }
    }

    private VenueAnswer answer(VenueRequest request) {
        if (random.nextInt(8) == 0) {
            return new VenueAnswer.Unknown("time-out");
        } else if (request instanceof VenueRequest.Post post) {
            return posted(post.intents().get(0));
        } else if (request instanceof VenueRequest.LookUp lookUp) {
            OrderIntent intent = known.get(lookUp.orderId());
            OrderFacts.Status status = venue.get(lookUp.orderId());
            return intent == null || status == null
                    ? new VenueAnswer.Absent()
                    : new VenueAnswer.Found(facts(intent, status));
        } else if (request instanceof VenueRequest.Cancel cancel) {
            boolean done = venue.replace(cancel.orderIds().get(0), OrderFacts.Status.LIVE, OrderFacts.Status.CANCELLED);
            return new VenueAnswer.Cancelled(done ? cancel.orderIds() : List.of(), List.of());
        } else if (request instanceof VenueRequest.CancelAll) {
            venue.replaceAll((id, status) -> status.isOpen() ? OrderFacts.Status.CANCELLED : status);
            return new VenueAnswer.Cancelled(List.of(), List.of());
        } else if (request instanceof VenueRequest.OpenOrders) {
            List<OrderFacts> open = known.values().stream()
                    .filter(intent -> venue.get(intent.orderId()) == OrderFacts.Status.LIVE)
                    .map(intent -> facts(intent, OrderFacts.Status.LIVE))
                    .toList();
            return new VenueAnswer.OpenOrders(open, null);
        }
        return usual(request);
    }

    static VenueAnswer usual(VenueRequest request) {
        if (request instanceof VenueRequest.Beat) {
            return new VenueAnswer.Beat("next");
        } else if (request instanceof VenueRequest.Ask ask) {
            return switch (ask.question()) {
                case GEOBLOCK -> new VenueAnswer.Geo(false, "IE", "");
                case CLOSED_ONLY -> new VenueAnswer.ClosedOnly(false);
                case VERSION -> new VenueAnswer.Version(2);
                case TIME -> new VenueAnswer.Time(0);
            };
        }
        return new VenueAnswer.Trades(List.of(), null);
    }

    private VenueAnswer posted(OrderKey key) {
        OrderIntent intent = known.values().stream()
                .filter(each -> each.key().equals(key))
                .findFirst()
                .orElseThrow();
        boolean taken = venue.get(intent.orderId()) != null;
        VenueAnswer.Post post = taken
                ? new VenueAnswer.Post.Accepted(intent.orderId(), false, false)
                : new VenueAnswer.Post.Rejected(Refused.CROSSES, "");
        return new VenueAnswer.Posted(
                List.of(taken && random.nextInt(6) == 0 ? new VenueAnswer.Post.Duplicated() : post));
    }

    private static OrderFacts facts(OrderIntent intent, OrderFacts.Status status) {
        return new OrderFacts(
                intent.orderId(),
                intent.request().asset().conditionId(),
                intent.request().asset().tokenId(),
                intent.request().side(),
                new OrderFacts.Sizes(intent.request().quote().priceE4(), 5_000_000, 0),
                status);
    }

    byte[] stateHash() {
        return runner.core().state().sha256();
    }

    String problem() {
        return problem;
    }

    long posts() {
        return posted.size();
    }

    long crashes() {
        return crashes;
    }

    long told(String kind) {
        return told.getOrDefault(kind, 0L);
    }

    /** What leaves the executor, judged as it leaves. */
    private final class Outside implements CoreOutput {

        private final Set<OrderKey> durable = new HashSet<>();

        @Override
        public void intent(OrderIntent intent) {
            durable.add(intent.key());
            known.put(intent.orderId(), intent);
        }

        @Override
        public void outcome(ExecutionKind kind, OrderKey key, String why) {
            // Told by the report, too.
        }

        @Override
        public void ask(long tag, VenueRequest request) {
            asked.add(Map.entry(tag, request));
            if (request instanceof VenueRequest.Post post) {
                OrderKey key = post.intents().get(0);
                require(posted.add(key), key + " is posted twice");
                require(durable.contains(key), key + " is posted without an intent");
                require(!unknown.containsValue(market(key)), key + " goes into a market in doubt");
                if (random.nextInt(3) > 0) {
                    venue.put(Objects.requireNonNull(runner.core().intent(key)).orderId(), OrderFacts.Status.LIVE);
                }
            }
        }

        private long market(OrderKey key) {
            return known.values().stream()
                    .filter(intent -> intent.key().equals(key))
                    .mapToLong(intent ->
                            intent.request().asset().conditionId().value().low())
                    .sum();
        }

        private void require(boolean holds, String otherwise) {
            if (!holds) {
                problem = otherwise;
            }
        }

        @Override
        public void report(ExecutionKind kind, OrderKey key, long commandSequence) {
            told.merge(kind.name(), 1L, Long::sum);
            if (kind == ExecutionKind.UNKNOWN) {
                unknown.put(key, market(key));
            } else {
                unknown.remove(key);
            }
        }

        @Override
        public void fill(Fill fill) {
            // Booked by the caps' own proof.
        }

        @Override
        public void status(boolean isArmed, LinkState userStream) {
            // Comes with time.
        }

        @Override
        public void latch(LatchCause cause, KillPhase phase, String detail) {
            told.merge(cause + "", 1L, Long::sum);
        }

        @Override
        public void stateHash(int behaviourVersion, int stateLength, byte[] sha256) {
            // Compared on the tape.
        }
    }
}
