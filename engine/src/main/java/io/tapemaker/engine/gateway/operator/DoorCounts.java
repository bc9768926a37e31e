package io.tapemaker.engine.gateway.operator;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What came through the door and what did not. Touched by the operator's thread only. */
final class DoorCounts {

    /** What is counted. */
    enum Kind {
        CONNECTIONS,
        WORDS,
        REFUSED_PEERS,
        BAD_REQUESTS,
        TIMEOUTS
    }

    private final long[] counts = new long[Kind.values().length];

    void add(Kind kind) {
        counts[kind.ordinal()]++;
    }

    long get(Kind kind) {
        return counts[kind.ordinal()];
    }

    void writeTo(ObjectNode out) {
        out.put("connections", get(Kind.CONNECTIONS))
                .put("words", get(Kind.WORDS))
                .put("refused_peers", get(Kind.REFUSED_PEERS))
                .put("bad_requests", get(Kind.BAD_REQUESTS))
                .put("timeouts", get(Kind.TIMEOUTS));
    }
}
