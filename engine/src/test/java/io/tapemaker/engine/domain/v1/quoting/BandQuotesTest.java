package io.tapemaker.engine.domain.v1.quoting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.engine.domain.v1.settings.QuotingRules;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Size;
import io.tapemaker.journal.types.TickSize;
import io.tapemaker.testkit.Invariants;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

@Proof(
        id = "engine.band-quotes",
        milestone = Milestone.M2,
        kind = ProofKind.PROPERTY,
        title = "Quotes keep to tick, touch, reward band, size and price band on all six grids",
        invariants = {"quotes.within-rules", "quotes.never-cross-own"})
final class BandQuotesTest {
    private static final int TRIES = 10_000;
    private static final int SMALL_TRIES = 2_000;
    private static final long SHARE = Size.ONE_E6;

    /**
     * One market as the decision sees it. The adjusted touch lies at or behind the touch, as levels below the least
     * size are left out.
     *
     * @param bidTicks best bid in ticks
     * @param spreadTicks distance of the best ask
     * @param thinBidTicks how far the adjusted bid lies behind
     * @param thinAskTicks how far the adjusted ask lies behind
     */
    record Scene(
            TickSize tick,
            int bidTicks,
            int spreadTicks,
            int thinBidTicks,
            int thinAskTicks,
            boolean secondToken,
            long minOrderSizeE6,
            QuotingRules rules) {

        QuoteInputs inputs() {
            QuoteInputs inputs = new QuoteInputs();
            inputs.gate = QuoteCause.QUOTED;
            inputs.tick = tick;
            inputs.bidE4 = bidTicks * tick.stepE4();
            inputs.askE4 = (bidTicks + spreadTicks) * tick.stepE4();
            inputs.adjustedBidE4 = Math.max(tick.stepE4(), inputs.bidE4 - thinBidTicks * tick.stepE4());
            inputs.adjustedAskE4 = Math.min(Price.ONE_E4 - tick.stepE4(), inputs.askE4 + thinAskTicks * tick.stepE4());
            inputs.secondToken = secondToken;
            inputs.minOrderSizeE6 = minOrderSizeE6;
            inputs.rules = rules;
            return inputs;
        }
    }

    @Provide
    Arbitrary<Scene> scenes() {
        Arbitrary<Long> minOrderE6 = Arbitraries.longs().between(0, 200 * SHARE);
        return Arbitraries.of(TickSize.values()).flatMap(tick -> {
            int ticks = (int) (Price.ONE_E4 / tick.stepE4());
            return Arbitraries.integers().between(1, ticks - 2).flatMap(bid -> Combinators.combine(
                            Arbitraries.integers().between(1, ticks - 1 - bid),
                            Arbitraries.integers().between(0, 5),
                            Arbitraries.integers().between(0, 5),
                            Arbitraries.of(true, false),
                            minOrderE6,
                            rules())
                    .as((spread, thinBid, thinAsk, second, min, rules) -> new Scene(
                            tick, bid, Math.min(spread, 1 + spread % 40), thinBid, thinAsk, second, min, rules)));
        });
    }

