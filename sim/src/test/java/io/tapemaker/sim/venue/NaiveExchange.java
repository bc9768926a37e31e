package io.tapemaker.sim.venue;

import io.tapemaker.journal.types.Side;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Price-time priority as one would explain it: a list of everything that waits, sorted anew for each order, and the
 * first one that fits. Knows neither levels nor queues nor the venue's classes of matching.
 */
class NaiveExchange {

    /** Something that waits or comes, as a bet on YES: both BUY YES and SELL NO are for it. */
    static final class Bet {
        final String id;
        final boolean forYes;
        final BigInteger yesPrice;
        final int arrival;
        BigInteger left;

        Bet(String id, boolean forYes, BigInteger yesPrice, BigInteger left, int arrival) {
            this.id = id;
            this.forYes = forYes;
            this.yesPrice = yesPrice;
            this.left = left;
            this.arrival = arrival;
        }
    }

    private static final BigInteger DOLLAR = BigInteger.valueOf(10_000);

    final List<String> fills = new ArrayList<>();
    private final List<Bet> waiting = new ArrayList<>();
    private int arrivals;

    /** Who comes first among those that the order could meet. */
    Comparator<Bet> priority(boolean takerForYes) {
        Comparator<Bet> byPrice = Comparator.comparing((Bet bet) -> bet.yesPrice);
        return (takerForYes ? byPrice : byPrice.reversed()).thenComparingInt(bet -> bet.arrival);
    }

    /** The price at which two meet. */
    BigInteger meetingPrice(Bet waits, Bet comes) {
        return waits.yesPrice;
    }

    void place(OrderRequest request) {
        boolean yes = request.token().isYes();
        boolean buys = request.side() == Side.BUY;
        BigInteger price = BigInteger.valueOf(request.priceE4());
        Bet comes = new Bet(
                request.orderId(),
                yes == buys,
                yes ? price : DOLLAR.subtract(price),
                BigInteger.valueOf(request.sizeE6()),
                arrivals++);
        List<Bet> others = waiting.stream()
                .filter(bet -> bet.forYes != comes.forYes && meets(bet, comes))
                .sorted(priority(comes.forYes))
                .toList();
        BigInteger there = others.stream().map(bet -> bet.left).reduce(BigInteger.ZERO, BigInteger::add);
        OrderTerms terms = request.terms();
        if (terms.postOnly() && !others.isEmpty() || terms.type() == OrderType.FOK && there.compareTo(comes.left) < 0) {
            return;
        }
        for (Bet bet : others) {
            meet(bet, comes);
        }
        if (comes.left.signum() > 0 && (terms.type() == OrderType.GTC || terms.type() == OrderType.GTD)) {
            waiting.add(comes);
        }
    }

    private static boolean meets(Bet waits, Bet comes) {
        int compared = waits.yesPrice.compareTo(comes.yesPrice);
        return comes.forYes ? compared <= 0 : compared >= 0;
    }

    private void meet(Bet waits, Bet comes) {
        BigInteger size = waits.left.min(comes.left);
        if (size.signum() > 0) {
            waits.left = waits.left.subtract(size);
            comes.left = comes.left.subtract(size);
            fills.add(comes.id + " takes " + size + " of " + waits.id + " at " + meetingPrice(waits, comes));
            waiting.removeIf(bet -> bet.left.signum() == 0);
        }
    }

    void cancel(String id) {
        waiting.removeIf(bet -> bet.id.equals(id));
    }

    /** Everything that waits with what is left of it, by arrival. */
    List<String> waiting() {
        return waiting.stream().map(bet -> bet.id + " has " + bet.left).sorted().toList();
    }

    /** Shares that are before an order. */
    BigInteger ahead(String id) {
        Bet own = waiting.stream().filter(bet -> bet.id.equals(id)).findFirst().orElseThrow();
        return waiting.stream()
                .filter(bet ->
                        bet.forYes == own.forYes && bet.yesPrice.equals(own.yesPrice) && bet.arrival < own.arrival)
                .map(bet -> bet.left)
                .reduce(BigInteger.ZERO, BigInteger::add);
    }
}
