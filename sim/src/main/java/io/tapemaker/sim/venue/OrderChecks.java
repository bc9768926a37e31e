package io.tapemaker.sim.venue;

import io.tapemaker.journal.types.Side;
import org.jspecify.annotations.Nullable;

/** What an order is refused for before anybody looks at the book. */
final class OrderChecks {

    /** A billion of shares or dollars: beyond it an amount is a mistake, and below it sums fit a long. */
    private static final long MOST_E6 = 1_000_000_000_000_000L;

    /** Least amount of a BUY that matches at once. */
    private static final long LEAST_MARKETABLE_E6 = 1_000_000L;

    private final Floor floor;

    OrderChecks(Floor floor) {
        this.floor = floor;
    }

    /** Why the order is refused, null if nothing speaks against it so far. */
    @Nullable
    Refusal check(OrderRequest order, long nowNs) {
        Account account = floor.account(order.account());
        if (account.isBanned()) {
            return Texts.banned(account.address());
        }
        if (account.isClosedOnly() && order.side() == Side.BUY) {
            return Texts.closedOnly(account.address());
        }
        if (isMalformed(order)) {
            return Texts.BAD_PAYLOAD;
        }
        MarketRoom room = floor.room(order.token().market());
        if (room.state() != MarketState.OPEN) {
            return Texts.NOT_READY;
        }
        if (floor.order(order.orderId()) != null) {
            return Texts.duplicated(order.orderId());
        }
        if (order.terms().postOnly() && !order.terms().type().rests()) {
            return Texts.POST_ONLY_TYPE;
        }
        if (!hasGoodExpiration(order.terms(), nowNs)) {
            return Texts.EXPIRATION;
        }
        if (!room.tick().allows(order.priceE4())) {
            return Texts.tickSize(order, room.tick());
        }
        if (order.terms().type().rests() && order.sizeE6() < room.setup().minOrderSizeE6()) {
            return Texts.minSize(order, room.setup().names().minOrderSize());
        }
        return null;
    }

    private boolean isMalformed(OrderRequest order) {
        int market = order.token().market();
        int slot = order.token().slot();
        return order.orderId().isEmpty()
                || market < 0
                || market >= floor.rooms().size()
                || slot != 0 && slot != 1
                || isOutOfRange(order.amounts().makerAmountE6())
                || isOutOfRange(order.amounts().takerAmountE6());
    }

    private static boolean isOutOfRange(long amountE6) {
        return amountE6 <= 0 || amountE6 > MOST_E6;
    }

    private boolean hasGoodExpiration(OrderTerms terms, long nowNs) {
        if (terms.type() != OrderType.GTD) {
            return terms.expirationS() == 0;
        }
        long latestS = Long.MAX_VALUE / VenueRules.SECOND;
        return terms.expirationS() <= latestS
                && terms.expirationS() * VenueRules.SECOND - nowNs
                        >= floor.rules().gtd().leastAheadNs();
    }

    /** Why an order that would match as planned is refused, null if it is not. */
    @Nullable
    Refusal check(OrderRequest order, MatchPlan plan) {
        if (plan.isEmpty()) {
            return null;
        }
        if (order.terms().postOnly()) {
            return Texts.POST_ONLY_CROSSES;
        }
        boolean small = order.side() == Side.BUY && order.dollarsE6() < LEAST_MARKETABLE_E6;
        return small ? Texts.marketableMin(order) : null;
    }
}
