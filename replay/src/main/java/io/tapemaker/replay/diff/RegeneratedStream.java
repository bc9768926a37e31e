package io.tapemaker.replay.diff;

import io.tapemaker.engine.config.LoadedConfig;
import io.tapemaker.engine.gateway.executions.PaperAcknowledger;
import io.tapemaker.engine.logic.BusinessLogic;
import io.tapemaker.engine.logic.CommandSink;
import io.tapemaker.engine.recovery.LogicFactory;
import io.tapemaker.journal.CorruptRecordException;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.JournalTailer;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordChain;
import io.tapemaker.journal.record.RecordFrame;
import io.tapemaker.replay.tape.TapeDirectory;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The commands that the inputs of a tape lead to in this build, or in sessions under another configuration. The answers
 * on the tape answer the orders on the tape, so they are left out and every command is answered on paper, as a feed
 * does; sequences are those of a tape in memory.
 */
final class RegeneratedStream implements CommandStream, CommandSink {

    private final JournalTailer inbound;
    private final BusinessLogic logic = LogicFactory.create();
    private final @Nullable OtherSessions sessions;
    private final PaperAcknowledger paper = new PaperAcknowledger();
    private final RecordChain inputChain = new RecordChain(JournalKind.INBOUND);
    private final RecordChain commandChain = new RecordChain(JournalKind.COMMANDS);
    private final RecordBuffer input = new RecordBuffer();
    private final RecordBuffer answer = new RecordBuffer();
    private final List<CommandFacts> caused = new ArrayList<>();

    /**
     * @param config takes the place of each session's, which is then of the newest behaviour version; null for sessions
     *     as they are on the tape
     */
    RegeneratedStream(TapeDirectory tape, @Nullable LoadedConfig config) {
        inbound = tape.tail(JournalKind.INBOUND);
        sessions = config == null ? null : new OtherSessions(config);
    }

    @Override
    public boolean next(InputEvent into) {
        do {
            if (!inbound.poll(input)) {
                return false;
            }
        } while (InputEvent.isAnswer(input));
        into.template = RecordFrame.templateId(input.buffer());
        into.sequence = RecordFrame.sequence(input.buffer());
        into.eventTimeNs = RecordFrame.eventTimeNs(input.buffer());
        into.sourcePosition = RecordFrame.sourcePosition(input.buffer());
        caused.clear();
        handle(into.sequence);
        into.commands.clear();
        into.commands.addAll(caused);
        return true;
    }

    private void handle(long tapedSequence) {
        try {
            handle(sessions == null ? input : sessions.instead(input));
            while (paper.poll(answer)) {
                answer.raiseEventTime(inputChain.lastEventTimeNs());
                handle(answer);
            }
        } catch (RuntimeException e) {
            throw new CorruptRecordException(
                    JournalKind.INBOUND,
                    tapedSequence - 1,
                    "sound, but this build cannot handle it: " + e.getMessage());
        }
    }

    private void handle(RecordBuffer record) {
        inputChain.seal(record, logic.epochOf(record));
        logic.onRecord(record, this);
    }

    @Override
    public void onCommand(RecordBuffer command, int epoch) {
        commandChain.seal(command, epoch);
        paper.onCommand(command);
        caused.add(CommandFacts.of(command));
    }

    @Override
    public void close() {
        inbound.close();
    }
}
