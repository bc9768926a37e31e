package io.tapemaker.sim.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Side;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Invariants;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

@Proof(
        id = "venue.matching",
        milestone = Milestone.M1,
        kind = ProofKind.PROPERTY,
        title = "The venue matches by price and time across both tokens as a naive sorted list does",
        invariants = "venue.price-time-priority")
class VenueMatchingTest {

    private static final int CALLS = 40;

    /** Negative control: who came last goes first. */
    private static final class LastComeFirst extends NaiveExchange {
        @Override
        Comparator<Bet> priority(boolean takerForYes) {
            Comparator<Bet> byPrice = Comparator.comparing((Bet bet) -> bet.yesPrice);
            return (takerForYes ? byPrice : byPrice.reversed()).thenComparingInt(bet -> -bet.arrival);
        }
    }

    /** Negative control: the worst price goes first. */
    private static final class WorstPriceFirst extends NaiveExchange {
        @Override
        Comparator<Bet> priority(boolean takerForYes) {
            return super.priority(!takerForYes).thenComparingInt(bet -> bet.arrival);
        }
    }

    /** Negative control: the one who comes gives the price. */
    private static final class TakersPrice extends NaiveExchange {
        @Override
        BigInteger meetingPrice(Bet waits, Bet comes) {
            return comes.yesPrice;
        }
    }

    @Property(tries = 4_000, shrinking = ShrinkingMode.OFF)
    void asTheNaiveTwin(@ForAll long seed) {
        assertEquals(List.of(), differences(seed, new NaiveExchange()), () -> "seed " + seed);
        Invariants.checked("venue.price-time-priority", CALLS);
    }

    @Test
    void otherPrioritiesAreOtherMatches() {
        for (NaiveExchange planted : List.of(new LastComeFirst(), new WorstPriceFirst(), new TakersPrice())) {
            int seeds = 1;
            NaiveExchange twin = planted;
            while (differences(seeds, twin).isEmpty()) {
                seeds++;
                assertTrue(seeds < 50, planted.getClass().getSimpleName() + " was not found");
                twin = fresh(planted);
            }
            Figures.put("seedsToFind." + planted.getClass().getSimpleName(), seeds);
        }
    }

    private static NaiveExchange fresh(NaiveExchange planted) {
        return planted instanceof LastComeFirst
                ? new LastComeFirst()
                : planted instanceof WorstPriceFirst ? new WorstPriceFirst() : new TakersPrice();
    }

