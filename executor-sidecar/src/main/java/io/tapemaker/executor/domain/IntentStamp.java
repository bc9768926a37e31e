package io.tapemaker.executor.domain;

import io.tapemaker.executor.domain.order.OrderFields;
import io.tapemaker.executor.domain.order.OrderKey;

/** Salt and timestamp of an intent follow from its id and its time, so a second send can only be the same bytes. */
final class IntentStamp {

    private static final long NS_PER_MS = 1_000_000L;
    private static final long MIX_1 = 0xbf58476d1ce4e5b9L;
    private static final long MIX_2 = 0x94d049bb133111ebL;
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private IntentStamp() {}

    static OrderFields.Stamp of(OrderKey key, long nowNs) {
        long mixed = mix(mix(key.epoch() + GOLDEN) ^ mix(key.number()));
        return new OrderFields.Stamp(mixed & OrderFields.MAX_SALT, nowNs / NS_PER_MS);
    }

    /** The finisher of SplitMix64. */
    private static long mix(long value) {
        long first = (value ^ value >>> 30) * MIX_1;
        long second = (first ^ first >>> 27) * MIX_2;
        return second ^ second >>> 31;
    }
}
