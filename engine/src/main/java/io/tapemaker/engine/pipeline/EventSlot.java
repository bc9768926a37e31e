package io.tapemaker.engine.pipeline;

import io.tapemaker.journal.record.RecordBuffer;

/** One place of the ring: a record in the making, reused for ever. */
final class EventSlot {

    /** A slot that had to grow above this for a large frame gives the memory back. */
    static final int KEPT_CAPACITY = 64 << 10;

    private final RecordBuffer record = new RecordBuffer();

    RecordBuffer record() {
        return record;
    }

    void shrinkIfLarge() {
        if (record.array().length > KEPT_CAPACITY) {
            record.shrink();
        }
    }
}
