package io.tapemaker.engine.start;

import io.tapemaker.engine.gateway.InboundEncoder;
import io.tapemaker.engine.gateway.Session;
import io.tapemaker.engine.gateway.TapeCutFacts;
import io.tapemaker.engine.gateway.executions.Acknowledger;
import io.tapemaker.engine.logic.BusinessLogic;
import io.tapemaker.engine.logic.DecisionListener;
import io.tapemaker.engine.logic.QuoteChoices;
import io.tapemaker.engine.pipeline.EngineLoop;
import io.tapemaker.engine.recovery.CommandComparison;
import io.tapemaker.engine.recovery.LogicFactory;
import io.tapemaker.engine.recovery.TapeReplay;
import io.tapemaker.engine.snapshot.RestoredSnapshot;
import io.tapemaker.engine.snapshot.StartSnapshots;
import io.tapemaker.journal.Journal;
import io.tapemaker.journal.JournalAppender;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.JournalTailer;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordFrame;
import io.tapemaker.journal.snapshot.SnapshotPoint;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings an engine to the end of its tape: replays INBOUND from the newest usable snapshot, writes the commands that a
 * crash kept from being written, journals the answers still owed, and begins a session unless the last one goes on.
 */
public final class EngineOpening {

    private static final Logger LOG = LoggerFactory.getLogger(EngineOpening.class);

    private final Journal inboundJournal;
    private final Journal commandsJournal;
    private final QuoteChoices choices;
    private final StartSnapshots snapshots;
    private final Acknowledger answers;
    private final InboundEncoder encoder = new InboundEncoder();
    private final RecordBuffer record = new RecordBuffer();

    /**
     * @param choices what chooses the quotes
     * @param answers who answers commands on the engine's thread
     */
    public EngineOpening(
            Journal inbound, Journal commands, QuoteChoices choices, StartSnapshots snapshots, Acknowledger answers) {
        this.inboundJournal = inbound;
        this.commandsJournal = commands;
        this.choices = choices;
        this.snapshots = snapshots;
        this.answers = answers;
    }

    /**
     * Opens both journals for writing and goes to their end.
     *
     * @param startNs event time of a session that begins here, asked for when it does: the way there may be long
     * @param cut what was cut off a torn tape before, null for nothing
     */
    public RunningEngine open(Session session, LongSupplier startNs, @Nullable TapeCutFacts cut) {
        JournalAppender inbound = inboundJournal.openAppender();
        try {
            JournalAppender commands = commandsJournal.openAppender();
            try {
                return goToEnd(inbound, commands, session, startNs, cut);
            } catch (RuntimeException | Error e) {
                commands.close();
                throw e;
            }
        } catch (RuntimeException | Error e) {
            inbound.close();
            throw e;
        }
    }

    private RunningEngine goToEnd(
            JournalAppender inbound,
            JournalAppender commands,
            Session session,
            LongSupplier startNs,
            @Nullable TapeCutFacts cut) {
        if (cut != null) {
            snapshots.removeBeyond(inbound.lastSequence());
        }
        RestoredSnapshot restored = snapshots.newestUsable(
                inbound.lastSequence(), commands.lastSequence(), this::freshLogic, EngineOpening::skipped);
        Replayed replayed = restored == null ? null : replayFrom(restored, commands);
        if (replayed == null) {
            replayed = replayFromGenesis(commands);
        }
        BusinessLogic logic = replayed.logic();
        recallUnanswered(logic.positions().answeredCommand());
        EngineLoop loop = new EngineLoop(inbound, commands, logic, answers, snapshots);
        loop.answerAll();
        boolean resumed = cut == null && SessionMatch.goesOn(session, logic.session());
        if (!resumed) {
            begin(loop, session, cut, Math.max(startNs.getAsLong(), inbound.lastEventTimeNs()));
        }
        StartFacts facts = new StartFacts(resumed, replayed.from(), replayed.regenerated(), cut);
        return new RunningEngine(inbound, commands, logic, loop, facts);
    }

    /**
     * Logic at the end of the tape.
     *
     * @param from INBOUND sequence of the snapshot it started from, 0 for none
     * @param regenerated commands written that the tape lacked
     */
    private record Replayed(BusinessLogic logic, long from, long regenerated) {}

    private BusinessLogic freshLogic() {
        return LogicFactory.create(choices, DecisionListener.NONE);
    }

    private static void skipped(String why) {
        LOG.warn("snapshot passed over: {}", why);
    }

    /** Null if the snapshot was taken on another tape. */
    private @Nullable Replayed replayFrom(RestoredSnapshot restored, JournalAppender commands) {
        SnapshotPoint point = restored.point();
        try (JournalTailer inboundTape = tail(JournalKind.INBOUND);
                JournalTailer commandsTape = tail(JournalKind.COMMANDS)) {
            TapeReplay replay = new TapeReplay(inboundTape, restored.logic());
            CommandComparison comparison = compareAndAppend(commandsTape, commands);
            if (!replay.skipTo(point.inboundSequence(), point.inboundChecksum())
                    || !comparison.skipTo(point.commandsSequence(), point.commandsChecksum())) {
                skipped("snapshot at " + point.inboundSequence() + " was taken on another tape");
                return null;
            }
            return replayed(replay, comparison, restored.logic(), point.inboundSequence());
        }
    }

    private Replayed replayFromGenesis(JournalAppender commands) {
        BusinessLogic logic = freshLogic();
        try (JournalTailer inboundTape = tail(JournalKind.INBOUND);
                JournalTailer commandsTape = tail(JournalKind.COMMANDS)) {
            return replayed(new TapeReplay(inboundTape, logic), compareAndAppend(commandsTape, commands), logic, 0);
        }
    }

    private static Replayed replayed(TapeReplay replay, CommandComparison comparison, BusinessLogic logic, long from) {
        replay.runTo(Long.MAX_VALUE, comparison);
        comparison.end();
        return new Replayed(logic, from, comparison.beyondCount());
    }

    private static CommandComparison compareAndAppend(JournalTailer tape, JournalAppender commands) {
        return new CommandComparison(tape, (command, epoch) -> {
            commands.epoch(epoch);
            commands.append(command);
        });
    }

    /**
     * An acknowledger reads COMMANDS as an executor would: what was not answered on the tape is answered now.
     */
    private void recallUnanswered(long answeredCommand) {
        try (JournalTailer commands = tail(JournalKind.COMMANDS)) {
            while (commands.poll(record)) {
                if (RecordFrame.sequence(record.buffer()) > answeredCommand) {
                    answers.onCommand(record);
                }
            }
        }
    }

    private void begin(EngineLoop loop, Session session, @Nullable TapeCutFacts cut, long stampNs) {
        if (cut != null) {
            encoder.tapeCut(record, cut, stampNs);
            loop.onEvent(record);
        }
        encoder.sessionStart(record, session, stampNs);
        loop.onEvent(record);
    }

    private JournalTailer tail(JournalKind kind) {
        return (kind == JournalKind.INBOUND ? inboundJournal : commandsJournal).openTailer();
    }
}
