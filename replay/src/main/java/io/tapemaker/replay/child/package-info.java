/** Work on what cannot be trusted, in a process of its own that may die. */
@NullMarked
package io.tapemaker.replay.child;

import org.jspecify.annotations.NullMarked;
