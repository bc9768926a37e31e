package io.tapemaker.sim.world;

import io.tapemaker.journal.Journal;
import io.tapemaker.journal.JournalAppender;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.JournalTailer;
import io.tapemaker.journal.record.ChainedAppender;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordChain;
import java.util.Arrays;

/**
 * A journal that keeps its newest records only, for worlds of many hours whose tape nobody wants: sealed and chained as
 * any other, on the way to a reader who keeps up. One process opens it once.
 */
final class PassingJournal implements Journal {

    private static final int KEPT = 1 << 12;

    private final JournalKind kind;
    private final byte[][] newest = new byte[KEPT][];
    private final RecordChain chain;

    PassingJournal(JournalKind kind) {
        this.kind = kind;
        this.chain = new RecordChain(kind);
    }

    @Override
    public JournalKind kind() {
        return kind;
    }

    @Override
    public JournalAppender openAppender() {
        return new Appender();
    }

    @Override
    public JournalTailer openTailer() {
        return new Tailer();
    }

    @Override
    public void close() {
        // Nothing is held but memory.
    }

    private final class Appender extends ChainedAppender {

        Appender() {
            super(PassingJournal.this.chain);
        }

        @Override
        public long append(RecordBuffer record) {
            long sequence = chain.seal(record, epoch());
            newest[(int) (sequence % KEPT)] = Arrays.copyOf(record.array(), record.length());
            return sequence;
        }

        @Override
        public void sync() {
            // There is no disk.
        }

        @Override
        public long durableSequence() {
            return chain.lastSequence();
        }

        @Override
        public void close() {
            // What was appended stays as long as it does.
        }
    }

    private final class Tailer implements JournalTailer {

        private long read;

        @Override
        public boolean poll(RecordBuffer into) {
            if (read >= chain.lastSequence()) {
                return false;
            }
            if (chain.lastSequence() - read >= KEPT) {
                throw new IllegalStateException(kind + ": record " + (read + 1) + " is not kept any more");
            }
            byte[] record = newest[(int) (++read % KEPT)];
            into.ensureLength(record.length);
            System.arraycopy(record, 0, into.array(), 0, record.length);
            into.length(record.length);
            return true;
        }

        @Override
        public long nextSequence() {
            return read + 1;
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }
}
