package io.tapemaker.engine.domain.rewards;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/** The published formula in decimals of fifty digits, written down a second time and differently. */
final class ExactScores {

    private static final MathContext DIGITS = new MathContext(50);
    private static final BigDecimal LOW = new BigDecimal("0.10");
    private static final BigDecimal HIGH = new BigDecimal("0.90");

    final BigDecimal one;
    final BigDecimal two;
    final BigDecimal least;

    ExactScores(List<RestingOrder> orders, long midpointX2E4, RewardTerms terms) {
        BigDecimal midpoint = BigDecimal.valueOf(midpointX2E4).divide(BigDecimal.valueOf(20_000), DIGITS);
        BigDecimal yesBids = BigDecimal.ZERO;
        BigDecimal yesAsks = BigDecimal.ZERO;
        for (RestingOrder order : orders) {
            BigDecimal price = BigDecimal.valueOf(order.priceE4(), 4);
            BigDecimal yesPrice = order.slot() == 0 ? price : BigDecimal.ONE.subtract(price);
            BigDecimal score = score(yesPrice, order.sizeE6(), midpoint, terms);
            boolean buysYes =
                    switch (order.side()) {
                        case BUY -> order.slot() == 0;
                        case SELL -> order.slot() == 1;
                    };
            yesBids = buysYes ? yesBids.add(score) : yesBids;
            yesAsks = buysYes ? yesAsks : yesAsks.add(score);
        }
        one = yesBids;
        two = yesAsks;
        boolean middle = midpoint.compareTo(LOW) >= 0 && midpoint.compareTo(HIGH) <= 0;
        BigDecimal divisor = BigDecimal.valueOf(terms.oneSidedDivisorE4(), 4);
        BigDecimal oneSided = one.max(two).divide(divisor, DIGITS);
        least = middle ? one.min(two).max(oneSided) : one.min(two);
    }

    private static BigDecimal score(BigDecimal price, long sizeE6, BigDecimal midpoint, RewardTerms terms) {
        BigDecimal spread = BigDecimal.valueOf(terms.maxSpreadE4(), 4);
        BigDecimal distance = price.subtract(midpoint).abs();
        if (distance.compareTo(spread) > 0 || sizeE6 < terms.minSizeE6()) {
            return BigDecimal.ZERO;
        }
        return spread.subtract(distance)
                .divide(spread, DIGITS)
                .pow(2)
                .multiply(BigDecimal.valueOf(terms.multiplierE4(), 4))
                .multiply(BigDecimal.valueOf(sizeE6, 6));
    }
}
