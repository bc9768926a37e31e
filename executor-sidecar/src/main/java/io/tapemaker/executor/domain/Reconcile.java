package io.tapemaker.executor.domain;

import io.tapemaker.executor.domain.venue.VenueAnswer;

/** Compares what the venue says is open with what is thought to be: a stream that is up may have lost something. */
final class Reconcile {

    static final long EVERY_NS = 15 * Kernel.SECOND_NS;
    private static final long AGAIN_NS = Kernel.SECOND_NS;

    private final Kernel kernel;
    private final TradeFetch fetch;
    private final OpenOrdersLook look;
    private long dueNs;
    private boolean going;
    private boolean again;

    Reconcile(Kernel kernel, OrderLife life, TradeFetch fetch, Alarms alarms) {
        this.kernel = kernel;
        this.fetch = fetch;
        this.look = new OpenOrdersLook(kernel, Flight.Purpose.RECONCILE, life, alarms);
    }

    /** Now, and not only when it is due. */
    void now() {
        dueNs = kernel.nowNs() + EVERY_NS;
        fetch.fetch();
        if (going) {
            again = true;
        } else {
            going = true;
            look.begin();
        }
    }

    void tick() {
        if (kernel.nowNs() >= dueNs) {
            now();
        }
    }

    /** A run begins: what was asked before is not answered any more. */
    void start() {
        going = false;
        again = false;
        now();
    }

    void answered(Flight flight, VenueAnswer answer) {
        switch (look.answered(flight, answer)) {
            case WHOLE -> {
                compare();
                finish();
            }
            case BROKEN -> {
                dueNs = Math.min(dueNs, kernel.nowNs() + AGAIN_NS);
                finish();
            }
            default -> {
                // More is to come.
            }
        }
    }

    private void finish() {
        going = false;
        if (again) {
            again = false;
            now();
        }
    }

    /** Whatever was there before the look began and is not shown is looked up. */
    private void compare() {
        for (TrackedOrder order : kernel.orders.open()) {
            boolean wasLive = order.phase == TrackedOrder.Phase.LIVE && order.liveNs < look.beganNs();
            if (wasLive && !look.shows(order)) {
                order.lookAtNs = Math.min(order.lookAtNs, kernel.nowNs());
            }
        }
    }

    void write(StateBytes out) {
        out.put(dueNs);
        out.put(going);
        out.put(again);
        look.write(out);
    }
}
