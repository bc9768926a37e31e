package io.tapemaker.sim.study;

import io.tapemaker.engine.domain.book.LevelArray;
import io.tapemaker.engine.domain.rewards.RewardTerms;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.TickSize;
import java.util.Locale;
import java.util.Map;

/**
 * How a book is made around a best bid and ask. What the path does not tell is invented here, in one place:
 *
 * <ul>
 *   <li>category: the slug up to its first dash;
 *   <li>grid: a cent, until a price does not lie on it or lies within four cents of 0 or 1, then a tenth of a cent (the
 *       quarter, the half and the hundredth of a cent if the price needs it) and never a coarser one again;
 *   <li>levels: eight a side, the first at the touch, each the greater of a tick and half a cent behind the one before;
 *   <li>depth: 300 shares at the touch and 150 more at each level behind it; it does not change;
 *   <li>rewards: by category, {@link #termsOf}.
 * </ul>
 */
public final class PathRule {

    /** Levels a side. */
    public static final int LEVELS = 8;

    private static final long TOUCH_E6 = 300_000_000L;
    private static final long MORE_E6 = 150_000_000L;
    private static final long USUAL_PERCENT = 100;
    private static final long SPACING_E4 = 50;
    private static final long EDGE_E4 = 400;
    private static final long ONE_E6 = 1_000_000;

    /** Season-long sports, weather, culture and politics have terms of their own; the rest those of the default. */
    private static final Map<String, Terms> TERMS = Map.of(
            "tec", new Terms(50, 350, 50),
            "tc", new Terms(20, 450, 20),
            "aqc", new Terms(100, 300, 100),
            "pntcbk", new Terms(40, 450, 50),
            "paccc", new Terms(100, 300, 100));

    private static final Terms OTHERS = new Terms(30, 450, 50);

    /**
     * The venue's reward terms.
     *
     * @param dollarsPerDay of the pool
     * @param maxSpreadE4 of the band, in E4 dollars
     * @param minSize least size that scores, in shares
     */
    public record Terms(long dollarsPerDay, long maxSpreadE4, long minSize) {

        /** In the engine's units, with everything that is not the market's own as in {@code common}. */
        public RewardTerms in(RewardTerms common) {
            return new RewardTerms(
                    dollarsPerDay * ONE_E6,
                    maxSpreadE4,
                    minSize * ONE_E6,
                    common.multiplierE4(),
                    common.oneSidedDivisorE4(),
                    common.minAgeNs());
        }

        /** As the configuration has them. */
        String yaml() {
            return String.format(
                    Locale.ROOT,
                    "{ratePerDay: \"%d\", maxSpread: \"%s\", minSize: \"%d\"}",
                    dollarsPerDay,
                    Price.format(maxSpreadE4),
                    minSize);
        }
    }

    private PathRule() {}

    /** The category of a market. */
    public static String categoryOf(String slug) {
        int dash = slug.indexOf('-');
        return dash < 0 ? slug : slug.substring(0, dash);
    }

    /** The terms of a market. */
    public static Terms termsOf(String slug) {
        return TERMS.getOrDefault(categoryOf(slug), OTHERS);
    }

    /** The grid that a market has after a row, given the one before. */
    public static TickSize tickAfter(TickSize before, BboRow row) {
        TickSize tick = before;
        for (long priceE4 : new long[] {row.bidE4(), row.askE4()}) {
            boolean isNearEnd = priceE4 < EDGE_E4 || priceE4 > Price.ONE_E4 - EDGE_E4;
            if (priceE4 != 0 && isNearEnd && tick.stepE4() > TickSize.MILL.stepE4()) {
                tick = TickSize.MILL;
            }
            while (priceE4 % tick.stepE4() != 0) {
                tick = finer(tick);
            }
        }
        return tick;
    }

    private static TickSize finer(TickSize tick) {
        return switch (tick) {
            case TENTH -> TickSize.CENT;
            case CENT, HALF_CENT, QUARTER_CENT -> TickSize.MILL;
            case MILL, TENTH_MILL -> TickSize.TENTH_MILL;
        };
    }

    /** Makes the book; a side without a price is empty, and so is a crossed row. */
    public static void show(StudyMarket market, BboRow row) {
        show(market, row, USUAL_PERCENT);
    }

    /** Makes the book with so many percent of the usual depth. */
    public static void show(StudyMarket market, BboRow row, long depthPercent) {
        market.bids.clear();
        market.asks.clear();
        if (row.bidE4() != 0 && row.askE4() != 0 && row.bidE4() >= row.askE4()) {
            return;
        }
        side(market.bids, row.bidE4(), -1, market.tick(), depthPercent);
        side(market.asks, row.askE4(), 1, market.tick(), depthPercent);
    }

    private static void side(LevelArray side, long touchE4, long away, TickSize tick, long depthPercent) {
        long spacingE4 = Math.max(tick.stepE4(), SPACING_E4);
        for (int i = 0; touchE4 != 0 && i < LEVELS; i++) {
            long priceE4 = touchE4 + away * i * spacingE4;
            if (tick.allows(priceE4)) {
                side.add(priceE4, (TOUCH_E6 + i * MORE_E6) / USUAL_PERCENT * depthPercent);
            }
        }
    }
}
