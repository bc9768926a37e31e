package io.tapemaker.engine.domain.book;

import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.TickSize;
import org.jspecify.annotations.Nullable;

/**
 * Compares books with the hashes that the frames carry. The last trade price is found among its candidates, and what
 * the market channel never says (minimum order size, neg-risk flag) or not always (tick size) by trying what the
 * venue uses: a hash that fits proves them all at once. What cannot be known is counted as not checkable, never as a
 * mismatch.
 */
final class HashVerifier {

    /** Searches for the recipe of one market before it counts as unknown. */
    static final int MAX_RECIPE_ATTEMPTS = 4;

    /** Hashes tried in one search. */
    static final int MAX_TRIALS = 1_024;

    /** Minimum order sizes that the venue uses, the usual one first. */
    private static final byte[][] MIN_ORDER_SIZES = {
        LevelTexts.ascii("5"),
        LevelTexts.ascii("15"),
        LevelTexts.ascii("1"),
        LevelTexts.ascii("10"),
        LevelTexts.ascii("20"),
        LevelTexts.ascii("50"),
        LevelTexts.ascii("100"),
        LevelTexts.ascii("0"),
    };

    /** Grids from the usual one on; a price off the grid rules it out. */
    private static final TickSize[] TICK_SIZES = {
        TickSize.CENT, TickSize.MILL, TickSize.TENTH_MILL, TickSize.HALF_CENT, TickSize.QUARTER_CENT, TickSize.TENTH
    };

    private static final int KNOWN_TEXT = -1;

    private final HashPolicy policy;
    private final BookCounters counters;
    private final BookHash hash = new BookHash();
    private final HashInputs inputs = new HashInputs();
    private final byte[] candidate = new byte[LastTradePrice.MAX_TEXT];
    private int trialsLeft;

    HashVerifier(HashPolicy policy, BookCounters counters) {
        this.policy = policy;
        this.counters = counters;
    }

    /** What the hash of the batch that has just ended says about its book. */
    HashOutcome check(OrderBook book) {
        Witness witness = book.witness;
        if (!isWanted(book)) {
            return HashOutcome.POLICY_SKIPPED;
        }
        if (!witness.hash.isPresent()) {
            return HashOutcome.NO_HASH;
        }
        if (book.state() == SyncState.AWAITING_SNAPSHOT) {
            return HashOutcome.NOT_IN_SYNC;
        }
        Market market = book.market();
        inputs.timestampMs = market.burstTimestampMs;
        inputs.version = market.version;
        trialsLeft = MAX_TRIALS;
        TickSize tick = market.tickSize();
        byte[] minOrderSize = market.minOrderSize;
        if (tick == null || minOrderSize == null || !market.isNegRiskKnown()) {
            return learn(book, tick, minOrderSize);
        }
        inputs.tickSize = tick;
        inputs.minOrderSize = minOrderSize;
        inputs.negRisk = market.negRisk == 1;
        return checkKnown(book);
    }

    private boolean isWanted(OrderBook book) {
        int interval = policy.interval();
        if (interval <= 1) {
            return interval == 1;
        }
        Witness witness = book.witness;
        boolean sampled = witness.batches++ % interval == 0;
        return sampled || witness.fullBook || book.state() == SyncState.SUSPECT;
    }

    private HashOutcome checkKnown(OrderBook book) {
        LastTradePrice last = book.market().lastTradePrice;
        boolean unambiguous = last.isKnown() && last.candidateCount() == 0;
        if (fitsSomeLastTradePrice(book) || fitsShrunkTouch(book)) {
            return HashOutcome.VERIFIED;
        }
        last.grewOlder();
        return unambiguous ? HashOutcome.MISMATCH : HashOutcome.NO_LAST_TRADE_PRICE;
    }

    /** Tries the known text, then the candidates; the one that fits is the new text. */
    private boolean fitsSomeLastTradePrice(OrderBook book) {
        LastTradePrice last = book.market().lastTradePrice;
        if (last.isKnown() && fits(book, KNOWN_TEXT)) {
            last.confirmed();
            return true;
        }
        for (int i = 0; i < last.candidateCount() && trialsLeft > 0; i++) {
            if (fits(book, i)) {
                last.accept(i);
                return true;
            }
        }
        return false;
    }

