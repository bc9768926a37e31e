package io.tapemaker.sim.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tapemaker.sim.venue.AccountFacts;
import io.tapemaker.sim.venue.OrderAnswer;
import io.tapemaker.sim.venue.OrderRequest;
import io.tapemaker.sim.venue.Refusal;
import io.tapemaker.sim.venue.RefusalKind;
import io.tapemaker.sim.venue.Reply;
import io.tapemaker.sim.venue.SimVenue;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes orders in, one or several. */
final class PostDesk {

    private static final String BAD_PAYLOAD = "Invalid order payload";

    private final SimVenue venue;
    private final OrderInspector inspector;

    PostDesk(SimVenue venue, OrderInspector inspector) {
        this.venue = venue;
        this.inspector = inspector;
    }

    /** POST /order. */
    WireAnswer one(WireRequest request, WireAccount account) {
        PostedOrder posted = PostedOrder.of(Json.parse(request.body()));
        if (posted == null) {
            return WireAnswer.error(400, BAD_PAYLOAD);
        }
        OrderInspector.Finding finding = inspector.inspect(posted, account);
        OrderRequest order = finding.order();
        if (order == null) {
            return WireAnswer.error(400, finding.error());
        }
        Reply<OrderAnswer> reply = venue.placeOrder(account.account(), order, request.nowNs());
        Refusal refusal = reply.refusal();
        return limited(refusal == null ? single(order, reply.body()) : Refusals.answer(refusal), account, request);
    }

    private static WireAnswer single(OrderRequest order, OrderAnswer answer) {
        Refusal refusal = answer.refusal();
        if (refusal == null) {
            return WireAnswer.ok(item(answer));
        }
        ObjectNode body = Json.object().put("error", refusal.message());
        if (isKilled(refusal)) {
            body.put("orderID", order.orderId());
        }
        return WireAnswer.of(refusal.httpStatus(), body);
    }

    private static boolean isKilled(Refusal refusal) {
        return refusal.kind() == RefusalKind.FOK_NOT_FILLED || refusal.kind() == RefusalKind.FAK_NOT_MATCHED;
    }

    /** POST /orders: an answer for each, in their order. */
    WireAnswer several(WireRequest request, WireAccount account) {
        JsonNode root = Json.parse(request.body());
        List<PostedOrder> posted = posted(root);
        if (posted == null) {
            return WireAnswer.error(400, BAD_PAYLOAD);
        }
        int allowed = venue.rules().limits().orders();
        if (posted.size() > allowed) {
            return WireAnswer.error(400, "Too many orders in payload: " + posted.size() + ", max allowed: " + allowed);
        }
        List<OrderInspector.Finding> findings = new ArrayList<>();
        List<OrderRequest> orders = new ArrayList<>();
        for (PostedOrder order : posted) {
            OrderInspector.Finding finding = inspector.inspect(order, account);
            findings.add(finding);
            if (finding.order() != null) {
                orders.add(finding.order());
            }
        }
        Reply<List<OrderAnswer>> reply = venue.placeOrders(account.account(), orders, request.nowNs());
        Refusal refusal = reply.refusal();
        WireAnswer answer = refusal == null ? WireAnswer.ok(merged(findings, reply.body())) : Refusals.answer(refusal);
        return limited(answer, account, request);
    }

    private static @Nullable List<PostedOrder> posted(@Nullable JsonNode root) {
        if (root == null || !root.isArray() || root.isEmpty()) {
            return null;
        }
        List<PostedOrder> posted = new ArrayList<>();
        for (JsonNode item : root) {
            PostedOrder order = PostedOrder.of(item);
            if (order == null) {
                return null;
            }
            posted.add(order);
        }
        return posted;
    }

    private static ArrayNode merged(List<OrderInspector.Finding> findings, List<OrderAnswer> answers) {
        ArrayNode items = Json.array();
        Iterator<OrderAnswer> next = answers.iterator();
        for (OrderInspector.Finding finding : findings) {
            items.add(finding.order() == null ? item(false, finding.error()) : item(next.next()));
        }
        return items;
    }

    private static ObjectNode item(OrderAnswer answer) {
        if (!answer.isTaken()) {
            return item(answer.success(), answer.errorMessage());
        }
        ObjectNode item = Json.object().put("errorMsg", "").put("orderID", answer.orderId());
        item.put("takingAmount", amount(answer, answer.exchanged().takerAmountE6()));
        item.put("makingAmount", amount(answer, answer.exchanged().makerAmountE6()));
        item.put("status", answer.status());
        if (!answer.tradeIds().isEmpty()) {
            item.set("tradeIDs", Json.array(answer.tradeIds()));
        }
        return item.put("success", true);
    }

    private static ObjectNode item(boolean success, String error) {
        return Json.object()
                .put("errorMsg", error)
                .put("orderID", "")
                .put("takingAmount", "")
                .put("makingAmount", "")
                .put("status", "")
                .put("success", success);
    }

    /** Base units; an order that only rests has none, one that waits has zero. */
    private static String amount(OrderAnswer answer, long amountE6) {
        return answer.status().equals("live") ? "" : Long.toString(amountE6);
    }

    private WireAnswer limited(WireAnswer answer, WireAccount account, WireRequest request) {
        AccountFacts facts = venue.accountFacts(account.account(), request.nowNs());
        return Refusals.withBucket(answer, facts, facts.orders());
    }
}
