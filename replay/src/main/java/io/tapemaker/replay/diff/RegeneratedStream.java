package io.tapemaker.replay.diff;

import io.tapemaker.engine.gateway.executions.PaperAcknowledger;
import io.tapemaker.engine.logic.BusinessLogic;
import io.tapemaker.engine.logic.CommandSink;
import io.tapemaker.engine.logic.DecisionListener;
import io.tapemaker.engine.logic.SettingsDecoder;
import io.tapemaker.engine.recovery.LogicFactory;
import io.tapemaker.journal.CorruptRecordException;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.JournalTailer;
import io.tapemaker.journal.codecs.ExecutionReportDecoder;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordChain;
import io.tapemaker.journal.record.RecordFrame;
import io.tapemaker.replay.tape.TapeDirectory;
import java.util.ArrayList;
import java.util.List;

/**
 * The commands that the inputs of a tape lead to under other settings. The answers on the tape answer the orders on
 * the tape, so they are left out and every command is answered on paper, as a feed does; sequences are those of a
 * tape in memory.
 */
final class RegeneratedStream implements CommandStream, CommandSink {

    private final JournalTailer inbound;
    private final BusinessLogic logic;
    private final PaperAcknowledger paper = new PaperAcknowledger();
    private final RecordChain inputChain = new RecordChain(JournalKind.INBOUND);
    private final RecordChain commandChain = new RecordChain(JournalKind.COMMANDS);
    private final RecordBuffer input = new RecordBuffer();
    private final RecordBuffer answer = new RecordBuffer();
    private final List<CommandFacts> caused = new ArrayList<>();

    /**
     * @param settings reads the settings of a session, or gives others in their place
     */
    RegeneratedStream(TapeDirectory tape, SettingsDecoder settings) {
        inbound = tape.tail(JournalKind.INBOUND);
        logic = new BusinessLogic(settings, LogicFactory.choices(), DecisionListener.NONE);
    }

    @Override
    public boolean next(InputEvent into) {
        do {
            if (!inbound.poll(input)) {
                return false;
            }
        } while (RecordFrame.templateId(input.buffer()) == ExecutionReportDecoder.TEMPLATE_ID);
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
            handle(input);
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
