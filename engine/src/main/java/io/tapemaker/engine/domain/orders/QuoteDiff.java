package io.tapemaker.engine.domain.orders;

import io.tapemaker.engine.domain.orders.OrderRoles.Role;
import io.tapemaker.engine.domain.position.Direction;
import io.tapemaker.engine.domain.quoting.DesiredQuotes;
import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;
import io.tapemaker.journal.codecs.CancelReason;
import io.tapemaker.journal.types.Size;

/**
 * Turns the orders of a market into those that are wanted, with the fewest commands: cancels first, then places. A
 * second look at the same state and time does nothing more.
 *
 * <p>Taking away what is not wanted, lies on another price grid or is bolder than wanted is held back by nothing but
 * the venue's own limit. Putting in place waits: for the least interval between edits, for the calls of the hour and of
 * the second, for room, for own orders that it would trade with, and for orders of its direction that are in doubt.
 * A voluntary replacement is begun only if both of its calls may be made.
 */
public final class QuoteDiff {

    private final OrderSettings settings;
    private final OrderTable orders;
    private final OrderCommands commands;
    private final CallBudget budget;
    private final ChurnCounters churn;
    private final EditTimes edits = new EditTimes();
    private final OrderRoles roles;
    private final DiffResult result = new DiffResult();

    /** Places that passed every gate in this look and come after all cancels. */
    private final boolean[] admitted = new boolean[DesiredQuotes.PLACES];

    private int admittedCount;

    /** A diff over these orders; the budget is that of the signer, the counters are those of all markets. */
    public QuoteDiff(
            OrderSettings settings, OrderTable orders, OrderCommands commands, CallBudget budget, ChurnCounters churn) {
        this.settings = settings;
        this.orders = orders;
        this.commands = commands;
        this.budget = budget;
        this.churn = churn;
        this.roles = new OrderRoles(settings);
    }

    /** Gives the commands that a market needs now. The result is good until the next call. */
    public DiffResult apply(QuoteTask task) {
        result.clear();
        MarketOrders open = orders.of(task.market);
        if (orders.cancellingAll()) {
            result.held(HeldBy.CANCEL_ALL);
            return result;
        }
        roles.assign(task, open);
        takeAway(task, open);
        admittedCount = 0;
        boolean intervalOver = edits.isOver(task.market, settings.edits().minEditIntervalNs(), task.nowNs);
        for (int place = 0; place < DesiredQuotes.PLACES; place++) {
            admitted[place] = roles.ending(place) == null && admit(task, open, place, intervalOver);
        }
        // Renewals come last, as they look at what is new in the other direction.
        for (int place = 0; place < DesiredQuotes.PLACES; place++) {
            OwnOrder ending = roles.ending(place);
            admitted[place] |= ending != null && admitRenewal(task, open, ending);
        }
        for (int place = 0; place < DesiredQuotes.PLACES; place++) {
            if (admitted[place]) {
                place(task, open, place);
            }
        }
        return result;
    }

    /** Cancels what goes at once. */
    private void takeAway(QuoteTask task, MarketOrders open) {
        for (int i = 0; i < open.count(); i++) {
            OwnOrder order = open.get(i);
            Role role = roles.roleOf(order);
            if (role == Role.SUCCEEDED) {
                result.lookAgain(roles.overdueAtNs(order));
            }
            if (role != Role.AWAY) {
                continue;
            }
            if (order.cancelAtNs() != 0
                    && task.nowNs - order.cancelAtNs() < settings.edits().cancelRetryNs()) {
                result.held(HeldBy.CANCEL_RETRY);
                result.lookAgain(order.cancelAtNs() + settings.edits().cancelRetryNs());
            } else if (!budget.hasTakeAway(task.nowNs)) {
                result.held(HeldBy.CANCEL_BUDGET);
            } else {
                cancel(task, order, awayReason(task, order));
            }
        }
    }

