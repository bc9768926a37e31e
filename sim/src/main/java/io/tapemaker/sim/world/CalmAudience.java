package io.tapemaker.sim.world;

import io.tapemaker.sim.venue.UserEvent;

/** Sees a calm world from outside while it goes on. Must not change it. */
public interface CalmAudience {

    /** The engine's process is about to start. */
    void onStart();

    /** Something happened to our account at the venue. May ask the venue nothing that moves its time. */
    void onUserEvent(UserEvent event);

    /** Another second of the trading time is over. */
    void onSecond();

    /** Another minute is over, and the venue is about to take its reward sample. */
    void onMinute();

    /** Nobody trades any more; what was held of a market with an outcome has been paid. */
    void onEnd();
}
