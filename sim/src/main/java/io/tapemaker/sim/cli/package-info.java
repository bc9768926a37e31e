/** The command line of the simulator. */
@NullMarked
package io.tapemaker.sim.cli;

import org.jspecify.annotations.NullMarked;
