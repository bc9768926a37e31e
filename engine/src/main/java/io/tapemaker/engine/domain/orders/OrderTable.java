package io.tapemaker.engine.domain.orders;

import io.tapemaker.engine.domain.position.Direction;
import io.tapemaker.engine.domain.position.Positions;
import io.tapemaker.engine.domain.quoting.DesiredQuotes;
import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;
import io.tapemaker.journal.types.Price;
import java.util.ArrayList;
import java.util.List;
import org.agrona.collections.Long2ObjectHashMap;
import org.jspecify.annotations.Nullable;

/**
 * All our orders: the open ones by market, and a bounded memory of those that are done. Looked up by number; iterated
 * by market and number only. Objects are reused, so that nothing is allocated once the table has grown.
 */
public final class OrderTable {

    /** Bound of the number of markets. */
    public static final int MAX_MARKETS = Positions.MAX_MARKETS;

    /** Bound of the open orders in a stored state. */
    private static final int MAX_OPEN = 1_000_000;

    private final Long2ObjectHashMap<OwnOrder> byNumber = new Long2ObjectHashMap<>();
    private final List<MarketOrders> byMarket = new ArrayList<>();
    private final List<OwnOrder> free = new ArrayList<>();
    private final OrderCounters counters = new OrderCounters();
    private final DoneOrders done;
    private int epoch;
    private long lastNumber;
    private int openCount;

    /** COMMANDS sequences of the oldest and the newest cancel-all that may not be answered yet, 0 for none. */
    private long oldestCancelAll;

    private long newestCancelAll;

    /** An empty table. */
    public OrderTable(MemorySettings settings) {
        this.done = new DoneOrders(settings.rememberedOrders());
    }

    /** The open orders of a market. */
    public MarketOrders of(int market) {
        while (byMarket.size() <= market) {
            byMarket.add(new MarketOrders());
        }
        return byMarket.get(market);
    }

    /** Orders that are open in all markets. */
    public int openCount() {
        return openCount;
    }

    /** Done orders that are still known. */
    public int rememberedCount() {
        return done.count();
    }

    /** Number of the newest order, 0 when there was none. */
    public long lastNumber() {
        return lastNumber;
    }

    /** Whether the newest cancel-all has been sent and not been answered yet: nothing may be placed. */
    public boolean cancellingAll() {
        return newestCancelAll != 0;
    }

    /** COMMANDS sequence of the newest cancel-all if that has not been answered yet, else 0. */
    public long newestCancelAll() {
        return newestCancelAll;
    }

    /** What happened so far. */
    public OrderCounters counters() {
        return counters;
    }

    /** An order by its number, open or remembered; null for unknown. */
    public @Nullable OwnOrder find(long number) {
        return byNumber.get(number);
    }

    /**
     * Goes on behind what another table has numbered; its orders are being cancelled, or there are none.
     *
     * @param cancelAll COMMANDS sequence of its newest cancel-all if that has not been answered yet, else 0
     */
    public void takeOver(long number, long cancelAll) {
        lastNumber = Math.max(lastNumber, number);
        if (cancelAll != 0) {
            awaitCancelAll(cancelAll);
        }
    }

    private void awaitCancelAll(long commandSequence) {
        if (oldestCancelAll == 0) {
            oldestCancelAll = commandSequence;
        }
        newestCancelAll = Math.max(newestCancelAll, commandSequence);
    }

    /** Orders opened from now on carry this epoch. */
    public void enterEpoch(int newEpoch) {
        epoch = newEpoch;
    }

