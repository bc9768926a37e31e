package io.tapemaker.bench.lap;

import io.tapemaker.engine.config.LoadedConfig;
import io.tapemaker.engine.gateway.InboundEncoder;
import io.tapemaker.engine.gateway.Session;
import io.tapemaker.engine.gateway.executions.PaperAcknowledger;
import io.tapemaker.engine.gateway.marketdata.FeedSink;
import io.tapemaker.engine.logic.BusinessLogic;
import io.tapemaker.engine.logic.DecisionListener;
import io.tapemaker.engine.logic.EngineCounter;
import io.tapemaker.engine.logic.QuoteChoices;
import io.tapemaker.engine.pipeline.EngineLoop;
import io.tapemaker.engine.pipeline.SnapshotPoints;
import io.tapemaker.engine.recovery.LogicFactory;
import io.tapemaker.journal.Journal;
import io.tapemaker.journal.JournalAppender;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.chronicle.ChronicleJournal;
import io.tapemaker.journal.chronicle.Durability;
import io.tapemaker.journal.chronicle.JournalOptions;
import io.tapemaker.journal.codecs.RunMode;
import io.tapemaker.journal.record.RecordBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** An engine without its ring, in a session that has begun, as shipped but for what the caller chooses. */
public final class StepRig implements AutoCloseable {

    /** What decided before quotes were searched for; its sessions carry a configuration of another form. */
    public static final int BAND_VERSION = 1;

    private static final int HASH_LENGTH = 32;

    private final JournalAppender inbound;
    private final JournalAppender commands;
    private final BusinessLogic logic;
    private final EngineLoop loop;

    /**
     * @param config YAML of a configuration, empty for the defaults
     * @param startNs event time of the session's start
     */
    public StepRig(
            Journal inboundJournal,
            Journal commandsJournal,
            String config,
            QuoteChoices choices,
            SnapshotPoints snapshots,
            long startNs) {
        this(inboundJournal, commandsJournal, config, BusinessLogic.BEHAVIOUR_VERSION, choices, snapshots, startNs);
    }

    /** With a behaviour version of the caller's choice, whose configuration it must be. */
    public StepRig(
            Journal inboundJournal,
            Journal commandsJournal,
            String config,
            int behaviourVersion,
            QuoteChoices choices,
            SnapshotPoints snapshots,
            long startNs) {
        inbound = inboundJournal.openAppender();
        commands = commandsJournal.openAppender();
        logic = LogicFactory.create(choices, DecisionListener.NONE);
        loop = new EngineLoop(inbound, commands, logic, new PaperAcknowledger(), snapshots);
        RecordBuffer record = new RecordBuffer();
        new InboundEncoder().sessionStart(record, session(config, behaviourVersion), startNs);
        loop.onEvent(record);
    }

    /** With journals on disk. */
    public static StepRig onDisk(Path directory, Durability durability, String config, long startNs) {
        return onDisk(directory, durability, config, BusinessLogic.BEHAVIOUR_VERSION, startNs);
    }

    /** With journals on disk, as shipped, of a behaviour version. */
    public static StepRig onDisk(
            Path directory, Durability durability, String config, int behaviourVersion, long startNs) {
        JournalOptions options = JournalOptions.standard().withDurability(durability);
        return new StepRig(
                ChronicleJournal.open(directory, JournalKind.INBOUND, options),
                ChronicleJournal.open(directory, JournalKind.COMMANDS, options),
                config,
                behaviourVersion,
                LogicFactory.choices(),
                SnapshotPoints.NONE,
                startNs);
    }

    /** With journals on disk, another choices, and somebody who is told of each record. */
    public static StepRig onDisk(
            Path directory,
            Durability durability,
            String config,
            QuoteChoices choices,
            SnapshotPoints snapshots,
            long startNs) {
        JournalOptions options = JournalOptions.standard().withDurability(durability);
        return new StepRig(
                ChronicleJournal.open(directory, JournalKind.INBOUND, options),
                ChronicleJournal.open(directory, JournalKind.COMMANDS, options),
                config,
                choices,
                snapshots,
                startNs);
    }

    private static Session session(String config, int behaviourVersion) {
        byte[] bytes = config.getBytes(StandardCharsets.UTF_8);
        return new Session(
                RunMode.FEED,
                behaviourVersion,
                "bench",
                "bench",
                new byte[HASH_LENGTH],
                bytes,
                // Version 1 reads what it was given; its form is none of today's files.
                behaviourVersion == BAND_VERSION
                        ? bytes
                        : LoadedConfig.of("bench", bytes).parsed(),
                new byte[HASH_LENGTH]);
    }

    /** Takes events on the calling thread. */
    public FeedSink sink() {
        return new LoopSink(loop);
    }

    /** The work of the engine thread. */
    public EngineLoop loop() {
        return loop;
    }

    /** Frames handled. */
    public long frames() {
        return logic.counters().get(EngineCounter.FRAMES);
    }

    /** Commands written. */
    public long commands() {
        return commands.lastSequence();
    }

    /** Our orders that rest. */
    public int openOrders() {
        return logic.openOrders();
    }

    /** Records of INBOUND written. */
    public long records() {
        return inbound.lastSequence();
    }

    @Override
    public void close() {
        try (commands) {
            inbound.close();
        }
    }
}
