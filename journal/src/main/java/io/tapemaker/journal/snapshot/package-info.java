/** Snapshots beside the journal: an accelerator, never the truth. */
@NullMarked
package io.tapemaker.journal.snapshot;

import org.jspecify.annotations.NullMarked;
