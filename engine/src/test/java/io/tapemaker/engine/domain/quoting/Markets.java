package io.tapemaker.engine.domain.quoting;

import io.tapemaker.engine.domain.rewards.RewardTerms;
import io.tapemaker.journal.types.Size;
import io.tapemaker.journal.types.TickSize;
import java.util.ArrayList;
import java.util.List;

/** Markets made by hand, for examples that can be worked out on paper. */
final class Markets {

    private Markets() {}

    /**
     * $100 a day within three cents, at least 50 shares; 500 shares each at 0.48 and 0.52; nobody trades, and
     * collateral
     * costs nothing. Orders up to 200 shares.
     */
    static QuoteInputs quiet() {
        QuoteInputs in = new QuoteInputs();
        in.tick = TickSize.CENT;
        in.terms = terms(100_000_000, 300, 50_000_000);
        in.settings = settings(100_000_000, 100_000_000, 0);
        in.minOrderSizeE6 = 5_000_000;
        in.bids.add(4_800, 500_000_000);
        in.asks.add(5_200, 500_000_000);
        open(in.bid);
        open(in.ask);
        return in;
    }

    private static void open(SideInputs side) {
        side.allowed = true;
        side.roomSharesE6 = Long.MAX_VALUE;
        side.roomNotionalE6 = Long.MAX_VALUE;
    }

    static RewardTerms terms(long ratePerDayE6, long maxSpreadE4, long minSizeE6) {
        return new RewardTerms(
                ratePerDayE6,
                maxSpreadE4,
                minSizeE6,
                RewardTerms.ONE_E4,
                RewardTerms.USUAL_DIVISOR_E4,
                30_000_000_000L);
    }

    /** As in the quiet market, but for at least so many E6 dollars a day. */
    static QuotingSettings leastRate(long leastNetRateE6) {
        return new QuotingSettings(
                200_000_000L,
                new QuotingSettings.PriceBand(1_000, 9_000),
                new QuotingSettings.Gates(0, 50, 0),
                new QuotingSettings.Costs(0, 0, leastNetRateE6),
                new QuotingSettings.Edits(600_000_000_000L, 0),
                true,
                true);
    }

    /** Midpoints from 0.10 to 0.90, any net above zero, a horizon of ten minutes. */
    static QuotingSettings settings(long frontCushionE6, long exitLiquidityE6, long capitalCostBps) {
        return new QuotingSettings(
                200_000_000L,
                new QuotingSettings.PriceBand(1_000, 9_000),
                new QuotingSettings.Gates(frontCushionE6, 50, exitLiquidityE6),
                new QuotingSettings.Costs(capitalCostBps, 0, 0),
                new QuotingSettings.Edits(600_000_000_000L, 0),
                true,
                true);
    }

    /** The orders by place, as {@code BUY 0 200@4800} for 200 shares of the first token at 0.48. */
    static String text(DesiredQuotes quotes) {
        List<String> words = new ArrayList<>();
        for (int place = 0; place < DesiredQuotes.PLACES; place++) {
            if (quotes.wants(place)) {
                words.add(DesiredQuotes.side(place) + " " + DesiredQuotes.slot(place) + " "
                        + quotes.sizeE6(place) / Size.ONE_E6 + "@" + quotes.priceE4(place));
            }
        }
        return String.join(", ", words);
    }
}
