package io.tapemaker.journal.door;

import java.util.Locale;

/** What came through a door and what did not. Touched by the door's thread only. */
public final class DoorCounts {

    /** What is counted. The desk counts words, and bad requests beside the door. */
    public enum Kind {
        CONNECTIONS,
        WORDS,
        REFUSED_PEERS,
        BAD_REQUESTS,
        TIMEOUTS;

        /** The name in a status. */
        public String fieldName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final long[] counts = new long[Kind.values().length];

    /** Counts one more. */
    public void add(Kind kind) {
        counts[kind.ordinal()]++;
    }

    /** How many there were since the door was made. */
    public long get(Kind kind) {
        return counts[kind.ordinal()];
    }
}
