package io.tapemaker.sim.wire.server;

import io.tapemaker.sim.venue.MarketEvent;
import io.tapemaker.sim.venue.UserEvent;
import io.tapemaker.sim.venue.VenueListener;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Keeps what the venue says to its accounts until the call that caused it is over, and passes on what it says to
 * everybody. The venue of a server is made with one of these. Only whoever holds the venue calls it.
 */
public final class EventQueue implements VenueListener {

    private final VenueListener next;
    private List<UserEvent> said = new ArrayList<>();
    private Consumer<MarketEvent> channel = event -> {};

    /** A queue that nobody else listens to. */
    public EventQueue() {
        this(new VenueListener() {
            @Override
            public void onMarketEvent(MarketEvent event) {}

            @Override
            public void onUserEvent(UserEvent event) {}
        });
    }

    /** @param next hears everything as well, within the call that caused it */
    public EventQueue(VenueListener next) {
        this.next = next;
    }

    @Override
    public void onMarketEvent(MarketEvent event) {
        channel.accept(event);
        next.onMarketEvent(event);
    }

    @Override
    public void onUserEvent(UserEvent event) {
        said.add(event);
        next.onUserEvent(event);
    }

    /** Who hears what the venue says to everybody, while it says it. */
    void market(Consumer<MarketEvent> hears) {
        channel = hears;
    }

    List<UserEvent> take() {
        if (said.isEmpty()) {
            return List.of();
        }
        List<UserEvent> taken = said;
        said = new ArrayList<>();
        return taken;
    }
}
