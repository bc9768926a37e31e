package io.tapemaker.journal.memory;

import io.tapemaker.journal.CorruptRecordException;
import io.tapemaker.journal.Journal;
import io.tapemaker.journal.JournalAppender;
import io.tapemaker.journal.JournalFailedException;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.JournalLockedException;
import io.tapemaker.journal.JournalTailer;
import io.tapemaker.journal.record.ChainedAppender;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordChain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A journal in the heap: the same records, bytes and rules as on disk. Reading from other threads is safe. */
public final class MemoryJournal implements Journal {

    private final JournalKind kind;
    private final List<byte[]> records = new ArrayList<>();
    private boolean appending;

    public MemoryJournal(JournalKind kind) {
        this.kind = kind;
    }

    @Override
    public JournalKind kind() {
        return kind;
    }

    /** Copies of all records, first to last. */
    public List<byte[]> records() {
        synchronized (records) {
            return records.stream().map(byte[]::clone).toList();
        }
    }

    @Override
    public JournalAppender openAppender() {
        synchronized (records) {
            if (appending) {
                throw new JournalLockedException(kind + ": this process already writes this journal");
            }
            RecordChain chain = new RecordChain(kind);
            for (byte[] record : records) {
                chain.follow(record, 0);
            }
            appending = true;
            return new Appender(chain);
        }
    }

    @Override
    public JournalTailer openTailer() {
        return new Tailer();
    }

    @Override
    public void close() {
        // The records stay, as they do on disk.
    }

    private final class Appender extends ChainedAppender {

        private long durableSequence;
        private boolean closed;

        Appender(RecordChain chain) {
            super(chain);
            this.durableSequence = chain.lastSequence();
        }

        @Override
        public long append(RecordBuffer record) {
            requireOpen();
            long sequence = chain.seal(record, epoch());
            synchronized (records) {
                records.add(Arrays.copyOf(record.array(), record.length()));
            }
            return sequence;
        }

        private void requireOpen() {
            if (closed) {
                throw new JournalFailedException(kind + ": this appender is closed");
            }
        }

        @Override
        public void sync() {
            requireOpen();
            durableSequence = chain.lastSequence();
        }

        @Override
        public long durableSequence() {
            return durableSequence;
        }

        @Override
        public void close() {
            if (!closed) {
                sync();
                closed = true;
                synchronized (records) {
                    appending = false;
                }
            }
        }
    }

    private final class Tailer implements JournalTailer {

        private final RecordChain chain = new RecordChain(kind);

        @Override
        public boolean poll(RecordBuffer into) {
            byte[] record;
            synchronized (records) {
                if (chain.lastSequence() >= records.size()) {
                    return false;
                }
                record = records.get((int) chain.lastSequence());
            }
            into.ensureLength(record.length);
            System.arraycopy(record, 0, into.array(), 0, record.length);
            String problem = chain.problemOf(into.array(), 0, record.length);
            if (problem != null) {
                throw new CorruptRecordException(kind, chain.lastSequence(), problem);
            }
            chain.follow(into.array(), 0);
            into.length(record.length);
            return true;
        }

        @Override
        public long nextSequence() {
            return chain.lastSequence() + 1;
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }
}
