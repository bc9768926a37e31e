package io.tapemaker.executor.policy;

import io.tapemaker.journal.types.Decimals;
import java.util.ArrayList;
import java.util.List;

/**
 * The most that the fills of any 24 hours can lose against cost, whenever it shows and whoever sends the orders: a
 * hostile engine that trades with a partner of its own included. The lesser of two bounds, each of which holds by
 * itself.
 *
 * <p><b>What was filled.</b> A fill loses at most what it puts at risk ({@link AtRisk}): a purchase its price, a sale
 * what the price lacks to a dollar. Orders are counted against {@link Caps.Rolling#notionalE6} before they are sent,
 * for as long as they can be filled, and their fills for 24 hours, so the fills of any 24 hours put no more at risk
 * than that.
 *
 * <p><b>When the loss cap trips.</b> At the last moment at which an order could be placed, the losses of the 24 hours
 * before were below {@link Caps.Rolling#lossE6}, those of the fills that were final by themselves, too, whichever
 * trades fail later; they are taken against cost and never made smaller by gains, so those that the window had shown
 * by then are no larger. Afterwards nothing new is sent, and what can yet be lost is what
 * stood at risk: open orders that are filled before they are cancelled, and positions, at most their cost, that end
 * worthless. That is the least of the total cap, the sum of the caps of groups in use and the sum of the market caps.
 *
 * <p>Every order is post-only and makers pay no fee, so no fee is added. Limits of single orders, price bands, the
 * distance from the own book and the throttles slow losses down, and the bound does not rest on them: books can be
 * moved by the same hostile hand. A loss belongs to the day of its fill: what shows on one day may come from
 * positions of days before, at most what stood at risk when the day began.
 *
 * @param notionalBoundE6 the first bound, millionths of a dollar
 * @param lossCapE6 the loss cap
 * @param atOnceE6 what can be lost at once when it trips
 */
public record WorstLoss(long notionalBoundE6, long lossCapE6, long atOnceE6) {

    /** The worst loss of a policy whose values are within the {@link Ceilings}. */
    public static WorstLoss of(Policy policy) {
        Caps caps = policy.caps();
        return new WorstLoss(caps.rolling().notionalE6(), caps.rolling().lossE6(), atOnceE6(policy));
    }

    private static long atOnceE6(Policy policy) {
        List<String> used = new ArrayList<>();
        long marketsE6 = 0;
        for (AllowedMarket market : policy.markets()) {
            marketsE6 = Math.addExact(marketsE6, market.notionalCapE6());
            used.add(market.eventGroup());
        }
        long groupsE6 = 0;
        for (Caps.Group group : policy.caps().groups()) {
            if (used.contains(group.name())) {
                groupsE6 = Math.addExact(groupsE6, group.notionalCapE6());
            }
        }
        return Math.min(policy.caps().totalE6(), Math.min(groupsE6, marketsE6));
    }

    /** Losing to the cap, and then all that stood at risk. */
    public long tripBoundE6() {
        return Math.addExact(lossCapE6, atOnceE6);
    }

    /** The worst loss of the fills of any 24 hours, millionths of a dollar. */
    public long perDayE6() {
        return Math.min(notionalBoundE6, tripBoundE6());
    }

    /** One line for people. */
    public String text() {
        return "worst loss of the fills of any 24 h: " + dollars(perDayE6())
                + " dollars, the lesser of what they put at risk ("
                + dollars(notionalBoundE6) + ") and the loss cap with what stands at risk when it trips ("
                + dollars(lossCapE6) + " + " + dollars(atOnceE6) + ")";
    }

    private static String dollars(long valueE6) {
        return Decimals.format(valueE6, 6);
    }
}
