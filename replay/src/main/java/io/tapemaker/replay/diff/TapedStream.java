package io.tapemaker.replay.diff;

import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.JournalTailer;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordFrame;
import io.tapemaker.replay.tape.TapeDirectory;

/** The commands as the tape has them. */
final class TapedStream implements CommandStream {

    private final JournalTailer inbound;
    private final JournalTailer commands;
    private final RecordBuffer input = new RecordBuffer();
    private final RecordBuffer command = new RecordBuffer();
    private boolean inputReady;
    private boolean commandReady;

    TapedStream(TapeDirectory tape) {
        inbound = tape.tail(JournalKind.INBOUND);
        commands = tape.tail(JournalKind.COMMANDS);
        inputReady = inbound.poll(input);
        commandReady = commands.poll(command);
    }

    @Override
    public boolean next(InputEvent into) {
        if (!inputReady) {
            return false;
        }
        into.template = RecordFrame.templateId(input.buffer());
        into.sequence = RecordFrame.sequence(input.buffer());
        into.eventTimeNs = RecordFrame.eventTimeNs(input.buffer());
        into.sourcePosition = RecordFrame.sourcePosition(input.buffer());
        do {
            inputReady = inbound.poll(input);
        } while (inputReady && InputEvent.isAnswer(input));
        takeCommands(into);
        return true;
    }

    private void takeCommands(InputEvent into) {
        into.commands.clear();
        long next = inputReady ? RecordFrame.sequence(input.buffer()) : Long.MAX_VALUE;
        while (commandReady && RecordFrame.sourcePosition(command.buffer()) < next) {
            into.commands.add(CommandFacts.of(command));
            commandReady = commands.poll(command);
        }
    }

    @Override
    public void close() {
        try (inbound) {
            commands.close();
        }
    }
}
