package io.tapemaker.engine.domain.orders;

import io.tapemaker.engine.domain.position.Position;
import io.tapemaker.engine.domain.position.Positions;
import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;
import io.tapemaker.journal.types.Price;

/**
 * Takes trade reports in and keeps orders and positions true to them, whatever their order and however often they come.
 *
 * <p>A fill is provisional until CONFIRMED or FAILED. Each status of a fill acts once, at its first report; a
 * repetition changes nothing. So FAILED takes a fill out exactly once, from the provisional or, after a
 * reorganisation, from the settled shares. CONFIRMED after FAILED puts it back as settled, since the chain outweighs
 * the venue's earlier word; a second FAILED after that is taken for a repetition of the first and only counted, and so
 * is a second CONFIRMED.
 */
public final class FillBook {

    private final OrderTable orders;
    private final Positions positions;
    private final TradeLedger ledger;
    private final OrderCounters counters;
    private final int rememberedTrades;
    private final int maxTerminalTrades;

    /** A book without fills over these orders and positions. */
    public FillBook(OrderTable orders, Positions positions, MemorySettings settings) {
        this.orders = orders;
        this.positions = positions;
        this.ledger = new TradeLedger(settings);
        this.counters = orders.counters();
        this.rememberedTrades = settings.rememberedTrades();
        this.maxTerminalTrades = settings.maxTerminalTrades();
    }

    /** The fills that are known. */
    public TradeLedger ledger() {
        return ledger;
    }

    /** Takes a report in. */
    public FillEffect onTrade(TradeReport report, long nowNs) {
        if (report.sizeE6 <= 0 || !Price.isValid(report.priceE4)) {
            counters.add(OrderCounter.MALFORMED_TRADES);
            return FillEffect.MALFORMED;
        }
        Fill fill = ledger.find(report.idHigh, report.idLow, report.orderNumber);
        FillEffect effect = fill == null ? onNew(report, nowNs) : onKnown(fill, report, nowNs);
        forgetOldest();
        return effect;
    }

    private FillEffect onNew(TradeReport report, long nowNs) {
        OwnOrder order = orders.find(report.orderNumber);
        if (order == null) {
            counters.add(OrderCounter.UNKNOWN_ORDER_TRADES);
            return FillEffect.UNKNOWN_ORDER;
        }
        if (report.status.isProvisional() && ledger.isFull()) {
            counters.add(OrderCounter.LEDGER_FULL);
            return FillEffect.LEDGER_FULL;
        }
        counters.add(OrderCounter.TRADES);
        Fill fill = ledger.add(report, order.market(), order.place());
        switch (report.status) {
            case CONFIRMED -> {
                settle(fill);
                orders.onFill(order, fill.sizeE6, nowNs);
                return FillEffect.ADDED_SETTLED;
            }
            // Remembered, so that a match heard of later does not count.
            case FAILED -> {
                counters.add(OrderCounter.TRADES_FAILED);
                return FillEffect.NONE;
            }
            default -> {
                position(fill).addProvisional(fill.place, fill.priceE4, fill.sizeE6);
                orders.onFill(order, fill.sizeE6, nowNs);
                return FillEffect.ADDED_PROVISIONAL;
            }
        }
    }

    private FillEffect onKnown(Fill fill, TradeReport report, long nowNs) {
        if (fill.priceE4 != report.priceE4 || fill.sizeE6 != report.sizeE6) {
            counters.add(OrderCounter.CONFLICTING_TRADES);
        }
        if ((fill.seen & report.status.bit()) != 0) {
            boolean against = !report.status.isProvisional() && report.status != fill.status;
            counters.add(against ? OrderCounter.AMBIGUOUS_REPEATS : OrderCounter.DUPLICATE_TRADES);
            return FillEffect.NONE;
        }
        fill.seen |= report.status.bit();
        return switch (report.status) {
            case CONFIRMED -> confirm(fill, nowNs);
            case FAILED -> fail(fill, nowNs);
            default -> {
                step(fill, report.status);
                yield FillEffect.NONE;
            }
        };
    }

    /** Reports overtake each other, so MATCHED never takes back a later status and none of these a final one. */
    private void step(Fill fill, TradeStatus status) {
        if (!fill.status.isProvisional()) {
            counters.add(OrderCounter.LATE_STATUSES);
        } else if (status != TradeStatus.MATCHED) {
            ledger.become(fill, status);
        }
    }

    private FillEffect confirm(Fill fill, long nowNs) {
        if (fill.status == TradeStatus.FAILED) {
            counters.add(OrderCounter.CONFIRMED_AFTER_FAILED);
            settle(fill);
            fillOrder(fill, fill.sizeE6, nowNs);
            return FillEffect.RESTORED;
        }
        position(fill).removeProvisional(fill.place, fill.priceE4, fill.sizeE6);
        settle(fill);
        return FillEffect.SETTLED;
    }

    private FillEffect fail(Fill fill, long nowNs) {
        boolean settled = fill.status == TradeStatus.CONFIRMED;
        counters.add(OrderCounter.TRADES_FAILED);
        if (settled) {
            counters.add(OrderCounter.FAILED_AFTER_CONFIRMED);
            position(fill).unsettle(fill.place, fill.priceE4, fill.sizeE6, fill.basisE6);
        } else {
            position(fill).removeProvisional(fill.place, fill.priceE4, fill.sizeE6);
        }
        ledger.become(fill, TradeStatus.FAILED);
        fillOrder(fill, -fill.sizeE6, nowNs);
        return settled ? FillEffect.REVERSED_SETTLED : FillEffect.REVERSED_PROVISIONAL;
    }

    private void settle(Fill fill) {
        ledger.become(fill, TradeStatus.CONFIRMED);
        fill.basisE6 = position(fill).settle(fill.place, fill.priceE4, fill.sizeE6);
        counters.add(OrderCounter.TRADES_CONFIRMED);
    }

    private void fillOrder(Fill fill, long sizeE6, long nowNs) {
        OwnOrder order = orders.find(fill.orderNumber);
        if (order != null) {
            orders.onFill(order, sizeE6, nowNs);
        }
    }

    private Position position(Fill fill) {
        return positions.of(fill.market);
    }

    /**
     * Forgets final fills beyond what is to be remembered. While its order is known a fill is kept longer, up to the
     * hard bound: a repetition of a forgotten one could not be told from a new trade.
     */
    private void forgetOldest() {
        while (ledger.terminalCount() > rememberedTrades) {
            Fill oldest = ledger.oldestTerminal();
            if (oldest == null) {
                return;
            }
            boolean early = orders.find(oldest.orderNumber) != null;
            if (early && ledger.terminalCount() <= maxTerminalTrades) {
                return;
            }
            counters.add(early ? OrderCounter.TRADES_FORGOTTEN_EARLY : OrderCounter.TRADES_FORGOTTEN);
            ledger.forget(oldest);
        }
    }

    /** Appends the fills; orders and positions write themselves. */
    public void write(StateWriter out) {
        ledger.write(out);
    }

    /** Replaces the fills; orders and positions are read by themselves. */
    public void read(StateReader in) {
        ledger.read(in);
    }
}
