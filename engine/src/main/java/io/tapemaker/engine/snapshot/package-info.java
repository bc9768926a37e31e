/** The whole state at a journaled point, as an accelerator. */
@NullMarked
package io.tapemaker.engine.snapshot;

import org.jspecify.annotations.NullMarked;
