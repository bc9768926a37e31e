/**
 * A whole world in one thread: the real engine, an executor, the venue and its crowd, joined by a network that loses,
 * delays and repeats, all on a virtual clock and from one seed.
 */
@NullMarked
package io.tapemaker.sim.world;

import org.jspecify.annotations.NullMarked;
