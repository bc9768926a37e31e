package io.tapemaker.executor.domain;

import io.tapemaker.executor.domain.order.OrderKey;
import io.tapemaker.executor.domain.venue.VenueRequest;
import io.tapemaker.journal.codecs.ExecutionKind;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What all desks share: time, orders, caps, what was asked of the venue, and whom to tell. */
final class Kernel {

    static final long SECOND_NS = 1_000_000_000L;

    final SteadyClock clock = new SteadyClock();
    final Orders orders = new Orders();
    final Caps caps = new Caps();
    private final TreeMap<Long, Flight> flights = new TreeMap<>();
    private CoreOutput out;
    private long lastTag;

    Kernel(CoreOutput out) {
        this.out = out;
    }

    void tell(CoreOutput to) {
        out = to;
    }

    CoreOutput out() {
        return out;
    }

    /** Event time, ns since 1970. */
    long nowNs() {
        return clock.eventNs();
    }

    /** Time that has passed, see {@link SteadyClock}. */
    long steadyNs() {
        return clock.nowNs();
    }

    Flight ask(VenueRequest request, Flight.Purpose purpose, @Nullable OrderKey key) {
        Flight flight = new Flight(++lastTag, request, purpose, key, nowNs());
        flights.put(flight.tag(), flight);
        out.ask(flight.tag(), request);
        return flight;
    }

    /**
     * When something that was not answered may be asked again: a second after it was asked. A time-out has waited for
     * longer than that; a network that fails at once would be asked without end.
     */
    long againNs(Flight flight) {
        return Math.max(nowNs(), flight.sentNs() + SECOND_NS);
    }

    /** The request of this tag, which is answered now; null if nobody waits for it. */
    @Nullable
    Flight landed(long tag) {
        return flights.remove(tag);
    }

    @Nullable
    VenueRequest request(long tag) {
        Flight flight = flights.get(tag);
        return flight == null ? null : flight.request();
    }

    /** A run has ended: nothing that it asked will be answered. */
    void allLost() {
        flights.clear();
    }

    void report(ExecutionKind kind, OrderKey key, long commandSequence, String why) {
        out.outcome(kind, key, why);
        out.report(kind, key, commandSequence);
    }

    void write(StateBytes to) {
        clock.write(to);
        orders.write(to);
        caps.write(to);
        to.put(lastTag);
        to.put(flights.size());
        flights.forEach((tag, flight) -> {
            to.put(tag);
            to.put(flight.purpose().name());
            to.put(flight.sentNs());
        });
    }
}
