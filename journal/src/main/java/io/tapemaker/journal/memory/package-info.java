/** The journal in memory: the same record bytes, for simulation and tests. */
@NullMarked
package io.tapemaker.journal.memory;

import org.jspecify.annotations.NullMarked;
