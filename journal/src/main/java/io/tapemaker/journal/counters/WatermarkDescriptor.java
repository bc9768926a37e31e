package io.tapemaker.journal.counters;

import io.tapemaker.journal.JournalKind;

/**
 * Layout of the file {@code DIR/watermark}, little-endian: one slot of 64 bytes for each journal, behind a header of
 * the same size.
 *
 * <pre>
 *   0 magic u32 "TMWM"    4 version u32
 *  64 INBOUND, 128 COMMANDS, 192 EXECUTIONS, each:
 *      0 durableSequence i64    8 its complement i64    16 writing i64 (1 while a writer is at work)    24 its
 * complement i64
 * </pre>
 *
 * A complement tells a reader that it saw half of a change, or that the file is damaged.
 */
final class WatermarkDescriptor {

    static final String FILE_NAME = "watermark";
    static final int MAGIC = 0x4D57_4D54;
    static final int VERSION = 1;
    static final int MAGIC_OFFSET = 0;
    static final int VERSION_OFFSET = 4;
    static final int SLOT_LENGTH = 64;
    static final int DURABLE_SEQUENCE = 0;
    static final int WRITING = 16;

    /** Distance from a value to its complement. */
    static final int COMPLEMENT = 8;

    static final int FILE_LENGTH = SLOT_LENGTH * 4;

    private WatermarkDescriptor() {}

    static int slotOf(JournalKind kind) {
        int index =
                switch (kind) {
                    case INBOUND -> 1;
                    case COMMANDS -> 2;
                    case EXECUTIONS -> 3;
                };
        return SLOT_LENGTH * index;
    }
}
