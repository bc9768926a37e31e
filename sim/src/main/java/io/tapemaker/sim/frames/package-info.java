/**
 * Market-channel frames as the venue writes them, byte for byte: member order, separators, number texts and book
 * hashes. Shared by all that speak for a venue; it decides nothing.
 */
@NullMarked
package io.tapemaker.sim.frames;

import org.jspecify.annotations.NullMarked;
