package io.tapemaker.executor.domain;

import io.tapemaker.executor.domain.venue.OrderFacts;
import io.tapemaker.executor.domain.venue.VenueAnswer;
import io.tapemaker.executor.domain.venue.VenueRequest;
import io.tapemaker.journal.types.Uint256;
import java.util.TreeSet;

/** One look at all open orders, page by page. What it shows of each order is taken up at once. */
final class OpenOrdersLook {

    private final Kernel kernel;
    private final Flight.Purpose purpose;
    private final OrderLife life;
    private final Alarms alarms;
    private final TreeSet<Uint256> seen = new TreeSet<>(Hashes.ORDER);
    private long beganNs;
    private long lastTag;

    /** How far it is. */
    enum Progress {
        /** An answer to an older look. */
        NONE,
        /** The next page has been asked for. */
        MORE,
        /** That was the last page. */
        WHOLE,
        /** It was not answered. */
        BROKEN
    }

    OpenOrdersLook(Kernel kernel, Flight.Purpose purpose, OrderLife life, Alarms alarms) {
        this.kernel = kernel;
        this.purpose = purpose;
        this.life = life;
        this.alarms = alarms;
    }

    void begin() {
        seen.clear();
        beganNs = kernel.nowNs();
        page(VenueRequest.FIRST_PAGE);
    }

    private void page(String cursor) {
        lastTag = kernel.ask(new VenueRequest.OpenOrders(cursor), purpose, null).tag();
    }

    Progress answered(Flight flight, VenueAnswer answer) {
        if (flight.tag() != lastTag) {
            return Progress.NONE;
        }
        if (!(answer instanceof VenueAnswer.OpenOrders page)) {
            return Progress.BROKEN;
        }
        for (OrderFacts facts : page.orders()) {
            if (facts.status().isOpen()) {
                seen.add(facts.orderId());
                take(facts);
            }
        }
        if (page.nextCursor() == null) {
            return Progress.WHOLE;
        }
        page(page.nextCursor());
        return Progress.MORE;
    }

    private void take(OrderFacts facts) {
        TrackedOrder order = kernel.orders.byId(facts.orderId());
        if (order == null) {
            alarms.foreign("open order 0x" + facts.orderId().toHex());
        } else if (order.mayArrive()) {
            life.live(order);
        } else if (order.isOver() && order.endedNs < beganNs) {
            life.reappeared(order);
        }
    }

    /** Open orders that the look has shown. */
    int count() {
        return seen.size();
    }

    boolean shows(TrackedOrder order) {
        return seen.contains(order.intent.orderId());
    }

    /** When it began, event time. */
    long beganNs() {
        return beganNs;
    }

    void write(StateBytes out) {
        out.put(seen.size());
        out.put(beganNs);
        out.put(lastTag);
    }
}
