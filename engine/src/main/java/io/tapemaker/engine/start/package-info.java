/** Bringing an engine to the end of its tape, whatever the tape lies on. */
@NullMarked
package io.tapemaker.engine.start;

import org.jspecify.annotations.NullMarked;
