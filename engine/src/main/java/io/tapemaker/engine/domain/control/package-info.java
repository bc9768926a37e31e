/** The operator's words: their text on the tape, and what a behaviour says of itself. */
@NullMarked
package io.tapemaker.engine.domain.control;

import org.jspecify.annotations.NullMarked;
