/**
 * The simulated venue: Polymarket's central limit order book as a pure state machine behind {@link
 * io.tapemaker.sim.venue.SimVenue}. No clock, no chance, no thread, no file: time comes in with each call, and where
 * the real venue is free to choose (how long a trade takes to settle, when in a minute it samples) the caller chooses.
 * Equal calls give equal events.
 */
@NullMarked
package io.tapemaker.sim.venue;

import org.jspecify.annotations.NullMarked;
