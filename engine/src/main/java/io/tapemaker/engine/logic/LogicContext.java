package io.tapemaker.engine.logic;

import io.tapemaker.engine.domain.book.BookKeeper;
import io.tapemaker.engine.domain.book.Books;

/** What every version of what decides shares, as it stands at the record being handled. */
final class LogicContext {

    final EngineCounters counters = new EngineCounters();
    final SourcePositions positions = new SourcePositions();
    final CommandPublisher commands;

    private SessionFacts session = SessionFacts.NONE;
    private BookKeeper keeper;
    private long lastSequence;
    private long nowNs;

    LogicContext(BookKeeper keeper) {
        this.keeper = keeper;
        this.commands = new CommandPublisher(counters, keeper.books());
    }

    void record(long sequence, long eventTimeNs) {
        lastSequence = sequence;
        nowNs = eventTimeNs;
    }

    void session(SessionFacts inForce) {
        session = inForce;
    }

    void keeper(BookKeeper inForce) {
        keeper = inForce;
        commands.books(inForce.books());
    }

    SessionFacts session() {
        return session;
    }

    BookKeeper keeper() {
        return keeper;
    }

    Books books() {
        return keeper.books();
    }

    /** Sequence of the record being handled. */
    long lastSequence() {
        return lastSequence;
    }

    /** Event time of the record being handled. */
    long nowNs() {
        return nowNs;
    }

    /** For a record that this build cannot know: skipping it would be divergence. */
    IllegalStateException unknown(String what) {
        return new IllegalStateException("INBOUND record " + lastSequence + " is " + what
                + ": replay it with the build that wrote it, or a later one");
    }
}
