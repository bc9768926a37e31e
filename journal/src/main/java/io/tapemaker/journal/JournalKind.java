package io.tapemaker.journal;

import java.util.Locale;

/** The three journals; each has one appender. */
public enum JournalKind {
    /** Everything the engine ever knows, in the order in which it acted on it. Written by the engine. */
    INBOUND,
    /** Everything the engine decided: a pure function of INBOUND. Written by the engine. */
    COMMANDS,
    /** Everything the executor knew, intended and saw. Written by the executor. */
    EXECUTIONS;

    /** The folder of this journal inside a journal directory. */
    public String folder() {
        return name().toLowerCase(Locale.ROOT);
    }
}
