/** A local door: a Unix socket beside a journal, for its owner and root, that takes one line and answers one line. */
@NullMarked
package io.tapemaker.journal.door;

import org.jspecify.annotations.NullMarked;
