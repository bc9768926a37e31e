package io.tapemaker.engine.app;

import io.tapemaker.engine.config.LoadedConfig;
import io.tapemaker.engine.gateway.Session;
import io.tapemaker.engine.gateway.executions.PaperAcknowledger;
import io.tapemaker.engine.gateway.marketdata.FeedFailedException;
import io.tapemaker.engine.gateway.marketdata.FeedPosition;
import io.tapemaker.engine.gateway.marketdata.MarketDataFeed;
import io.tapemaker.engine.gateway.operator.OperatorGateway;
import io.tapemaker.engine.logic.BusinessLogic;
import io.tapemaker.engine.logic.QuoteChoices;
import io.tapemaker.engine.logic.SourcePositions;
import io.tapemaker.engine.pipeline.EnginePipeline;
import io.tapemaker.engine.recovery.LogicFactory;
import io.tapemaker.engine.start.RunningEngine;
import io.tapemaker.journal.codecs.RunMode;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/** One run of the engine over a feed, with paper answers, into a journal directory. */
public final class FeedRun implements StopSignal.Run<FeedResult> {

    private final Path directory;
    private final MarketDataFeed feed;
    private final LoadedConfig config;
    private final QuoteChoices choices;
    private final AtomicBoolean stop = new AtomicBoolean();

    /** A run with the decision that ships. */
    public FeedRun(Path directory, MarketDataFeed feed, LoadedConfig config) {
        this(directory, feed, config, LogicFactory.choices());
    }

    /** A run with another choices, for tests that plant faults. */
    public FeedRun(Path directory, MarketDataFeed feed, LoadedConfig config, QuoteChoices choices) {
        this.directory = directory;
        this.feed = feed;
        this.config = config;
        this.choices = choices;
    }

    /** Asks a run to stop behind the event it is at; from any thread. */
    @Override
    public void requestStop() {
        stop.set(true);
    }

    /**
     * Runs the feed to its end.
     *
     * @throws FeedFailedException if the feed cannot be read on; what came before is journaled
     */
    @Override
    public FeedResult run() {
        EngineStart start = new EngineStart(directory, config.config(), choices, new PaperAcknowledger());
        long firstNs = feed.firstEventTimeNs();
        try (RunningEngine engine = start.open(session(), () -> firstNs)) {
            BusinessLogic logic = engine.logic();
            FeedPosition resume = positionOf(engine);
            long firstSequence = engine.inbound().lastSequence() + 1;
            long startNs = System.nanoTime();
            try (EnginePipeline pipeline = new EnginePipeline(config.config().process(), engine.loop())) {
                pipeline.start();
                deliver(pipeline, resume);
            }
            long elapsedNs = System.nanoTime() - startNs;
            return new FeedResult(
                    engine.start(),
                    resume.frames(),
                    firstSequence,
                    engine.inbound().lastSequence(),
                    engine.commands().lastSequence(),
                    elapsedNs,
                    logic);
        }
    }

    private void deliver(EnginePipeline pipeline, FeedPosition resume) {
        // A recording has its own time, so that is when the operator's words are said.
        OperatorDoor door = OperatorDoor.open(
                directory, pipeline, new SessionSettingCheck(pipeline.board()), () -> OperatorGateway.NOW_ON_TAPE);
        try {
            feed.run(resume, new RingFeedSink(pipeline, stop));
        } catch (FeedStoppedException e) {
            // Asked for: what was delivered is handled to its end below.
        } finally {
            // What the door has let in is handled to its end as well.
            door.close();
            pipeline.drain();
        }
    }

    private static FeedPosition positionOf(RunningEngine engine) {
        SourcePositions positions = engine.logic().positions();
        return engine.start().resumed()
                ? new FeedPosition(
                        positions.frames(), positions.burstEnds(), positions.tickDueNs(), positions.frameHash())
                : FeedPosition.START;
    }

    private Session session() {
        return Sessions.of(RunMode.FEED, feed.origin().kind(), feed.origin().hash(), config);
    }
}
