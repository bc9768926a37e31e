package io.tapemaker.sim.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Size;
import io.tapemaker.sim.venue.OrderRequest;
import io.tapemaker.sim.venue.OrderView;
import io.tapemaker.sim.venue.TradeStatus;
import io.tapemaker.sim.venue.TradeView;
import io.tapemaker.sim.venue.UserEvent;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/** What an account finds in its letter box: cancelled orders and fills, until it throws them away. */
final class NoticeDesk {

    private static final int MOST = 100;
    private static final int CANCELLED = 1;
    private static final int FILLED = 2;

    private final MarketIndex index;
    private final WireAccounts accounts;
    private final TreeMap<Integer, ArrayDeque<ObjectNode>> boxes = new TreeMap<>();
    private long next = 1;

    NoticeDesk(MarketIndex index, WireAccounts accounts) {
        this.index = index;
        this.accounts = accounts;
    }

    /** Keeps what is worth a letter; only for those who have a box, and not for the crowd. */
    void heard(UserEvent event) {
        if (accounts.ofNumber(event.account()) == null) {
            return;
        }
        if (event instanceof UserEvent.OrderTold told && told.news() == UserEvent.OrderNews.CANCELLATION) {
            put(event, CANCELLED, order(told.order()));
        } else if (event instanceof UserEvent.TradeTold told && told.trade().status() == TradeStatus.MATCHED) {
            put(event, FILLED, trade(told.trade()));
        }
    }

    private void put(UserEvent event, int type, ObjectNode payload) {
        ArrayDeque<ObjectNode> box = boxes.computeIfAbsent(event.account(), none -> new ArrayDeque<>());
        ObjectNode notice = Json.object().put("id", next++).put("type", type);
        notice.put("owner", accounts.ownerOf(event.account())).set("payload", payload);
        box.add(notice.put("timestamp", event.timestampMs() / 1_000));
        if (box.size() > MOST) {
            box.remove();
        }
    }

    private ObjectNode order(OrderView view) {
        OrderRequest request = view.request();
        ObjectNode payload = Json.object().put("order_id", request.orderId());
        payload.put("asset_id", index.tokenId(request.token()));
        payload.put("condition_id", index.names(request.token().market()).market());
        payload.put("side", request.side().name()).put("price", Price.format(request.priceE4()));
        payload.put("original_size", Size.format(request.sizeE6()));
        return payload.put("matched_size", Size.format(view.matchedE6()));
    }

    private ObjectNode trade(TradeView view) {
        TradeView.Taker taker = view.taker();
        ObjectNode payload = Json.object().put("trade_id", view.id()).put("order_id", taker.orderId());
        payload.put("asset_id", index.tokenId(taker.token()));
        payload.put("condition_id", index.names(taker.token().market()).market());
        payload.put("side", taker.side().name()).put("price", Price.format(taker.priceE4()));
        return payload.put("matched_size", Size.format(taker.sizeE6()));
    }

    /** GET /notifications: the oldest first. */
    WireAnswer list(WireAccount account) {
        ArrayNode notices = Json.array();
        boxes.getOrDefault(account.account(), new ArrayDeque<>()).forEach(notices::add);
        return WireAnswer.ok(notices);
    }

    /** DELETE /notifications: those named, between commas; all without names. */
    WireAnswer drop(WireRequest request, WireAccount account) {
        String ids = request.parameter("ids");
        ArrayDeque<ObjectNode> box = boxes.get(account.account());
        if (box != null) {
            List<String> named = ids == null ? List.of() : Arrays.asList(ids.split(",", -1));
            box.removeIf(
                    notice -> ids == null || named.contains(notice.path("id").asText()));
        }
        return WireAnswer.text(200, "application/json; charset=utf-8", "\"OK\"");
    }
}