    /**
     * Numbers and opens an order; its place command is the caller's to send.
     *
     * @param place slot and side, see {@link DesiredQuotes#place}
     * @param priceE4 price of the place's own token
     * @param expirationS as sent to the venue, in Unix seconds; 0 for GTC
     * @param tickEpoch which of the market's price grids the price is on
     */
    public OwnOrder open(
            int market, int place, long priceE4, long sizeE6, long expirationS, long tickEpoch, long nowNs) {
        if (market >= MAX_MARKETS || !Price.isValid(priceE4) || sizeE6 <= 0) {
            throw new IllegalArgumentException(
                    "no order: market " + market + " place " + place + " price " + priceE4 + " size " + sizeE6);
        }
        OwnOrder order = free.isEmpty() ? new OwnOrder() : free.remove(free.size() - 1);
        order.open(epoch, ++lastNumber, market, place);
        order.terms(priceE4, sizeE6, expirationS, tickEpoch, nowNs);
        byNumber.put(lastNumber, order);
        of(market).add(order);
        openCount++;
        counters.add(OrderCounter.PLACED);
        return order;
    }

    /** Notes that a cancel of an open order is sent. */
    public void cancelSent(OwnOrder order, long nowNs) {
        if (order.state() != OrderState.IN_DOUBT) {
            order.become(OrderState.PENDING_CANCEL, DoneCause.NONE);
        }
        order.cancelAsked(nowNs);
        counters.add(OrderCounter.CANCELS_SENT);
    }

    /**
     * Notes that cancel-all is sent. All orders stay exposure until it is answered, and nothing may be placed.
     *
     * @param commandSequence its sequence on COMMANDS, by which the answer names it
     */
    public void cancelAllSent(long commandSequence) {
        awaitCancelAll(commandSequence);
        counters.add(OrderCounter.CANCEL_ALLS_SENT);
    }

    /**
     * The venue had nothing of ours any more when a cancel-all had been carried out. If it was an older one than the
     * newest, the newest is still being carried out and nothing may be placed; but the orders are gone all the same,
     * since none has been placed since the oldest that is not answered. The answer to one before that says nothing of
     * what has been placed meanwhile.
     *
     * @param commandSequence which cancel-all, or any later command
     * @param everythingAnswered whether the executor has no place or cancel on its way. If it has, an order without an
     *     answer may have come to rest after the sweep, so it is in doubt and not done
     * @return whether it said anything
     */
    public boolean onAllCancelled(long commandSequence, boolean everythingAnswered) {
        if (newestCancelAll == 0 || commandSequence < oldestCancelAll) {
            counters.add(OrderCounter.ANSWERS_WITHOUT_EFFECT);
            return false;
        }
        if (answersNewest(commandSequence)) {
            noCancelAll();
        }
        for (MarketOrders orders : byMarket) {
            for (int i = orders.count() - 1; i >= 0; i--) {
                OwnOrder order = orders.get(i);
                if (everythingAnswered || order.acceptedAtNs() != 0) {
                    finish(order, DoneCause.CANCELLED_ALL);
                } else if (order.state() != OrderState.IN_DOUBT) {
                    doubt(order);
                }
            }
        }
        return true;
    }

    private boolean answersNewest(long commandSequence) {
        return commandSequence >= newestCancelAll;
    }

    /** Cancel-all was not carried out; orders are what they were. */
    public void onCancelAllFailed() {
        noCancelAll();
    }

    private void noCancelAll() {
        oldestCancelAll = 0;
        newestCancelAll = 0;
    }

    /** What is unknown of every open order after the venue may have wiped them: all are in doubt until looked up. */
    public void doubtAll() {
        for (MarketOrders orders : byMarket) {
            for (int i = 0; i < orders.count(); i++) {
                if (orders.get(i).state() != OrderState.IN_DOUBT) {
                    doubt(orders.get(i));
                }
            }
        }
    }

