package io.tapemaker.engine.gateway.venue;

import io.tapemaker.journal.codecs.LinkState;

/** Takes what comes from the venue's public side, as it comes; from any thread. */
public interface MarketInputs {

    /** A frame of a connection, as received; answers to pings are frames too. */
    void frame(int connection, byte[] bytes);

    /** A connection came up or went down. */
    void link(int connection, LinkState state);
}
