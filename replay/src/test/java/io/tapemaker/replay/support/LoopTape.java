package io.tapemaker.replay.support;

import io.tapemaker.engine.gateway.FillFacts;
import io.tapemaker.engine.gateway.InboundEncoder;
import io.tapemaker.engine.gateway.Session;
import io.tapemaker.engine.gateway.executions.PaperAcknowledger;
import io.tapemaker.engine.gateway.marketdata.FeedPosition;
import io.tapemaker.engine.gateway.marketdata.FeedSink;
import io.tapemaker.engine.gateway.marketdata.FeedSpacing;
import io.tapemaker.engine.gateway.marketdata.OversizeFrame;
import io.tapemaker.engine.gateway.marketdata.Pace;
import io.tapemaker.engine.gateway.marketdata.RecordedFeed;
import io.tapemaker.engine.logic.BusinessLogic;
import io.tapemaker.engine.pipeline.EngineLoop;
import io.tapemaker.engine.recovery.LogicFactory;
import io.tapemaker.engine.snapshot.EngineSnapshots;
import io.tapemaker.journal.JournalAppender;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.chronicle.ChronicleJournal;
import io.tapemaker.journal.chronicle.JournalOptions;
import io.tapemaker.journal.codecs.FillStatus;
import io.tapemaker.journal.codecs.OperatorWord;
import io.tapemaker.journal.codecs.RunMode;
import io.tapemaker.journal.record.RecordBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A tape written by the engine's loop alone, so that it may hold what no feed brings: old sessions, fills, words. */
public final class LoopTape implements AutoCloseable {

    /** What builds of behaviour version 1 journaled as their configuration. */
    private static final String BAND_CONFIG = """
            {"journal":{"stateHashEvery":32,"snapshotEvery":150},
             "quoting":{"minEditIntervalMs":50,"deadBandTicks":0,"minSize":"20","orderSize":"20"}}
            """;

    private static final int CONNECTION = 1;
    private static final int HASH_LENGTH = 32;
    private static final FeedSpacing SPACING = new FeedSpacing(1_000_000_000L, 10_000_000L);

    private final JournalAppender inbound;
    private final JournalAppender commands;
    private final EngineLoop loop;
    private final InboundEncoder encoder = new InboundEncoder();
    private final RecordBuffer record = new RecordBuffer();
    private final RecordedFeed feed;
    private long positions;

    private LoopTape(Path recording, Path directory, int behaviourVersion, String config) {
        feed = new RecordedFeed(recording, SPACING, Pace.max());
        inbound = appender(directory, JournalKind.INBOUND);
        commands = appender(directory, JournalKind.COMMANDS);
        BusinessLogic logic = LogicFactory.create();
        loop = new EngineLoop(inbound, commands, logic, new PaperAcknowledger(), new EngineSnapshots(directory, 2));
        byte[] parsed = config.getBytes(StandardCharsets.UTF_8);
        byte[] hash = new byte[HASH_LENGTH];
        Session session =
                new Session(RunMode.FEED, behaviourVersion, "test build", "recording", hash, parsed, parsed, hash);
        encoder.sessionStart(record, session, feed.firstEventTimeNs());
        loop.onEvent(record);
    }

    private static JournalAppender appender(Path directory, JournalKind kind) {
        return ChronicleJournal.open(directory, kind, JournalOptions.standard()).openAppender();
    }

    /** A new tape of behaviour version 1, with the whole recording on it: no build of today begins such a session. */
    public static void bands(Path recording, Path directory) {
        try (LoopTape tape = new LoopTape(recording, directory, 1, BAND_CONFIG)) {
            tape.feed();
        }
    }

    /** A new tape of the version of today and {@link Tapes#CONFIG}. */
    public static LoopTape begin(Path recording, Path directory) {
        return new LoopTape(recording, directory, BusinessLogic.BEHAVIOUR_VERSION, Tapes.CONFIG);
    }

    /** Plays the whole recording. */
    public void feed() {
        feed.run(FeedPosition.START, new Sink());
    }

    /** A fill of an order of this session that will never be taken back. */
    public void fill(long orderNumber, long priceE4, long sizeE6) {
        FillFacts facts = new FillFacts(1, orderNumber, FillStatus.CONFIRMED, ++positions, 0, priceE4, sizeE6);
        encoder.fillReport(record, facts, positions, inbound.lastEventTimeNs());
        loop.onEvent(record);
    }

    /** A second passes. */
    public void tick() {
        encoder.timerTick(record, inbound.lastEventTimeNs() + SPACING.tickNs());
        loop.onEvent(record);
    }

    /** The operator says a word. */
    public void say(OperatorWord word) {
        encoder.operatorEvent(record, word, "alice", "because", ++positions, inbound.lastEventTimeNs());
        loop.onEvent(record);
    }

    @Override
    public void close() {
        try (commands) {
            inbound.close();
        }
    }

    /** Gives events to the loop on the calling thread. */
    private final class Sink implements FeedSink {

        @Override
        public void onFrame(long position, long stampNs, byte[] bytes, int offset, int length) {
            encoder.marketFrame(record, CONNECTION, position, stampNs, bytes, offset, length);
            loop.onEvent(record);
        }

        @Override
        public void onOversize(long position, long stampNs, OversizeFrame frame) {
            throw new IllegalArgumentException("no such frame is recorded here");
        }

        @Override
        public void onBurstEnd(long position, long stampNs) {
            encoder.burstEnd(record, CONNECTION, position, stampNs);
            loop.onEvent(record);
        }

        @Override
        public void onTick(long dueNs) {
            encoder.timerTick(record, dueNs);
            loop.onEvent(record);
        }
    }
}
