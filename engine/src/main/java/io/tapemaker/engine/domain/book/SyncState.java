package io.tapemaker.engine.domain.book;

/** How far a book can be trusted. */
public enum SyncState {
    /** Nothing is known: changes are counted and not applied until a full book comes. */
    AWAITING_SNAPSHOT,
    /** The book is what the frames say, and nothing speaks against it. */
    IN_SYNC,
    /** Levels are kept up to date, but something speaks against them: not to be quoted on until a full book or a matching hash comes. */
    SUSPECT
}
