package io.tapemaker.sim.world;

import io.tapemaker.executor.domain.EngineCommand;
import io.tapemaker.executor.domain.ExecutorCore;
import io.tapemaker.executor.domain.ExecutorInput;
import io.tapemaker.executor.domain.order.OrderKey;
import io.tapemaker.executor.domain.order.PlaceRequest;
import io.tapemaker.executor.domain.venue.UserNews;
import io.tapemaker.executor.tape.ExecutorReplay;
import io.tapemaker.executor.tape.ExecutorRunner;
import io.tapemaker.journal.codecs.LinkState;
import io.tapemaker.journal.codecs.OperatorWord;
import io.tapemaker.journal.codecs.RunMode;
import io.tapemaker.journal.types.TokenId;
import io.tapemaker.journal.types.Uint256;
import io.tapemaker.sim.venue.UserEvent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The executor process: the shipped core over a journal of its own, killed and started again as often as the world
 * wants. It signs nothing, and the policy of worlds allows whatever is well formed.
 */
final class ExecutorNode {

    private static final long SECOND_NS = 1_000_000_000L;
    private static final long TICK_NS = SECOND_NS / 4;
    private static final long WATERMARK_NS = SECOND_NS / 2;
    private static final long PING_NS = 2 * SECOND_NS;

    /** A place that is older than this when it is read is not sent. */
    static final long PLACE_TTL_NS = 2 * SECOND_NS;

    private final Surroundings around;
    private final EngineNode engine;
    private final ModelledJournal journal;
    private final ExecutorWire wire;
    private final Link userLink;
    private final EngineClock clock;
    private final ExecutorSteps steps = new ExecutorSteps();
    private final Handed handed;
    private @Nullable ExecutorRunner running;
    private Runnable onDeath = () -> {};
    private boolean streamUp = true;
    private boolean latched;
    private long watermark;
    private int sessionEpoch;
    private long starts;

    /** @param keeps whether it may be started again */
    ExecutorNode(
            Surroundings around,
            EngineNode engine,
            ModelledJournal journal,
            ExecutorWire wire,
            Link user,
            boolean keeps) {
        this.around = around;
        this.engine = engine;
        this.journal = journal;
        this.wire = wire;
        this.userLink = user;
        this.clock = new EngineClock(around.scheduler());
        this.handed = new Handed(keeps);
        wire.answers(this::give, this::generation);
    }

    /** Begins to tick, to listen and to say that it is there. */
    void begin() {
        start();
        around.scheduler().every(TICK_NS, this::tick);
        around.scheduler().every(WATERMARK_NS, this::readWatermark);
        around.scheduler().every(PING_NS, () -> userLink.send(() -> heard(List.of())));
    }

    /** Who is told when the process dies by itself. */
    void onDeath(Runnable listener) {
        onDeath = listener;
    }

    EngineClock clock() {
        return clock;
    }

    ExecutorSteps steps() {
        return steps;
    }

    /** What it was told to place, and under which hash. */
    ExecutorWire wire() {
        return wire;
    }

    boolean isUp() {
        return running != null;
    }

    /** How often the process has started. */
    long starts() {
        return starts;
    }

    /** The latch as it was when the process was last there. */
    boolean isLatched() {
        ExecutorRunner runner = running;
        latched = runner == null ? latched : runner.core().isLatched();
        return latched;
    }

    private long generation() {
        return running == null ? -1 : starts;
    }

    /** Starts the process behind the end of its tape. It may die of that. */
    void start() {
        clock.start(journal.lastEventTimeNs());
        ExecutorRunner runner = ExecutorRunner.open(
                journal, SimPolicy.READER, SimPolicy.HASHER, handed, new ExecutorRunner.World(wire, () -> true, steps));
        running = runner;
        starts++;
        wire.process(runner.core());
        byte[] policy = "simulated".getBytes(StandardCharsets.UTF_8);
        Uint256 hash = Uint256.ZERO;
        give(new ExecutorInput.Start(
                ExecutorCore.BEHAVIOUR_VERSION,
                RunMode.SIM,
                handed.last(),
                new ExecutorInput.Under(hash, policy, "simulated", "simulated")));
        give(new ExecutorInput.UserLink(streamUp ? LinkState.UP : LinkState.DOWN));
        readCommands();
    }

