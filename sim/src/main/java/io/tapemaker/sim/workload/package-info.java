/**
 * A seeded generator of market-channel frames in the venue's wire style with true book hashes. The flow is invented:
 * use it for correctness and speed, never to judge a strategy. Equal parameters give equal bytes everywhere: no
 * clock, no {@code java.util.Random}, no floating point, no default locale or time zone.
 */
@NullMarked
package io.tapemaker.sim.workload;

import org.jspecify.annotations.NullMarked;
