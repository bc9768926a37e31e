package io.tapemaker.engine.domain.risk;

import io.tapemaker.engine.domain.book.Books;
import io.tapemaker.engine.domain.regime.Regime;
import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;
import io.tapemaker.journal.types.Side;
import java.util.ArrayList;
import java.util.List;

/**
 * The worst case of every market, event group and everything together, kept up to date at each change: a change costs
 * the same with one market and with hundreds, and a walk up a tree of its event group's markets.
 *
 * <p>Markets and groups are small indexes that the caller gives out. A market that has joined no group is a group of
 * its own.
 */
public final class ExposureBook {

    /** Markets there may be. */
    public static final int MAX_MARKETS = Books.MAX_ASSETS;

    /** In place of a group: the market is a group of its own. */
    public static final int NO_GROUP = -1;

    /** A market and its place in its group. */
    private static final class Entry {
        private final MarketExposure exposure = new MarketExposure();
        private final EventGroup own = new EventGroup();
        private final int ownPlace = own.join();
        private EventGroup group = own;
        private int groupIndex = NO_GROUP;
        private int place = ownPlace;
        private boolean firstIsYes = true;

        long ifYesE6(MarketExposure of) {
            return firstIsYes ? of.lossIfUpE6() : of.lossIfDownE6();
        }

        long ifNoE6(MarketExposure of) {
            return firstIsYes ? of.lossIfDownE6() : of.lossIfUpE6();
        }

        void toGroup() {
            group.set(place, ifYesE6(exposure), ifNoE6(exposure), exposure.notionalE6());
        }
    }

    private ExposureLimits limits;
    private final List<Entry> markets = new ArrayList<>();
    private final List<EventGroup> groups = new ArrayList<>();
    private long notionalE6;
    private int openOrders;

    /** Nothing is held; the limits are no part of the state. */
    public ExposureBook(ExposureLimits limits) {
        this.limits = limits;
    }

    /** Other limits from now on; what is beyond one of them may not grow. */
    public void limits(ExposureLimits newLimits) {
        limits = newLimits;
    }

    /** The limits in force. */
    public ExposureLimits limits() {
        return limits;
    }

    /** Makes a market and those before it known, so that a later change allocates nothing. */
    public void know(int market) {
        if (market < 0 || market >= MAX_MARKETS) {
            throw new IllegalArgumentException("market " + market + " is not 0 to " + (MAX_MARKETS - 1));
        }
        while (markets.size() <= market) {
            markets.add(new Entry());
        }
    }

    /** Markets known. */
    public int marketCount() {
        return markets.size();
    }

    /** Whether at most one market's YES pays in an event; says so of groups before they have markets or after. */
    public void group(int group, boolean negRisk) {
        groupAt(group).negRisk(negRisk);
    }

    /**
     * Puts a market into an event group.
     *
     * @param group index of the group, or {@link #NO_GROUP}
     * @param firstIsYes whether the market's first token is its YES; matters in a neg-risk event only
     */
    public void join(int market, int group, boolean firstIsYes) {
        know(market);
        Entry entry = markets.get(market);
        if (entry.groupIndex == group && entry.firstIsYes == firstIsYes) {
            return;
        }
        entry.group.leave(entry.place);
        entry.groupIndex = group;
        entry.group = group == NO_GROUP ? entry.own : groupAt(group);
        entry.place = group == NO_GROUP ? entry.ownPlace : entry.group.join();
        entry.firstIsYes = firstIsYes;
        entry.toGroup();
    }

    /** What a market has at risk now, in place of what it had. */
    public void set(int market, MarketExposure exposure) {
        know(market);
        Entry entry = markets.get(market);
        notionalE6 -= entry.exposure.notionalE6();
        openOrders -= entry.exposure.openOrders();
        entry.exposure.set(exposure);
        booked(entry);
    }

    /** One more order that may fill: what has passed the {@link OrderGate}, until the next {@link #set}. */
    public void add(int market, int slot, Side side, long priceE4, long sizeE6) {
        know(market);
        Entry entry = markets.get(market);
        notionalE6 -= entry.exposure.notionalE6();
        openOrders -= entry.exposure.openOrders();
        entry.exposure.order(slot, side, priceE4, sizeE6);
        booked(entry);
    }

    private void booked(Entry entry) {
        notionalE6 = Math.addExact(notionalE6, entry.exposure.notionalE6());
        openOrders = Math.addExact(openOrders, entry.exposure.openOrders());
        entry.toGroup();
    }

    /** What a market has at risk; not to be changed. */
    public MarketExposure of(int market) {
        return markets.get(market).exposure;
    }

    /** Loss of the market's group in its worst outcome, dollars; below 0 for a certain profit. */
    public long groupLossE6(int market) {
        return markets.get(market).group.lossE6();
    }

    /** Cost of what is held and of open BUYs in the market's group, dollars. */
    public long groupNotionalE6(int market) {
        return markets.get(market).group.notionalE6();
    }

    /** Cost of what is held and of open BUYs, dollars. */
    public long notionalE6() {
        return notionalE6;
    }

