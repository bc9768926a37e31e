package io.tapemaker.sim.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tapemaker.journal.types.Decimals;
import io.tapemaker.sim.venue.OrderView;
import io.tapemaker.sim.venue.Page;
import io.tapemaker.sim.venue.Refusal;
import io.tapemaker.sim.venue.Reply;
import io.tapemaker.sim.venue.RowFilter;
import io.tapemaker.sim.venue.SimVenue;
import io.tapemaker.sim.venue.TokenRef;
import io.tapemaker.sim.venue.TradeView;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Shows an account its orders and trades, and whether orders score. */
final class ListDesk {

    private static final long SECOND = 1_000_000_000L;
    private static final long LATEST_S = Long.MAX_VALUE / SECOND;

    /** A number that no market has, for a name that no market has. */
    private static final int NO_MARKET = -1;

    private final SimVenue venue;
    private final MarketIndex index;
    private final Rows rows;
    private final boolean nullForAbsent;

    ListDesk(SimVenue venue, MarketIndex index, Rows rows, boolean nullForAbsent) {
        this.venue = venue;
        this.index = index;
        this.rows = rows;
        this.nullForAbsent = nullForAbsent;
    }

    /** GET /data/orders. */
    WireAnswer orders(WireRequest request, WireAccount account) {
        RowFilter filter = filter(request, Long.MIN_VALUE, Long.MAX_VALUE);
        return page(venue.openOrders(account.account(), filter, cursor(request), request.nowNs()), rows::order);
    }

    /** GET /data/order/{id}. */
    WireAnswer order(WireRequest request, WireAccount account) {
        String orderId = request.lastSegment();
        OrderView view = venue.order(account.account(), orderId, request.nowNs());
        if (view != null) {
            return WireAnswer.ok(rows.order(view));
        }
        return nullForAbsent ? WireAnswer.ok(NullNode.getInstance()) : WireAnswer.error(404, "order not found");
    }

    /** GET /data/trades. */
    WireAnswer trades(WireRequest request, WireAccount account) {
        long afterS = seconds(request, "after", Long.MIN_VALUE);
        long beforeS = seconds(request, "before", Long.MAX_VALUE);
        if (afterS == Decimals.INVALID || beforeS == Decimals.INVALID) {
            return WireAnswer.error(400, "Invalid trade params payload");
        }
        long afterNs = afterS == Long.MIN_VALUE ? afterS : afterS * SECOND;
        long beforeNs = beforeS == Long.MAX_VALUE ? beforeS : beforeS * SECOND;
        String maker = request.parameter("maker_address");
        if (maker != null && !maker.equalsIgnoreCase(account.funder().toString())) {
            return WireAnswer.ok(envelope(List.of(), venue.rules().limits().page(), Page.END));
        }
        RowFilter filter = filter(request, afterNs, beforeNs);
        Reply<Page<TradeView>> reply = venue.trades(account.account(), filter, cursor(request), request.nowNs());
        return page(reply, trade -> rows.trade(trade, account.account()));
    }

    private static long seconds(WireRequest request, String parameter, long otherwise) {
        String text = request.parameter(parameter);
        return text == null ? otherwise : Math.min(LATEST_S, Decimals.parse(text, 0));
    }

    private static String cursor(WireRequest request) {
        String cursor = request.parameter("next_cursor");
        return cursor == null ? Page.FIRST : cursor;
    }

    private RowFilter filter(WireRequest request, long afterNs, long beforeNs) {
        String marketId = request.parameter("market");
        String tokenId = request.parameter("asset_id");
        Integer market = marketId == null ? null : found(index.market(marketId));
        TokenRef token = tokenId == null ? null : found(index.token(tokenId));
        return new RowFilter(request.parameter("id"), market, token, afterNs, beforeNs);
    }

    private static Integer found(@Nullable Integer market) {
        return market == null ? NO_MARKET : market;
    }

    private static TokenRef found(@Nullable TokenRef token) {
        return token == null ? new TokenRef(NO_MARKET, 0) : token;
    }

    private static <T> WireAnswer page(Reply<Page<T>> reply, Function<T, JsonNode> row) {
        Refusal refusal = reply.refusal();
        if (refusal != null) {
            return Refusals.answer(refusal);
        }
        Page<T> page = reply.body();
        return WireAnswer.ok(envelope(page.data().stream().map(row).toList(), page.limit(), page.nextCursor()));
    }

    /** Rows with what a reader needs to ask for the next. */
    static ObjectNode envelope(List<JsonNode> data, int limit, String nextCursor) {
        ObjectNode body = Json.object().put("limit", limit).put("count", data.size());
        body.put("next_cursor", nextCursor).putArray("data").addAll(data);
        return body;
    }

    /** GET /order-scoring. */
    WireAnswer scoring(WireRequest request, WireAccount account) {
        String orderId = request.parameter("order_id");
        if (orderId == null) {
            return WireAnswer.error(400, "Invalid order_id");
        }
        return WireAnswer.ok(
                Json.object().put("scoring", venue.isScoring(account.account(), orderId, request.nowNs())));
    }

    /** POST /orders-scoring, and GET with the ids between commas. */
    WireAnswer scorings(WireRequest request, WireAccount account) {
        String listed = request.parameter("order_ids");
        List<String> orderIds =
                listed == null ? Json.texts(Json.parse(request.body())) : List.of(listed.split(",", -1));
        if (orderIds == null) {
            return WireAnswer.error(400, "Invalid order_ids");
        }
        ObjectNode body = Json.object();
        for (String orderId : orderIds) {
            body.put(orderId, venue.isScoring(account.account(), orderId, request.nowNs()));
        }
        return WireAnswer.ok(body);
    }
}
