package io.tapemaker.engine.domain.quoting;

import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Size;
import java.util.Locale;
import java.util.function.BiConsumer;

/**
 * What was found for one side of a market: the order, the runner-up's, and what kept it from being nearer or
 * larger.
 */
public final class SideExplanation {

    /** The chosen order, first-token price; absent for none. */
    public final LiveQuote chosen = new LiveQuote();

    /** The order of the best other pair. */
    public final LiveQuote runnerUp = new LiveQuote();

    /** What kept the order from a price one tick nearer; for no order, what stands against any. */
    public Constraint priceBound = Constraint.NONE;

    /** What kept the order from being larger; for no order, what stands against any. */
    public Constraint sizeBound = Constraint.NONE;

    /** Orders that were allowed. */
    public int candidates;

    /** Shares of others ahead of the order, in E6. */
    public long aheadE6;

    long roomSharesE6;
    long roomNotionalE6;

    void clear() {
        chosen.clear();
        runnerUp.clear();
        priceBound = Constraint.NONE;
        sizeBound = Constraint.NONE;
        candidates = 0;
        aheadE6 = 0;
    }

    void describe(String name, BiConsumer<String, String> lines) {
        lines.accept(name, text(chosen, name));
        lines.accept(name + ".bound.price", word(priceBound));
        lines.accept(name + ".bound.size", word(sizeBound));
        lines.accept(name + ".room.shares", limit(roomSharesE6));
        lines.accept(name + ".room.collateral", limit(roomNotionalE6));
        lines.accept(name + ".candidates", Integer.toString(candidates));
        if (chosen.isPresent()) {
            lines.accept(name + ".ahead", Size.format(aheadE6));
        }
    }

    /** An order in words, such as {@code buy first 100 at 0.49}. */
    static String text(LiveQuote quote, String name) {
        if (!quote.isPresent()) {
            return "none";
        }
        boolean isFirst = name.equals("bid") != quote.selling;
        long priceE4 = isFirst ? quote.priceE4 : Price.complement(quote.priceE4);
        return (quote.selling ? "sell " : "buy ") + (isFirst ? "first " : "second ") + Size.format(quote.sizeE6)
                + " at " + Price.format(priceE4);
    }

    private static String limit(long limitE6) {
        return limitE6 == Long.MAX_VALUE ? "unlimited" : RateE9.signed(limitE6, Size.DECIMALS);
    }

    /** A constraint as a word in lower case. */
    static String word(Constraint constraint) {
        return constraint.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