    @Provide
    Arbitrary<QuotingRules> rules() {
        return Combinators.combine(
                        Arbitraries.longs().between(1, 2_000),
                        Arbitraries.longs().between(1, 20_000),
                        Arbitraries.integers().between(0, 99),
                        Arbitraries.longs().between(1, 5_000),
                        Arbitraries.longs().between(5_000, 9_999))
                .as((spread, hundredths, distance, low, high) ->
                        new QuotingRules(true, spread, 0, hundredths * Size.ORDER_STEP_E6, distance, 1, 0, low, high));
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void everyQuoteIsWithinTheRules(@ForAll("scenes") Scene scene) {
        QuoteInputs inputs = scene.inputs();
        DesiredQuotes quotes = decide(inputs);
        assertEquals(List.of(), breaches(scene, inputs, quotes));
        Invariants.checked("quotes.within-rules", 1);
        if (quotes.priceE4(0) != 0 && quotes.priceE4(1) != 0) {
            // Two BUYs that together cost a dollar would trade with each other.
            assertTrue(quotes.priceE4(0) + quotes.priceE4(1) < Price.ONE_E4, () -> "own quotes cross: " + show(quotes));
            Invariants.checked("quotes.never-cross-own", 1);
        }
    }

    /** What is wrong with the quotes, found by decimals and without the code under test. */
    private static List<String> breaches(Scene scene, QuoteInputs inputs, DesiredQuotes quotes) {
        List<String> found = new ArrayList<>();
        BigDecimal midpoint = BigDecimal.valueOf(inputs.adjustedBidE4 + inputs.adjustedAskE4)
                .divide(BigDecimal.valueOf(2), 1, RoundingMode.UNNECESSARY);
        for (int token = 0; token < DesiredQuotes.TOKENS; token++) {
            long priceE4 = quotes.priceE4(token);
            if (priceE4 == 0) {
                continue;
            }
            BigDecimal own =
                    token == 0 ? midpoint : BigDecimal.valueOf(Price.ONE_E4).subtract(midpoint);
            long bestBidE4 = token == 0 ? inputs.bidE4 : Price.ONE_E4 - inputs.askE4;
            check(priceE4 % scene.tick().stepE4() == 0 && Price.isValid(priceE4), "off the grid", found);
            check(priceE4 <= bestBidE4, "improves the touch", found);
            check(
                    own.subtract(BigDecimal.valueOf(priceE4))
                                    .abs()
                                    .compareTo(BigDecimal.valueOf(scene.rules().maxSpreadE4()))
                            < 0,
                    "outside of the reward band",
                    found);
            long sizeE6 = quotes.sizeE6(token);
            check(sizeE6 >= scene.rules().orderSizeE6(), "smaller than the order size", found);
            check(sizeE6 >= scene.minOrderSizeE6(), "smaller than the market's minimum", found);
            check(sizeE6 % Size.ORDER_STEP_E6 == 0, "size with more than two decimals", found);
            check(
                    midpoint.compareTo(BigDecimal.valueOf(scene.rules().lowestPriceE4())) >= 0
                            && midpoint.compareTo(
                                            BigDecimal.valueOf(scene.rules().highestPriceE4()))
                                    <= 0,
                    "midpoint outside of the price band",
                    found);
            check(token == 0 || scene.secondToken(), "token unknown", found);
        }
        boolean any = quotes.priceE4(0) != 0 || quotes.priceE4(1) != 0;
        check(any == (quotes.cause() == QuoteCause.QUOTED), "cause is " + quotes.cause(), found);
        return found;
    }

    private static void check(boolean holds, String breach, List<String> found) {
        if (!holds) {
            found.add(breach);
        }
    }

    @Property(tries = SMALL_TRIES, edgeCases = EdgeCasesMode.NONE)
    void theCheckFindsAQuoteThatIsOneTickOff(@ForAll("scenes") Scene scene) {
        QuoteInputs inputs = scene.inputs();
        DesiredQuotes quotes = decide(inputs);
        if (quotes.priceE4(0) != 0) {
            quotes.quote(0, inputs.askE4, quotes.sizeE6(0) + 1);
            List<String> found = breaches(scene, inputs, quotes);
            assertTrue(
                    found.containsAll(List.of("improves the touch", "size with more than two decimals")),
                    () -> String.valueOf(found));
        }
    }

    @Property(tries = SMALL_TRIES, edgeCases = EdgeCasesMode.NONE)
    void theMarketSeenFromTheOtherTokenGivesTheSameQuotes(@ForAll("scenes") Scene scene) {
        QuoteInputs inputs = scene.inputs();
        inputs.secondToken = true;
        inputs.rules = symmetric(scene.rules());
        QuoteInputs mirrored = new QuoteInputs();
        mirrored.gate = QuoteCause.QUOTED;
        mirrored.tick = inputs.tick;
        mirrored.bidE4 = Price.complement(inputs.askE4);
        mirrored.askE4 = Price.complement(inputs.bidE4);
        mirrored.adjustedBidE4 = Price.complement(inputs.adjustedAskE4);
        mirrored.adjustedAskE4 = Price.complement(inputs.adjustedBidE4);
        mirrored.secondToken = true;
        mirrored.minOrderSizeE6 = inputs.minOrderSizeE6;
        mirrored.rules = inputs.rules;
        DesiredQuotes straight = decide(inputs);
        DesiredQuotes swapped = decide(mirrored);
        assertEquals(
                List.of(straight.priceE4(0), straight.priceE4(1), straight.cause()),
                List.of(swapped.priceE4(1), swapped.priceE4(0), swapped.cause()));
    }

    private static QuotingRules symmetric(QuotingRules rules) {
        return new QuotingRules(
                true,
                rules.maxSpreadE4(),
                rules.minSizeE6(),
                rules.orderSizeE6(),
                rules.distancePercent(),
                rules.deadBandTicks(),
                rules.minEditIntervalNs(),
                rules.lowestPriceE4(),
                Price.complement(rules.lowestPriceE4()));
    }

    @Property(tries = SMALL_TRIES, edgeCases = EdgeCasesMode.NONE)
    void nothingIsQuotedWhenSomethingStandsAgainstIt(
            @ForAll("scenes") Scene scene, @ForAll QuoteCause gate, @ForAll boolean emptySide) {
        QuoteInputs inputs = scene.inputs();
        inputs.gate = gate;
        if (emptySide) {
            inputs.adjustedAskE4 = 0;
        }
        DesiredQuotes quotes = decide(inputs);
        if (gate != QuoteCause.QUOTED) {
            assertEquals(gate + " 0x0 0x0", show(quotes));
        } else if (emptySide) {
            assertEquals("NO_MIDPOINT 0x0 0x0", show(quotes));
        }
    }

    @Test
    void goldenCases() {
        QuotingRules rules = new QuotingRules(true, 300, 50 * SHARE, 50 * SHARE, 40, 1, 0, 500, 9_500);
        List<String> seen = new ArrayList<>();
        // Midpoint 0.50, 40 % of three cents is 1.2 cents: 0.488 floored to 0.48 on both tokens.
        seen.add(quotes(rules, TickSize.CENT, 4_900, 5_100, 0));
        // The same on the mill grid keeps the fraction.
        seen.add(quotes(rules, TickSize.MILL, 4_900, 5_100, 0));
        // Half a tick: midpoint 0.505, 0.493 and 0.483.
        seen.add(quotes(rules, TickSize.CENT, 5_000, 5_100, 0));
        // Wide: the touch is 2 cents from the midpoint, so the quote joins it.
        seen.add(quotes(rules, TickSize.CENT, 4_800, 5_200, 0));
        // Three cents away would score nothing.
        seen.add(quotes(rules, TickSize.CENT, 4_700, 5_300, 0));
        // Just inside on the finest grid.
        seen.add(quotes(rules, TickSize.TENTH_MILL, 4_701, 5_299, 0));
        // Grids of a half and a quarter of a cent.
        seen.add(quotes(rules, TickSize.HALF_CENT, 4_950, 5_050, 0));
        seen.add(quotes(rules, TickSize.QUARTER_CENT, 4_975, 5_025, 0));
        // A grid coarser than the band leaves no price.
        seen.add(quotes(rules, TickSize.TENTH, 4_000, 5_000, 0));
        // Below and at the price band's ends.
        seen.add(quotes(rules, TickSize.CENT, 400, 500, 0));
        seen.add(quotes(rules, TickSize.CENT, 400, 600, 0));
        seen.add(quotes(rules, TickSize.CENT, 9_400, 9_600, 0));
        // The market's minimum counts where it is larger, in whole hundredths.
        seen.add(quotes(rules, TickSize.CENT, 4_900, 5_100, 60 * SHARE));
        seen.add(quotes(rules, TickSize.CENT, 4_900, 5_100, 60 * SHARE + 1));
        assertEquals(
                List.of(
                        "QUOTED 4800x50 4800x50",
                        "QUOTED 4880x50 4880x50",
                        "QUOTED 4900x50 4800x50",
                        "QUOTED 4800x50 4800x50",
                        "TOUCH_OUTSIDE_REWARD_BAND 0x0 0x0",
                        "QUOTED 4701x50 4701x50",
                        "QUOTED 4850x50 4850x50",
                        "QUOTED 4875x50 4875x50",
                        "TOUCH_OUTSIDE_REWARD_BAND 0x0 0x0",
                        "OUTSIDE_PRICE_BAND 0x0 0x0",
                        "QUOTED 300x50 9300x50",
                        "QUOTED 9300x50 300x50",
                        "QUOTED 4800x60 4800x60",
                        "QUOTED 4800x60.01 4800x60.01"),
                seen);
    }

    @Test
    void withoutGridOrRulesNothingIsQuoted() {
        QuoteInputs inputs = new QuoteInputs();
        inputs.gate = QuoteCause.QUOTED;
        inputs.bidE4 = 4_900;
        inputs.askE4 = 5_100;
        assertEquals("NO_TICK_SIZE 0x0 0x0", show(decide(inputs)));
        assertEquals("DISABLED 0x0 0x0", show(new DesiredQuotes()));
    }

    private static String quotes(QuotingRules rules, TickSize tick, long bidE4, long askE4, long minOrderE6) {
        QuoteInputs inputs = new QuoteInputs();
        inputs.gate = QuoteCause.QUOTED;
        inputs.tick = tick;
        inputs.bidE4 = bidE4;
        inputs.askE4 = askE4;
        inputs.adjustedBidE4 = bidE4;
        inputs.adjustedAskE4 = askE4;
        inputs.secondToken = true;
        inputs.minOrderSizeE6 = minOrderE6;
        inputs.rules = rules;
        return show(decide(inputs));
    }

    private static DesiredQuotes decide(QuoteInputs inputs) {
        DesiredQuotes quotes = new DesiredQuotes();
        quotes.quote(0, 1, 1);
        quotes.quote(1, 1, 1);
        new BandQuotes().decide(inputs, quotes);
        return quotes;
    }

    private static String show(DesiredQuotes quotes) {
        return quotes.cause() + " " + quotes.priceE4(0) + "x" + Size.format(quotes.sizeE6(0)) + " " + quotes.priceE4(1)
                + "x" + Size.format(quotes.sizeE6(1));
    }
}
