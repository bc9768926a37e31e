package io.tapemaker.engine.domain.book;

import org.jspecify.annotations.Nullable;

/** What the book hash says about the levels that a book has now. */
public enum HashOutcome {
    /** Nothing: levels changed and the batch they belong to is not over, or there never was one. */
    BURST_OPEN(0, false, null),
    /** The whole book is proven to be the venue's. */
    VERIFIED(1, true, BookCounter.HASH_VERIFIED),
    /** Every input was known and the hash is another: advice, not proof, because the recipe may have changed. */
    MISMATCH(2, true, BookCounter.HASH_MISMATCHED),
    /** The frame carried no hash of 20 bytes. */
    NO_HASH(3, false, BookCounter.HASH_ABSENT),
    /** The tick size, an input, is not known. */
    NO_TICK_SIZE(4, false, BookCounter.HASH_WITHOUT_TICK_SIZE),
    /** The last trade price, an input, is not known: none of the prices it may be fits. */
    NO_LAST_TRADE_PRICE(5, false, BookCounter.HASH_WITHOUT_LAST_TRADE_PRICE),
    /** Minimum order size and neg-risk flag, inputs, are neither configured nor learned yet. */
    PARAMETERS_UNKNOWN(6, false, BookCounter.HASH_WITHOUT_PARAMETERS),
    /** No known recipe fits the hashes of this market. */
    RECIPE_UNKNOWN(7, false, BookCounter.HASH_RECIPE_UNKNOWN),
    /** The {@link HashPolicy} left this batch out. */
    POLICY_SKIPPED(8, false, BookCounter.HASH_SKIPPED_BY_POLICY),
    /** There is no book to take a hash of. */
    NOT_IN_SYNC(9, false, BookCounter.HASH_OF_UNSYNCED_BOOK);

    private static final HashOutcome[] VALUES = values();

    private final int code;
    private final boolean checked;
    private final @Nullable BookCounter counter;

    HashOutcome(int code, boolean checked, @Nullable BookCounter counter) {
        this.code = code;
        this.checked = checked;
        this.counter = counter;
    }

    /** Whether all inputs of the hash were known, so that its answer counts. */
    public boolean isChecked() {
        return checked;
    }

    /** What counts this outcome, null where nothing does. */
    public @Nullable BookCounter counter() {
        return counter;
    }

    void countIn(BookCounters counters) {
        if (counter != null) {
            counters.add(counter);
        }
    }

    /** The number in the state's bytes. */
    int code() {
        return code;
    }

    static int highestCode() {
        return VALUES.length - 1;
    }

    static HashOutcome ofCode(int code) {
        return VALUES[code];
    }
}
