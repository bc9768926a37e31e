package io.tapemaker.sim.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tapemaker.sim.venue.AccountFacts;
import io.tapemaker.sim.venue.CancelAnswer;
import io.tapemaker.sim.venue.Refusal;
import io.tapemaker.sim.venue.Reply;
import io.tapemaker.sim.venue.SimVenue;
import io.tapemaker.sim.venue.TokenRef;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes orders out. */
final class CancelDesk {

    private static final String BAD_PAYLOAD = "Invalid order payload";
    private static final CancelAnswer NOTHING = new CancelAnswer(List.of(), Map.of());

    private final SimVenue venue;
    private final MarketIndex index;

    CancelDesk(SimVenue venue, MarketIndex index) {
        this.venue = venue;
        this.index = index;
    }

    /** DELETE /order. */
    WireAnswer one(WireRequest request, WireAccount account) {
        String orderId = Json.text(Json.parse(request.body()), "orderID");
        return orderId == null
                ? WireAnswer.error(400, BAD_PAYLOAD)
                : answer(venue.cancelOrder(account.account(), orderId, request.nowNs()), account, request);
    }

    /** DELETE /orders. */
    WireAnswer several(WireRequest request, WireAccount account) {
        List<String> orderIds = Json.texts(Json.parse(request.body()));
        return orderIds == null
                ? WireAnswer.error(400, BAD_PAYLOAD)
                : answer(venue.cancelOrders(account.account(), orderIds, request.nowNs()), account, request);
    }

    /** DELETE /cancel-all. */
    WireAnswer all(WireRequest request, WireAccount account) {
        return answer(venue.cancelAll(account.account(), request.nowNs()), account, request);
    }

    /** DELETE /cancel-market-orders. */
    WireAnswer market(WireRequest request, WireAccount account) {
        JsonNode body = Json.parse(request.body());
        String marketId = named(body, "market");
        String tokenId = named(body, "asset_id");
        Integer market = marketId == null ? null : index.market(marketId);
        TokenRef token = tokenId == null ? null : index.token(tokenId);
        if (marketId != null && market == null || tokenId != null && token == null) {
            return limited(WireAnswer.ok(json(NOTHING)), account, request);
        }
        return answer(venue.cancelMarketOrders(account.account(), market, token, request.nowNs()), account, request);
    }

    private static @Nullable String named(@Nullable JsonNode body, String member) {
        String name = Json.text(body, member);
        return name == null || name.isEmpty() ? null : name;
    }

    private WireAnswer answer(Reply<CancelAnswer> reply, WireAccount account, WireRequest request) {
        Refusal refusal = reply.refusal();
        return limited(
                refusal == null ? WireAnswer.ok(json(reply.body())) : Refusals.answer(refusal), account, request);
    }

    private WireAnswer limited(WireAnswer answer, WireAccount account, WireRequest request) {
        AccountFacts facts = venue.accountFacts(account.account(), request.nowNs());
        return Refusals.withBucket(answer, facts, facts.cancels());
    }

    private static ObjectNode json(CancelAnswer answer) {
        ObjectNode body = Json.object();
        body.set("canceled", Json.array(answer.cancelled()));
        ObjectNode not = body.putObject("not_canceled");
        answer.notCancelled().forEach(not::put);
        return body;
    }
}
