/** The bytes of the deterministic state: what a snapshot holds and what the state hash is taken over. */
@NullMarked
package io.tapemaker.engine.domain.state;

import org.jspecify.annotations.NullMarked;
