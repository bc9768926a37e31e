/**
 * Venue frames to events: pure functions from bytes to a preallocated {@link
 * io.tapemaker.engine.decode.DecodedFrame}, without clock, threads, I/O or allocation in steady state. A frame is
 * decoded and judged whole before anything of it is applied.
 */
@NullMarked
package io.tapemaker.engine.decode;

import org.jspecify.annotations.NullMarked;
