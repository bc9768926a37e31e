/** The one thread's work on one record: the same live, from a tape and in simulation. */
@NullMarked
package io.tapemaker.engine.logic;

import org.jspecify.annotations.NullMarked;
