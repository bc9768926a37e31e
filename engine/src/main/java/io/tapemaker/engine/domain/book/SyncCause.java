package io.tapemaker.engine.domain.book;

/** Why a book is in its {@link SyncState}; the codes are those of SyncReason in the journal's schema. */
public enum SyncCause {
    /** Nothing is wrong. */
    NONE(0),
    /** The asset is known and no full book has come yet. */
    NO_SNAPSHOT_YET(1),
    /** The process was started anew. */
    NEW_SESSION(2),
    /** The connection that carried the book went down. */
    LINK_DOWN(3),
    /** The price grid changed. */
    TICK_SIZE_CHANGED(4),
    /** Best bid at or above best ask after a burst. */
    CROSSED(5),
    /** The touch that the frames carry is not the book's. */
    TOUCH_DISAGREES(6),
    /** The two books of a market are not each other's mirror. */
    MIRROR_DISAGREES(7),
    /** A frame about this asset could not be used. */
    REJECTED_FRAME(8),
    /** The connection delivered a frame too large to be read. */
    OVERSIZE_FRAME(9),
    /** A level was changed that cannot be there. */
    UNKNOWN_LEVEL(10),
    /** The venue says over HTTP that the book is another, again and again, and the channel says nothing. */
    WITNESS_DISAGREES(11);

    private static final SyncCause[] VALUES = values();

    private final int code;

    SyncCause(int code) {
        this.code = code;
    }

    /** The number in records. */
    public int code() {
        return code;
    }

    /** The cause of a code from 0 to 11. */
    static SyncCause ofCode(int code) {
        return VALUES[code];
    }
}
