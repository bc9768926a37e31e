/** Two streams of commands from the same inputs, compared by what they say. */
@NullMarked
package io.tapemaker.replay.diff;

import org.jspecify.annotations.NullMarked;
