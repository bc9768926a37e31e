/** A server on loopback in front of the venue's trading interface, with faults that a second port switches on. */
package io.tapemaker.sim.wire.server;
