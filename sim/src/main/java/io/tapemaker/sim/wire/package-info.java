/**
 * The venue on the wire: requests and answers of its REST interface and the frames of its user channel as the real
 * one writes them, over a {@link io.tapemaker.sim.venue.SimVenue}; and a server on loopback, with
 * faults that are switched on from a second port.
 */
package io.tapemaker.sim.wire;
