package io.tapemaker.engine.recovery;

import io.tapemaker.engine.logic.CommandSink;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.JournalTailer;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordChain;
import io.tapemaker.journal.record.RecordFrame;
import io.tapemaker.journal.record.RecordText;
import java.util.Arrays;

/**
 * Compares regenerated commands with those on the tape, byte for byte. What is regenerated beyond the tape's end goes
 * to another sink.
 */
public final class CommandComparison implements CommandSink {

    private final JournalTailer tape;
    private final CommandSink beyond;
    private final RecordChain chain = new RecordChain(JournalKind.COMMANDS);
    private final RecordBuffer expected = new RecordBuffer();
    private boolean atEnd;
    private long compared;
    private long beyondCount;

    /**
     * @param tape a tailer of COMMANDS before its first record
     * @param beyond takes what the tape lacks at its end
     */
    public CommandComparison(JournalTailer tape, CommandSink beyond) {
        this.tape = tape;
        this.beyond = beyond;
    }

    /**
     * Passes over the commands of which a snapshot knows.
     *
     * @return whether the tape has them, the last with this checksum
     */
    public boolean skipTo(long sequence, int checksum) {
        while (chain.lastSequence() < sequence) {
            if (!tape.poll(expected)) {
                return false;
            }
            chain.follow(expected.array(), 0);
        }
        return chain.lastChecksum() == checksum;
    }

    @Override
    public void onCommand(RecordBuffer command, int epoch) {
        if (atEnd || !tape.poll(expected)) {
            atEnd = true;
            beyondCount++;
            beyond.onCommand(command, epoch);
            return;
        }
        chain.seal(command, epoch);
        compared++;
        if (!Arrays.equals(command.array(), 0, command.length(), expected.array(), 0, expected.length())) {
            // Where the two name different causes, they part at the earlier one: one of them has no command there.
            throw new TapeDivergedException(
                    chain.lastSequence(),
                    Math.min(
                            RecordFrame.sourcePosition(command.buffer()),
                            RecordFrame.sourcePosition(expected.buffer())),
                    "the tape has " + RecordText.of(expected) + ", replaying gives " + RecordText.of(command));
        }
    }

    /**
     * Says that INBOUND has ended: the tape may hold no further command.
     *
     * @throws TapeDivergedException if it does
     */
    public void end() {
        if (!atEnd && tape.poll(expected)) {
            throw new TapeDivergedException(
                    RecordFrame.sequence(expected.buffer()),
                    RecordFrame.sourcePosition(expected.buffer()),
                    "the tape has " + RecordText.of(expected) + ", replaying gives no such command");
        }
    }

    /** Commands compared and found equal. */
    public long compared() {
        return compared;
    }

    /** Commands regenerated beyond the tape's end. */
    public long beyondCount() {
        return beyondCount;
    }
}
