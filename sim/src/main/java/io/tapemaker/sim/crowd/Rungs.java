package io.tapemaker.sim.crowd;

import io.tapemaker.sim.venue.CancelAnswer;
import io.tapemaker.sim.venue.OrderAnswer;
import io.tapemaker.sim.venue.OrderRequest;
import io.tapemaker.sim.venue.OrderView;
import io.tapemaker.sim.venue.Reply;
import io.tapemaker.sim.venue.SimVenue;
import java.util.ArrayList;
import java.util.List;

/** The places for a maker's orders: as many as it may have open at most, half of them for each side. */
final class Rungs {

    private static final String FREE = "";

    /** One place. */
    static final class Rung {
        private final boolean bid;
        private String orderId = FREE;
        private long levelE4;
        private long sizeE6;
        private long leftE6;
        private int soldSlot = -1;

        private Rung(boolean bid) {
            this.bid = bid;
        }

        boolean bid() {
            return bid;
        }

        boolean isFree() {
            return orderId.equals(FREE);
        }

        /** In the first token's book. */
        long levelE4() {
            return levelE4;
        }

        /** Whether so much was taken that a new order is due. */
        boolean isWorn() {
            return 2 * leftE6 < sizeE6;
        }
    }

    private final SimVenue venue;
    private final int account;
    private final Rung[] rungs;
    private final List<Rung> leaving = new ArrayList<>();
    private final List<Rung> taking = new ArrayList<>();
    private final List<OrderRequest> requests = new ArrayList<>();

    Rungs(SimVenue venue, int account, int levels) {
        this.venue = venue;
        this.account = account;
        this.rungs = new Rung[2 * levels];
        for (int i = 0; i < rungs.length; i++) {
            rungs[i] = new Rung(i < levels);
        }
    }

    int count() {
        return rungs.length;
    }

    Rung get(int index) {
        return rungs[index];
    }

    int used() {
        int used = 0;
        for (Rung rung : rungs) {
            used += rung.isFree() ? 0 : 1;
        }
        return used;
    }

    /** Looks up what became of the orders; those that are over leave their places. */
    void refresh(long nowNs) {
        for (Rung rung : rungs) {
            if (!rung.isFree()) {
                OrderView order = venue.order(account, rung.orderId, nowNs);
                if (order == null || !order.status().isOpen()) {
                    rung.orderId = FREE;
                } else {
                    rung.leftE6 = rung.sizeE6 - order.matchedE6();
                }
            }
        }
    }

    /** Tokens that stand behind open orders. */
    long promisedE6(int slot) {
        long sumE6 = 0;
        for (Rung rung : rungs) {
            if (!rung.isFree() && rung.soldSlot == slot) {
                sumE6 += rung.leftE6;
            }
        }
        return sumE6;
    }

    /** To be cancelled with the others that leave. */
    void leave(Rung rung) {
        leaving.add(rung);
    }

    void leaveAll() {
        for (Rung rung : rungs) {
            if (!rung.isFree()) {
                leaving.add(rung);
            }
        }
    }

    /** Whether there is nothing to cancel. */
    boolean nobodyLeaves() {
        return leaving.isEmpty();
    }

    /** Cancels those that leave; false if the venue did not listen, and then all of them stay. */
    boolean cancel(Hand hand, CrowdCounts counts, long nowNs) {
        if (leaving.isEmpty()) {
            return true;
        }
        List<String> ids = new ArrayList<>(leaving.size());
        for (Rung rung : leaving) {
            ids.add(rung.orderId);
        }
        Reply<CancelAnswer> reply = venue.cancelOrders(account, ids, nowNs);
        boolean done = !hand.refused(reply.refusal());
        if (done) {
            counts.cancelled(reply.body().cancelled().size());
            for (Rung rung : leaving) {
                rung.orderId = FREE;
            }
        }
        leaving.clear();
        return done;
    }

    /** A free place on a side takes an order, to be placed with the others; its size is promised from now on. */
    void take(Rung rung, OrderRequest request, long levelE4, int soldSlot) {
        rung.orderId = request.orderId();
        rung.levelE4 = levelE4;
        rung.sizeE6 = request.sizeE6();
        rung.leftE6 = request.sizeE6();
        rung.soldSlot = soldSlot;
        taking.add(rung);
        requests.add(request);
    }

    /** Places what was taken; what the venue refuses leaves its place. */
    void place(Hand hand, CrowdCounts counts, long nowNs) {
        if (requests.isEmpty()) {
            return;
        }
        Reply<List<OrderAnswer>> reply = venue.placeOrders(account, requests, nowNs);
        boolean listened = !hand.refused(reply.refusal());
        for (int i = 0; i < taking.size(); i++) {
            if (!listened || hand.refused(reply.body().get(i).refusal())) {
                taking.get(i).orderId = FREE;
            } else {
                counts.ordered();
            }
        }
        taking.clear();
        requests.clear();
    }

    /** Nothing is in the book any more. */
    void forget() {
        for (Rung rung : rungs) {
            rung.orderId = FREE;
        }
    }
}
