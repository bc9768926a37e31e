package io.tapemaker.sim.venue;

import io.tapemaker.journal.types.OrderAmounts;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Side;
import java.util.ArrayList;
import java.util.List;

/** An order that was taken in, and what became of it. */
final class VenueOrder {

    static final long NEVER_NS = Long.MAX_VALUE;

    private final OrderRequest request;
    private final long sequence;
    private final long priceE4;
    private final long createdNs;
    private final List<String> tradeIds = new ArrayList<>();
    private OrderStatus status;
    private String statusText = "";
    private long matchedE6;
    private long spentE6;
    private long restingSinceNs;

    /** @param sequence its number among all orders, which decides who came first */
    VenueOrder(OrderRequest request, long sequence, OrderStatus status, long nowNs) {
        this.request = request;
        this.sequence = sequence;
        this.priceE4 = request.priceE4();
        this.createdNs = nowNs;
        this.restingSinceNs = nowNs;
        this.status = status;
    }

    OrderRequest request() {
        return request;
    }

    String id() {
        return request.orderId();
    }

    int account() {
        return request.account();
    }

    TokenRef token() {
        return request.token();
    }

    Side side() {
        return request.side();
    }

    long sequence() {
        return sequence;
    }

    long priceE4() {
        return priceE4;
    }

    long createdNs() {
        return createdNs;
    }

    long restingSinceNs() {
        return restingSinceNs;
    }

    void restsSince(long nowNs) {
        restingSinceNs = nowNs;
    }

    OrderStatus status() {
        return status;
    }

    boolean isOpen() {
        return status.isOpen();
    }

    boolean isBid() {
        return token().isBid(side());
    }

    /** Its price in the YES book. */
    long levelE4() {
        return token().yesPriceE4(priceE4);
    }

    long matchedE6() {
        return matchedE6;
    }

    /** Shares that may still be matched, at the given price where the order is for dollars. */
    long remainingE6(long atPriceE4) {
        if (request.spendsDollars()) {
            return Math.multiplyExact(request.dollarsE6() - spentE6, Price.ONE_E4) / atPriceE4;
        }
        return request.sizeE6() - matchedE6;
    }

    long remainingE6() {
        return remainingE6(priceE4);
    }

    /** What the order may still cost: dollars for BUY, shares for SELL. */
    long reservedE6() {
        if (side() == Side.SELL) {
            return request.sizeE6() - matchedE6;
        }
        return request.spendsDollars() ? request.dollarsE6() - spentE6 : costE6(priceE4, remainingE6());
    }

    /** Dollars for shares at a price, rounded up: what the one who pays has to have. */
    static long costE6(long priceE4, long sizeE6) {
        return (Math.multiplyExact(priceE4, sizeE6) + Price.ONE_E4 - 1) / Price.ONE_E4;
    }

    void matched(String tradeId, long sizeE6, long dollarsE6) {
        matchedE6 += sizeE6;
        spentE6 += dollarsE6;
        if (tradeIds.isEmpty() || !tradeIds.get(tradeIds.size() - 1).equals(tradeId)) {
            tradeIds.add(tradeId);
        }
    }

    /** The only way from one status to another. */
    void become(OrderStatus next, String text) {
        if (!status.mayBecome(next)) {
            throw new IllegalStateException("order " + id() + " cannot go from " + status + " to " + next);
        }
        status = next;
        statusText = text;
    }

    OrderView view() {
        String text = statusText.isEmpty() ? status.name() : statusText;
        return new OrderView(request, status, text, matchedE6, createdNs, List.copyOf(tradeIds));
    }

    /** The two amounts that the answer to a posted order carries: what was given and what was got. */
    OrderAmounts exchanged() {
        return side() == Side.BUY ? new OrderAmounts(spentE6, matchedE6) : new OrderAmounts(matchedE6, spentE6);
    }
}