    /**
     * Takes an answer in. None is fatal: what is unknown or says nothing is counted.
     *
     * @return the order, or null if no such order is known
     */
    public @Nullable OwnOrder onAnswer(OrderAnswer answer, int orderEpoch, long number, long nowNs) {
        OwnOrder order = byNumber.get(number);
        if (order == null || order.epoch() != orderEpoch) {
            counters.add(OrderCounter.UNKNOWN_ORDER_ANSWERS);
            return null;
        }
        if (!order.isOpen()) {
            answeredAfterDone(order, answer, nowNs);
        } else if (!answered(order, answer, nowNs)) {
            counters.add(OrderCounter.ANSWERS_WITHOUT_EFFECT);
        }
        return order;
    }

    /** Whether the answer changed anything. */
    private boolean answered(OwnOrder order, OrderAnswer answer, long nowNs) {
        return switch (answer) {
            case ACCEPTED -> accepted(order, nowNs);
            case REJECTED -> neverRested(order, DoneCause.REJECTED);
            case NOT_SENT -> neverRested(order, DoneCause.NOT_SENT);
            case CANCELLED -> finish(order, DoneCause.CANCELLED);
            case EXPIRED -> finish(order, DoneCause.EXPIRED);
            case CANCEL_REFUSED -> cancelRefused(order);
            case UNKNOWN -> order.state() != OrderState.IN_DOUBT && doubt(order);
            case FOUND_LIVE -> foundLive(order, nowNs);
            // A look-up may overtake a place that has just left, so a first answer is waited for.
            case FOUND_ABSENT -> order.state() != OrderState.PENDING && finish(order, DoneCause.RESOLVED_ABSENT);
        };
    }

    private static boolean accepted(OwnOrder order, long nowNs) {
        if (order.acceptedAtNs() != 0) {
            return false;
        }
        order.accepted(nowNs);
        // With a cancel on its way the order stays what it is: that answer is still to come.
        if (!order.cancelAsked()) {
            order.become(order.restingState(), DoneCause.NONE);
        }
        return true;
    }

    private boolean neverRested(OwnOrder order, DoneCause cause) {
        return order.acceptedAtNs() == 0 && finish(order, cause);
    }

    private static boolean cancelRefused(OwnOrder order) {
        if (!order.cancelAsked()) {
            return false;
        }
        order.cancelAnswered();
        if (order.state() == OrderState.PENDING_CANCEL) {
            order.become(order.restingState(), DoneCause.NONE);
        }
        return true;
    }

    private static boolean foundLive(OwnOrder order, long nowNs) {
        // A look-up from before a cancel says nothing about the cancel.
        if (order.state() != OrderState.IN_DOUBT && order.state() != OrderState.PENDING) {
            return false;
        }
        order.accepted(nowNs);
        order.cancelAnswered();
        order.become(order.restingState(), DoneCause.NONE);
        return true;
    }

    private void answeredAfterDone(OwnOrder order, OrderAnswer answer, long nowNs) {
        boolean lives = answer == OrderAnswer.FOUND_LIVE || answer == OrderAnswer.ACCEPTED && order.acceptedAtNs() == 0;
        if (lives && order.cause().yieldsToSignOfLife() && order.remainingE6() > 0) {
            revive(order, nowNs);
        } else {
            counters.add(OrderCounter.ANSWERS_AFTER_DONE);
        }
    }

    /** Counts a fill of an order, or with a negative size takes a failed one out again. */
    void onFill(OwnOrder order, long sizeE6, long nowNs) {
        order.addFilled(sizeE6);
        if (sizeE6 > 0 && order.filledE6() > order.sizeE6()) {
            counters.add(OrderCounter.OVERFILLS);
        }
        if (!order.isOpen()) {
            filledAfterDone(order, sizeE6, nowNs);
            return;
        }
        order.accepted(nowNs);
        if (order.remainingE6() == 0) {
            finish(order, DoneCause.FILLED);
        } else if (order.state() != OrderState.PENDING_CANCEL
                && order.state() != OrderState.IN_DOUBT
                && order.state() != order.restingState()) {
            order.become(order.restingState(), DoneCause.NONE);
        }
    }

