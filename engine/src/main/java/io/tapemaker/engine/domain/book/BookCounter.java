package io.tapemaker.engine.domain.book;

import java.util.Locale;

/** What {@link BookCounters} counts. Part of the state: new counters come last, none goes. */
public enum BookCounter {
    /** Full books taken over. */
    BOOK_FRAMES(0),
    /** Full books whose timestamp is before that of the book they replace. */
    BOOK_FRAMES_OUT_OF_ORDER(1),
    /** Level changes applied. */
    CHANGES_APPLIED(2),
    /** Level changes that changed nothing: the level already had that size. */
    CHANGES_WITHOUT_EFFECT(3),
    /** Level changes not applied, as no full book has come yet. */
    CHANGES_BEFORE_SNAPSHOT(4),
    /** Level changes not applied, as they carry the hash of a state that the book is proven to have passed. */
    CHANGES_REPEATED_LATE(5),
    /** Deletions of a level that is not there; a deletion sent twice is one, so this alone says nothing. */
    UNKNOWN_LEVEL_DELETIONS(6),
    /** Matches reported. */
    LAST_TRADES(7),
    /** Touches reported outside of level changes; they may run ahead of the changes, so no book is judged by them. */
    BEST_BID_ASKS(8),
    /** Changes of the price grid. */
    TICK_SIZE_CHANGES(9),
    /** Reports of a price grid that is in force already. */
    TICK_SIZE_REPEATS(10),
    /** Reports of listed markets. */
    NEW_MARKETS(11),
    /** Known markets resolved. */
    MARKETS_RESOLVED(12),
    /** Reports about markets that are not known. */
    UNKNOWN_MARKETS(13),
    /** Answers to the client's PING. */
    PONGS(14),
    /** Events of types that the decoder does not know. */
    UNKNOWN_TYPES(15),
    /** Frames that could not be decoded at all. */
    REJECTED_FRAMES(16),
    /** Elements of frames that could not be used. */
    REJECTED_EVENTS(17),
    /** Frames above the size limit. */
    OVERSIZE_FRAMES(18),
    /** Events refused: the asset or market id is none. */
    REFUSED_BAD_ID(19),
    /** Events refused: the market has two other assets. */
    REFUSED_THIRD_ASSET(20),
    /** Events refused: the asset belongs to another market. */
    REFUSED_OTHER_MARKET(21),
    /** Events refused: {@link Books#MAX_ASSETS} assets are known. */
    REFUSED_TOO_MANY_ASSETS(22),
    /** Events refused: a full book with a level twice or without size. */
    REFUSED_BAD_LEVELS(23),
    /** Bursts of a market that ended. */
    BURSTS(24),
    /** Hashes that prove a book. */
    HASH_VERIFIED(25),
    /** Hashes that differ although all inputs are known. */
    HASH_MISMATCHED(26),
    /** Not checked: {@link HashOutcome#NO_HASH}. */
    HASH_ABSENT(27),
    /** Not checked: {@link HashOutcome#NO_TICK_SIZE}. */
    HASH_WITHOUT_TICK_SIZE(28),
    /** Not checked: {@link HashOutcome#NO_LAST_TRADE_PRICE}. */
    HASH_WITHOUT_LAST_TRADE_PRICE(29),
    /** Not checked: {@link HashOutcome#PARAMETERS_UNKNOWN}. */
    HASH_WITHOUT_PARAMETERS(30),
    /** Not checked: {@link HashOutcome#RECIPE_UNKNOWN}. */
    HASH_RECIPE_UNKNOWN(31),
    /** Not checked: {@link HashOutcome#POLICY_SKIPPED}. */
    HASH_SKIPPED_BY_POLICY(32),
    /** Not checked: {@link HashOutcome#NOT_IN_SYNC}. */
    HASH_OF_UNSYNCED_BOOK(33),
    /** Preimages hashed, with all that were tried in vain. */
    HASHES_COMPUTED(34),
    /** Hash recipes of markets found by trying. */
    RECIPES_LEARNED(35),
    /** Touches compared with those that the frames carry. */
    TOUCHES_COMPARED(36),
    /** Touches that differ. */
    TOUCHES_DISAGREED(37),
    /** Pairs of books compared as mirrors. */
    MIRRORS_COMPARED(38),
    /** Pairs that are not mirrors. */
    MIRRORS_DISAGREED(39),
    /** Books crossed or locked after a burst. */
    CROSSED_BOOKS(40),
    /** Snapshots asked for. */
    SNAPSHOTS_REQUESTED(41),
    /** Moves of a book out of IN_SYNC. */
    SYNC_LOST(42),
    /** Moves of a book into IN_SYNC. */
    SYNC_GAINED(43);

    private final int code;
    private final String label = name().toLowerCase(Locale.ROOT);

    BookCounter(int code) {
        this.code = code;
    }

    /** Its place in the state. */
    int code() {
        return code;
    }

    /** The name in reports, {@code book_frames}. */
    public String label() {
        return label;
    }
}
