package io.tapemaker.engine.logic;

import io.tapemaker.journal.record.RecordBuffer;

/**
 * Takes the commands of the one deciding thread, in order: the COMMANDS appender in a run, the comparison with the
 * tape in a replay. The record's frame lacks only what the appender completes (sequence, chain, checksums).
 */
@FunctionalInterface
public interface CommandSink {

    /**
     * Takes a command; the buffer is reused after the call.
     *
     * @param epoch epoch of the command's cause
     */
    void onCommand(RecordBuffer command, int epoch);
}
