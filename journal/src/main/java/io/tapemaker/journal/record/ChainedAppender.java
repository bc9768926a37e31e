package io.tapemaker.journal.record;

import io.tapemaker.journal.JournalAppender;

/** What is the same for every appender that seals records with a chain of its own. */
public abstract class ChainedAppender implements JournalAppender {

    /** Seals what is appended. */
    protected final RecordChain chain;

    private int epoch;

    /** Goes on where the chain ends, in its epoch. */
    protected ChainedAppender(RecordChain chain) {
        this.chain = chain;
        this.epoch = chain.epoch();
    }

    @Override
    public final long lastSequence() {
        return chain.lastSequence();
    }

    @Override
    public final int lastChecksum() {
        return chain.lastChecksum();
    }

    @Override
    public final long lastEventTimeNs() {
        return chain.lastEventTimeNs();
    }

    @Override
    public final int epoch() {
        return epoch;
    }

    @Override
    public final void epoch(int newEpoch) {
        if (newEpoch < epoch) {
            throw new IllegalArgumentException("epoch " + newEpoch + " lies before " + epoch);
        }
        epoch = newEpoch;
    }
}
