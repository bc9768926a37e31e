package io.tapemaker.engine.app;

import io.tapemaker.engine.config.EngineConfig;
import io.tapemaker.engine.config.LoadedConfig;
import io.tapemaker.engine.domain.settings.MarketFacts;
import io.tapemaker.engine.gateway.LiveClock;
import io.tapemaker.engine.gateway.LiveInputs;
import io.tapemaker.engine.gateway.Session;
import io.tapemaker.engine.gateway.executions.ExecutionsFeed;
import io.tapemaker.engine.gateway.executions.GatewayWishes;
import io.tapemaker.engine.gateway.operator.OperatorGateway;
import io.tapemaker.engine.gateway.venue.BookWitness;
import io.tapemaker.engine.gateway.venue.MarketChannel;
import io.tapemaker.engine.gateway.venue.MarketHosts;
import io.tapemaker.engine.gateway.venue.MarketTokens;
import io.tapemaker.engine.gateway.venue.Timing;
import io.tapemaker.engine.gateway.venue.VenueRest;
import io.tapemaker.engine.pipeline.EnginePipeline;
import io.tapemaker.engine.recovery.LogicFactory;
import io.tapemaker.engine.start.InboundLook;
import io.tapemaker.engine.start.RunningEngine;
import io.tapemaker.engine.status.EngineStatus;
import io.tapemaker.journal.Journal;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.chronicle.ChronicleJournal;
import io.tapemaker.journal.chronicle.JournalOptions;
import io.tapemaker.journal.codecs.OperatorWord;
import io.tapemaker.journal.codecs.RunMode;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One run of the engine beside an executor, over the venue's sockets. It begins when the executor gives signs of life,
 * and ends when it is asked to: quotes are taken away, the venue is seen without orders of ours, the tape is closed.
 */
final class LiveRun implements StopSignal.Run<Integer> {

    private static final Duration QUESTION_LIMIT = Duration.ofSeconds(5);
    private static final long EXECUTOR_WAIT_MS = 60_000;
    private static final long VENUE_WAIT_MS = 60_000;
    private static final long AGAIN_MS = 1_000;
    private static final long FRESH_NS = 3_000_000_000L;
    private static final long LEAVE_MS = 20_000;
    private static final long LOOK_MS = 100;

    private final Settings settings;
    private final PrintWriter out;
    private final LiveClock clock = new LiveClock();
    private final CountDownLatch stop = new CountDownLatch(1);

    /**
     * What it runs on.
     *
     * @param mode SHADOW or LIVE
     */
    record Settings(Path directory, LoadedConfig config, MarketHosts hosts, RunMode mode) {}

    LiveRun(Settings settings, PrintWriter out) {
        this.settings = settings;
        this.out = out;
    }

    @Override
    public void requestStop() {
        stop.countDown();
    }

    @Override
    public Integer run() {
        Map<String, List<String>> markets = tokens();
        Journal executions = journal(JournalKind.EXECUTIONS);
        if (!awaitExecutor(executions)) {
            return ExitCode.OK;
        }
        InboundLook look = InboundLook.at(journal(JournalKind.INBOUND));
        if (look.mode() != null && look.mode() != settings.mode()) {
            throw new IllegalArgumentException("journal " + settings.directory() + ": is of mode " + look.mode()
                    + "; give a run in mode " + settings.mode() + " a directory of its own");
        }
        GatewayWishes wishes = new GatewayWishes();
        EngineConfig config = settings.config().config();
        EngineStart start = new EngineStart(settings.directory(), config, LogicFactory.choices(), wishes);
        try (RunningEngine engine = start.open(session(), clock::nowNs);
                EnginePipeline pipeline = new EnginePipeline(config.process(), engine.loop());
                ExecutionsFeed feed = new ExecutionsFeed(executions, look.executionsTaken())) {
            pipeline.start();
            LiveInputs inputs = new LiveInputs(pipeline, clock, config.process().quietMs());
            OperatorGateway operator = new OperatorGateway(pipeline);
            if (look.pausedByStop()) {
                operator.say(OperatorWord.RESUME, InboundLook.PROCESS, "started again", clock.nowNs());
            }
            return live(new Parts(pipeline, inputs, feed, operator), markets, wishes);
        }
    }

    /** What turns in a run. */
    private record Parts(
            EnginePipeline pipeline, LiveInputs inputs, ExecutionsFeed executions, OperatorGateway operator) {}

    private int live(Parts parts, Map<String, List<String>> markets, GatewayWishes wishes) {
        try (LiveGateways gateways = gateways(parts, markets);
                LiveTimers timers = LiveTimers.start(
                        parts.inputs(),
                        parts.executions(),
                        settings.config().config().process().tickMs())) {
            OperatorDoor door = OperatorDoor.open(
                    settings.directory(),
                    parts.pipeline(),
                    new SessionSettingCheck(parts.pipeline().board()),
                    clock::nowNs);
            try {
                wishes.to(gateways);
                gateways.start();
                say("is open, mode %s: %d markets, journal %s", settings.mode(), markets.size(), settings.directory());
                untilStopped(parts.pipeline(), timers);
                return leave(parts);
            } finally {
                door.close();
                wishes.to(GatewayWishes.Gateways.NONE);
            }
        } finally {
            parts.pipeline().drain();
        }
    }

