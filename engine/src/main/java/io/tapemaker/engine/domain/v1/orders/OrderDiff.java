package io.tapemaker.engine.domain.v1.orders;

import io.tapemaker.engine.domain.v1.quoting.DesiredQuotes;
import io.tapemaker.engine.domain.v1.quoting.QuoteInputs;
import io.tapemaker.engine.domain.v1.settings.QuotingRules;
import io.tapemaker.journal.codecs.CancelReason;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.TickSize;

/**
 * Turns wanted quotes into the fewest commands. A token's order is left alone while it rests close enough to where it
 * should be; else it is cancelled first and placed again once the cancel is confirmed, so that the two never rest
 * together. Taking a quote away is never held back; putting one in place waits for the least edit interval.
 */
public final class OrderDiff {

    private final OrderTable orders;
    private final OrderCommands commands;

    public OrderDiff(OrderTable orders, OrderCommands commands) {
        this.orders = orders;
        this.commands = commands;
    }

    /**
     * Sends what is missing between the orders of a token and its wanted quote.
     *
     * @param token 0 or 1, the token's place in its market
     * @param asset index of the token in the registry of books
     * @return whether an edit was held back by the least interval and has to be looked at again
     */
    public boolean apply(int token, int asset, DesiredQuotes desired, QuoteInputs inputs, int epoch, long nowNs) {
        OurOrder order = orders.of(asset);
        long priceE4 = desired.priceE4(token);
        if (order.state() == OrderState.NONE) {
            return priceE4 != 0 && place(order, priceE4, desired.sizeE6(token), inputs, epoch, nowNs);
        }
        if (order.state() != OrderState.LIVE) {
            return false;
        }
        if (priceE4 == 0) {
            cancel(order, desired.cause().cancelReason());
            return false;
        }
        return !rests(order, token, desired, inputs) && replace(order, inputs, nowNs);
    }

    private boolean place(OurOrder order, long priceE4, long sizeE6, QuoteInputs inputs, int epoch, long nowNs) {
        if (tooSoon(order, inputs, nowNs)) {
            return true;
        }
        commands.place(orders.open(order.asset(), epoch, priceE4, sizeE6, nowNs));
        return false;
    }

    private boolean replace(OurOrder order, QuoteInputs inputs, long nowNs) {
        boolean held = tooSoon(order, inputs, nowNs);
        if (!held) {
            cancel(order, CancelReason.REPLACED);
        }
        return held;
    }

    private void cancel(OurOrder order, CancelReason reason) {
        order.become(OrderState.PENDING_CANCEL);
        commands.cancel(order, reason);
    }

    private static boolean tooSoon(OurOrder order, QuoteInputs inputs, long nowNs) {
        QuotingRules rules = inputs.rules;
        return rules != null && order.placedAtNs() != 0 && nowNs - order.placedAtNs() < rules.minEditIntervalNs();
    }

    /**
     * Whether an order is where it should be, but for the dead band, and still on the grid, in the band and off the
     * other side.
     */
    private static boolean rests(OurOrder order, int token, DesiredQuotes desired, QuoteInputs inputs) {
        TickSize tick = inputs.tick;
        QuotingRules rules = inputs.rules;
        if (tick == null || rules == null || !tick.allows(order.priceE4())) {
            return false;
        }
        long midpointX2E4 = inputs.adjustedMidpointX2E4();
        long ownMidpointX2E4 = token == 0 ? midpointX2E4 : 2 * Price.ONE_E4 - midpointX2E4;
        long ownAskE4 = token == 0 ? inputs.askE4 : Price.complement(inputs.bidE4);
        long offTicks = Math.abs(order.priceE4() - desired.priceE4(token)) / tick.stepE4();
        return offTicks <= rules.deadBandTicks()
                && order.sizeE6() == desired.sizeE6(token)
                && order.priceE4() < ownAskE4
                && Math.abs(ownMidpointX2E4 - 2 * order.priceE4()) < 2 * rules.maxSpreadE4();
    }
}