    /** Kills the process. What was appended stays. */
    void kill() {
        isLatched();
        running = null;
        journal.writerGone();
    }

    private void give(ExecutorInput input) {
        ExecutorRunner runner = running;
        if (runner == null) {
            return;
        }
        try {
            runner.on(clock.nowNs(), input);
        } catch (ExecutorCrashException e) {
            around.say(String.valueOf(e.getMessage()));
            around.faults().happened(FaultKind.EXECUTOR_CRASHED_INSIDE);
            kill();
            onDeath.run();
        }
    }

    private void tick() {
        give(new ExecutorInput.Tick(around.scheduler().nowNs()));
    }

    private void readWatermark() {
        if (engine.isUp()) {
            sessionEpoch = engine.epoch();
        }
        if (running != null && engine.durableSequence() != watermark) {
            watermark = engine.durableSequence();
            give(new ExecutorInput.Alive(watermark, sessionEpoch));
        }
    }

    /** A command has come out of the engine, its cause safe. */
    void onCommand(Command command, int checksum) {
        handed.add(command.sequence(), content(command), checksum);
        readCommands();
    }

    private void readCommands() {
        ExecutorRunner runner = running;
        Map.Entry<Long, Handed.Entry> next =
                runner == null ? null : handed.after(runner.core().lastCommand());
        while (next != null) {
            if (engine.isUp()) {
                sessionEpoch = engine.epoch();
            }
            ExecutorInput.Knowledge knowledge =
                    new ExecutorInput.Knowledge(sessionEpoch, engine.clock().nowNs(), true);
            give(new ExecutorInput.Seen(
                    next.getKey(), next.getValue().checksum(), next.getValue().command(), knowledge));
            next = running == null ? null : handed.after(next.getKey());
        }
    }

    private EngineCommand content(Command command) {
        if (command instanceof Command.Place place) {
            return new EngineCommand.Place(request(place), place.decidedNs());
        } else if (command instanceof Command.Cancel cancel) {
            return new EngineCommand.Cancel(
                    new OrderKey(cancel.key().epoch(), cancel.key().number()));
        } else if (command instanceof Command.CancelAll) {
            return new EngineCommand.CancelAll();
        } else if (command instanceof Command.Kill kill) {
            return new EngineCommand.Kill(kill.phase());
        }
        return new EngineCommand.Other();
    }

    private static PlaceRequest request(Command.Place place) {
        return new PlaceRequest(
                new OrderKey(place.key().epoch(), place.key().number()),
                new PlaceRequest.Asset(place.conditionId(), TokenId.parse(place.token())),
                place.side(),
                new PlaceRequest.Quote(place.priceE4(), place.sizeE6(), place.tick()),
                new PlaceRequest.Terms(place.postOnly(), place.expirationS()));
    }

    /** The operator takes the executor's own latch back. */
    void rearm() {
        give(new ExecutorInput.Word(OperatorWord.REARM, "world", "the world goes on"));
    }

    /** The user stream breaks off. */
    void streamLost() {
        streamUp = false;
        give(new ExecutorInput.UserLink(LinkState.DOWN));
    }

    /** The user stream is there again. */
    void streamBack() {
        streamUp = true;
        give(new ExecutorInput.UserLink(LinkState.UP));
    }

    /** Something of the user stream arrives. */
    void onUserEvent(UserEvent event) {
        UserNews news = wire.news(event);
        heard(news == null ? List.of() : List.of(news));
    }

    private void heard(List<UserNews> news) {
        if (streamUp) {
            give(new ExecutorInput.User(news));
        }
    }

    /** Decides its whole tape again, and returns how many records are the same. */
    long replay() {
        ExecutorReplay replay = new ExecutorReplay(SimPolicy.READER, SimPolicy.HASHER, handed);
        String problem = "";
        try {
            replay.run(journal);
        } catch (RuntimeException e) {
            problem = String.valueOf(e.getMessage());
        }
        ExecutorRunner runner = running;
        boolean same = runner == null
                || Arrays.equals(
                        runner.core().state().sha256(), replay.core().state().sha256());
        String said = problem;
        around.checks()
                .require(
                        Invariant.REPLAY_IS_IDENTICAL,
                        said.isEmpty() && same,
                        () -> "the executor's tape: " + (said.isEmpty() ? "another state" : said));
        return replay.compared();
    }
}
