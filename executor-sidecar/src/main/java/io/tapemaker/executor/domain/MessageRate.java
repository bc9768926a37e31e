package io.tapemaker.executor.domain;

import java.util.ArrayDeque;

/** Orders posted within the last second. */
final class MessageRate {

    private static final long SECOND_NS = 1_000_000_000L;

    private final ArrayDeque<Long> sentNs = new ArrayDeque<>();

    /** Whether one more may be sent. */
    boolean allows(long steadyNs, int perSecond) {
        while (!sentNs.isEmpty() && steadyNs - sentNs.element() >= SECOND_NS) {
            sentNs.remove();
        }
        return sentNs.size() < perSecond;
    }

    /** One is sent. */
    void sent(long steadyNs) {
        sentNs.add(steadyNs);
    }

    void write(StateBytes out) {
        out.put(sentNs.size());
        sentNs.forEach(out::put);
    }
}