    private static List<String> differences(long seed, NaiveExchange twin) {
        SplittableRandom random = new SplittableRandom(seed);
        VenueKit kit = VenueKit.open(3, 1_000_000 * VenueKit.DOLLAR);
        List<String> ids = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            kit.later(random.nextLong(3) * VenueKit.MS);
            if (random.nextInt(5) == 0 && !ids.isEmpty()) {
                String id = ids.get(random.nextInt(ids.size()));
                for (int account = 0; account < 3; account++) {
                    kit.venue.cancelOrder(account, id, kit.now);
                }
                twin.cancel(id);
            } else {
                OrderRequest request = request(kit, random);
                ids.add(request.orderId());
                kit.place(request);
                twin.place(request);
            }
            compare(kit, twin, wrong);
        }
        if (!twin.fills.equals(fills(kit))) {
            wrong.add("fills " + fills(kit) + " instead of " + twin.fills);
        }
        return wrong;
    }

    private static void compare(VenueKit kit, NaiveExchange twin, List<String> wrong) {
        List<String> waiting = twin.waiting();
        List<String> resting = new ArrayList<>();
        for (VenueOrder order : kit.desks.floor().orders()) {
            if (order.isOpen()) {
                resting.add(order.id() + " has " + order.remainingE6());
                long aheadE6 = kit.venue.queueAheadE6(order.id(), kit.now);
                boolean waits = waiting.contains(order.id() + " has " + order.remainingE6());
                if (waits && twin.ahead(order.id()).longValueExact() != aheadE6) {
                    wrong.add("ahead of " + order.id() + " are " + aheadE6);
                }
            }
        }
        resting.sort(Comparator.naturalOrder());
        if (!resting.equals(waiting)) {
            wrong.add("resting " + resting + " instead of " + twin.waiting());
        }
    }

    private static OrderRequest request(VenueKit kit, SplittableRandom random) {
        TokenRef token = random.nextBoolean() ? VenueKit.YES : VenueKit.NO;
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        long priceE4 = random.nextLong(46, 55) * 100;
        OrderTerms terms =
                switch (random.nextInt(8)) {
                    // A market BUY is for dollars, which the twin does not know.
                    case 0 -> side == Side.SELL ? OrderTerms.FOK : OrderTerms.GTC;
                    case 1 -> side == Side.SELL ? OrderTerms.FAK : OrderTerms.GTC;
                    case 2 -> OrderTerms.POST_ONLY;
                    default -> OrderTerms.GTC;
                };
        return kit.request(random.nextInt(3), token, side, priceE4, random.nextLong(5, 60), terms);
    }

    private static List<String> fills(VenueKit kit) {
        List<String> fills = new ArrayList<>();
        for (VenueTrade trade : kit.desks.settlement().trades()) {
            for (TradeView.Maker maker : trade.makers()) {
                long yesPriceE4 = maker.token().isYes() ? maker.priceE4() : Price.complement(maker.priceE4());
                fills.add(trade.taker().orderId() + " takes " + maker.sizeE6() + " of " + maker.orderId() + " at "
                        + yesPriceE4);
            }
        }
        return fills;
    }

    /** The three ways to meet, with what each side has afterwards. */
    @Test
    void complementaryMintAndMerge() {
        VenueKit kit = VenueKit.open(2, 1_000 * VenueKit.DOLLAR);
        kit.put(0, VenueKit.YES, Side.SELL, 6_000, 100);
        kit.put(1, VenueKit.YES, Side.BUY, 6_500, 100);
        assertEquals(MatchKind.COMPLEMENTARY, lastKind(kit));
        assertEquals(940 * VenueKit.DOLLAR, kit.venue.dollars(1).provisionalE6());
        kit.put(0, VenueKit.NO, Side.BUY, 4_000, 100);
        kit.put(1, VenueKit.YES, Side.BUY, 6_500, 100);
        assertEquals(MatchKind.MINT, lastKind(kit));
        assertEquals(880 * VenueKit.DOLLAR, kit.venue.dollars(1).provisionalE6());
        kit.put(0, VenueKit.NO, Side.SELL, 4_500, 100);
        kit.put(1, VenueKit.YES, Side.SELL, 5_000, 100);
        assertEquals(MatchKind.MERGE, lastKind(kit));
        assertEquals(935 * VenueKit.DOLLAR, kit.venue.dollars(1).provisionalE6());
        assertEquals(1_100 * VenueKit.SHARE, kit.venue.tokens(1, VenueKit.YES).provisionalE6());
        assertEquals(List.of(), kit.operator.faults());
    }

    private static MatchKind lastKind(VenueKit kit) {
        List<TradeView> trades = kit.log.trades();
        return trades.get(trades.size() - 1).makers().get(0).kind();
    }

    @Test
    void theTakerGetsTheMakersPrice() {
        VenueKit kit = VenueKit.open(2, 1_000 * VenueKit.DOLLAR);
        kit.put(0, VenueKit.YES, Side.SELL, 5_000, 10);
        kit.put(0, VenueKit.YES, Side.SELL, 5_200, 10);
        OrderAnswer answer = kit.place(kit.request(1, VenueKit.YES, Side.BUY, 6_000, 20, OrderTerms.GTC));
        assertEquals("matched", answer.status());
        assertEquals(10_200_000, answer.exchanged().makerAmountE6());
        assertEquals(20_000_000, answer.exchanged().takerAmountE6());
        assertNotEquals(answer.tradeIds().get(0), answer.tradeIds().get(1));
    }

    /** A dollar amount buys as many shares as the makers' prices allow, and not a millionth more is spent. */
    @Test
    void aMarketBuySpendsDollars() {
        VenueKit kit = VenueKit.open(2, 1_000 * VenueKit.DOLLAR);
        kit.put(0, VenueKit.YES, Side.SELL, 3_300, 10);
        kit.put(0, VenueKit.YES, Side.SELL, 4_000, 10);
        OrderRequest request = kit.request(1, VenueKit.YES, Side.BUY, 4_000, 15, OrderTerms.FAK);
        OrderAnswer answer = kit.place(request);
        assertEquals("matched", answer.status());
        assertEquals(6_000_000, answer.exchanged().makerAmountE6());
        assertEquals(16_750_000, answer.exchanged().takerAmountE6());
        assertEquals(List.of(), kit.operator.faults());
    }
}