    private LiveGateways gateways(Parts parts, Map<String, List<String>> markets) {
        BookWitness witness = new BookWitness(new VenueRest(settings.hosts(), QUESTION_LIMIT));
        return new LiveGateways(channel(parts, List.copyOf(markets.values())), witness, markets, parts.inputs());
    }

    private MarketChannel channel(Parts parts, List<List<String>> markets) {
        return new MarketChannel(
                settings.hosts(),
                markets,
                settings.config().config().process().tokensPerConnection(),
                Timing.STANDARD,
                bound -> ThreadLocalRandom.current().nextLong(bound),
                parts.inputs());
    }

    private Map<String, List<String>> tokens() {
        List<MarketFacts> listed = settings.config().config().decision().markets();
        if (listed.isEmpty()) {
            throw new IllegalArgumentException(
                    "--config: lists no market; a run over the venue's sockets quotes what is under markets");
        }
        try (VenueRest rest = new VenueRest(settings.hosts(), QUESTION_LIMIT)) {
            Map<String, List<String>> tokens = new TreeMap<>();
            for (MarketFacts market : listed) {
                String id = market.conditionId().toString();
                tokens.put(id, tokensOf(rest, id));
            }
            return tokens;
        }
    }

    private List<String> tokensOf(VenueRest rest, String market) {
        long endNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(VENUE_WAIT_MS);
        List<String> tokens = MarketTokens.of(rest, market);
        while (tokens == null) {
            if (System.nanoTime() - endNanos > 0) {
                throw new IllegalStateException("market " + market + ": the venue does not say which tokens it has; "
                        + "is it there, and the network?");
            }
            if (isStopWanted(AGAIN_MS)) {
                throw new IllegalStateException("stopped before the venue had answered");
            }
            tokens = MarketTokens.of(rest, market);
        }
        return tokens;
    }

    /** False if it was asked to stop meanwhile. */
    private boolean awaitExecutor(Journal executions) {
        long endNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(EXECUTOR_WAIT_MS);
        boolean said = false;
        while (clock.nowNs() - ExecutionsFeed.newestSignOfLifeNs(executions) > FRESH_NS) {
            if (!said) {
                say("waits for the executor: start it with the same --journal");
                said = true;
            }
            if (isStopWanted(LOOK_MS)) {
                return false;
            }
            if (System.nanoTime() - endNanos > 0) {
                throw new IllegalStateException("no executor gave a sign of life within " + EXECUTOR_WAIT_MS / 1_000
                        + " s; start it on " + settings.directory() + " first");
            }
        }
        return true;
    }

    private boolean isStopWanted(long withinMs) {
        try {
            return stop.await(withinMs, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void untilStopped(EnginePipeline pipeline, LiveTimers timers) {
        while (!isStopWanted(LOOK_MS)) {
            pipeline.failIfEngineFailed();
            timers.failIfFailed();
        }
    }

    /** Takes all quotes away and waits until the venue has been seen without orders of ours. */
    private int leave(Parts parts) {
        EngineStatus status = shown(parts.pipeline());
        if (status != null && !status.orders().paused()) {
            parts.operator().say(OperatorWord.PAUSE, InboundLook.PROCESS, "asked to stop", clock.nowNs());
        }
        long endNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LEAVE_MS);
        do {
            status = shown(parts.pipeline());
        } while ((status == null || status.orders().open() > 0) && System.nanoTime() - endNanos < 0);
        if (status == null || status.orders().open() > 0) {
            say("stops, and the executor has not told within %d s that nothing is open", LEAVE_MS / 1_000);
            return ExitCode.FAILURE;
        }
        say("has stopped: no order is open");
        return ExitCode.OK;
    }

    /** What the engine's thread shows next, null if it shows nothing in time. */
    private static @Nullable EngineStatus shown(EnginePipeline pipeline) {
        long before = pipeline.board().shownCount();
        pipeline.askForStatus();
        long endNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LOOK_MS);
        while (pipeline.board().shownCount() == before && System.nanoTime() - endNanos < 0) {
            pipeline.failIfEngineFailed();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
        return pipeline.board().latest();
    }

    private void say(String format, Object... values) {
        out.println("tapemaker-engine: " + Errors.escape(String.format(Locale.ROOT, format, values)));
        out.flush();
    }

    private Journal journal(JournalKind kind) {
        return ChronicleJournal.open(settings.directory(), kind, JournalOptions.standard());
    }

    private Session session() {
        String origin = settings.hosts().profile();
        return Sessions.of(
                settings.mode(), origin, Sessions.sha256(origin.getBytes(StandardCharsets.UTF_8)), settings.config());
    }
}
