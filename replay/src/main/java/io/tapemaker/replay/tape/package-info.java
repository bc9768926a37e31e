/** A journal directory as its readers see it: nothing here writes. */
@NullMarked
package io.tapemaker.replay.tape;

import org.jspecify.annotations.NullMarked;
