/** Counters of one process that others read. */
@NullMarked
package io.tapemaker.journal.counters;

import org.jspecify.annotations.NullMarked;
