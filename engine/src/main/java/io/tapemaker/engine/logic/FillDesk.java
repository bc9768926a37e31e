package io.tapemaker.engine.logic;

import io.tapemaker.engine.domain.orders.FillEffect;
import io.tapemaker.engine.domain.orders.OwnOrder;
import io.tapemaker.engine.domain.orders.TradeReport;
import io.tapemaker.engine.domain.orders.TradeStatus;
import io.tapemaker.engine.domain.position.Direction;
import io.tapemaker.engine.domain.risk.KillTrigger;
import io.tapemaker.journal.codecs.FillReportDecoder;
import io.tapemaker.journal.codecs.FillStatus;
import io.tapemaker.journal.types.Side;

/** Books fills and what becomes of them, and learns from them. */
final class FillDesk {

    /** Details of a breach: more fills unconfirmed than can be remembered; a fill of an order that is not known. */
    private static final long TOO_MANY_FILLS = 1;

    private static final long UNKNOWN_ORDER = 2;

    private final RewardBehaviour behaviour;
    private final LogicContext context;
    private final KillDesk kill;
    private final TradeReport trade = new TradeReport();

    FillDesk(RewardBehaviour behaviour, KillDesk kill) {
        this.behaviour = behaviour;
        this.context = behaviour.context();
        this.kill = kill;
    }

    void onFill(FillReportDecoder report) {
        TradingState state = behaviour.state();
        long number = report.orderNumber();
        trade.trade(report.tradeIdHigh(), report.tradeIdLow())
                .fills(number, report.priceE4(), report.sizeE6())
                .is(statusOf(report.statusRaw()));
        OwnOrder order = state.orders.find(number);
        FillEffect effect = state.fills.onTrade(trade, context.nowNs());
        if (effect == FillEffect.LEDGER_FULL || effect == FillEffect.UNKNOWN_ORDER) {
            // The position is not what the books say any more.
            kill.trip(KillTrigger.INVARIANT_BREACH, effect == FillEffect.LEDGER_FULL ? TOO_MANY_FILLS : UNKNOWN_ORDER);
        }
        if (order != null) {
            learn(effect, order, report);
            behaviour.touched(order.market());
            kill.mark(context.nowNs());
        }
    }

    private TradeStatus statusOf(int raw) {
        return switch (raw <= FillStatus.FAILED.value() ? FillStatus.get((short) raw) : FillStatus.NULL_VAL) {
            case MATCHED -> TradeStatus.MATCHED;
            case MINED -> TradeStatus.MINED;
            case RETRYING -> TradeStatus.RETRYING;
            case CONFIRMED -> TradeStatus.CONFIRMED;
            case FAILED -> TradeStatus.FAILED;
            case NULL_VAL -> throw context.unknown("a fill of an unknown status, " + raw);
        };
    }

    private void learn(FillEffect effect, OwnOrder order, FillReportDecoder report) {
        MarketDesk desk = behaviour.state().desk(order.market());
        long fillId = report.tradeIdHigh() ^ report.tradeIdLow() ^ order.number();
        switch (effect) {
            case ADDED_PROVISIONAL, ADDED_SETTLED, RESTORED -> {
                desk.failedTrades.onTrade(context.nowNs());
                desk.signals.onOwnFill(
                        fillId,
                        order.direction() == Direction.UP ? Side.BUY : Side.SELL,
                        Direction.firstTokenPriceE4(order.place(), report.priceE4()),
                        Math.min(report.sizeE6(), order.sizeE6()),
                        context.nowNs());
            }
            case REVERSED_PROVISIONAL, REVERSED_SETTLED -> {
                desk.failedTrades.onFailed(context.nowNs());
                desk.signals.onOwnFillReversed(fillId, context.nowNs());
            }
            default -> {
                // Steps between statuses teach nothing.
            }
        }
    }
}
