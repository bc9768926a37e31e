/** Proofs that the measurements work, and that the engine thread allocates nothing. */
@NullMarked
package io.tapemaker.bench;

import org.jspecify.annotations.NullMarked;
