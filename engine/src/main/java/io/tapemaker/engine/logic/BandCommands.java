package io.tapemaker.engine.logic;

import io.tapemaker.engine.domain.v1.orders.OrderCommands;
import io.tapemaker.engine.domain.v1.orders.OurOrder;
import io.tapemaker.journal.codecs.CancelReason;
import io.tapemaker.journal.codecs.OrderLife;
import io.tapemaker.journal.codecs.OrderSide;

/** Commands about the orders of behaviour version 1. */
record BandCommands(CommandPublisher commands) implements OrderCommands {

    @Override
    public void place(OurOrder order) {
        commands.order(order.asset(), order.epoch(), order.number())
                .place(OrderSide.BUY, order.priceE4(), order.sizeE6(), OrderLife.GTC, 0);
    }

    @Override
    public void cancel(OurOrder order, CancelReason reason) {
        commands.order(order.asset(), order.epoch(), order.number()).cancel(reason);
    }

    @Override
    public void cancelAll(CancelReason reason) {
        commands.cancelAll(reason);
    }
}
