package io.tapemaker.executor.domain;

import io.tapemaker.executor.domain.venue.TradeFacts;
import io.tapemaker.journal.codecs.FillStatus;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Books fills, each once for each status, and tells of them. Provisional until it is CONFIRMED; FAILED reverses once.
 */
final class TradeDesk {

    /** What is final is still told apart from what is new. */
    private static final long REMEMBERED_NS = 3 * 3_600 * Kernel.SECOND_NS;

    private final Kernel kernel;
    private final Alarms alarms;
    private final TreeMap<String, FillEntry> fills = new TreeMap<>();
    private final ArrayDeque<String> terminal = new ArrayDeque<>();
    private long oursSinceS = Long.MAX_VALUE;

    TradeDesk(Kernel kernel, Alarms alarms) {
        this.kernel = kernel;
        this.alarms = alarms;
    }

    /** What was matched before this time of the venue was made by nobody whom this tape knows. */
    void oursSince(long seconds) {
        oursSinceS = seconds;
    }

    void onTrade(TradeFacts trade) {
        for (TradeFacts.Part part : trade.parts()) {
            TrackedOrder order = kernel.orders.byId(part.orderId());
            if (order != null) {
                onPart(trade, part, order);
            } else if (trade.matchTimeS() > oursSinceS) {
                alarms.foreign(
                        "trade " + trade.id() + " of order 0x" + part.orderId().toHex());
            }
        }
    }

    private void onPart(TradeFacts trade, TradeFacts.Part part, TrackedOrder order) {
        String id = order.key() + " " + trade.id();
        FillEntry fill = fills.get(id);
        boolean isNew = fill == null;
        if (fill == null) {
            long riskE6 = Caps.riskE6(order.request().side(), part.priceE4(), part.sizeE6());
            fill = new FillEntry(order.key(), hash(trade.id()), trade.matchTimeS(), part.sizeE6(), riskE6);
            fills.put(id, fill);
        }
        if (!fill.take(trade.status())) {
            return;
        }
        order.lastMatchS = Math.max(order.lastMatchS, trade.matchTimeS());
        if (isNew) {
            kernel.caps.filled(order, fill, kernel.steadyNs());
            alarms.filled(order);
        }
        if (trade.status() == FillStatus.CONFIRMED) {
            kernel.caps.confirmed(order, fill, kernel.steadyNs());
        } else if (trade.status() == FillStatus.FAILED) {
            kernel.caps.failed(order, fill);
        }
        if (fill.isTerminal()) {
            fill.endedNs = kernel.nowNs();
            terminal.add(id);
        }
        kernel.out()
                .fill(new CoreOutput.Fill(
                        order.key(), trade.status(), fill.tradeHigh, fill.tradeLow, part.priceE4(), part.sizeE6()));
    }

    private static long[] hash(String tradeId) {
        ByteBuffer hash = ByteBuffer.wrap(StateBytes.sha256(tradeId.getBytes(StandardCharsets.UTF_8)));
        return new long[] {hash.getLong(), hash.getLong()};
    }

    /** When the oldest trade was matched that is not final, in Unix seconds; null if all are. */
    @Nullable
    Long oldestOpenS() {
        Long oldest = null;
        for (FillEntry fill : fills.values()) {
            if (!fill.isTerminal() && (oldest == null || fill.matchTimeS < oldest)) {
                oldest = fill.matchTimeS;
            }
        }
        return oldest;
    }

    /** Forgets what has been final for long, but not what a fetch shows again: that would be booked anew. */
    void forget(long shownSinceS) {
        for (int left = terminal.size(); left > 0; left--) {
            String id = terminal.element();
            FillEntry fill = fills.get(id);
            if (fill != null && kernel.nowNs() - fill.endedNs <= REMEMBERED_NS) {
                return;
            }
            terminal.remove();
            if (fill != null && fill.matchTimeS >= shownSinceS) {
                terminal.add(id);
            } else {
                fills.remove(id);
            }
        }
    }

    void write(StateBytes out) {
        out.put(fills.size());
        fills.values().forEach(fill -> fill.write(out));
    }
}
