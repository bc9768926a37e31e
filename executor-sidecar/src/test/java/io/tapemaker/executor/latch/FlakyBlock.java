package io.tapemaker.executor.latch;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** A block in memory that fails when it is told to. */
final class FlakyBlock implements LatchBlock {

    private volatile byte[] bytes = new byte[0];
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicInteger writes = new AtomicInteger();

    /** Has the next writes fail, of which each may or may not be on disk. */
    void failNext(int count) {
        failures.set(count);
    }

    @Override
    public void write(byte[] next) throws IOException {
        writes.incrementAndGet();
        bytes = next.clone();
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IOException("the disk is gone");
        }
    }

    int writes() {
        return writes.get();
    }

    /** What a start would find. */
    boolean saysSet() {
        LatchState state = LatchState.decode(bytes);
        return state == null || state.set();
    }

    @Override
    public void close() {}
}
