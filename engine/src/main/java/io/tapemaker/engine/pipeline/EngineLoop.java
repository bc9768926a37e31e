package io.tapemaker.engine.pipeline;

import io.tapemaker.engine.gateway.executions.Acknowledger;
import io.tapemaker.engine.logic.BusinessLogic;
import io.tapemaker.engine.logic.CommandSink;
import io.tapemaker.engine.status.StatusBoard;
import io.tapemaker.journal.JournalAppender;
import io.tapemaker.journal.record.RecordBuffer;

/**
 * The work of the one engine thread on one event: journal, decode and decide, append the commands, in that order, so
 * that nothing is acted on before it is on the tape. A plain object: the thread and the ring are elsewhere.
 */
public final class EngineLoop implements CommandSink {

    private final JournalAppender inbound;
    private final JournalAppender commands;
    private final BusinessLogic logic;
    private final Acknowledger answers;
    private final SnapshotPoints snapshots;
    private final RecordBuffer answer = new RecordBuffer();

    /** Appenders are positioned behind what {@code logic} and {@code answers} have seen already. */
    public EngineLoop(
            JournalAppender inbound,
            JournalAppender commands,
            BusinessLogic logic,
            Acknowledger answers,
            SnapshotPoints snapshots) {
        this.inbound = inbound;
        this.commands = commands;
        this.logic = logic;
        this.answers = answers;
        this.snapshots = snapshots;
    }

    /** Handles one event and every answer that it led to. */
    public void onEvent(RecordBuffer record) {
        onRecord(record);
        answerAll();
    }

    /** Journals the answers that are due: each is an input of its own, right behind the event that led to it. */
    public void answerAll() {
        while (answers.poll(answer)) {
            onRecord(answer);
        }
    }

    private void onRecord(RecordBuffer record) {
        record.raiseEventTime(inbound.lastEventTimeNs());
        inbound.epoch(logic.epochOf(record));
        inbound.append(record);
        logic.onRecord(record, this);
        snapshots.afterRecord(logic, inbound, commands);
    }

    @Override
    public void onCommand(RecordBuffer command, int epoch) {
        commands.epoch(epoch);
        commands.append(command);
        answers.onCommand(command);
    }

    /** Shows where the engine stands; between two events. */
    void show(StatusBoard board) {
        board.show(logic, inbound, commands);
    }

    /** Sequence of the last record of INBOUND: where the tape stands when something fails. */
    public long lastSequence() {
        return inbound.lastSequence();
    }

    /** Makes both journals durable if anything is not: INBOUND first, since each command names its cause there. */
    public void sync() {
        if (inbound.durableSequence() != inbound.lastSequence()) {
            inbound.sync();
        }
        if (commands.durableSequence() != commands.lastSequence()) {
            commands.sync();
        }
    }
}
