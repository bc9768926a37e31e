/**
 * The executor as a process: the one thread that owns the core, and around it the tail of COMMANDS, the lanes to the
 * venue, the latch on disk, the anchor of the tape, and the way out when something breaks.
 */
@NullMarked
package io.tapemaker.executor.run;

import org.jspecify.annotations.NullMarked;
