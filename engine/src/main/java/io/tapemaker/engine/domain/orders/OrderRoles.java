package io.tapemaker.engine.domain.orders;

import io.tapemaker.engine.domain.quoting.DesiredQuotes;
import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.TickSize;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Says of each open order of a market what is to become of it, given what is wanted. Changes nothing. */
final class OrderRoles {

    /** What is to become of an order. */
    enum Role {
        /** It is being cancelled. */
        LEAVING,
        /** It is what is wanted. */
        KEPT,
        /** It is what is wanted, but near its end and without a successor. */
        ENDING,
        /** It is near its end and has its successor: it ends by itself. */
        SUCCEEDED,
        /** It goes at once, whatever becomes of its place. */
        AWAY,
        /** It goes when its successor may come. */
        REPLACED
    }

    private final OrderSettings settings;
    private final @Nullable OwnOrder[] kept = new OwnOrder[DesiredQuotes.PLACES];
    private final @Nullable OwnOrder[] ending = new OwnOrder[DesiredQuotes.PLACES];
    private QuoteTask task = new QuoteTask();

    OrderRoles(OrderSettings settings) {
        this.settings = settings;
    }

    /** Looks at a market. */
    void assign(QuoteTask newTask, MarketOrders open) {
        task = newTask;
        Arrays.fill(kept, null);
        Arrays.fill(ending, null);
        for (int i = 0; i < open.count(); i++) {
            OwnOrder order = open.get(i);
            if (!isLeaving(order) && isWanted(order)) {
                OwnOrder[] those = isEnding(order) ? ending : kept;
                if (those[order.place()] == null) {
                    those[order.place()] = order;
                }
            }
        }
    }

    /** The order that stays in a place, if any. */
    @Nullable
    OwnOrder kept(int place) {
        return kept[place];
    }

    /** The order of a place that is to be renewed, if any. */
    @Nullable
    OwnOrder ending(int place) {
        return kept[place] == null ? ending[place] : null;
    }

    /** Whether an order may rest in a place at all: one is wanted there, at a price of the grid in force. */
    boolean wants(int place) {
        TickSize tick = task.tick;
        return task.desired.wants(place) && tick != null && tick.allows(task.desired.priceE4(place));
    }

    Role roleOf(OwnOrder order) {
        int place = order.place();
        if (isLeaving(order)) {
            return Role.LEAVING;
        }
        if (order == kept[place]) {
            return Role.KEPT;
        }
        if (order == ending(place)) {
            return Role.ENDING;
        }
        if (kept[place] != null && isEnding(order) && !isOverdue(order) && addsNoRisk(order)) {
            return Role.SUCCEEDED;
        }
        boolean mayWait = kept[place] == null
                && ending[place] == null
                && wants(place)
                && isOnGrid(order)
                && !isOverdue(order)
                && order.state() != OrderState.IN_DOUBT;
        return mayWait && !(settings.edits().retreatAtOnce() && isBolder(order)) ? Role.REPLACED : Role.AWAY;
    }

    /** Whether an order was placed on another grid than the one in force, or does not lie on that. */
    boolean isOnGrid(OwnOrder order) {
        TickSize tick = task.tick;
        return tick != null && order.tickEpoch() == task.tickEpoch && tick.allows(order.priceE4());
    }

    /** Whether an order scores already. */
    boolean isAged(OwnOrder order) {
        return order.acceptedAtNs() != 0 && task.nowNs - order.acceptedAtNs() >= task.scoringAgeNs;
    }

    /** An order in doubt whose cancel was not answered stays in doubt; its cancel is repeated, not waited for. */
    private static boolean isLeaving(OwnOrder order) {
        return order.state() == OrderState.PENDING_CANCEL;
    }

    private boolean isWanted(OwnOrder order) {
        return wants(order.place())
                && isOnGrid(order)
                && !order.cancelAsked()
                && !isOverdue(order)
                && order.priceE4() == task.desired.priceE4(order.place())
                && order.remainingE6() == task.desired.sizeE6(order.place());
    }

    private boolean isEnding(OwnOrder order) {
        return GtdLife.isEnding(order, settings.life(), task.nowNs);
    }

    /** When an order is to be renewed. */
    long renewAtNs(OwnOrder order) {
        return GtdLife.endNs(order) - settings.life().renewLeadS() * GtdLife.NS_PER_S;
    }

    /** From when on an order is given up for its successor even if the other direction is young. */
    long lastCallNs(OwnOrder order) {
        return GtdLife.endNs(order) - settings.life().lastCallS() * GtdLife.NS_PER_S;
    }

    /** From when on an order that expires ought to be gone. */
    long overdueAtNs(OwnOrder order) {
        return GtdLife.endNs(order) + settings.life().expiryGraceS() * GtdLife.NS_PER_S;
    }

    /** Whether an order ought to be gone and nothing has been heard. */
    private boolean isOverdue(OwnOrder order) {
        return order.expirationS() != 0 && task.nowNs >= overdueAtNs(order);
    }

    private boolean addsNoRisk(OwnOrder order) {
        return wants(order.place()) && isOnGrid(order) && !isBolder(order);
    }

    private boolean isBolder(OwnOrder order) {
        long wantedE4 = task.desired.priceE4(order.place());
        boolean betterPrice =
                DesiredQuotes.side(order.place()) == Side.BUY ? order.priceE4() > wantedE4 : order.priceE4() < wantedE4;
        return betterPrice || order.remainingE6() > task.desired.sizeE6(order.place());
    }
}