    /** A first cancel goes at once; one that was refused or has no known outcome is repeated after a while. */
    private boolean mayCancelAgain(QuoteTask task, OwnOrder order) {
        long againAtNs = order.cancelAtNs() + settings.edits().cancelRetryNs();
        if (order.cancelAtNs() == 0 || task.nowNs >= againAtNs) {
            return true;
        }
        result.held(HeldBy.CANCEL_RETRY);
        result.lookAgain(againAtNs);
        return false;
    }

    private CancelReason awayReason(QuoteTask task, OwnOrder order) {
        if (!task.desired.wants(order.place())) {
            return task.takeAwayReason;
        }
        return roles.isOnGrid(order) ? CancelReason.REPLACED : CancelReason.TICK_SIZE_CHANGED;
    }

    /** Whether a place is to get an order in this look; cancels what is replaced by it. */
    private boolean admit(QuoteTask task, MarketOrders open, int place, boolean intervalOver) {
        OwnOrder kept = roles.kept(place);
        if (!roles.wants(place) || kept != null) {
            if (task.desired.wants(place) && kept == null) {
                result.held(HeldBy.OFF_GRID);
            }
            if (kept != null && kept.expirationS() != 0) {
                result.lookAgain(roles.renewAtNs(kept));
            }
            edits.end(task.market, place);
            return false;
        }
        int replaced = countReplaced(task, open, place);
        boolean begun = edits.isBegun(task.market, place);
        if (replaced < 0
                || !mayPlace(task, open, place)
                || !begun && !mayBegin(task, 1 + replaced, intervalOver)
                || !mayReplace(task, replaced)) {
            return false;
        }
        for (int i = 0; replaced > 0 && i < open.count(); i++) {
            OwnOrder order = open.get(i);
            if (order.place() == place && roles.roleOf(order) == Role.REPLACED) {
                cancel(task, order, CancelReason.REPLACED);
                edits.edited(task.market, task.nowNs);
            }
        }
        admittedCount++;
        return true;
    }

    /**
     * A renewal is a replacement at the same price. Its successor comes while it still rests if there is room; else it
     * is given up first. Either waits while the other direction is young, but not beyond the last call.
     */
    private boolean admitRenewal(QuoteTask task, MarketOrders open, OwnOrder ending) {
        int place = ending.place();
        if (!mayPlace(task, open, place) || !mayBegin(task, 1, true)) {
            return false;
        }
        if (isYoung(open, ending.direction().opposite()) && task.nowNs < roles.lastCallNs(ending)) {
            result.held(HeldBy.STAGGER);
            result.lookAgain(roles.lastCallNs(ending));
            return false;
        }
        if (hasRoom(task, open, place)) {
            admittedCount++;
            return true;
        }
        if (ending.state() != OrderState.IN_DOUBT
                && mayCancelAgain(task, ending)
                && mayBegin(task, 2, true)
                && mayReplace(task, 1)) {
            cancel(task, ending, CancelReason.REPLACED);
            edits.edited(task.market, task.nowNs);
            edits.begin(task.market, place);
        }
        return false;
    }

    /** How many orders go for a new one in their place; -1 if one of them cannot be cancelled again yet. */
    private int countReplaced(QuoteTask task, MarketOrders open, int place) {
        int count = 0;
        for (int i = 0; i < open.count(); i++) {
            OwnOrder order = open.get(i);
            if (order.place() == place && roles.roleOf(order) == Role.REPLACED) {
                if (!mayCancelAgain(task, order)) {
                    return -1;
                }
                count++;
            }
        }
        return count;
    }

    /** What even the end of a begun edit has to wait for. */
    private boolean mayPlace(QuoteTask task, MarketOrders open, int place) {
        if (open.inDoubt(Direction.ofPlace(place))) {
            result.held(HeldBy.IN_DOUBT);
            return false;
        }
        if (Size.floorToOrderStep(task.desired.sizeE6(place)) != task.desired.sizeE6(place)) {
            result.held(HeldBy.OFF_GRID);
            return false;
        }
        if (!budget.hasPlaces(admittedCount + 1, task.nowNs)) {
            result.held(HeldBy.PLACE_BUDGET);
            return false;
        }
        return true;
    }

