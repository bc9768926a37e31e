/** The chain of causes of one command. */
@NullMarked
package io.tapemaker.replay.why;

import org.jspecify.annotations.NullMarked;
