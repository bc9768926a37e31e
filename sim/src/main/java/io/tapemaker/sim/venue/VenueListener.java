package io.tapemaker.sim.venue;

/** Hears what the venue says, in the order in which it says it, within the call that caused it. May not call back. */
public interface VenueListener {

    /** Said to everybody who follows the market. */
    void onMarketEvent(MarketEvent event);

    /** Said to one account. */
    void onUserEvent(UserEvent event);
}