    private boolean mayBegin(QuoteTask task, int calls, boolean intervalOver) {
        if (!intervalOver) {
            result.held(HeldBy.EDIT_INTERVAL);
            result.lookAgain(edits.overAtNs(task.market, settings.edits().minEditIntervalNs()));
            return false;
        }
        if (!churn.allows(task.market, admittedCount + calls, task.nowNs)) {
            result.held(HeldBy.CHURN);
            return false;
        }
        return true;
    }

    private boolean mayReplace(QuoteTask task, int cancels) {
        if (cancels > 0 && !budget.hasReplacements(cancels, task.nowNs)) {
            result.held(HeldBy.CANCEL_BUDGET);
            return false;
        }
        return true;
    }

    /** Whether a direction has orders that rest or are about to, and none of them scores yet. */
    private boolean isYoung(MarketOrders open, Direction direction) {
        boolean any = false;
        for (int place = 0; place < DesiredQuotes.PLACES; place++) {
            any |= admitted[place] && Direction.ofPlace(place) == direction;
        }
        for (int i = 0; i < open.count(); i++) {
            OwnOrder order = open.get(i);
            if (order.direction() == direction && roles.roleOf(order) != Role.LEAVING) {
                if (roles.isAged(order)) {
                    return false;
                }
                any = true;
            }
        }
        return any;
    }

    private boolean hasRoom(QuoteTask task, MarketOrders open, int place) {
        return !crossesOwn(task, open, place)
                && task.room.roomFor(place, task.desired.priceE4(place), task.desired.sizeE6(place));
    }

    private void place(QuoteTask task, MarketOrders open, int place) {
        long priceE4 = task.desired.priceE4(place);
        long sizeE6 = task.desired.sizeE6(place);
        if (!hasRoom(task, open, place)) {
            result.held(crossesOwn(task, open, place) ? HeldBy.OWN_ORDER : HeldBy.ROOM);
            edits.begin(task.market, place);
            return;
        }
        long expirationS = GtdLife.expirationS(settings.life(), open, Direction.ofPlace(place), task.nowNs);
        OwnOrder order = orders.open(task.market, place, priceE4, sizeE6, expirationS, task.tickEpoch, task.nowNs);
        edits.end(task.market, place);
        edits.edited(task.market, task.nowNs);
        budget.placed(task.nowNs);
        churn.add(task.market, task.nowNs);
        result.placed();
        commands.place(order);
    }

    /** Whether an order would meet one of ours that is still open: two buys of the two tokens meet as well. */
    private static boolean crossesOwn(QuoteTask task, MarketOrders open, int place) {
        Direction direction = Direction.ofPlace(place);
        long priceE4 = Direction.firstTokenPriceE4(place, task.desired.priceE4(place));
        for (int i = 0; i < open.count(); i++) {
            OwnOrder other = open.get(i);
            if (other.direction() != direction) {
                long otherE4 = Direction.firstTokenPriceE4(other.place(), other.priceE4());
                if (direction == Direction.UP ? priceE4 >= otherE4 : priceE4 <= otherE4) {
                    return true;
                }
            }
        }
        return false;
    }

    private void cancel(QuoteTask task, OwnOrder order, CancelReason reason) {
        orders.cancelSent(order, task.nowNs);
        budget.cancelled(task.nowNs);
        churn.add(task.market, task.nowNs);
        result.cancelled();
        commands.cancel(order, reason);
    }

    /** Appends the state: when markets were edited. Orders, budget and counters write themselves. */
    public void write(StateWriter out) {
        edits.write(out);
    }

    /** Replaces the state. */
    public void read(StateReader in) {
        edits.read(in);
    }
}
