/** Replaying a tape through the deciding logic: what a restart and every verification share. */
@NullMarked
package io.tapemaker.engine.recovery;

import org.jspecify.annotations.NullMarked;
