package io.tapemaker.engine.gateway.executions;

import io.tapemaker.journal.record.RecordBuffer;

/** Answers commands within the engine's own thread, where no executor does. */
public interface Acknowledger {

    /** Nobody: the answers come as events of their own, from an executor. */
    Acknowledger NONE = new Acknowledger() {

        @Override
        public void onCommand(RecordBuffer command) {
            // The executor reads it from COMMANDS.
        }

        @Override
        public boolean poll(RecordBuffer out) {
            return false;
        }
    };

    /** Takes a command from COMMANDS; those that are not about orders have no answer. */
    void onCommand(RecordBuffer command);

    /** Writes the next answer; false when there is none. */
    boolean poll(RecordBuffer out);
}