    /** Orders that may still fill. */
    public int openOrders() {
        return openOrders;
    }

    /** Loss of the market's group in its worst outcome if one outcome of this market lost so much more. */
    long groupLossWithE6(int market, long moreIfUpE6, long moreIfDownE6) {
        Entry entry = markets.get(market);
        long moreIfYesE6 = entry.firstIsYes ? moreIfUpE6 : moreIfDownE6;
        long moreIfNoE6 = entry.firstIsYes ? moreIfDownE6 : moreIfUpE6;
        return entry.group.lossWithE6(
                entry.place, entry.ifYesE6(entry.exposure) + moreIfYesE6, entry.ifNoE6(entry.exposure) + moreIfNoE6);
    }

    /**
     * What may be added to a market.
     *
     * <p>Shares and losses of the two sides do not add up in any outcome, so each side has all of that room. Money
     * does: the room that market, group and total leave is split evenly between the sides that would buy, or is all
     * of one side's if the other would not.
     *
     * @param market a market that is known
     * @param assumed what the market shall be taken to have at risk, such as without orders that will be replaced
     * @param regime bounds the room: what reduces the position only, or nothing
     * @param bidBuys whether the bid side would be a BUY; else it is absent or a SELL, which costs nothing
     * @param askBuys whether the ask side would be a BUY
     */
    public void room(int market, MarketExposure assumed, Regime regime, boolean bidBuys, boolean askBuys, Room room) {
        if (!regime.placesOrders()) {
            room.clear();
            return;
        }
        Entry entry = markets.get(market);
        long maxSharesE6 = regime.reducesOnly() ? 0 : limits.market().maxSharesE6();
        long bidSharesE6 = Math.min(limits.order().maxSizeE6(), maxSharesE6 - assumed.upSharesE6());
        long askSharesE6 = Math.min(limits.order().maxSizeE6(), maxSharesE6 - assumed.downSharesE6());
        long moneyE6 = Math.max(0, roomForMoneyE6(entry, assumed));
        long halfE6 = bidBuys && askBuys ? moneyE6 / 2 : moneyE6;
        long ifYesE6 = entry.ifYesE6(assumed);
        long ifNoE6 = entry.ifNoE6(assumed);
        long mostE6 = Math.max(limits.group().maxLossE6(), entry.group.lossWithE6(entry.place, ifYesE6, ifNoE6));
        long yesRoomE6 = entry.group.mostIfYesE6(entry.place, mostE6) - ifYesE6;
        long noRoomE6 = entry.group.mostIfNoE6(entry.place, mostE6) - ifNoE6;
        room.side(true, bidSharesE6, bidBuys ? halfE6 : 0, entry.firstIsYes ? noRoomE6 : yesRoomE6);
        room.side(false, askSharesE6, askBuys ? halfE6 : 0, entry.firstIsYes ? yesRoomE6 : noRoomE6);
        room.common(
                assumed,
                limits.order().maxNotionalE6(),
                limits.total().maxOpenOrders() - openOrders + entry.exposure.openOrders() - assumed.openOrders());
    }

    private long roomForMoneyE6(Entry entry, MarketExposure assumed) {
        long usedE6 = assumed.notionalE6();
        long marketE6 = limits.market().maxNotionalE6() - usedE6;
        long groupE6 = limits.group().maxNotionalE6() - entry.group.othersNotionalE6(entry.place) - usedE6;
        long totalE6 = limits.total().maxNotionalE6() - (notionalE6 - entry.exposure.notionalE6()) - usedE6;
        return Math.min(marketE6, Math.min(groupE6, totalE6));
    }

    private EventGroup groupAt(int group) {
        if (group < 0 || group >= MAX_MARKETS) {
            throw new IllegalArgumentException("event group " + group + " is not 0 to " + (MAX_MARKETS - 1));
        }
        while (groups.size() <= group) {
            groups.add(new EventGroup());
        }
        return groups.get(group);
    }

    /** Appends the whole state. */
    public void write(StateWriter out) {
        out.putInt(groups.size());
        for (EventGroup group : groups) {
            out.putBoolean(group.negRisk());
        }
        out.putInt(markets.size());
        for (Entry entry : markets) {
            out.putInt(entry.groupIndex);
            out.putBoolean(entry.firstIsYes);
            entry.exposure.write(out);
        }
    }

    /** Replaces the whole state. */
    public void read(StateReader in) {
        groups.clear();
        markets.clear();
        notionalE6 = 0;
        openOrders = 0;
        int groupCount = in.getInt(0, MAX_MARKETS, "number of event groups");
        for (int i = 0; i < groupCount; i++) {
            group(i, in.getBoolean());
        }
        int marketCount = in.getInt(0, MAX_MARKETS, "number of markets");
        MarketExposure exposure = new MarketExposure();
        for (int i = 0; i < marketCount; i++) {
            join(i, in.getInt(NO_GROUP, groupCount - 1, "event group"), in.getBoolean());
            exposure.read(in);
            set(i, exposure);
        }
    }
}
