/**
 * The rest of the market: everybody who trades at a {@link io.tapemaker.sim.venue.SimVenue} beside our own maker.
 * Prices that nobody but the informed knows in time, makers who follow them late, takers who do not care. No clock, no
 * thread: time comes in with each call, chance comes from one seed, and each agent of each market draws from a stream
 * of its own, so that one more agent changes no other's draws.
 */
@NullMarked
package io.tapemaker.sim.crowd;

import org.jspecify.annotations.NullMarked;
