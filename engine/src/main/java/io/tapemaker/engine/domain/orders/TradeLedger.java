package io.tapemaker.engine.domain.orders;

import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;
import java.util.ArrayList;
import java.util.List;
import org.agrona.collections.Long2ObjectHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Every fill by trade and order, so that a report can be told from its repetition. Final ones are forgotten oldest
 * first; provisional ones never, which is why their number has a bound that is refused and not exceeded.
 */
public final class TradeLedger {

    private static final long MIX_A = 0x9E3779B97F4A7C15L;
    private static final long MIX_B = 0xC2B2AE3D27D4EB4FL;

    private final Long2ObjectHashMap<Fill> byHash = new Long2ObjectHashMap<>();
    private final List<Fill> free = new ArrayList<>();
    private final FillQueue provisional = new FillQueue();
    private final FillQueue terminal = new FillQueue();
    private final int maxProvisional;

    TradeLedger(MemorySettings settings) {
        this.maxProvisional = settings.maxProvisionalTrades();
    }

    /** Fills that may still go either way. */
    public int provisionalCount() {
        return provisional.count();
    }

    /** Fills that are final and still known. */
    public int terminalCount() {
        return terminal.count();
    }

    /** The provisional fill that has been known longest; {@link #after} gives the next. Null for none. */
    public @Nullable Fill oldestProvisional() {
        return provisional.oldest();
    }

    /** The next younger provisional fill, null after the last. */
    public @Nullable Fill after(Fill fill) {
        return fill.newer;
    }

    @Nullable
    Fill find(long idHigh, long idLow, long orderNumber) {
        Fill fill = byHash.get(hash(idHigh, idLow, orderNumber));
        while (fill != null && !fill.isKeyOf(idHigh, idLow, orderNumber)) {
            fill = fill.nextOfHash;
        }
        return fill;
    }

    /** Whether no further provisional fill can be remembered. */
    boolean isFull() {
        return provisional.count() >= maxProvisional;
    }

    /** Remembers a fill that is not known yet. */
    Fill add(TradeReport report, int market, int place) {
        Fill fill = free.isEmpty() ? new Fill() : free.remove(free.size() - 1);
        fill.idHigh = report.idHigh;
        fill.idLow = report.idLow;
        fill.orderNumber = report.orderNumber;
        fill.market = market;
        fill.place = place;
        fill.priceE4 = report.priceE4;
        fill.sizeE6 = report.sizeE6;
        fill.status = report.status;
        fill.seen = report.status.bit();
        fill.basisE6 = 0;
        index(fill);
        queueOf(fill).add(fill);
        return fill;
    }

    /** Gives a fill another status; one that becomes final is the youngest of the final ones. */
    void become(Fill fill, TradeStatus status) {
        boolean stays = fill.status.isProvisional() == status.isProvisional();
        if (!stays) {
            queueOf(fill).remove(fill);
        }
        fill.status = status;
        if (!stays) {
            queueOf(fill).add(fill);
        }
    }

    @Nullable
    Fill oldestTerminal() {
        return terminal.oldest();
    }

    void forget(Fill fill) {
        queueOf(fill).remove(fill);
        long hash = hash(fill.idHigh, fill.idLow, fill.orderNumber);
        Fill head = byHash.get(hash);
        if (head == fill) {
            Fill next = fill.nextOfHash;
            if (next == null) {
                byHash.remove(hash);
            } else {
                byHash.put(hash, next);
            }
        } else {
            while (head != null && head.nextOfHash != fill) {
                head = head.nextOfHash;
            }
            if (head == null) {
                throw new IllegalStateException("a fill of order " + fill.orderNumber + " is not in the index");
            }
            head.nextOfHash = fill.nextOfHash;
        }
        fill.nextOfHash = null;
        free.add(fill);
    }

    private void index(Fill fill) {
        long hash = hash(fill.idHigh, fill.idLow, fill.orderNumber);
        fill.nextOfHash = byHash.get(hash);
        byHash.put(hash, fill);
    }

    private FillQueue queueOf(Fill fill) {
        return fill.status.isProvisional() ? provisional : terminal;
    }

    private static long hash(long idHigh, long idLow, long orderNumber) {
        long mixed = (idHigh ^ Long.rotateLeft(idLow, 32)) * MIX_A + orderNumber;
        return (mixed ^ mixed >>> 29) * MIX_B + idLow;
    }

    void write(StateWriter out) {
        write(provisional, out);
        write(terminal, out);
    }

    private static void write(FillQueue queue, StateWriter out) {
        out.putInt(queue.count());
        for (Fill fill = queue.oldest(); fill != null; fill = fill.newer) {
            fill.write(out);
        }
    }

    void read(StateReader in) {
        byHash.clear();
        provisional.clear();
        terminal.clear();
        read(true, in);
        read(false, in);
    }

    private void read(boolean isProvisional, StateReader in) {
        int count = in.getInt(0, Integer.MAX_VALUE, "number of fills");
        for (int i = 0; i < count; i++) {
            Fill fill = new Fill();
            fill.read(in);
            if (fill.status.isProvisional() != isProvisional
                    || find(fill.idHigh, fill.idLow, fill.orderNumber) != null) {
                throw in.invalid("a fill of order " + fill.orderNumber + " comes twice or is among the wrong ones");
            }
            index(fill);
            queueOf(fill).add(fill);
        }
    }
}
