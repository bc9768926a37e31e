package io.tapemaker.sim.world;

import io.tapemaker.journal.Journal;
import io.tapemaker.journal.JournalAppender;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.JournalTailer;
import io.tapemaker.journal.memory.MemoryJournal;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordFrame;
import org.jspecify.annotations.Nullable;

/**
 * A journal on a disk that can fail: what is appended survives the process at once, and a power loss once it was
 * synced, which happens after as many records as by default, and when asked.
 */
final class ModelledJournal implements Journal {

    /** As by default on a real disk. */
    private static final int GROUP = 1_000;

    private final JournalKind kind;
    private final ModelledDisk disk;
    private Journal written;
    private @Nullable Appender writer;
    private long lastSequence;
    private long lastEventTimeNs;
    private long durableSequence;

    ModelledJournal(JournalKind kind, ModelledDisk disk) {
        this(new MemoryJournal(kind), disk);
    }

    /** One whose records lie in another journal, which is empty. */
    ModelledJournal(Journal written, ModelledDisk disk) {
        this.kind = written.kind();
        this.disk = disk;
        this.written = written;
    }

    @Override
    public JournalKind kind() {
        return kind;
    }

    @Override
    public JournalAppender openAppender() {
        Appender opened = new Appender(written.openAppender());
        writer = opened;
        opened.sync();
        return opened;
    }

    /** A reader of what is there now; cutting leaves it behind. */
    @Override
    public JournalTailer openTailer() {
        return written.openTailer();
    }

    @Override
    public void close() {
        // The records stay.
    }

    /** Highest sequence that survives a power loss. */
    long durableSequence() {
        return durableSequence;
    }

    /** Sequence of the last record. */
    long lastSequence() {
        return lastSequence;
    }

    /** Event time of the last record, 0 for none. */
    long lastEventTimeNs() {
        return lastEventTimeNs;
    }

    /** The process that writes is gone, and its lock with it. */
    void writerGone() {
        Appender open = writer;
        if (open != null) {
            open.release();
        }
    }

    /** Nothing behind this record was ever written. Nobody may be writing. */
    void cutBehind(long sequence) {
        MemoryJournal kept = new MemoryJournal(kind);
        RecordBuffer record = new RecordBuffer();
        long eventTimeNs = 0;
        try (JournalTailer from = written.openTailer();
                JournalAppender to = kept.openAppender()) {
            while (from.nextSequence() <= sequence && from.poll(record)) {
                to.epoch(RecordFrame.epoch(record.buffer()));
                to.append(record);
                eventTimeNs = RecordFrame.eventTimeNs(record.buffer());
            }
        }
        written = kept;
        lastEventTimeNs = eventTimeNs;
        lastSequence = Math.min(lastSequence, sequence);
        durableSequence = Math.min(durableSequence, sequence);
    }

    private final class Appender implements JournalAppender {

        private final JournalAppender memory;

        Appender(JournalAppender memory) {
            this.memory = memory;
        }

        @Override
        public long append(RecordBuffer record) {
            disk.beforeAppend(kind);
            long sequence = memory.append(record);
            lastSequence = sequence;
            lastEventTimeNs = memory.lastEventTimeNs();
            disk.afterAppend(kind);
            if (sequence - durableSequence >= GROUP) {
                sync();
            }
            return sequence;
        }

        @Override
        public long lastSequence() {
            return memory.lastSequence();
        }

        @Override
        public int lastChecksum() {
            return memory.lastChecksum();
        }

        @Override
        public long lastEventTimeNs() {
            return memory.lastEventTimeNs();
        }

        @Override
        public int epoch() {
            return memory.epoch();
        }

        @Override
        public void epoch(int epoch) {
            memory.epoch(epoch);
        }

        @Override
        public void sync() {
            disk.beforeSync();
            durableSequence = memory.lastSequence();
        }

        @Override
        public long durableSequence() {
            return durableSequence;
        }

        @Override
        public void close() {
            if (writer == this && !disk.isProcessDead()) {
                sync();
            }
            release();
        }

        void release() {
            if (writer == this) {
                writer = null;
                memory.close();
            }
        }
    }
}
