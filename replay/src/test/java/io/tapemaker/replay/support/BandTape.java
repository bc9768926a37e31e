package io.tapemaker.replay.support;

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
import io.tapemaker.journal.codecs.RunMode;
import io.tapemaker.journal.record.RecordBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Writes tapes as builds of behaviour version 1 did: no build of today begins such a session. */
public final class BandTape {

    private static final String CONFIG =
            """
            {"journal":{"stateHashEvery":32,"snapshotEvery":150},
             "quoting":{"minEditIntervalMs":50,"deadBandTicks":0,"minSize":"20","orderSize":"20"}}
            """;

    private static final int BAND_VERSION = 1;
    private static final int CONNECTION = 1;
    private static final int HASH_LENGTH = 32;
    private static final FeedSpacing SPACING = new FeedSpacing(1_000_000_000L, 10_000_000L);

    private BandTape() {}

    /** Feeds a recording into a new directory. */
    public static void feed(Path recording, Path directory) {
        RecordedFeed feed = new RecordedFeed(recording, SPACING, Pace.max());
        byte[] config = CONFIG.getBytes(StandardCharsets.UTF_8);
        byte[] hash = new byte[HASH_LENGTH];
        BusinessLogic logic = LogicFactory.create();
        try (JournalAppender inbound = appender(directory, JournalKind.INBOUND);
                JournalAppender commands = appender(directory, JournalKind.COMMANDS)) {
            EngineLoop loop =
                    new EngineLoop(inbound, commands, logic, new PaperAcknowledger(), new EngineSnapshots(directory, 2));
            RecordBuffer record = new RecordBuffer();
            new InboundEncoder()
                    .sessionStart(
                            record,
                            new Session(
                                    RunMode.FEED, BAND_VERSION, "old build", "recording", hash, config, config, hash),
                            feed.firstEventTimeNs());
            loop.onEvent(record);
            feed.run(FeedPosition.START, new Loop(loop));
        }
    }

    private static JournalAppender appender(Path directory, JournalKind kind) {
        return ChronicleJournal.open(directory, kind, JournalOptions.standard()).openAppender();
    }

    /** Gives events to the loop on the calling thread. */
    private record Loop(EngineLoop loop, InboundEncoder encoder, RecordBuffer record) implements FeedSink {

        Loop(EngineLoop loop) {
            this(loop, new InboundEncoder(), new RecordBuffer());
        }

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
