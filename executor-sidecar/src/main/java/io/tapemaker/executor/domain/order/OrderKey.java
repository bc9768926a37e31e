package io.tapemaker.executor.domain.order;

/** An order by the session (epoch) and the number that the engine gave it; the executor's intent has the same id. */
public record OrderKey(int epoch, long number) implements Comparable<OrderKey> {

    @Override
    public int compareTo(OrderKey other) {
        int byEpoch = Integer.compareUnsigned(epoch, other.epoch);
        return byEpoch != 0 ? byEpoch : Long.compareUnsigned(number, other.number);
    }

    @Override
    public String toString() {
        return Integer.toUnsignedString(epoch) + "-" + Long.toUnsignedString(number);
    }
}