    /**
     * A trade may also show as nothing but a smaller touch; but so does a cancelled order, so this is no more than a
     * hint.
     */
    private boolean fitsShrunkTouch(OrderBook book) {
        LastTradePrice last = book.market().lastTradePrice;
        Witness witness = book.witness;
        int before = last.candidateCount();
        if ((witness.shrunkBidE4 | witness.shrunkAskE4) == 0 || !last.hasRoomForHints()) {
            return false;
        }
        hint(last, witness.shrunkBidE4, book.tickSize());
        hint(last, witness.shrunkAskE4, book.tickSize());
        for (int i = before; i < last.candidateCount(); i++) {
            if (fits(book, i)) {
                last.accept(i);
                return true;
            }
        }
        last.forgetFrom(before);
        return false;
    }

    private static void hint(LastTradePrice last, long priceE4, @Nullable TickSize tick) {
        if (priceE4 != 0) {
            last.mayBe(priceE4, tick);
        }
    }

    private boolean fits(OrderBook book, int candidateIndex) {
        LastTradePrice last = book.market().lastTradePrice;
        if (candidateIndex == KNOWN_TEXT) {
            inputs.lastTradePrice = last.text();
            inputs.lastTradePriceLength = last.length();
        } else {
            inputs.lastTradePrice = candidate;
            inputs.lastTradePriceLength = last.writeCandidate(candidateIndex, candidate, 0);
        }
        trialsLeft--;
        counters.add(BookCounter.HASHES_COMPUTED);
        return hash.of(book, inputs).matches(book.witness.hash);
    }

    private HashOutcome learn(OrderBook book, @Nullable TickSize tick, byte @Nullable [] minOrderSize) {
        Market market = book.market();
        LastTradePrice last = market.lastTradePrice;
        HashOutcome unknown = tick == null ? HashOutcome.NO_TICK_SIZE : HashOutcome.PARAMETERS_UNKNOWN;
        if (!last.isKnown() && last.candidateCount() == 0) {
            return tick == null ? HashOutcome.NO_TICK_SIZE : HashOutcome.NO_LAST_TRADE_PRICE;
        }
        if (market.recipeAttempts >= MAX_RECIPE_ATTEMPTS) {
            return HashOutcome.RECIPE_UNKNOWN;
        }
        market.recipeAttempts++;
        boolean found = false;
        if (tick != null) {
            found = fitsWithTick(book, tick, minOrderSize);
        } else {
            for (int i = 0; i < TICK_SIZES.length && !found; i++) {
                found = onGrid(book.bids(), TICK_SIZES[i])
                        && onGrid(book.asks(), TICK_SIZES[i])
                        && fitsWithTick(book, TICK_SIZES[i], minOrderSize);
            }
        }
        if (!found) {
            last.grewOlder();
            return unknown;
        }
        market.learn(inputs);
        counters.add(BookCounter.RECIPES_LEARNED);
        return HashOutcome.VERIFIED;
    }

    private boolean fitsWithTick(OrderBook book, TickSize tick, byte @Nullable [] minOrderSize) {
        inputs.tickSize = tick;
        if (minOrderSize != null) {
            return fitsWithSize(book, minOrderSize);
        }
        for (byte[] size : MIN_ORDER_SIZES) {
            if (fitsWithSize(book, size)) {
                return true;
            }
        }
        return false;
    }

    private boolean fitsWithSize(OrderBook book, byte[] minOrderSize) {
        inputs.minOrderSize = minOrderSize;
        Market market = book.market();
        if (market.isNegRiskKnown()) {
            inputs.negRisk = market.negRisk == 1;
            return fitsSomeLastTradePrice(book);
        }
        inputs.negRisk = false;
        if (fitsSomeLastTradePrice(book)) {
            return true;
        }
        inputs.negRisk = true;
        return fitsSomeLastTradePrice(book);
    }

    private static boolean onGrid(BookSide side, TickSize tick) {
        for (int i = 0; i < side.count(); i++) {
            if (side.priceE4(i) % tick.stepE4() != 0 || side.priceE4(i) > Price.ONE_E4 - tick.stepE4()) {
                return false;
            }
        }
        return true;
    }
}
