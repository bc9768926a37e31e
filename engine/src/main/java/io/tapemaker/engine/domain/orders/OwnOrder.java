package io.tapemaker.engine.domain.orders;

import io.tapemaker.engine.domain.position.Direction;
import io.tapemaker.engine.domain.quoting.DesiredQuotes;
import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;
import io.tapemaker.journal.codecs.OrderLife;
import io.tapemaker.journal.types.Price;

/**
 * One of our orders. Belongs to {@link OrderTable}, which reuses the object once the order has been forgotten: do not
 * keep a reference beyond the event in hand. Its state changes by {@link #become} only.
 */
public final class OwnOrder {

    private OrderState state = OrderState.DONE;
    private DoneCause cause = DoneCause.NONE;
    private int epoch;
    private long number;
    private int market;
    private int place;
    private long priceE4;
    private long sizeE6;
    private long filledE6;
    private long expirationS;
    private long placedAtNs;
    private long acceptedAtNs;
    private long cancelAtNs;
    private boolean cancelAsked;
    private long tickEpoch;

    OwnOrder() {}

    /** State of the order. */
    public OrderState state() {
        return state;
    }

    /** Why it is done, {@link DoneCause#NONE} while it is open. */
    public DoneCause cause() {
        return cause;
    }

    /** Whether it counts as exposure: it may still fill. */
    public boolean isOpen() {
        return state != OrderState.DONE;
    }

    /** Epoch in which the order was numbered. */
    public int epoch() {
        return epoch;
    }

    /** Number of the order, contiguous from 1 over all epochs; with {@link #epoch} its identity. */
    public long number() {
        return number;
    }

    /** Index of the market in the registry of books. */
    public int market() {
        return market;
    }

    /** Slot and side, see {@link DesiredQuotes#place}. */
    public int place() {
        return place;
    }

    /** What a fill does to the inventory. */
    public Direction direction() {
        return Direction.ofPlace(place);
    }

    /** Price of the place's own token, in E4. */
    public long priceE4() {
        return priceE4;
    }

    /** Size as placed, in E6. */
    public long sizeE6() {
        return sizeE6;
    }

    /** Matched so far, provisional fills included and failed ones taken out again, in E6. */
    public long filledE6() {
        return filledE6;
    }

    /** What may still fill while the order is open, in E6, never negative. */
    public long remainingE6() {
        return Math.max(0, sizeE6 - filledE6);
    }

    /** GTC, or GTD if it has an expiration. */
    public OrderLife life() {
        return expirationS == 0 ? OrderLife.GTC : OrderLife.GTD;
    }

    /**
     * The expiration that was sent, in Unix seconds, 0 for GTC; the venue takes it off earlier, see {@link GtdLife}.
     */
    public long expirationS() {
        return expirationS;
    }

    /** Event time of the place command. */
    public long placedAtNs() {
        return placedAtNs;
    }

    /** Event time at which it was first known to rest, 0 for not yet; its age for rewards counts from here. */
    public long acceptedAtNs() {
        return acceptedAtNs;
    }

    /** Event time of the last cancel command, 0 for none. */
    public long cancelAtNs() {
        return cancelAtNs;
    }

    /** Whether a cancel has been sent that was neither confirmed nor refused. */
    public boolean cancelAsked() {
        return cancelAsked;
    }

    /** Which of the market's price grids it was placed on. */
    public long tickEpoch() {
        return tickEpoch;
    }

    void open(int orderEpoch, long orderNumber, int orderMarket, int orderPlace) {
        epoch = orderEpoch;
        number = orderNumber;
        market = orderMarket;
        place = orderPlace;
        state = OrderState.PENDING;
        cause = DoneCause.NONE;
        filledE6 = 0;
        acceptedAtNs = 0;
        cancelAtNs = 0;
        cancelAsked = false;
    }

    void terms(long orderPriceE4, long orderSizeE6, long orderExpirationS, long orderTickEpoch, long nowNs) {
        priceE4 = orderPriceE4;
        sizeE6 = orderSizeE6;
        expirationS = orderExpirationS;
        tickEpoch = orderTickEpoch;
        placedAtNs = nowNs;
    }

    /**
     * The one way to another state.
     *
     * @param why the cause if the next state is {@link OrderState#DONE}, else {@link DoneCause#NONE}
     * @throws IllegalStateException for a move that no answer can justify
     */
    void become(OrderState next, DoneCause why) {
        if (!state.mayBecome(next)) {
            throw new IllegalStateException("order " + epoch + "-" + number + " cannot go from " + state
                    + (cause == DoneCause.NONE ? "" : " (" + cause + ")") + " to " + next);
        }
        if ((next == OrderState.DONE) != (why != DoneCause.NONE)) {
            throw new IllegalStateException(
                    "order " + epoch + "-" + number + " cannot be " + next + " because of " + why);
        }
        state = next;
        cause = why;
    }

    void accepted(long nowNs) {
        if (acceptedAtNs == 0) {
            acceptedAtNs = nowNs;
        }
    }

    void cancelAsked(long nowNs) {
        cancelAsked = true;
        cancelAtNs = nowNs;
    }

    void cancelAnswered() {
        cancelAsked = false;
    }

    void addFilled(long fillE6) {
        filledE6 = Math.addExact(filledE6, fillE6);
    }

    /** The state that it has apart from cancels and doubts: what is known of its place command and its fills. */
    OrderState restingState() {
        if (acceptedAtNs == 0) {
            return OrderState.PENDING;
        }
        return filledE6 == 0 ? OrderState.LIVE : OrderState.PARTIALLY_FILLED;
    }

    void write(StateWriter out) {
        out.putLong(number);
        out.putInt(epoch);
        out.putInt(market);
        out.putByte(place);
        out.putByte(state.code());
        out.putByte(cause.code());
        out.putBoolean(cancelAsked);
        out.putLong(priceE4);
        out.putLong(sizeE6);
        out.putLong(filledE6);
        out.putLong(expirationS);
        out.putLong(placedAtNs);
        out.putLong(acceptedAtNs);
        out.putLong(cancelAtNs);
        out.putLong(tickEpoch);
    }

    void read(StateReader in) {
        number = in.getLong(1, Long.MAX_VALUE, "order number");
        epoch = in.getInt();
        market = in.getInt(0, OrderTable.MAX_MARKETS - 1, "market of an order");
        place = in.getByte(DesiredQuotes.PLACES - 1, "place of an order");
        int stateCode = in.getByte(OrderState.highestCode(), "order state");
        if (stateCode == 0) {
            throw in.invalid("order " + number + " has no state");
        }
        state = OrderState.ofCode(stateCode);
        cause = DoneCause.ofCode(in.getByte(DoneCause.highestCode(), "cause of a done order"));
        if ((state == OrderState.DONE) != (cause != DoneCause.NONE)) {
            throw in.invalid("order " + number + " is " + state + " because of " + cause);
        }
        cancelAsked = in.getBoolean();
        priceE4 = in.getLong(1, Price.ONE_E4 - 1, "price of an order");
        sizeE6 = in.getLong(1, Long.MAX_VALUE, "size of an order");
        filledE6 = in.getLong(0, Long.MAX_VALUE, "filled size of an order");
        expirationS = in.getLong(0, Long.MAX_VALUE, "expiration of an order");
        placedAtNs = in.getLong();
        acceptedAtNs = in.getLong();
        cancelAtNs = in.getLong();
        tickEpoch = in.getLong();
    }
}
