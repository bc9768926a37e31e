package io.tapemaker.engine.domain.book;

/** How far a book can be trusted. */
public enum SyncState {
    /** Nothing is known: changes are counted and not applied until a full book comes. */
    AWAITING_SNAPSHOT(0),
    /** The book is what the frames say, and nothing speaks against it. */
    IN_SYNC(1),
    /**
     * Levels are kept up to date, but something speaks against them: not to be quoted on until a full book or a
     * matching hash comes.
     */
    SUSPECT(2);

    private static final SyncState[] VALUES = values();

    private final int code;

    SyncState(int code) {
        this.code = code;
    }

    /** The number in the state's bytes. */
    int code() {
        return code;
    }

    /** The state of a code from 0 to 2. */
    static SyncState ofCode(int code) {
        return VALUES[code];
    }
}
