/** The decide step alone: one changed book among few or many markets, and the search by itself. */
@NullMarked
package io.tapemaker.bench.decide;

import org.jspecify.annotations.NullMarked;
