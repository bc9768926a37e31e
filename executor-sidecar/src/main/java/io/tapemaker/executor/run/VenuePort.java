package io.tapemaker.executor.run;

import io.tapemaker.executor.domain.venue.VenueRequest;

/** Where the core's requests go; each is answered once, through the {@link Inbox}. Called on the core's thread. */
interface VenuePort extends AutoCloseable {

    /** Begins to listen to the venue. */
    void start();

    /** Asks, and returns at once. */
    void ask(long tag, VenueRequest request);

    /** Places that wait do not leave any more. */
    void abandonPlaces();

    /** Cancels without core and tape until the venue has shown twice that nothing is open; false if it does not. */
    boolean cancelEverything(long withinMs) throws InterruptedException;

    @Override
    void close();
}
