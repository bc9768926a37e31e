package io.tapemaker.executor.tape;

import io.tapemaker.executor.domain.Bench;
import io.tapemaker.executor.domain.CapLimits;
import io.tapemaker.executor.domain.CoreOutput;
import io.tapemaker.executor.domain.EngineCommand;
import io.tapemaker.executor.domain.ExecutorCore;
import io.tapemaker.executor.domain.ExecutorInput;
import io.tapemaker.executor.domain.OrderIntent;
import io.tapemaker.executor.domain.order.OrderKey;
import io.tapemaker.executor.domain.order.PlaceRequest;
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
import io.tapemaker.journal.codecs.RunMode;
import io.tapemaker.journal.memory.MemoryJournal;
import io.tapemaker.journal.types.ConditionId;
import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.TickSize;
import io.tapemaker.journal.types.TokenId;
import io.tapemaker.journal.types.Uint256;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An engine that buys as much as it is let, beside a venue that fills everything at once and confirms it. */
final class FillingLife {

    static final long DAY_CAP_E6 = 200_000_000L;

    private static final CapLimits LIMITS = new CapLimits(
            10_000_000L, Long.MAX_VALUE / 4, DAY_CAP_E6, 1_000_000_000L, 1_000, new CapLimits.Repeated(100_000, 1));

    private static final int EPOCH = 1;
    private static final long SECOND_NS = 1_000_000_000L;

    private final List<EngineCommand> commands = new ArrayList<>();
    private final Outside outside = new Outside();
    private final List<ExecutorInput> next = new ArrayList<>();
    private MemoryJournal executions = new MemoryJournal(JournalKind.EXECUTIONS);
    private ExecutorRunner runner;
    private long nowNs = 1_790_596_800_000_000_000L;
    private long riskedE6;
    private long restarts;

    FillingLife() {
        runner = open();
        begin();
    }

    private ExecutorRunner open() {
        return ExecutorRunner.open(
                executions,
                RandomLife.policies(LIMITS),
                Bench.HASHER,
                new TypedReading(commands),
                new ExecutorRunner.World(outside, () -> true, ExecutorRunner.Steps.SILENT));
    }

    private void begin() {
        on(new ExecutorInput.Start(
                ExecutorCore.BEHAVIOUR_VERSION,
                RunMode.SIM,
                commands.size(),
                new ExecutorInput.Under(Uint256.ZERO, new byte[0], "bench", "test")));
        on(new ExecutorInput.UserLink(LinkState.UP));
        on(new ExecutorInput.Alive(1, EPOCH));
        on(new ExecutorInput.Tick(nowNs));
    }

    /** The process is away for so long. */
    void pass(long lengthNs) {
        nowNs += lengthNs;
    }

    /** It starts again, with a clock that was set meanwhile. */
    void restart(long jumpNs) {
        runner.close();
        nowNs += jumpNs;
        restarts++;
        runner = open();
        begin();
    }

    /** It starts again, and its tape is gone. */
    void forget() {
        runner.close();
        executions = new MemoryJournal(JournalKind.EXECUTIONS);
        commands.clear();
        runner = open();
        begin();
    }

    /** So many more orders of a few dollars. */
    void place(int count) {
        for (int i = 0; i < count; i++) {
            long number = commands.size() + 1L;
            PlaceRequest request = new PlaceRequest(
                    new OrderKey(EPOCH, number),
                    new PlaceRequest.Asset(
                            new ConditionId(new Uint256(0, 0, 0, number)), new TokenId(new Uint256(0, 0, 1, number))),
                    Side.BUY,
                    new PlaceRequest.Quote(5_000, 10_000_000L, TickSize.CENT),
                    new PlaceRequest.Terms(true, 0));
            commands.add(new EngineCommand.Place(request, nowNs));
            ExecutorInput.Knowledge knowledge = new ExecutorInput.Knowledge(EPOCH, nowNs, true);
            on(new ExecutorInput.Seen(number, 1, commands.get((int) number - 1), knowledge));
            on(new ExecutorInput.Tick(nowNs));
        }
    }

    private void on(ExecutorInput input) {
        runner.on(nowNs, input);
        while (!next.isEmpty()) {
            runner.on(nowNs, next.remove(0));
        }
    }

    long riskedE6() {
        return riskedE6;
    }

    long restarts() {
        return restarts;
    }

    private final class Outside implements CoreOutput {

        private @Nullable OrderIntent newest;

        @Override
        public void intent(OrderIntent intent) {
            newest = intent;
        }

        @Override
        public void ask(long tag, VenueRequest request) {
            if (request instanceof VenueRequest.Post) {
                filled(tag, Objects.requireNonNull(newest));
            } else if (request instanceof VenueRequest.LookUp) {
                next.add(new ExecutorInput.Answer(tag, new VenueAnswer.Absent()));
            } else if (request instanceof VenueRequest.CancelAll) {
                next.add(new ExecutorInput.Answer(tag, new VenueAnswer.Cancelled(List.of(), List.of())));
            } else if (request instanceof VenueRequest.OpenOrders) {
                next.add(new ExecutorInput.Answer(tag, new VenueAnswer.OpenOrders(List.of(), null)));
            } else {
                next.add(new ExecutorInput.Answer(tag, RandomLife.usual(request)));
            }
        }

        private void filled(long tag, OrderIntent intent) {
            riskedE6 += 5_000_000L;
            VenueAnswer.Post post = new VenueAnswer.Post.Accepted(intent.orderId(), true, false);
            next.add(new ExecutorInput.Answer(tag, new VenueAnswer.Posted(List.of(post))));
            TradeFacts.Part part = new TradeFacts.Part(
                    intent.orderId(), intent.request().asset().tokenId(), Side.BUY, 5_000, 10_000_000L, false);
            for (FillStatus status : List.of(FillStatus.MATCHED, FillStatus.CONFIRMED)) {
                TradeFacts trade = new TradeFacts("t" + intent.key(), status, List.of(part), nowNs / SECOND_NS);
                next.add(new ExecutorInput.User(List.of(new UserNews.OfTrade(trade))));
            }
        }

        @Override
        public void outcome(ExecutionKind kind, OrderKey key, String why) {
            // Nobody asks.
        }

        @Override
        public void report(ExecutionKind kind, OrderKey key, long commandSequence) {
            // Nobody asks.
        }

        @Override
        public void fill(Fill fill) {
            // Counted when it was made.
        }

        @Override
        public void status(boolean armed, LinkState userStream) {
            // Nobody listens.
        }

        @Override
        public void latch(LatchCause cause, KillPhase phase, String detail) {
            throw new IllegalStateException(cause + " " + detail);
        }

        @Override
        public void stateHash(int behaviourVersion, int stateLength, byte[] sha256) {
            // On the tape.
        }
    }
}
