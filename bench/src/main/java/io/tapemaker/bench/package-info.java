/**
 * Speed, memory and latency: the command line, and the JMH benchmarks over the laps of {@link io.tapemaker.bench.lap}.
 */
@NullMarked
package io.tapemaker.bench;

import org.jspecify.annotations.NullMarked;
