/** A tape in figures. */
@NullMarked
package io.tapemaker.replay.stat;

import org.jspecify.annotations.NullMarked;
