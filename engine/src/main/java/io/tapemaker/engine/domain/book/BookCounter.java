package io.tapemaker.engine.domain.book;

import java.util.Locale;

/** What {@link BookCounters} counts. Part of the state: new counters come last. */
public enum BookCounter {
    /** Full books taken over. */
    BOOK_FRAMES,
    /** Full books whose timestamp is before that of the book they replace. */
    BOOK_FRAMES_OUT_OF_ORDER,
    /** Level changes applied. */
    CHANGES_APPLIED,
    /** Level changes that changed nothing: the level already had that size. */
    CHANGES_WITHOUT_EFFECT,
    /** Level changes not applied, as no full book has come yet. */
    CHANGES_BEFORE_SNAPSHOT,
    /** Level changes not applied, as they carry the hash of a state that the book is proven to have passed. */
    CHANGES_REPEATED_LATE,
    /** Deletions of a level that is not there; a deletion sent twice is one, so this alone says nothing. */
    UNKNOWN_LEVEL_DELETIONS,
    /** Matches reported. */
    LAST_TRADES,
    /** Touches reported outside of level changes; they may run ahead of the changes, so no book is judged by them. */
    BEST_BID_ASKS,
    /** Changes of the price grid. */
    TICK_SIZE_CHANGES,
    /** Reports of a price grid that is in force already. */
    TICK_SIZE_REPEATS,
    /** Reports of listed markets. */
    NEW_MARKETS,
    /** Known markets resolved. */
    MARKETS_RESOLVED,
    /** Reports about markets that are not known. */
    UNKNOWN_MARKETS,
    /** Answers to the client's PING. */
    PONGS,
    /** Events of types that the decoder does not know. */
    UNKNOWN_TYPES,
    /** Frames that could not be decoded at all. */
    REJECTED_FRAMES,
    /** Elements of frames that could not be used. */
    REJECTED_EVENTS,
    /** Frames above the size limit. */
    OVERSIZE_FRAMES,
    /** Events refused: the asset or market id is none. */
    REFUSED_BAD_ID,
    /** Events refused: the market has two other assets. */
    REFUSED_THIRD_ASSET,
    /** Events refused: the asset belongs to another market. */
    REFUSED_OTHER_MARKET,
    /** Events refused: {@link Books#MAX_ASSETS} assets are known. */
    REFUSED_TOO_MANY_ASSETS,
    /** Events refused: a full book with a level twice or without size. */
    REFUSED_BAD_LEVELS,
    /** Bursts of a market that ended. */
    BURSTS,
    /** Hashes that prove a book. */
    HASH_VERIFIED,
    /** Hashes that differ although all inputs are known. */
    HASH_MISMATCHED,
    /** Not checked: {@link HashOutcome#NO_HASH}. */
    HASH_ABSENT,
    /** Not checked: {@link HashOutcome#NO_TICK_SIZE}. */
    HASH_WITHOUT_TICK_SIZE,
    /** Not checked: {@link HashOutcome#NO_LAST_TRADE_PRICE}. */
    HASH_WITHOUT_LAST_TRADE_PRICE,
    /** Not checked: {@link HashOutcome#PARAMETERS_UNKNOWN}. */
    HASH_WITHOUT_PARAMETERS,
    /** Not checked: {@link HashOutcome#RECIPE_UNKNOWN}. */
    HASH_RECIPE_UNKNOWN,
    /** Not checked: {@link HashOutcome#POLICY_SKIPPED}. */
    HASH_SKIPPED_BY_POLICY,
    /** Not checked: {@link HashOutcome#NOT_IN_SYNC}. */
    HASH_OF_UNSYNCED_BOOK,
    /** Preimages hashed, with all that were tried in vain. */
    HASHES_COMPUTED,
    /** Hash recipes of markets found by trying. */
    RECIPES_LEARNED,
    /** Touches compared with those that the frames carry. */
    TOUCHES_COMPARED,
    /** Touches that differ. */
    TOUCHES_DISAGREED,
    /** Pairs of books compared as mirrors. */
    MIRRORS_COMPARED,
    /** Pairs that are not mirrors. */
    MIRRORS_DISAGREED,
    /** Books crossed or locked after a burst. */
    CROSSED_BOOKS,
    /** Snapshots asked for. */
    SNAPSHOTS_REQUESTED,
    /** Moves of a book out of IN_SYNC. */
    SYNC_LOST,
    /** Moves of a book into IN_SYNC. */
    SYNC_GAINED;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The name in reports, {@code book_frames}. */
    public String label() {
        return label;
    }
}
