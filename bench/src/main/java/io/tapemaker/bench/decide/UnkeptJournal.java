package io.tapemaker.bench.decide;

import io.tapemaker.journal.Journal;
import io.tapemaker.journal.JournalAppender;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.JournalTailer;
import io.tapemaker.journal.record.ChainedAppender;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordChain;

/** Seals each record as any journal does and keeps none: for measurements that last longer than memory would. */
final class UnkeptJournal implements Journal {

    private final JournalKind kind;

    UnkeptJournal(JournalKind kind) {
        this.kind = kind;
    }

    @Override
    public JournalKind kind() {
        return kind;
    }

    @Override
    public JournalAppender openAppender() {
        return new Appender(new RecordChain(kind));
    }

    @Override
    public JournalTailer openTailer() {
        throw new UnsupportedOperationException("nothing was kept");
    }

    @Override
    public void close() {
        // Nothing is held.
    }

    private static final class Appender extends ChainedAppender {

        Appender(RecordChain chain) {
            super(chain);
        }

        @Override
        public long append(RecordBuffer record) {
            return chain.seal(record, epoch());
        }

        @Override
        public void sync() {
            // Nothing is kept.
        }

        @Override
        public long durableSequence() {
            return chain.lastSequence();
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }
}
