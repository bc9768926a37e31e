package io.tapemaker.executor.tape;

import io.tapemaker.executor.domain.EngineCommand;
import io.tapemaker.journal.Journal;
import io.tapemaker.journal.JournalTailer;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordFrame;

/** COMMANDS from its first record on, for a replay that asks for one command after the other. */
public final class CommandTail implements AutoCloseable {

    private final JournalTailer tailer;
    private final RecordBuffer record = new RecordBuffer();
    private final EngineCommands commands = new EngineCommands();

    /** Opens a tailer of its own. */
    public CommandTail(Journal journal) {
        this.tailer = journal.openTailer();
    }

    /**
     * The command of a sequence, which lies not before the last one that was asked for.
     *
     * @throws ExecutorDivergedException if there is none, or one with another checksum
     */
    public EngineCommand command(long sequence, int checksum) {
        while (tailer.nextSequence() <= sequence) {
            if (!tailer.poll(record)) {
                throw new ExecutorDivergedException(sequence, "COMMANDS ends before record " + sequence);
            }
        }
        boolean same = record.length() > 0
                && RecordFrame.sequence(record.buffer()) == sequence
                && RecordFrame.checksum(record.buffer()) == checksum;
        if (!same) {
            throw new ExecutorDivergedException(sequence, "COMMANDS has another record " + sequence + " than was seen");
        }
        return commands.read(record);
    }

    @Override
    public void close() {
        tailer.close();
    }
}
