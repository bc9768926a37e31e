package io.tapemaker.executor.domain;

import io.tapemaker.executor.domain.order.OrderKey;
import io.tapemaker.executor.domain.order.PlaceRequest;
import io.tapemaker.journal.types.ConditionId;
import io.tapemaker.journal.types.Uint256;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All intents, by id and by hash; and ids that were refused, so that they stay refused. */
final class Orders {

    /** What is over is still told apart from what is foreign. */
    private static final long REMEMBERED_NS = 24 * 3_600_000_000_000L;

    private static final int REFUSED_REMEMBERED = 10_000;

    private final TreeMap<OrderKey, TrackedOrder> open = new TreeMap<>();
    private final TreeMap<OrderKey, TrackedOrder> over = new TreeMap<>();
    private final TreeMap<Uint256, TrackedOrder> byId = new TreeMap<>(Hashes.ORDER);
    private final ArrayDeque<TrackedOrder> ended = new ArrayDeque<>();
    private final TreeMap<OrderKey, PlaceRequest> refused = new TreeMap<>();
    private OrderKey highest = new OrderKey(0, 0);
    private long accepted;

    /** What may still trade, by id. Ending one while looking needs a copy. */
    Collection<TrackedOrder> open() {
        return open.values();
    }

    /** A copy of what the venue has. */
    List<TrackedOrder> live() {
        return open.values().stream()
                .filter(order -> order.phase == TrackedOrder.Phase.LIVE)
                .toList();
    }

    @Nullable
    TrackedOrder byKey(OrderKey key) {
        TrackedOrder order = open.get(key);
        return order == null ? over.get(key) : order;
    }

    @Nullable
    TrackedOrder byId(Uint256 orderId) {
        return byId.get(orderId);
    }

    /** The request that had this id before, null if none had. */
    @Nullable
    PlaceRequest before(OrderKey key) {
        TrackedOrder order = byKey(key);
        return order == null ? refused.get(key) : order.request();
    }

    /** Whether the engine has gone on behind this id. */
    boolean isPassed(OrderKey key) {
        return key.compareTo(highest) <= 0;
    }

    /** Nobody knows what became of an order of this market. */
    boolean isInDoubt(ConditionId market) {
        return open.values().stream()
                .anyMatch(order -> order.phase == TrackedOrder.Phase.UNKNOWN
                        && order.request().asset().conditionId().equals(market));
    }

    void add(TrackedOrder order) {
        open.put(order.key(), order);
        byId.put(order.intent.orderId(), order);
        highest = order.key();
    }

    void refuse(PlaceRequest request) {
        refused.put(request.key(), request);
        if (!isPassed(request.key())) {
            highest = request.key();
        }
        if (refused.size() > REFUSED_REMEMBERED) {
            refused.pollFirstEntry();
        }
    }

    /** The venue has it. */
    void accepted(TrackedOrder order) {
        order.phase = TrackedOrder.Phase.LIVE;
        accepted++;
    }

    /** How often the venue was seen to have one more. */
    long acceptedCount() {
        return accepted;
    }

    void end(TrackedOrder order, long nowNs) {
        order.phase = TrackedOrder.Phase.OVER;
        order.endedNs = nowNs;
        open.remove(order.key());
        over.put(order.key(), order);
        ended.add(order);
    }

    /** It was over, and it is there all the same. */
    void reopen(TrackedOrder order) {
        over.remove(order.key());
        open.put(order.key(), order);
        accepted(order);
    }

    /** Forgets what has been over for a day, but not whose trades a fetch shows again: they would be foreign. */
    void forget(long nowNs, long shownSinceS) {
        for (int left = ended.size(); left > 0 && nowNs - ended.element().endedNs > REMEMBERED_NS; left--) {
            TrackedOrder order = ended.remove();
            if (!order.isOver()) {
                continue;
            }
            if (order.lastMatchS >= shownSinceS) {
                ended.add(order);
            } else {
                over.remove(order.key());
                byId.remove(order.intent.orderId());
            }
        }
    }

    void write(StateBytes out) {
        out.put(open.size());
        open.values().forEach(order -> order.write(out));
        out.put(over.size());
        over.values().forEach(order -> order.write(out));
        out.put(refused.size());
        out.put(highest.epoch());
        out.put(highest.number());
        out.put(accepted);
    }
}
