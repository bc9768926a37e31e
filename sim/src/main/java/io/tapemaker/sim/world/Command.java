package io.tapemaker.sim.world;

import io.tapemaker.journal.codecs.KillPhase;
import io.tapemaker.journal.codecs.KillTrigger;
import io.tapemaker.journal.types.ConditionId;
import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.TickSize;

/** A command of the engine, decoded. */
sealed interface Command {

    /** Its sequence on COMMANDS. */
    long sequence();

    /** An order, by the session and the number that the engine gave it. */
    record OrderKey(int epoch, long number) implements Comparable<OrderKey> {

        @Override
        public int compareTo(OrderKey other) {
            int byEpoch = Integer.compare(epoch, other.epoch);
            return byEpoch != 0 ? byEpoch : Long.compare(number, other.number);
        }

        @Override
        public String toString() {
            return epoch + "-" + number;
        }
    }

    /** Place this order; decided at this event time, in ns. */
    record Place(
            long sequence,
            long decidedNs,
            OrderKey key,
            String token,
            Side side,
            boolean postOnly,
            long priceE4,
            long sizeE6,
            long expirationS,
            ConditionId conditionId,
            TickSize tick)
            implements Command {}

    /** Cancel this order. */
    record Cancel(long sequence, OrderKey key) implements Command {}

    /** Cancel everything. */
    record CancelAll(long sequence) implements Command {}

    /** The latch, and what set it; at this event time, in ns. */
    record Kill(long sequence, long decidedNs, KillPhase phase, KillTrigger trigger) implements Command {}

    /** For the gateway: this token needs a fresh snapshot. */
    record Resync(long sequence, String token) implements Command {}

    /** Anything that nobody outside acts on. */
    record Note(long sequence) implements Command {}
}
