/** Proofs of the frame decoder, with a twin on Jackson as the reference. */
@NullMarked
package io.tapemaker.engine.decode;

import org.jspecify.annotations.NullMarked;