    private void filledAfterDone(OwnOrder order, long sizeE6, long nowNs) {
        if (sizeE6 <= 0) {
            return;
        }
        counters.add(OrderCounter.LATE_FILLS);
        if (order.acceptedAtNs() == 0 && order.cause().yieldsToSignOfLife() && order.remainingE6() > 0) {
            revive(order, nowNs);
        }
    }

    private boolean doubt(OwnOrder order) {
        order.become(OrderState.IN_DOUBT, DoneCause.NONE);
        counters.add(OrderCounter.DOUBTS);
        return true;
    }

    private boolean finish(OwnOrder order, DoneCause cause) {
        order.become(OrderState.DONE, cause);
        order.cancelAnswered();
        of(order.market()).remove(order);
        openCount--;
        if (done.isFull()) {
            forgetOldest();
        }
        done.add(order);
        return true;
    }

    private void forgetOldest() {
        OwnOrder oldest = done.removeOldest();
        byNumber.remove(oldest.number());
        free.add(oldest);
    }

    private void revive(OwnOrder order, long nowNs) {
        done.remove(order);
        order.become(OrderState.IN_DOUBT, DoneCause.NONE);
        order.accepted(nowNs);
        of(order.market()).add(order);
        openCount++;
        counters.add(OrderCounter.REVIVED);
    }

    /** What may still fill in a direction of a market, in E6 first-token shares. */
    public long openE6(int market, Direction direction) {
        return of(market).openE6(direction);
    }

    /** Appends the whole state. */
    public void write(StateWriter out) {
        out.putInt(epoch);
        out.putLong(lastNumber);
        out.putLong(oldestCancelAll);
        out.putLong(newestCancelAll);
        counters.write(out);
        out.putInt(openCount);
        for (MarketOrders orders : byMarket) {
            for (int i = 0; i < orders.count(); i++) {
                orders.get(i).write(out);
            }
        }
        out.putInt(done.count());
        for (int i = 0; i < done.count(); i++) {
            done.get(i).write(out);
        }
    }

    /** Replaces the whole state. */
    public void read(StateReader in) {
        clear();
        epoch = in.getInt();
        lastNumber = in.getLong(0, Long.MAX_VALUE, "last order number");
        oldestCancelAll = in.getLong(0, Long.MAX_VALUE, "oldest cancel-all without an answer");
        newestCancelAll = in.getLong(oldestCancelAll, Long.MAX_VALUE, "newest cancel-all without an answer");
        if (oldestCancelAll == 0 && newestCancelAll != 0) {
            throw in.invalid("cancel-all " + newestCancelAll + " waits for its answer, and none is the oldest");
        }
        counters.read(in);
        openCount = in.getInt(0, MAX_OPEN, "number of open orders");
        for (int i = 0; i < openCount; i++) {
            OwnOrder order = readOrder(in);
            if (!order.isOpen()) {
                throw in.invalid("order " + order.number() + " is done and stands among the open ones");
            }
            of(order.market()).add(order);
        }
        int remembered = in.getInt(0, Integer.MAX_VALUE, "number of done orders");
        for (int i = 0; i < remembered; i++) {
            if (done.isFull()) {
                // Written when more were to be remembered: the oldest are forgotten.
                forgetOldest();
            }
            OwnOrder order = readOrder(in);
            if (order.isOpen()) {
                throw in.invalid("order " + order.number() + " is open and stands among the done ones");
            }
            done.add(order);
        }
    }

    private OwnOrder readOrder(StateReader in) {
        OwnOrder order = new OwnOrder();
        order.read(in);
        if (order.number() > lastNumber || byNumber.put(order.number(), order) != null) {
            throw in.invalid("order " + order.number() + " comes twice or after the last, " + lastNumber);
        }
        return order;
    }

    private void clear() {
        byNumber.clear();
        byMarket.forEach(MarketOrders::clear);
        free.clear();
        done.clear();
        openCount = 0;
    }
}
