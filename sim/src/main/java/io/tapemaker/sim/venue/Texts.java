package io.tapemaker.sim.venue;

import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Size;
import io.tapemaker.journal.types.TickSize;

/** The venue's own words. */
final class Texts {

    static final String NOT_FOUND = "Order not found or already canceled";
    static final String ALREADY_MATCHED = "Order already matched";
    static final String DELAYED = "order match delayed due to market conditions";
    static final String KILLED = "order couldn't be fully filled. FOK orders are fully filled or killed.";
    static final String NO_MATCH = "no orders found to match with FAK order. FAK orders are partially filled or killed"
            + " if no match is found.";

    static final Refusal RESTARTING = Refusal.of(RefusalKind.ENGINE_RESTARTING, "");
    static final Refusal CANCEL_ONLY = Refusal.of(
            RefusalKind.CANCEL_ONLY,
            "Trading is currently cancel-only. New orders are not accepted, but cancels are allowed.");
    static final Refusal DISABLED =
            Refusal.of(RefusalKind.TRADING_DISABLED, "Trading is currently disabled. Check polymarket.com for updates");
    static final Refusal BAD_PAYLOAD = Refusal.of(RefusalKind.BAD_PAYLOAD, "Invalid order payload");
    static final Refusal NOT_OWNER =
            Refusal.of(RefusalKind.NOT_OWNER, "the order owner has to be the owner of the API KEY");
    static final Refusal NOT_READY =
            Refusal.of(RefusalKind.MARKET_NOT_READY, "the market is not yet ready to process new orders");
    static final Refusal EXPIRATION = Refusal.of(RefusalKind.EXPIRATION, "invalid expiration");
    static final Refusal BALANCE = Refusal.of(RefusalKind.BALANCE, "not enough balance / allowance");
    static final Refusal POST_ONLY_TYPE =
            Refusal.of(RefusalKind.POST_ONLY_TYPE, "invalid post-only order: only GTC and GTD orders can be post-only");
    static final Refusal POST_ONLY_CROSSES =
            Refusal.of(RefusalKind.POST_ONLY_CROSSES, "invalid post-only order: order crosses book");
    static final Refusal FOK_NOT_FILLED = Refusal.of(RefusalKind.FOK_NOT_FILLED, KILLED);
    static final Refusal FAK_NOT_MATCHED = Refusal.of(RefusalKind.FAK_NOT_MATCHED, NO_MATCH);

    private Texts() {}

    static Refusal postOnlyMode(long retryAfterNs) {
        return new Refusal(
                RefusalKind.POST_ONLY_MODE,
                "post-only mode: only post-only orders and cancels are allowed",
                retryAfterNs);
    }

    static Refusal rateLimited(long retryAfterNs) {
        return new Refusal(RefusalKind.RATE_LIMITED, "Too Many Requests", retryAfterNs);
    }

    static Refusal tooMany(int count, int allowed) {
        return Refusal.of(RefusalKind.TOO_MANY, "Too many orders in payload: " + count + ", max allowed: " + allowed);
    }

    static Refusal banned(String address) {
        return Refusal.of(RefusalKind.BANNED, "'" + address + "' address banned");
    }

    static Refusal closedOnly(String address) {
        return Refusal.of(RefusalKind.CLOSED_ONLY, "'" + address + "' address in closed only mode");
    }

    static Refusal duplicated(String orderId) {
        return Refusal.of(RefusalKind.DUPLICATED, invalid(orderId) + "Duplicated.");
    }

    static Refusal tickSize(OrderRequest order, TickSize tick) {
        long priceE4 = order.priceE4();
        String price = priceE4 < 0 ? "" : Price.format(priceE4);
        return Refusal.of(
                RefusalKind.TICK_SIZE,
                invalid(order.orderId()) + "Price (" + price + ") breaks minimum tick size rule: " + tick.text());
    }

    static Refusal minSize(OrderRequest order, String minimum) {
        return Refusal.of(
                RefusalKind.MIN_SIZE,
                invalid(order.orderId()) + "Size (" + Size.format(order.sizeE6()) + ") lower than the minimum: "
                        + minimum);
    }

    static Refusal marketableMin(OrderRequest order) {
        return Refusal.of(
                RefusalKind.MARKETABLE_MIN,
                "invalid amount for a marketable BUY order ($" + Size.format(order.dollarsE6()) + "), min size: $1");
    }

    static Refusal heartbeatId() {
        return Refusal.of(RefusalKind.HEARTBEAT_ID, "Invalid Heartbeat ID");
    }

    private static String invalid(String orderId) {
        return "order " + orderId + " is invalid. ";
    }
}
